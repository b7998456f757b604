//! Strict, collecting validation: every field is checked, every error is kept, in field order.
//!
//! The rules are constants that the generator writes, wording included; nothing here knows a sentence by heart.
//! A checked field is `None` when it is absent *or* wrong; [`Errors::passed`] tells the two apart for the whole.
use std::borrow::Cow;

use crate::failure::FieldError;
use crate::map::Map;
use crate::rules::{Number, Presence, Shape, Text, Word};
use crate::{js, object};

/// How deep free-form JSON may be nested. JavaScript has no such limit; ours keeps every reader of it safe.
pub const MAX_DEPTH: usize = 64;

/// How many items of a list may be wrong before the rest is not looked at. What is wrong with an item takes hundreds of
/// times the room of the item (`1,` in a batch), so without a limit a small body could fill the memory.
pub const MAX_WRONG_ITEMS: usize = 10_000;

/// A type that is parsed strictly from JSON.
pub trait FromJson: Sized {
    /// `None` if there were errors; they were then added to `errors`.
    fn from_json(raw: &str, errors: &mut Errors) -> Option<Self>;
}

/// A closed set of words.
pub trait Closed: Sized {
    fn from_word(word: &str) -> Option<Self>;
}

/// What is wrong with a body, in field order.
#[derive(Debug, Default)]
pub struct Errors {
    list: Vec<FieldError>,
    /// Where nested fields stand: `events[3].` or nothing.
    prefix: String,
    /// What to tell the sender even where the list is not told.
    hint: Option<String>,
}

impl Errors {
    pub fn into_list(self) -> Vec<FieldError> {
        self.list
    }

    pub(crate) fn take_hint(&mut self) -> Option<String> {
        self.hint.take()
    }

    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// `Some` if nothing was added since `before`.
    pub fn passed(&self, before: usize) -> Option<()> {
        (self.list.len() == before).then_some(())
    }

    pub fn add(&mut self, field: &str, message: &str) {
        let field = format!("{}{field}", self.prefix);
        self.list.push(FieldError {
            field,
            message: message.to_owned(),
        });
    }

    /// The whole of what is being read is wrong: `body`, or the field that holds it.
    pub fn add_whole(&mut self, message: &str) {
        let whole = match self.prefix.strip_suffix('.') {
            Some(outer) => outer.to_owned(),
            None => "body".to_owned(),
        };
        self.list.push(FieldError {
            field: whole,
            message: message.to_owned(),
        });
    }

    pub fn text(&mut self, field: &str, raw: Option<&str>, rule: &Text) -> Option<String> {
        let text = self.string(field, raw, rule.presence, rule.wrong_type)?;
        let text = if rule.trim { js::trim(&text) } else { &text };
        if rule.trim && !rule.presence.required && text.is_empty() {
            return None;
        }
        if !rule.allows_length(text) {
            self.add(field, rule.wrong_length);
            return None;
        }
        if let Some(pattern) = &rule.pattern
            && (pattern.regex)().find(text).is_none()
        {
            self.add(field, pattern.mismatch);
            return None;
        }
        match &rule.format {
            None => Some(text.to_owned()),
            Some(format) => {
                let read = (format.read)(text);
                if read.is_none() {
                    self.add(field, format.unreadable);
                }
                read
            }
        }
    }

    pub fn word<T: Closed>(&mut self, field: &str, raw: Option<&str>, rule: &Word) -> Option<T> {
        let before = self.count();
        let Some(text) = self.string(field, raw, rule.presence, rule.wrong_type) else {
            if rule.type_and_enum && self.passed(before).is_none() {
                self.add(field, rule.not_listed);
            }
            return None;
        };
        let text = if rule.trim { js::trim(&text) } else { &text };
        if rule.trim && text.is_empty() {
            if !rule.presence.required {
                return None;
            }
            self.add(field, rule.blank);
        }
        let word = T::from_word(text);
        if word.is_none() {
            self.add(field, rule.not_listed);
        }
        word
    }

    /// An `i64`, or an `i32`, whose bounds are then the rule's as well.
    pub fn integer<T: TryFrom<i64>>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        rule: &Number,
    ) -> Option<T> {
        let raw = self.present(field, raw, rule.presence, rule.wrong)?;
        let value = js::integer(raw).filter(|value| rule.allows(*value as f64));
        let value = value.and_then(|value| value.try_into().ok());
        if value.is_none() {
            self.add(field, rule.wrong);
        }
        value
    }

    pub fn number(&mut self, field: &str, raw: Option<&str>, rule: &Number) -> Option<f64> {
        let raw = self.present(field, raw, rule.presence, rule.wrong)?;
        let value = js::number(raw).filter(|value| value.is_finite() && rule.allows(*value));
        if value.is_none() {
            self.add(field, rule.wrong);
        }
        value
    }

    pub fn boolean(&mut self, field: &str, raw: Option<&str>, rule: &Shape) -> Option<bool> {
        match self.present(field, raw, rule.presence, rule.wrong_type)? {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                self.add(field, rule.wrong_type);
                None
            }
        }
    }

    /// Any JSON value, as its text. Where it may be absent, `missing` is `None`, and null is absence too.
    pub fn free_form(
        &mut self,
        field: &str,
        raw: Option<&str>,
        missing: Option<&str>,
    ) -> Option<String> {
        let Some(raw) = raw.filter(|raw| missing.is_some() || *raw != "null") else {
            if let Some(missing) = missing {
                self.add(field, missing);
            }
            return None;
        };
        if object::depth(raw) > MAX_DEPTH {
            self.add(field, &too_deep());
            return None;
        }
        Some(raw.to_owned())
    }

    /// A whole that is any JSON, as its text.
    pub fn any_json(&mut self, raw: &str, wrong: &str) -> Option<String> {
        let raw = raw.trim_matches([' ', '\t', '\n', '\r']);
        if !object::is_json(raw) {
            self.add_whole(wrong);
            return None;
        }
        if object::depth(raw) > MAX_DEPTH {
            self.add_whole(&too_deep());
            return None;
        }
        Some(raw.to_owned())
    }

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
        let elements = self.elements(field, raw, rule)?.into_iter().enumerate();
        let parts = elements.map(|(index, raw)| (format!("{field}[{index}]"), raw));
        self.all(field, parts, item)
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
        let elements = object::elements(raw);
        if elements.is_none() {
            self.add(field, rule.wrong_type);
        }
        elements
    }

    fn within<T>(&mut self, part: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.prefix.len();
        self.prefix.push_str(part);
        let value = read(self);
        self.prefix.truncate(outer);
        value
    }

    /// The raw value if there is one; null is none.
    fn present<'a>(
        &mut self,
        field: &str,
        raw: Option<&'a str>,
        presence: Presence,
        wrong: &str,
    ) -> Option<&'a str> {
        let allowed = match raw {
            None => !presence.required,
            Some("null") => presence.nullable,
            Some(_) => return raw,
        };
        if !allowed {
            self.add(field, wrong);
        }
        None
    }

    fn string<'a>(
        &mut self,
        field: &str,
        raw: Option<&'a str>,
        presence: Presence,
        wrong: &str,
    ) -> Option<Cow<'a, str>> {
        let raw = self.present(field, raw, presence, wrong)?;
        let text = js::text(raw);
        if text.is_none() {
            self.add(field, wrong);
        }
        text
    }
}

fn too_deep() -> String {
    format!("must not be nested deeper than {MAX_DEPTH} levels")
}

/// The items of a list that is judged item by item, in the order sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected<T>(pub Vec<Result<T, Vec<FieldError>>>);

#[cfg(test)]
mod tests;
