//! Strict, collecting validation: every field is checked, every error is kept, in field order.
//!
//! The rules are constants that the generator writes, wording included; nothing here knows a sentence by heart.
//! A checked field is `None` when it is absent *or* wrong; [`Errors::passed`] tells the two apart for the whole.
mod groups;
mod scalars;

pub use self::groups::{Collected, MAX_WRONG_ITEMS};

use crate::body::File;
use crate::failure::FieldError;
use crate::rules::Presence;

/// How deep free-form JSON may be nested. JavaScript has no such limit; ours keeps every reader of it safe.
pub const MAX_DEPTH: usize = 64;

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
    /// The files of a form; the JSON of a file's field is its number in this list.
    files: Vec<File>,
}

impl Errors {
    pub(crate) fn with_files(files: Vec<File>) -> Self {
        Self {
            files,
            ..Self::default()
        }
    }

    /// Adds what was `wrong` before; of a field that is among it, nothing else is said. All in the order of `fields`.
    pub(crate) fn put_before(&mut self, mut wrong: Vec<FieldError>, fields: &[&str]) {
        let top = |error: &FieldError| {
            let end = error.field.find(['.', '[']).unwrap_or(error.field.len());
            error.field[..end].to_owned()
        };
        let known: Vec<_> = wrong.iter().map(top).collect();
        self.list.retain(|error| !known.contains(&top(error)));
        wrong.append(&mut self.list);
        wrong.sort_by_key(|error| fields.iter().position(|field| *field == top(error)));
        self.list = wrong;
    }

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
}

#[cfg(test)]
mod tests;
