//! Strict, collecting validation: every field is checked, every error is kept, in field order.
//!
//! The rules are constants that the generator writes, wording included; nothing here knows a sentence by heart.
//! A checked field is `None` when it is absent *or* wrong; [`Errors::passed`] tells the two apart for the whole.
mod choices;
mod groups;
mod scalars;

pub use self::choices::{Choices, Discriminator, Kind};
pub use self::groups::{Collected, MAX_WRONG_ITEMS};

use crate::body::File;
use crate::failure::FieldError;
use crate::rules::Presence;

/// How deep JSON may be nested, where it is kept as its text or its schema holds itself. JavaScript has no such limit;
/// ours keeps every reader of it safe, and the stack of this one.
pub const MAX_DEPTH: usize = 64;

/// How much is told of a body that is wrong. Lists in lists may each hold [`MAX_WRONG_ITEMS`] that are wrong.
const MAX_TOLD: usize = 10 * MAX_WRONG_ITEMS;

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
    /// How many there are: those of a choice that is only tried are counted, and not kept.
    count: usize,
    /// How many were kept, those of items that are set aside among them.
    told: usize,
    trying: bool,
    /// Where nested fields stand: `events[3]`, or nothing in the body itself.
    prefix: String,
    /// The objects and lists around what is read, the body's own left out.
    depth: usize,
    effort: choices::Effort,
    /// What to tell the sender even where the list is not told.
    hint: Option<String>,
    /// The files of a form; the JSON of a file's field is its number in this list.
    files: Vec<File>,
}

impl Errors {
    /// For the text of one body, whose length bounds the effort of reading it.
    pub fn of(body: &str) -> Self {
        Self {
            effort: choices::Effort::of(body),
            ..Self::default()
        }
    }

    pub(crate) fn with_files(self, files: Vec<File>) -> Self {
        Self { files, ..self }
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
        self.count = wrong.len();
        self.list = wrong;
    }

    pub fn into_list(self) -> Vec<FieldError> {
        self.list
    }

    pub(crate) fn take_hint(&mut self) -> Option<String> {
        self.hint.take()
    }

    pub fn count(&self) -> usize {
        self.count
    }

    /// `Some` if nothing was added since `before`.
    pub fn passed(&self, before: usize) -> Option<()> {
        (self.count == before).then_some(())
    }

    /// What is wrong with `field`; with the whole, if that is empty.
    pub fn add(&mut self, field: &str, message: &str) {
        self.count += 1;
        if !self.trying && self.may_tell() {
            let field = match self.place(field) {
                place if place.is_empty() => "body".to_owned(),
                place => place,
            };
            let message = message.to_owned();
            self.list.push(FieldError { field, message });
        }
    }

    /// Whether there is room for one more; the first that has none is told of in the hint.
    fn may_tell(&mut self) -> bool {
        self.told += 1;
        if self.told > MAX_TOLD && self.hint.is_none() {
            self.hint = Some(format!(
                "More is wrong than the first {MAX_TOLD} that are told."
            ));
        }
        self.told <= MAX_TOLD
    }

    /// The whole of what is being read is wrong: `body`, or the field that holds it.
    pub fn add_whole(&mut self, message: &str) {
        self.add("", message);
    }

    /// Where `field` stands in the body.
    fn place(&self, field: &str) -> String {
        match (self.prefix.as_str(), field) {
            ("", field) => field.to_owned(),
            (prefix, "") => prefix.to_owned(),
            (prefix, field) => format!("{prefix}.{field}"),
        }
    }

    /// Reads what stands in `field`, with places from there on.
    fn within<T>(&mut self, field: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let inner = self.place(field);
        let outer = std::mem::replace(&mut self.prefix, inner);
        let value = read(self);
        self.prefix = outer;
        value
    }

    /// Reads the parts of `field`, one level deeper, if they may be.
    fn deeper<T>(&mut self, field: &str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            self.add(field, &too_deep());
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
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

fn too_deep() -> String {
    format!("must not be nested deeper than {MAX_DEPTH} levels")
}

#[cfg(test)]
mod tests;
