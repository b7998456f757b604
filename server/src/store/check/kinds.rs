//! What a column may hold, and the rules that follow from it.
use super::Severity::{self, Error, Note};
use super::rule::Rule;

/// JavaScript's largest safe integer.
const LARGEST: &str = "9007199254740991";

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

fn times(kind: Kind, value: &str, make: &Make<'_>) -> Vec<Rule> {
    // A modifier makes SQLite count: without one it takes February 30 as it is.
    let table = format!("({value} IS NOT datetime({value}, '+0 days'))");
    let iso = format!("({value} IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', {value}, '+0 days'))");
    let no_iso = "is no time of the form YYYY-MM-DDTHH:MM:SS.mmmZ";
    let from_log =
        "is no time of the form YYYY-MM-DDTHH:MM:SS.mmmZ: it is as the source log has it";
    let no_text = make(Error, "type", not_text(value), "is no text");
    match kind {
        Kind::TableTime => {
            let message = "is no time of the form YYYY-MM-DD HH:MM:SS";
            vec![make(Error, "time", table, message)]
        }
        Kind::IsoTime => vec![make(Error, "time", iso, no_iso)],
        Kind::EitherTime => {
            let message =
                "is a time of neither form, YYYY-MM-DD HH:MM:SS or YYYY-MM-DDTHH:MM:SS.mmmZ";
            vec![
                no_text,
                make(Note, "log_time", format!("{table} AND {iso}"), message),
            ]
        }
        Kind::LogTime => vec![no_text, make(Note, "log_time", iso, from_log)],
        Kind::ClientTime => {
            // JavaScript writes years beyond four digits with a sign and six of them, which SQLite does not read.
            let days = "[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";
            let far = format!("{value} GLOB '[-+][0-9][0-9][0-9][0-9][0-9][0-9]-{days}'");
            let broken = format!("{iso} AND NOT {far}");
            let imported = "t.source IS 'import'";
            vec![
                no_text,
                make(
                    Error,
                    "time",
                    format!("{broken} AND NOT {imported}"),
                    no_iso,
                ),
                make(
                    Note,
                    "log_time",
                    format!("{broken} AND {imported}"),
                    from_log,
                ),
            ]
        }
        _ => {
            let broken = format!("{value} IS NOT date({value}, '+0 days')");
            vec![
                no_text,
                make(Note, "day", broken, "is no day of the form YYYY-MM-DD"),
            ]
        }
    }
}

fn numbers(kind: Kind, value: &str, make: &Make<'_>) -> Vec<Rule> {
    let no_number = format!("typeof({value}) NOT IN ('integer', 'real', 'null')");
    let is_number = format!("typeof({value}) IN ('integer', 'real')");
    let negative = format!("{is_number} AND {value} < 0");
    match kind {
        Kind::Flag => vec![make(
            Error,
            "flag",
            format!("{value} NOT IN (0, 1)"),
            "is neither 0 nor 1",
        )],
        Kind::Whole => vec![
            make(
                Error,
                "type",
                format!("typeof({value}) NOT IN ('integer', 'null')"),
                "is no whole number",
            ),
            make(Error, "range", negative, "is negative"),
        ],
        Kind::Measured => vec![
            make(Error, "type", no_number, "is no number"),
            make(
                Note,
                "range",
                negative,
                "is negative: the legacy keeps what it is sent",
            ),
            make(
                Note,
                "fraction",
                format!("typeof({value}) = 'real'"),
                "is no whole number: the legacy keeps what it is sent; ours shows it rounded",
            ),
            make(
                Note,
                "size",
                format!("typeof({value}) = 'integer' AND {value} > {LARGEST}"),
                "is beyond 2^53 - 1: programs that count in doubles show it rounded",
            ),
        ],
        _ => vec![
            make(Error, "type", no_number, "is no number"),
            make(
                Note,
                "range",
                negative,
                "is negative: the legacy keeps what it is sent",
            ),
            make(
                Note,
                "infinite",
                format!("{is_number} AND abs({value}) > 1.7976931348623157e308"),
                "is infinite: the legacy shows null for it and for every total that includes it",
            ),
        ],
    }
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
