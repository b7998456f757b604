//! Parameters that are held to more than their type: by the same rules as fields of bodies, in the same words.
use crate::rules::{Integer, Number, Text};

use super::{Given, Parameters};

impl Parameters<'_> {
    pub fn checked_text(&mut self, name: &str, rule: &Text) -> Option<String> {
        let given = Given::new(rule.presence.required, rule.wrong_type);
        let text = self.value(name, given)?;
        match rule.read(&text) {
            Ok(text) => Some(text),
            Err(wrong) => {
                self.add(name, wrong);
                None
            }
        }
    }

    /// Decimal digits, with a minus before them or not.
    pub fn checked_integer<T: TryFrom<i64>>(&mut self, name: &str, rule: &Integer) -> Option<T> {
        let given = Given::new(rule.presence.required, rule.wrong);
        let value: i64 = self.integer(name, .., given)?;
        let value = rule.allow(value);
        if value.is_none() {
            self.add(name, rule.wrong);
        }
        value
    }

    /// A number as JSON writes it.
    pub fn checked_number(&mut self, name: &str, rule: &Number) -> Option<f64> {
        let given = Given::new(rule.presence.required, rule.wrong);
        self.read(name, given, |text| rule.json(text))
    }
}
