//! Values with parts: objects, lists, maps.
use std::borrow::Cow;

use super::{Errors, FromJson, Kind};
use crate::failure::FieldError;
use crate::map::Map;
use crate::object;
use crate::rules::{Shape, Size};

/// How many items of a list may be wrong before the rest is not looked at. What is wrong with an item takes hundreds of
/// times the room of the item (`1,` in a batch), so without a limit a small body could fill the memory.
pub const MAX_WRONG_ITEMS: usize = 10_000;

/// How many letters of a map's key a place says. Every value below the key has a place of its own that starts with it, so
/// that a key as long as its sender likes would be copied as often as the sender likes.
const SHOWN_LETTERS: usize = 100;

/// `key`, or its start where it is long.
fn shown(key: &str) -> Cow<'_, str> {
    match key.char_indices().nth(SHOWN_LETTERS) {
        None => Cow::Borrowed(key),
        Some((end, _)) => Cow::Owned(format!("{}\u{2026}", &key[..end])),
    }
}

/// The items of a list that is judged item by item, in the order sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected<T>(pub Vec<Result<T, Vec<FieldError>>>);

impl Errors {
    pub fn nested<T: FromJson>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        rule: &Shape,
    ) -> Option<T> {
        self.held(field, raw, rule, Kind::Object)
    }

    /// A value whose schema has a name of its own.
    pub fn held<T: FromJson>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        rule: &Shape,
        kind: Kind,
    ) -> Option<T> {
        let raw = self.present(field, raw, rule.presence, rule.wrong_type)?;
        if !kind.fits(raw) {
            self.add(field, rule.wrong_type);
            return None;
        }
        self.deeper(field, |errors| {
            errors.within(field, |errors| T::from_json(raw, errors))
        })
    }

    /// A list, each of whose items must be right.
    pub fn list<T>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        rule: &Shape,
        item: impl Fn(&mut Self, &str, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let elements = self.elements(field, raw, rule)?;
        let parts = elements.iter().copied().enumerate();
        let place = |field: &str, index: usize| format!("{field}[{index}]");
        let items = self.all(field, parts, place, item)?;
        match rule.size.complaint_of_twins(elements.into_iter()) {
            None => Some(items),
            Some(wrong) => {
                self.add(field, wrong);
                None
            }
        }
    }

    /// An item that may be null; then there is one, and it is `None`.
    pub fn or_null<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        let before = self.count();
        let item = read(self);
        self.passed(before).map(|()| item)
    }

    /// Tells the fields of the object `raw` that are none of `known`.
    pub fn only_fields(&mut self, raw: &str, known: &[&str], unknown: &str) {
        let fields = object::entries(raw).unwrap_or_default().into_iter();
        let mut others = fields.filter(|(key, _)| !known.contains(&key.as_str()));
        for (key, _) in others.by_ref().take(MAX_WRONG_ITEMS) {
            self.add(&key, unknown);
        }
        if others.next().is_some() {
            let message = format!("must not hold more than {MAX_WRONG_ITEMS} unknown fields");
            self.add_whole(&message);
        }
    }

    /// Whether the object `raw` has as many fields as it may, those that the contract does not know among them.
    pub fn count_fields(&mut self, raw: &str, size: &Size) {
        let count = object::entries(raw).map_or(0, |entries| entries.len());
        if let Some(wrong) = size.complaint(count) {
            self.add_whole(wrong);
        }
    }

    /// An object of any keys, each of whose values must be right.
    pub fn map<T>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        rule: &Shape,
        value: impl Fn(&mut Self, &str, &str) -> Option<T>,
    ) -> Option<Map<T>> {
        let raw = self.present(field, raw, rule.presence, rule.wrong_type)?;
        let Some(entries) = object::entries(raw) else {
            self.add(field, rule.wrong_type);
            return None;
        };
        self.sized(field, entries.len(), rule)?;
        let parts = entries.iter().map(|(key, raw)| (key, *raw));
        let place = |field: &str, key: &String| match field {
            "" => shown(key).into_owned(),
            field => format!("{field}.{}", shown(key)),
        };
        let values = self.all(field, parts, place, value)?;
        let keys = entries.into_iter().map(|(key, _)| key);
        Some(keys.zip(values).collect())
    }

    /// The values of `parts` if all of them are right. Where `field` is empty, they are those of a schema of its own: whoever
    /// holds it has counted its depth, and their places start with its place.
    fn all<'a, K, T>(
        &mut self,
        field: &str,
        parts: impl Iterator<Item = (K, &'a str)>,
        place: impl Fn(&str, K) -> String,
        read: impl Fn(&mut Self, &str, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let parts_of = |errors: &mut Self, whole: &str| {
            let before = errors.count();
            let (mut items, mut wrong) = (Vec::new(), 0);
            for (key, raw) in parts {
                match read(errors, &place(whole, key), raw) {
                    Some(item) => items.push(item),
                    None => wrong += 1,
                }
                if wrong > errors.wrong_items() {
                    errors.add_too_many_wrong(whole);
                    break;
                }
            }
            errors.passed(before).map(|()| items)
        };
        if !field.is_empty() {
            return self.deeper(field, |errors| parts_of(errors, field));
        }
        let whole = std::mem::take(&mut self.prefix);
        let items = parts_of(self, &whole);
        self.prefix = whole;
        items
    }

    /// How many items may be wrong before the rest is not looked at: none where a choice is only tried.
    fn wrong_items(&self) -> usize {
        match self.trying {
            true => 0,
            false => MAX_WRONG_ITEMS,
        }
    }

    /// `x-am-collect`: a list whose wrong items are set aside, each with its own errors. With more than
    /// [`MAX_WRONG_ITEMS`] of them the whole list is wrong.
    pub fn collected<T: FromJson>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        rule: &Shape,
    ) -> Option<Collected<T>> {
        let elements = self.elements(field, raw, rule)?;
        if let Some(wrong) = rule.size.complaint_of_twins(elements.iter().copied()) {
            self.add(field, wrong);
            return None;
        }
        let (mut items, mut wrong) = (Vec::new(), 0);
        for raw in elements {
            let item = self.apart(|errors| T::from_json(raw, errors));
            wrong += usize::from(item.is_err());
            if wrong > MAX_WRONG_ITEMS {
                self.add_too_many_wrong(field);
                return None;
            }
            items.push(item);
        }
        Some(Collected(items))
    }

    /// What `read` gives, or what is wrong with it, with places of its own.
    fn apart<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Result<T, Vec<FieldError>> {
        let mut errors = Self {
            depth: self.depth + 1,
            effort: self.effort,
            told: self.told,
            ..Self::default()
        };
        let value = read(&mut errors);
        self.effort = errors.effort;
        self.told = errors.told;
        value.ok_or(errors.list)
    }

    fn add_too_many_wrong(&mut self, field: &str) {
        let message = format!("must not hold more than {MAX_WRONG_ITEMS} wrong items");
        if !self.trying {
            let field = if field.is_empty() { "body" } else { field };
            self.hint = Some(format!("`{field}` {message}."));
        }
        self.add(field, &message);
    }

    fn elements<'a>(
        &mut self,
        field: &str,
        raw: Option<&'a str>,
        rule: &Shape,
    ) -> Option<Vec<&'a str>> {
        let raw = self.present(field, raw, rule.presence, rule.wrong_type)?;
        let Some(elements) = object::elements(raw) else {
            self.add(field, rule.wrong_type);
            return None;
        };
        self.sized(field, elements.len(), rule)?;
        Some(elements)
    }

    /// `Some` if `field` may hold `count` parts. What holds too many is not looked at.
    fn sized(&mut self, field: &str, count: usize, rule: &Shape) -> Option<()> {
        let wrong = rule.size.complaint(count);
        if let Some(wrong) = wrong {
            self.add(field, wrong);
        }
        wrong.is_none().then_some(())
    }
}
