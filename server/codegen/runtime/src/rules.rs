//! The rules of fields, as constants that the generator writes, wording included.
mod numbers;
mod size;

pub use numbers::{Integer, Number};
pub use size::Size;

/// Whether a field may be absent, and whether it may be null. Either way it then has no value.
#[derive(Clone, Copy)]
pub(crate) struct Presence {
    pub(crate) required: bool,
    pub(crate) nullable: bool,
}

impl Presence {
    const REQUIRED: Self = Self {
        required: true,
        nullable: false,
    };
    const OPTIONAL: Self = Self {
        required: false,
        nullable: true,
    };
}

/// What every rule can say of presence, beside its constructors `required` (neither absent nor null) and `optional`
/// (either).
macro_rules! presence {
    ($rule:ident) => {
        impl $rule {
            /// Required, but null is a value.
            pub const fn or_null(mut self) -> Self {
                self.presence.nullable = true;
                self
            }

            /// Optional, but null is no way to leave it out.
            pub const fn not_null(mut self) -> Self {
                self.presence.nullable = false;
                self
            }
        }
    };
}

presence!(Integer);
presence!(Text);
presence!(Word);
presence!(Number);
presence!(Shape);

/// Rule of a string field.
pub struct Text {
    pub(crate) presence: Presence,
    pub(crate) trim: bool,
    /// In UTF-16 units, as JavaScript counts.
    pub(crate) min_length: usize,
    pub(crate) max_length: usize,
    pub(crate) wrong_type: &'static str,
    pub(crate) wrong_length: &'static str,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) known: Option<Known>,
    pub(crate) format: Option<Format>,
}

/// A compiled ECMA pattern and what to say when it does not match.
pub struct Pattern {
    pub regex: fn() -> &'static regress::Regex,
    pub mismatch: &'static str,
}

/// A format that has a name, such as `uuid`, and what to say of a text that is none.
pub struct Known {
    pub is: fn(&str) -> bool,
    pub wrong: &'static str,
}

/// `x-am-format`: a reader that takes more than a pattern can say, and normalises what it took.
pub struct Format {
    pub read: fn(&str) -> Option<String>,
    pub unreadable: &'static str,
}

impl Text {
    pub const fn required(wrong_type: &'static str) -> Self {
        Self::new(Presence::REQUIRED, wrong_type)
    }

    pub const fn optional(wrong_type: &'static str) -> Self {
        Self::new(Presence::OPTIONAL, wrong_type)
    }

    const fn new(presence: Presence, wrong_type: &'static str) -> Self {
        Self {
            presence,
            trim: false,
            min_length: 0,
            max_length: usize::MAX,
            wrong_type,
            wrong_length: "",
            pattern: None,
            known: None,
            format: None,
        }
    }

    /// `x-am-trim`: white space around it is cut, as JavaScript's `trim` does; in an optional field, what is blank
    /// then counts as absent.
    pub const fn trimmed(mut self) -> Self {
        self.trim = true;
        self
    }

    pub const fn length(mut self, min: usize, max: usize, wrong_length: &'static str) -> Self {
        self.min_length = min;
        self.max_length = max;
        self.wrong_length = wrong_length;
        self
    }

    pub const fn pattern(mut self, pattern: Pattern) -> Self {
        self.pattern = Some(pattern);
        self
    }

    pub const fn known(mut self, is: fn(&str) -> bool, wrong: &'static str) -> Self {
        self.known = Some(Known { is, wrong });
        self
    }

    pub const fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// What `text`, which is there and trimmed, is read as; or what is wrong with it.
    pub(crate) fn read(&self, text: &str) -> Result<String, &'static str> {
        if !self.allows_length(text) {
            return Err(self.wrong_length);
        }
        if let Some(pattern) = &self.pattern
            && (pattern.regex)().find(text).is_none()
        {
            return Err(pattern.mismatch);
        }
        match (&self.known, &self.format) {
            (Some(known), _) if !(known.is)(text) => Err(known.wrong),
            (_, Some(format)) => (format.read)(text).ok_or(format.unreadable),
            _ => Ok(text.to_owned()),
        }
    }

    fn allows_length(&self, text: &str) -> bool {
        // Bytes are never fewer than UTF-16 units, and a text that is not empty has one: most texts need no count.
        let clearly = text.len() <= self.max_length
            && (self.min_length == 0 || (self.min_length == 1 && !text.is_empty()));
        clearly || (self.min_length..=self.max_length).contains(&text.encode_utf16().count())
    }
}

/// Rule of a field with a closed set of words.
pub struct Word {
    pub(crate) presence: Presence,
    pub(crate) trim: bool,
    pub(crate) type_and_enum: bool,
    pub(crate) wrong_type: &'static str,
    pub(crate) blank: &'static str,
    pub(crate) not_listed: &'static str,
}

impl Word {
    pub const fn required(wrong_type: &'static str, not_listed: &'static str) -> Self {
        Self::new(Presence::REQUIRED, wrong_type, not_listed)
    }

    pub const fn optional(wrong_type: &'static str, not_listed: &'static str) -> Self {
        Self::new(Presence::OPTIONAL, wrong_type, not_listed)
    }

    const fn new(presence: Presence, wrong_type: &'static str, not_listed: &'static str) -> Self {
        Self {
            presence,
            trim: false,
            type_and_enum: false,
            wrong_type,
            blank: "",
            not_listed,
        }
    }

    /// `x-am-trim`, as for [`Text::trimmed`].
    pub const fn trimmed(mut self, blank: &'static str) -> Self {
        self.trim = true;
        self.blank = blank;
        self
    }

    /// `x-am-on-type-error: [type, enum]`: a wrong type is also not one of the words, and both are said.
    pub const fn type_and_enum(mut self) -> Self {
        self.type_and_enum = true;
        self
    }
}

/// Rule of a field that is a boolean, an object or a list.
pub struct Shape {
    pub(crate) presence: Presence,
    pub(crate) wrong_type: &'static str,
    pub(crate) size: Size,
}

impl Shape {
    pub const fn required(wrong_type: &'static str) -> Self {
        Self::new(Presence::REQUIRED, wrong_type)
    }

    pub const fn optional(wrong_type: &'static str) -> Self {
        Self::new(Presence::OPTIONAL, wrong_type)
    }

    const fn new(presence: Presence, wrong_type: &'static str) -> Self {
        Self {
            presence,
            wrong_type,
            size: Size::ANY,
        }
    }

    /// How much a list or a map may hold.
    pub const fn sized(mut self, size: Size) -> Self {
        self.size = size;
        self
    }
}
