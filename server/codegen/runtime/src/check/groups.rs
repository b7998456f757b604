//! Values with parts: objects, lists, maps.
use super::{Errors, FromJson};
use crate::failure::FieldError;
use crate::map::Map;
use crate::object;
use crate::rules::{Shape, Size};

/// How many items of a list may be wrong before the rest is not looked at. What is wrong with an item takes hundreds of
/// times the room of the item (`1,` in a batch), so without a limit a small body could fill the memory.
pub const MAX_WRONG_ITEMS: usize = 10_000;

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
        let raw = self.present(field, raw, rule.presence, rule.wrong_type)?;
        if !raw.starts_with('{') {
            self.add(field, rule.wrong_type);
            return None;
        }
        self.within(&format!("{field}."), |errors| T::from_json(raw, errors))
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
        let parts = elements.iter().enumerate();
        let parts = parts.map(|(index, raw)| (format!("{field}[{index}]"), *raw));
        let items = self.all(field, parts, item)?;
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
        let parts = entries.iter();
        let parts = parts.map(|(key, raw)| (format!("{field}.{key}"), *raw));
        let values = self.all(field, parts, value)?;
        let keys = entries.into_iter().map(|(key, _)| key);
        Some(keys.zip(values).collect())
    }

    /// The values of `parts`, each with its place, if all of them are right.
    fn all<'a, T>(
        &mut self,
        field: &str,
        parts: impl Iterator<Item = (String, &'a str)>,
        read: impl Fn(&mut Self, &str, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let before = self.count();
        let (mut items, mut wrong) = (Vec::new(), 0);
        for (place, raw) in parts {
            match read(self, &place, raw) {
                Some(item) => items.push(item),
                None => wrong += 1,
            }
            if wrong > MAX_WRONG_ITEMS {
                self.add_too_many_wrong(field);
                break;
            }
        }
        self.passed(before).map(|()| items)
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
            let mut errors = Errors::default();
            let item = T::from_json(raw, &mut errors).ok_or(errors.list);
            wrong += usize::from(item.is_err());
            if wrong > MAX_WRONG_ITEMS {
                self.add_too_many_wrong(field);
                return None;
            }
            items.push(item);
        }
        Some(Collected(items))
    }

    fn add_too_many_wrong(&mut self, field: &str) {
        let message = format!("must not hold more than {MAX_WRONG_ITEMS} wrong items");
        self.hint = Some(format!("`{field}` {message}."));
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
