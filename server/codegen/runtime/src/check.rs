//! Strict, collecting validation: every field is checked, every error is kept, in field order.
//!
//! The rules are constants that the generator writes, wording included; nothing here knows a sentence by heart.
//! A checked field is `None` when it is absent *or* wrong; [`Errors::passed`] tells the two apart for the whole.
use std::borrow::Cow;

use crate::failure::FieldError;
use crate::rules::{Number, Presence, Shape, Text, Word};
use crate::{js, object};

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
}

impl Errors {
    pub fn into_list(self) -> Vec<FieldError> {
        self.list
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

    pub fn integer(&mut self, field: &str, raw: Option<&str>, rule: &Number) -> Option<i64> {
        let raw = self.present(field, raw, rule.presence, rule.wrong)?;
        let value = js::integer(raw).filter(|value| rule.allows(*value as f64));
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
            self.add(
                field,
                &format!("must not be nested deeper than {MAX_DEPTH} levels"),
            );
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
        let elements = self.elements(field, raw, rule)?;
        let before = self.count();
        let mut items = Vec::with_capacity(elements.len());
        for (index, raw) in elements.into_iter().enumerate() {
            items.extend(item(self, &format!("{field}[{index}]"), raw));
        }
        self.passed(before).map(|()| items)
    }

    /// `x-am-collect`: a list whose wrong items are set aside, each with its own errors.
    pub fn collected<T: FromJson>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        rule: &Shape,
    ) -> Option<Collected<T>> {
        let elements = self.elements(field, raw, rule)?;
        let items = elements.into_iter().map(|raw| {
            let mut errors = Errors::default();
            T::from_json(raw, &mut errors).ok_or(errors.list)
        });
        Some(Collected(items.collect()))
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

/// The items of a list that is judged item by item, in the order sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected<T>(pub Vec<Result<T, Vec<FieldError>>>);

#[cfg(test)]
mod tests {
    use super::{Closed, Collected, Errors, FromJson, MAX_DEPTH};
    use crate::object;
    use crate::rules::{Number, Shape, Text, Word};

    #[derive(Debug, PartialEq)]
    struct Point {
        x: i64,
    }

    impl FromJson for Point {
        fn from_json(raw: &str, errors: &mut Errors) -> Option<Self> {
            let Some([x]) = object::fields(raw, |key| (key == b"x").then_some(0)) else {
                errors.add_whole("must be a JSON object");
                return None;
            };
            Some(Self {
                x: errors.integer("x", x, &Number::required("must be an integer"))?,
            })
        }
    }

    #[derive(Debug, PartialEq)]
    struct Yes;

    impl Closed for Yes {
        fn from_word(word: &str) -> Option<Self> {
            (word == "yes").then_some(Self)
        }
    }

    #[track_caller]
    fn said<T>(check: impl FnOnce(&mut Errors) -> Option<T>) -> Vec<String> {
        let mut errors = Errors::default();
        let value = check(&mut errors);
        let list = errors.into_list();
        assert!(
            value.is_none() || list.is_empty(),
            "a value and errors at once"
        );
        list.into_iter()
            .map(|error| format!("{}: {}", error.field, error.message))
            .collect()
    }

    #[test]
    fn a_text_must_be_a_string_and_what_is_blank_may_be_absent() {
        let required = Text::required("type")
            .trimmed()
            .length(1, usize::MAX, "empty");
        for (raw, expected) in [
            (Some("3"), "f: type"),
            (None, "f: type"),
            (Some("null"), "f: type"),
        ] {
            assert_eq!(said(|errors| errors.text("f", raw, &required)), [expected]);
        }
        assert_eq!(
            said(|errors| errors.text("f", Some("\" \""), &required)),
            ["f: empty"]
        );
        let optional = Text::optional("type").trimmed();
        let mut errors = Errors::default();
        assert_eq!(errors.text("f", Some("\" \\u00a0\""), &optional), None);
        assert_eq!(
            errors.text("f", Some("\" a \""), &optional).as_deref(),
            Some("a")
        );
        assert_eq!(errors.count(), 0);
    }

    #[test]
    fn a_length_is_counted_in_utf_16_units() {
        let rule = Text::required("type").length(2, 2, "length");
        assert_eq!(
            said(|errors| errors.text("f", Some("\"é\""), &rule)),
            ["f: length"]
        );
        assert!(said(|errors| errors.text("f", Some("\"🦀\""), &rule)).is_empty());
        assert_eq!(
            said(|errors| errors.text("f", Some("\"abc\""), &rule)),
            ["f: length"]
        );
    }

    #[test]
    fn a_word_of_the_wrong_type_may_be_told_twice() {
        let both = Word::required("type", "enum")
            .trimmed("blank")
            .type_and_enum();
        assert_eq!(
            said(|errors| errors.word::<Yes>("f", Some("1"), &both)),
            ["f: type", "f: enum"]
        );
        let blank = said(|errors| errors.word::<Yes>("f", Some("\"\""), &both));
        assert_eq!(blank, ["f: blank", "f: enum"]);
        let one = Word::optional("type", "enum");
        assert_eq!(
            said(|errors| errors.word::<Yes>("f", Some("1"), &one)),
            ["f: type"]
        );
        assert_eq!(
            said(|errors| errors.word::<Yes>("f", Some("\" yes\""), &one)),
            ["f: enum"]
        );
    }

    #[test]
    fn numbers_are_strict_and_bounded() {
        let rule = Number::optional("wrong").minimum(0.0).maximum(10.0);
        for raw in ["-1", "11", "1.5", "\"5\"", "1e400", "true"] {
            assert_eq!(
                said(|errors| errors.integer("f", Some(raw), &rule)),
                ["f: wrong"],
                "{raw}"
            );
        }
        let mut errors = Errors::default();
        assert_eq!(errors.integer("f", Some("5.0"), &rule), Some(5));
        assert_eq!(errors.number("f", Some("1.5"), &rule), Some(1.5));
        assert_eq!(errors.integer("f", Some("null"), &rule), None);
        assert_eq!(errors.count(), 0);
        let unbounded = Number::required("wrong");
        assert_eq!(
            said(|errors| errors.number("f", Some("1e999"), &unbounded)),
            ["f: wrong"]
        );
    }

    #[test]
    fn free_form_json_may_not_be_nested_too_deep() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(said(|errors| errors.free_form("f", Some(&nested(MAX_DEPTH)), None)).is_empty());
        assert_eq!(
            said(|errors| errors.free_form("f", Some(&nested(10_000)), None)),
            ["f: must not be nested deeper than 64 levels"]
        );
    }

    #[test]
    fn absence_and_null_are_told_apart() {
        let wrong = |rule: &Number| {
            [None, Some("null")]
                .map(|raw| !said(|errors| errors.integer("f", raw, rule)).is_empty())
        };
        assert_eq!(wrong(&Number::required("wrong")), [true, true]);
        assert_eq!(wrong(&Number::required("wrong").or_null()), [true, false]);
        assert_eq!(wrong(&Number::optional("wrong").not_null()), [false, true]);
        assert_eq!(wrong(&Number::optional("wrong")), [false, false]);
    }

    #[test]
    fn null_is_a_value_of_free_form_json_that_is_required() {
        let mut errors = Errors::default();
        let null = errors.free_form("f", Some("null"), Some("missing"));
        assert_eq!(null.as_deref(), Some("null"));
        assert_eq!(errors.free_form("f", Some("null"), None), None);
        assert_eq!(errors.count(), 0);
        assert_eq!(
            said(|errors| errors.free_form("f", None, Some("missing"))),
            ["f: missing"]
        );
    }

    #[test]
    fn nested_fields_are_named_by_their_path() {
        let rule = Shape::required("must be an array");
        let list = |raw| {
            said(|errors| {
                errors.list("points", Some(raw), &rule, |errors, field, raw| {
                    errors.nested::<Point>(field, Some(raw), &Shape::required("must be an object"))
                })
            })
        };
        assert_eq!(list("[{\"x\":1},{}]"), ["points[1].x: must be an integer"]);
        assert_eq!(list("[3]"), ["points[0]: must be an object"]);
        assert_eq!(list("{}"), ["points: must be an array"]);
    }

    #[test]
    fn collected_items_are_judged_one_by_one() {
        let mut errors = Errors::default();
        let items: Option<Collected<Point>> = errors.collected(
            "points",
            Some("[{\"x\":1},5]"),
            &Shape::required("must be an array"),
        );
        let Collected(items) = items.expect("the wrapper is right");
        assert_eq!(items[0], Ok(Point { x: 1 }));
        assert_eq!(
            items[1].as_ref().map_err(|list| list[0].field.as_str()),
            Err("body")
        );
        assert_eq!(errors.count(), 0);
    }
}
