//! The fields of a form: how each is read, and what a file is.
use bytes::Bytes;
use mime::Mime;

/// A file as it was sent, in memory: a body of bytes, or a field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct File {
    /// As the sender calls it: a name for people, and never a path to write to.
    pub name: Option<String>,
    /// As the sender says; nobody looked into the bytes.
    pub content_type: Option<String>,
    pub bytes: Bytes,
}

/// A field of a form, and how its text becomes JSON; from there on it is validated as JSON is.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) repeated: bool,
    /// Media types that a file may have; any, where there are none.
    types: &'static [&'static str],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Bare,
    Json,
    File,
}

impl Part {
    /// The text of the field is the value.
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, Kind::Text)
    }

    /// A number or a boolean.
    pub const fn bare(name: &'static str) -> Self {
        Self::new(name, Kind::Bare)
    }

    /// The text of the field is JSON.
    pub const fn json(name: &'static str) -> Self {
        Self::new(name, Kind::Json)
    }

    pub const fn file(name: &'static str) -> Self {
        Self::new(name, Kind::File)
    }

    const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            repeated: false,
            types: &[],
        }
    }

    /// The field may be given more than once: its values are a list.
    pub const fn repeated(mut self) -> Self {
        self.repeated = true;
        self
    }

    /// `encoding`: the media types that the field may have.
    pub const fn of(mut self, types: &'static [&'static str]) -> Self {
        self.types = types;
        self
    }

    /// What is wrong with a field of the type `mime`.
    pub(super) fn complain(&self, mime: Option<&Mime>) -> Option<String> {
        let allowed = match (self.kind, self.types, mime) {
            (Kind::Json, [], Some(mime)) if !is_json(mime) => &["application/json"][..],
            (Kind::File, types, None) => types,
            // A text without a type is of the type that it should have.
            (_, _, None) => &[],
            (_, types, Some(mime)) if types.iter().any(|range| within(mime, range)) => &[],
            (_, types, Some(_)) => types,
        };
        let told = format!("must be of the type {}", one_of(allowed));
        (!allowed.is_empty()).then_some(told)
    }
}

pub(super) fn is_json(mime: &Mime) -> bool {
    let application = mime.type_() == mime::APPLICATION;
    application && (mime.subtype() == mime::JSON || mime.suffix() == Some(mime::JSON))
}

/// Whether `mime` is of `range`: `image/png`, `image/*`, `*/*`.
pub(crate) fn within(mime: &Mime, range: &str) -> bool {
    match range.strip_suffix("/*") {
        Some("*") => true,
        Some(kind) => mime.type_() == kind,
        None => mime.essence_str() == range,
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, one_of, within};

    #[test]
    fn a_media_type_is_within_its_ranges() {
        let png = "image/png; q=1".parse().unwrap();
        for (range, inside) in [
            ("image/png", true),
            ("image/*", true),
            ("*/*", true),
            ("image/jpeg", false),
            ("text/*", false),
        ] {
            assert_eq!(within(&png, range), inside, "{range}");
        }
    }

    #[test]
    fn a_complaint_names_what_may_be_sent() {
        let photo = Part::file("photo").of(&["image/png", "image/jpeg", "image/webp"]);
        let told = "must be of the type image/png, image/jpeg or image/webp";
        let text = "text/plain".parse().unwrap();
        assert_eq!(photo.complain(Some(&text)).as_deref(), Some(told));
        assert_eq!(photo.complain(None).as_deref(), Some(told));
        let told = "must be of the type application/json";
        assert_eq!(Part::json("a").complain(Some(&text)).as_deref(), Some(told));
        assert_eq!(Part::json("a").complain(None), None);
        assert_eq!(Part::text("a").complain(Some(&text)), None);
        assert_eq!(one_of(&["a", "b"]), "a or b");
    }
}
