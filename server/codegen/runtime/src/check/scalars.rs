//! Values without parts: texts, words, numbers, booleans, and JSON that is kept as its text.
use std::borrow::Cow;

use super::{Closed, Errors, MAX_DEPTH, too_deep};
use crate::body::File;
use crate::rules::{Integer, Number, Presence, Shape, Text, Word};
use crate::{js, object};

impl Errors {
    pub fn text(&mut self, field: &str, raw: Option<&str>, rule: &Text) -> Option<String> {
        let text = self.string(field, raw, rule.presence, rule.wrong_type)?;
        let text = if rule.trim { js::trim(&text) } else { &text };
        if rule.trim && !rule.presence.required && text.is_empty() {
            return None;
        }
        match rule.read(text) {
            Ok(text) => Some(text),
            Err(wrong) => {
                self.add(field, wrong);
                None
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
        rule: &Integer,
    ) -> Option<T> {
        let raw = self.present(field, raw, rule.presence, rule.wrong)?;
        let value = rule.json(raw);
        if value.is_none() {
            self.add(field, rule.wrong);
        }
        value
    }

    pub fn number(&mut self, field: &str, raw: Option<&str>, rule: &Number) -> Option<f64> {
        let raw = self.present(field, raw, rule.presence, rule.wrong)?;
        let value = rule.json(raw);
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

    /// A file of a form.
    pub fn file(&mut self, field: &str, raw: Option<&str>, rule: &Shape) -> Option<File> {
        let raw = self.present(field, raw, rule.presence, rule.wrong_type)?;
        let number: Option<usize> = raw.parse().ok();
        let file = number.and_then(|number| self.files.get_mut(number));
        if file.is_none() {
            self.add(field, rule.wrong_type);
            return None;
        }
        file.map(std::mem::take)
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
