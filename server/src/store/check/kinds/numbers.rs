//! Columns that hold numbers.
use super::super::Severity::{Error, Note};
use super::{Kind, Make, Rule};

/// JavaScript's largest safe integer.
const LARGEST: &str = "9007199254740991";
/// The largest double that is finite.
const FINITE: &str = "1.7976931348623157e308";

const AS_SENT: &str = "is negative: the legacy keeps what it is sent";
const ROUNDED: &str = "is no whole number: the legacy keeps what it is sent; ours shows it rounded";
const LARGE: &str = "is beyond 2^53 - 1: programs that count in doubles show it rounded";
const INFINITE: &str =
    "is infinite: the legacy shows null for it and for every total that includes it";

pub(super) fn numbers(kind: Kind, value: &str, make: &Make<'_>) -> Vec<Rule> {
    match kind {
        Kind::Flag => {
            let broken = format!("{value} NOT IN (0, 1)");
            vec![make(Error, "flag", broken, "is neither 0 nor 1")]
        }
        Kind::Whole => {
            let broken = format!("typeof({value}) NOT IN ('integer', 'null')");
            vec![
                make(Error, "type", broken, "is no whole number"),
                make(Error, "range", negative(value), "is negative"),
            ]
        }
        Kind::Measured => {
            let fraction = format!("typeof({value}) = 'real'");
            let large = format!("typeof({value}) = 'integer' AND {value} > {LARGEST}");
            let mut rules = sent(value, make);
            rules.push(make(Note, "fraction", fraction, ROUNDED));
            rules.push(make(Note, "size", large, LARGE));
            rules
        }
        _ => {
            let infinite = format!("{} AND abs({value}) > {FINITE}", is_number(value));
            let mut rules = sent(value, make);
            rules.push(make(Note, "infinite", infinite, INFINITE));
            rules
        }
    }
}

/// A number that is kept as it was sent.
fn sent(value: &str, make: &Make<'_>) -> Vec<Rule> {
    let no_number = format!("typeof({value}) NOT IN ('integer', 'real', 'null')");
    vec![
        make(Error, "type", no_number, "is no number"),
        make(Note, "range", negative(value), AS_SENT),
    ]
}

fn negative(value: &str) -> String {
    format!("{} AND {value} < 0", is_number(value))
}

fn is_number(value: &str) -> String {
    format!("typeof({value}) IN ('integer', 'real')")
}
