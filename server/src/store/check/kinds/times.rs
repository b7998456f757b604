//! Columns that hold times.
use super::super::Severity::{Error, Note};
use super::{Kind, Make, Rule, not_text};

const NO_ISO: &str = "is no time of the form YYYY-MM-DDTHH:MM:SS.mmmZ";
const FROM_LOG: &str =
    "is no time of the form YYYY-MM-DDTHH:MM:SS.mmmZ: it is as the source log has it";
const NEITHER: &str = "is a time of neither form, YYYY-MM-DD HH:MM:SS or YYYY-MM-DDTHH:MM:SS.mmmZ";

pub(super) fn times(kind: Kind, value: &str, make: &Make<'_>) -> Vec<Rule> {
    // A modifier makes SQLite count: without one it takes February 30 as it is.
    let table = format!("({value} IS NOT datetime({value}, '+0 days'))");
    let iso = format!("({value} IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', {value}, '+0 days'))");
    let day = format!("({value} IS NOT date({value}, '+0 days'))");
    let mut rules = vec![make(Error, "type", not_text(value), "is no text")];
    match kind {
        Kind::TableTime => {
            let message = "is no time of the form YYYY-MM-DD HH:MM:SS";
            return vec![make(Error, "time", table, message)];
        }
        Kind::IsoTime => return vec![make(Error, "time", iso, NO_ISO)],
        Kind::EitherTime => {
            rules.push(make(
                Note,
                "log_time",
                format!("{table} AND {iso}"),
                NEITHER,
            ));
        }
        Kind::LogTime => rules.push(make(Note, "log_time", iso, FROM_LOG)),
        Kind::ClientTime => rules.extend(of_client(value, &iso, make)),
        _ => rules.push(make(Note, "day", day, "is no day of the form YYYY-MM-DD")),
    }
    rules
}

/// Clients' times are brought into one form; imports keep those of the log.
fn of_client(value: &str, iso: &str, make: &Make<'_>) -> [Rule; 2] {
    // JavaScript writes years beyond four digits with a sign and six of them, which SQLite does not read.
    let days = "[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";
    let far = format!("{value} GLOB '[-+][0-9][0-9][0-9][0-9][0-9][0-9]-{days}'");
    let ours = format!("{iso} AND NOT {far} AND t.source IS NOT 'import'");
    let of_log = format!("{iso} AND NOT {far} AND t.source IS 'import'");
    [
        make(Error, "time", ours, NO_ISO),
        make(Note, "log_time", of_log, FROM_LOG),
    ]
}
