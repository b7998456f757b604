//! JSON as `JSON.stringify(JSON.parse(raw))` gives it back, in one pass and without a tree.
//!
//! Promises: compact output; shortest numbers; in objects the keys that are array indices first, ascending, then the
//! others in the order of their first appearance, each with its last value; `__proto__` is a key like any other. The
//! grammar is as strict as `JSON.parse`. Nesting takes memory, not stack, and ends at the caller's limit.

mod keys;

use std::fmt;

use self::keys::Entry;
use super::{number, text};

/// Why a text is not JSON that we take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonError {
    /// Arrays and objects stand in each other more than `limit` deep.
    TooDeep { limit: usize },
    /// Not JSON from the byte at `offset` on.
    Syntax { offset: usize },
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooDeep { limit } => write!(f, "nested more than {limit} levels deep"),
            Self::Syntax { offset } => write!(f, "not valid JSON at byte {offset}"),
        }
    }
}

impl std::error::Error for JsonError {}

/// A JSON text as JavaScript prints it; of an object, also where its fields stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalised {
    json: String,
    fields: Option<Vec<Entry>>,
}

impl Normalised {
    pub fn as_str(&self) -> &str {
        &self.json
    }

    pub fn into_string(self) -> String {
        self.json
    }

    pub fn is_object(&self) -> bool {
        self.fields.is_some()
    }

    /// The fields of an object in printed order, none for any other value: key (as printed, without its quotes) and
    /// value, both as they stand in [`Self::as_str`].
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.as_deref().unwrap_or_default();
        fields
            .iter()
            .map(|field| (field.key(&self.json), &self.json[field.value..field.end]))
    }

    /// The value of the field that prints as `key`, so `key` itself must need no escape.
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields()
            .find_map(|(name, value)| (name == key).then_some(value))
    }
}

/// `JSON.stringify(JSON.parse(raw))`; `max_depth` counts the arrays and objects around a value: 0 admits scalars only.
pub fn stringify(raw: &str, max_depth: usize) -> Result<String, JsonError> {
    normalise(raw, max_depth).map(Normalised::into_string)
}

/// As [`stringify`], with the places of the top object's fields.
pub fn normalise(raw: &str, max_depth: usize) -> Result<Normalised, JsonError> {
    let mut printer = Printer {
        raw,
        at: 0,
        out: String::with_capacity(raw.len()),
        open: Vec::new(),
        entries: Vec::new(),
        max_depth,
    };
    let top_is_object = printer.run()?;
    Ok(Normalised {
        json: printer.out,
        fields: top_is_object.then_some(printer.entries),
    })
}

/// An array or object that is not closed yet.
enum Open {
    Array,
    Object {
        /// Where its first key is printed.
        start: usize,
        /// Its first entry; an open object's entries are the last ones.
        first: usize,
        /// Whether a key so far is an array index.
        indices: bool,
    },
}

struct Printer<'a> {
    raw: &'a str,
    at: usize,
    out: String,
    open: Vec<Open>,
    entries: Vec<Entry>,
    max_depth: usize,
}

impl Printer<'_> {
    /// Prints the whole text; tells whether it is an object, whose entries are then left.
    fn run(&mut self) -> Result<bool, JsonError> {
        self.skip_blanks();
        let top_is_object = self.peek() == Some(b'{');
        loop {
            self.skip_blanks();
            if self.value()? {
                continue;
            }
            if self.close()? {
                return Ok(top_is_object);
            }
        }
    }

    /// Prints a scalar or an empty container, or opens one; true when a value must follow.
    fn value(&mut self) -> Result<bool, JsonError> {
        match self.peek() {
            Some(b'"') => self.string()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'{') => return self.open_object(),
            Some(b'[') => return self.open_array(),
            Some(b't') => self.word("true")?,
            Some(b'f') => self.word("false")?,
            Some(b'n') => self.word("null")?,
            _ => return Err(self.syntax()),
        }
        Ok(false)
    }

    /// After a value: goes on to the next one, closing what ends here. True at the end of the text.
    fn close(&mut self) -> Result<bool, JsonError> {
        loop {
            self.skip_blanks();
            let next = self.peek();
            match self.open.last() {
                None if next.is_none() => return Ok(true),
                Some(Open::Array) if next == Some(b']') => {
                    self.copy(']');
                    self.open.pop();
                }
                Some(Open::Array) if next == Some(b',') => {
                    self.copy(',');
                    return Ok(false);
                }
                Some(Open::Object {
                    start,
                    first,
                    indices,
                }) if next == Some(b'}') => {
                    let (start, first, indices) = (*start, *first, *indices);
                    self.end_entry();
                    keys::settle(&mut self.out, &mut self.entries, start, first, indices);
                    self.copy('}');
                    self.open.pop();
                    // The top object keeps its entries, for the caller.
                    if !self.open.is_empty() {
                        self.entries.truncate(first);
                    }
                }
                Some(Open::Object { .. }) if next == Some(b',') => {
                    self.end_entry();
                    self.copy(',');
                    self.skip_blanks();
                    self.key()?;
                    return Ok(false);
                }
                _ => return Err(self.syntax()),
            }
        }
    }

    fn open_object(&mut self) -> Result<bool, JsonError> {
        self.check_depth()?;
        self.copy('{');
        self.skip_blanks();
        if self.peek() == Some(b'}') {
            self.copy('}');
            return Ok(false);
        }
        let (start, first) = (self.out.len(), self.entries.len());
        self.open.push(Open::Object {
            start,
            first,
            indices: false,
        });
        self.key()?;
        Ok(true)
    }

    fn open_array(&mut self) -> Result<bool, JsonError> {
        self.check_depth()?;
        self.copy('[');
        self.skip_blanks();
        if self.peek() == Some(b']') {
            self.copy(']');
            return Ok(false);
        }
        self.open.push(Open::Array);
        Ok(true)
    }

    fn check_depth(&self) -> Result<(), JsonError> {
        if self.open.len() < self.max_depth {
            Ok(())
        } else {
            Err(JsonError::TooDeep {
                limit: self.max_depth,
            })
        }
    }

    fn key(&mut self) -> Result<(), JsonError> {
        let start = self.out.len();
        if self.peek() != Some(b'"') {
            return Err(self.syntax());
        }
        self.string()?;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return Err(self.syntax());
        }
        self.copy(':');
        let entry = Entry {
            start,
            value: self.out.len(),
            end: self.out.len(),
        };
        if let Some(Open::Object { indices, .. }) = self.open.last_mut() {
            *indices |= keys::index(entry.key(&self.out)).is_some();
        }
        self.entries.push(entry);
        Ok(())
    }

    fn end_entry(&mut self) {
        if let Some(entry) = self.entries.last_mut() {
            entry.end = self.out.len();
        }
    }

    fn string(&mut self) -> Result<(), JsonError> {
        let bytes = self.raw.as_bytes();
        self.copy('"');
        loop {
            let end = text::plain_run(bytes, self.at);
            self.out.push_str(&self.raw[self.at..end]);
            self.at = end;
            match self.peek() {
                Some(b'"') => {
                    self.copy('"');
                    return Ok(());
                }
                Some(b'\\') => {
                    let (escape, next) = text::escape(bytes, end).ok_or_else(|| self.syntax())?;
                    text::print_escape(escape, &mut self.out);
                    self.at = next;
                }
                _ => return Err(self.syntax()),
            }
        }
    }

    fn number(&mut self) -> Result<(), JsonError> {
        let end = number::scan(self.raw.as_bytes(), self.at).ok_or_else(|| self.syntax())?;
        number::reprint(&self.raw[self.at..end], &mut self.out);
        self.at = end;
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), JsonError> {
        if !self.raw.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.syntax());
        }
        self.out.push_str(word);
        self.at += word.len();
        Ok(())
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.raw.as_bytes().get(self.at).copied()
    }

    fn copy(&mut self, mark: char) {
        self.out.push(mark);
        self.at += 1;
    }

    fn syntax(&self) -> JsonError {
        JsonError::Syntax { offset: self.at }
    }
}

#[cfg(test)]
mod tests;
