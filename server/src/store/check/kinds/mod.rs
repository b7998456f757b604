//! What a column may hold, and the rules that follow from it.
mod numbers;
mod times;

use super::Severity::{self, Error, Note};
use super::rule::Rule;
use numbers::numbers;
use times::times;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// SQLite's own row number.
    Id,
    /// Any text.
    Text,
    /// Text that names something.
    Key,
    /// The server's time, UTC: `YYYY-MM-DD HH:MM:SS`.
    TableTime,
    /// `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    IsoTime,
    /// As the source log has it, normally an `IsoTime`.
    LogTime,
    /// An `IsoTime` from clients, a `LogTime` from imports.
    ClientTime,
    /// A `TableTime` or an `IsoTime`.
    EitherTime,
    /// `YYYY-MM-DD`.
    Day,
    Json,
    /// A whole number, not negative.
    Whole,
    /// A whole number, not negative, where the legacy keeps what exporters send, unchecked.
    Measured,
    /// A number, not negative and finite, where the legacy keeps what it is sent.
    Amount,
    /// 0 or 1.
    Flag,
    /// One of these, by a CHECK or because a reader knows no other.
    OneOf(&'static [&'static str]),
    /// One of these so far as we know.
    Known(&'static [&'static str]),
    /// SHA-256 in lower-case hexadecimal, or empty for "read again".
    Digest,
    /// `sts:` and 24 hexadecimal digits.
    TraceId,
}

/// Whether a column may be NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Null {
    Never,
    Fine,
    /// Declared so, but neither runtime leaves it out.
    Odd,
}

/// One column of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) null: Null,
}

impl Column {
    /// The rules of this column of `table`. Each is silent about NULL but the one that is about it.
    pub(super) fn rules(&self, table: &'static str) -> Vec<Rule> {
        let value = format!("t.\"{}\"", self.name);
        let make = |severity, name, broken: String, message: &str| {
            Rule::of_column(table, self.name, severity, name, broken, message)
        };
        let mut rules = self.kind.rules(&value, &make);
        match self.null {
            Null::Fine => {}
            Null::Never => rules.push(make(
                Error,
                "null",
                format!("{value} IS NULL"),
                "is missing",
            )),
            Null::Odd => rules.push(make(Note, "null", format!("{value} IS NULL"), "is missing")),
        }
        if self.kind == Kind::ClientTime {
            rules = rules
                .into_iter()
                .map(|rule| rule.needing(table, "source"))
                .collect();
        }
        if matches!(self.kind, Kind::Text | Kind::Json) {
            rules = rules.into_iter().map(Rule::unshown).collect();
        }
        rules
    }
}

type Make<'m> = dyn Fn(Severity, &'static str, String, &str) -> Rule + 'm;

impl Kind {
    fn rules(self, value: &str, make: &Make<'_>) -> Vec<Rule> {
        match self {
            Self::Id => Vec::new(),
            Self::Text | Self::Key | Self::Json => texts(self, value, make),
            Self::TableTime
            | Self::IsoTime
            | Self::LogTime
            | Self::ClientTime
            | Self::EitherTime
            | Self::Day => times(self, value, make),
            Self::Whole | Self::Measured | Self::Amount | Self::Flag => numbers(self, value, make),
            Self::OneOf(list) => vec![make(Error, "value", outside(value, list), &one_of(list))],
            Self::Known(list) => {
                let message = format!("{}, as far as is known", one_of(list));
                vec![
                    make(Error, "type", not_text(value), "is no text"),
                    make(Note, "value", outside(value, list), &message),
                ]
            }
            Self::Digest => {
                let broken = format!(
                    "{value} IS NOT '' AND (length({value}) <> 64 OR {value} GLOB '*[^0-9a-f]*')"
                );
                let message = "is neither a SHA-256 in lower-case hexadecimal nor empty";
                vec![make(Error, "digest", broken, message)]
            }
            Self::TraceId => {
                let broken = format!(
                    "length({value}) <> 28 OR {value} NOT GLOB 'sts:*' OR substr({value}, 5) GLOB '*[^0-9a-f]*'"
                );
                vec![make(
                    Error,
                    "trace_id",
                    broken,
                    "is not sts: and 24 hexadecimal digits",
                )]
            }
        }
    }
}

fn texts(kind: Kind, value: &str, make: &Make<'_>) -> Vec<Rule> {
    let mut rules = vec![make(Error, "type", not_text(value), "is no text")];
    if kind == Kind::Key {
        rules.push(make(Note, "empty", format!("{value} = ''"), "is empty"));
    }
    if kind == Kind::Json {
        let broken = format!("typeof({value}) = 'text' AND NOT json_valid({value})");
        rules.push(make(Error, "json", broken, "is no valid JSON"));
    }
    rules
}

fn not_text(value: &str) -> String {
    format!("typeof({value}) NOT IN ('text', 'null')")
}

fn outside(value: &str, list: &[&str]) -> String {
    let quoted: Vec<String> = list.iter().map(|item| format!("'{item}'")).collect();
    format!("{value} NOT IN ({})", quoted.join(", "))
}

fn one_of(list: &[&str]) -> String {
    format!("is none of {}", list.join(", "))
}
