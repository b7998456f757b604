//! `oneOf` and `anyOf`: which of several schemas a value is.
use super::Errors;
use crate::{js, object};

/// How often a body's bytes may be read again in search of the choice that fits. Choices in choices multiply, and who
/// sends a body picks how deep they stand in each other.
const READINGS: usize = 64;

/// What one try costs beside its bytes.
const TRY: usize = 64;

const TOO_MUCH: &str = "holds more choices than can be told apart; send less of them at once";

/// The bytes that choices may still be tried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effort(usize);

impl Effort {
    pub(super) fn of(body: &str) -> Self {
        Self(body.len().max(1024).saturating_mul(READINGS))
    }

    /// Whether there is enough left to try `raw`.
    fn spend(&mut self, raw: &str) -> bool {
        let left = self.0.checked_sub(raw.len() + TRY);
        // What ran out stays empty: the rest is not tried either.
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
}

impl Default for Effort {
    fn default() -> Self {
        Self::of("")
    }
}

/// How a value starts: what can be said of it before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Any,
    Object,
    List,
    Text,
    Number,
    Boolean,
}

impl Kind {
    pub(super) fn fits(self, raw: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Object => raw.starts_with('{'),
            Self::List => raw.starts_with('['),
            Self::Text => raw.starts_with('"'),
            Self::Number => raw.starts_with(|c: char| c == '-' || c.is_ascii_digit()),
            Self::Boolean => raw.starts_with(['t', 'f']),
        }
    }
}

/// Choices that nothing but their shape tells apart.
pub struct Choices {
    pub kinds: &'static [Kind],
    /// `anyOf`: the first that fits is taken, also where others would fit.
    pub any: bool,
    pub none_fits: &'static str,
    pub several_fit: &'static str,
}

/// The property that tells choices apart.
pub struct Discriminator {
    pub property: &'static str,
    pub words: &'static [&'static str],
    pub not_an_object: &'static str,
    pub wrong_type: &'static str,
    pub not_listed: &'static str,
}

impl Errors {
    /// The choice that fits `raw`, read by its index. If only one can be meant, what is wrong with it is said.
    pub fn choice<T>(
        &mut self,
        raw: &str,
        choices: &Choices,
        read: impl Fn(&mut Self, &str, usize) -> Option<T>,
    ) -> Option<T> {
        let kinds = choices.kinds.iter().enumerate();
        let meant: Vec<usize> = kinds
            .filter_map(|(index, kind)| kind.fits(raw).then_some(index))
            .collect();
        if let [only] = meant.as_slice() {
            return read(self, raw, *only);
        }
        let mut found = None;
        for index in meant {
            if !self.effort.spend(raw) {
                self.add_whole(TOO_MUCH);
                return None;
            }
            let value = self.attempt(|errors| read(errors, raw, index));
            if value.is_some() && found.is_some() {
                self.add_whole(choices.several_fit);
                return None;
            }
            found = found.or(value);
            if choices.any && found.is_some() {
                break;
            }
        }
        self.settled(found, choices)
    }

    /// `found`, unless it was found because the search for others was given up.
    fn settled<T>(&mut self, found: Option<T>, choices: &Choices) -> Option<T> {
        if self.effort == Effort(0) {
            self.add_whole(TOO_MUCH);
            return None;
        }
        if found.is_none() {
            self.add_whole(choices.none_fits);
        }
        found
    }

    /// What `read` gives if it finds nothing wrong; what it finds is forgotten.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.count;
        let outer = std::mem::replace(&mut self.trying, true);
        let value = read(self);
        let passed = self.passed(before);
        self.trying = outer;
        self.count = before;
        passed.and(value)
    }

    /// The index of the word that the property of `raw` holds.
    pub fn discriminator(&mut self, raw: &str, by: &Discriminator) -> Option<usize> {
        let index = |key: &[u8]| (key == by.property.as_bytes()).then_some(0);
        let Some([word]) = object::fields::<1>(raw, index) else {
            self.add_whole(by.not_an_object);
            return None;
        };
        let Some(word) = word.and_then(js::text) else {
            self.add(by.property, by.wrong_type);
            return None;
        };
        let found = by.words.iter().position(|known| *known == word);
        if found.is_none() {
            self.add(by.property, by.not_listed);
        }
        found
    }
}
