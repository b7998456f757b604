//! Numbers as JavaScript reads and prints them: all are doubles, and text of them is the shortest that reads back.

use super::trim::{is_blank, trim};

/// The largest integer up to which all integers are doubles: `Number.MAX_SAFE_INTEGER`.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// Integers of so many digits are doubles as they stand, and JavaScript prints them digit by digit.
const EXACT_DIGITS: usize = 15;

/// The value of a JSON number as `JSON.parse` has it: `1e999` is infinite, `-0` keeps its sign. `None` when `raw` is
/// not one JSON number from its first byte to its last.
pub fn number(raw: &str) -> Option<f64> {
    if scan(raw.as_bytes(), 0)? != raw.len() {
        return None;
    }
    raw.parse().ok()
}

/// The value of a JSON number that is an integer within ±(2^53 - 1), however it is written: `5.0` and `1e3` are.
pub fn integer(raw: &str) -> Option<i64> {
    let value = number(raw)?;
    (value.fract() == 0.0 && value.abs() <= MAX_SAFE_INTEGER).then_some(value as i64)
}

/// Appends `value` as `JSON.stringify` prints it: shortest digits, `-0` as `0`, what is not finite as `null`.
pub fn print_number(value: f64, out: &mut String) {
    if value.is_finite() {
        out.push_str(ryu_js::Buffer::new().format_finite(value));
    } else {
        out.push_str("null");
    }
}

/// Appends the JSON number `raw` (already scanned) as JavaScript would print it after reading it.
pub(super) fn reprint(raw: &str, out: &mut String) {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    let plain = digits.len() <= EXACT_DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
    if plain && raw != "-0" {
        out.push_str(raw);
    } else {
        // Infinite where it overflows, never an error: the grammar of JSON is a part of Rust's.
        print_number(raw.parse().unwrap_or(f64::NAN), out);
    }
}

/// The end of the JSON number that starts at `at`, or `None` when none does.
pub(super) fn scan(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    if bytes.get(end) == Some(&b'-') {
        end += 1;
    }
    end = match bytes.get(end)? {
        b'0' => end + 1,
        b'1'..=b'9' => skip_digits(bytes, end),
        _ => return None,
    };
    if bytes.get(end) == Some(&b'.') {
        end = some_digits(bytes, end + 1)?;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        end = some_digits(bytes, end + 1 + usize::from(sign))?;
    }
    Some(end)
}

fn skip_digits(bytes: &[u8], at: usize) -> usize {
    let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit());
    at + digits.count()
}

fn some_digits(bytes: &[u8], at: usize) -> Option<usize> {
    let end = skip_digits(bytes, at.min(bytes.len()));
    (end > at).then_some(end)
}

/// What [`atoi`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atoi {
    /// No digits where they should begin.
    None,
    Value(i64),
    /// Beyond what 64 bits hold.
    TooLarge,
}

/// `parseInt(text, 10)`: leading blanks and a sign, then the digits up to the first character that is none. Unlike
/// JavaScript's, which passes through a double, it is exact to the last of 64 bits: the contract promises an int64.
pub fn atoi(text: &str) -> Atoi {
    let text = text.trim_start_matches(is_blank);
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = skip_digits(unsigned.as_bytes(), 0);
    if digits == 0 {
        return Atoi::None;
    }
    let signed = &text[..text.len() - unsigned.len() + digits];
    signed.parse().map_or(Atoi::TooLarge, Atoi::Value)
}

/// `Number(text)`: the whole of it, blanks around it cut; nothing is 0, what is no number is not a number.
pub fn parse_number(text: &str) -> f64 {
    let text = trim(text);
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        let lower = text.get(..2).map(str::to_ascii_lowercase);
        if lower.as_deref() == Some(prefix) {
            return digits_of(&text[2..], radix);
        }
    }
    match text.strip_prefix(['+', '-']).unwrap_or(text) {
        "" if text.is_empty() => 0.0,
        "Infinity" => text.parse().unwrap_or(f64::NAN),
        // Rust's grammar of decimals is JavaScript's, but for its words for what is not finite.
        unsigned if unsigned.contains(|c: char| c.is_ascii_alphabetic() && !"eE".contains(c)) => {
            f64::NAN
        }
        _ => text.parse().unwrap_or(f64::NAN),
    }
}

fn digits_of(digits: &str, radix: u32) -> f64 {
    let mut value = if digits.is_empty() { f64::NAN } else { 0.0 };
    for digit in digits.chars() {
        let digit = digit.to_digit(radix).map_or(f64::NAN, f64::from);
        value = value * f64::from(radix) + digit;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(value: f64) -> String {
        let mut out = String::new();
        print_number(value, &mut out);
        out
    }

    #[test]
    fn json_numbers_are_read_as_doubles() {
        assert_eq!(number("5"), Some(5.0));
        assert_eq!(number("5.0"), Some(5.0));
        assert_eq!(number("-1.5e-3"), Some(-0.0015));
        assert_eq!(number("1E+3"), Some(1000.0));
        assert_eq!(number("1e999"), Some(f64::INFINITY));
        assert_eq!(number("-1e999"), Some(f64::NEG_INFINITY));
        assert_eq!(number("1e-999"), Some(0.0));
        assert_eq!(number("9007199254740993"), Some(9_007_199_254_740_992.0));
        let zero = number("-0").expect("a number");
        assert!(zero == 0.0 && zero.is_sign_negative());
        let long = format!("1{}", "0".repeat(5000));
        assert_eq!(number(&long), Some(f64::INFINITY));
    }

    #[test]
    fn what_json_has_no_number_for_is_refused() {
        for raw in [
            "", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "1.e3", "0x10", "NaN", "Infinity",
            "1_000", " 1", "1 ", "1,2", "\"1\"", "true", "null", "--1", "1.2.3", "１",
        ] {
            assert_eq!(number(raw), None, "{raw:?}");
            assert_eq!(integer(raw), None, "{raw:?}");
        }
    }

    #[test]
    fn integers_are_known_by_value_not_by_spelling() {
        for (raw, value) in [
            ("0", 0),
            ("-0", 0),
            ("5.0", 5),
            ("1e3", 1000),
            ("1.5e1", 15),
            ("-7", -7),
            ("9007199254740991", 9_007_199_254_740_991),
            ("-9007199254740991", -9_007_199_254_740_991),
        ] {
            assert_eq!(integer(raw), Some(value), "{raw}");
        }
        for raw in [
            "1.5",
            "1e400",
            "-1e400",
            "9007199254740992",
            "1e16",
            "0.1",
            "1e-1",
        ] {
            assert_eq!(integer(raw), None, "{raw}");
        }
    }

    #[test]
    fn numbers_print_as_javascript_prints_them() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (1e3, "1000"),
            (0.000_001, "0.000001"),
            (1.2e-7, "1.2e-7"),
            (1e21, "1e+21"),
            (100_018_014_398_510_020_000.0, "100018014398510020000"),
            (0.000_003_100_000_000_000_000_4, "0.0000031000000000000004"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "null"),
            (f64::NEG_INFINITY, "null"),
            (f64::NAN, "null"),
        ] {
            assert_eq!(printed(value), text);
        }
    }

    #[test]
    fn integers_up_to_fifteen_digits_print_as_they_stand() {
        for raw in ["0", "7", "-7", "999999999999999", "-999999999999999"] {
            let (mut fast, value) = (String::new(), number(raw).expect("a number"));
            reprint(raw, &mut fast);
            assert_eq!(fast, raw);
            assert_eq!(printed(value), raw);
        }
    }

    #[test]
    fn the_whole_text_is_a_number_or_none() {
        for (text, value) in [
            ("", 0.0),
            (" \u{a0}\n", 0.0),
            (" 12\t", 12.0),
            ("+7", 7.0),
            ("-1.5e-1", -0.15),
            (".5", 0.5),
            ("5.", 5.0),
            ("007", 7.0),
            ("1E2", 100.0),
            ("0x1F", 31.0),
            ("0B11", 3.0),
            ("0o17", 15.0),
            ("Infinity", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
            ("1e999", f64::INFINITY),
        ] {
            assert_eq!(parse_number(text), value, "{text:?}");
        }
        for text in [
            "abc", "2abc", "1 2", "-", "+", ".", "e5", "1e", "1_000", "inf", "nan", "NaN",
            "infinity", "-0x1", "0x", "0xg", "0b2", "1,2", "٣", "++1", "1n",
        ] {
            assert!(parse_number(text).is_nan(), "{text:?}");
        }
    }

    #[test]
    fn atoi_reads_digits_up_to_the_first_other_character() {
        for (text, value) in [
            ("2", 2),
            ("2abc", 2),
            ("1.9", 1),
            ("1e3", 1),
            ("0x3", 0),
            ("-7", -7),
            ("+7", 7),
            (" \u{a0}\t12 ", 12),
            ("007", 7),
            ("-0", 0),
            ("9007199254740993", 9_007_199_254_740_993),
            ("9223372036854775807", i64::MAX),
            ("00000000000000000000009", 9),
            ("-9223372036854775808", i64::MIN),
        ] {
            assert_eq!(atoi(text), Atoi::Value(value), "{text:?}");
        }
    }

    #[test]
    fn atoi_without_digits_has_no_value() {
        for text in ["", " ", "abc", "-", "+", "- 1", "+-1", ".5", "\u{85}1", "٣"] {
            assert_eq!(atoi(text), Atoi::None, "{text:?}");
        }
    }

    #[test]
    fn atoi_beyond_sixty_four_bits_is_too_large() {
        let long = "9".repeat(400);
        for text in ["9223372036854775808", "-9223372036854775809", &long] {
            assert_eq!(atoi(text), Atoi::TooLarge, "{text}");
        }
    }
}
