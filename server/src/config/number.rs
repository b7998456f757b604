//! How the environment's numbers are read: the digits at the front count, the rest does not (quirk B37).

/// The number at the front of `text` after blanks, in base ten: `12abc` is 12, `1e3` is 1, `0x10` is 0.
/// Beyond what `i64` holds it is the nearest that it does. `None` where no digit stands at the front.
pub(super) fn prefix(text: &str) -> Option<i64> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let number = digits[..end].parse::<i64>().unwrap_or(i64::MAX);
    Some(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::prefix;

    #[test]
    fn the_digits_at_the_front_count() {
        for (text, number) in [
            ("12", Some(12)),
            ("12abc", Some(12)),
            ("1e3", Some(1)),
            ("1.9", Some(1)),
            ("0x10", Some(0)),
            (" \t\u{feff}7", Some(7)),
            ("+8", Some(8)),
            ("-8", Some(-8)),
            ("-0", Some(0)),
            ("99999999999999999999", Some(i64::MAX)),
            ("-99999999999999999999", Some(-i64::MAX)),
            ("", None),
            ("  ", None),
            ("abc", None),
            ("-", None),
            ("- 5", None),
            ("٣", None),
        ] {
            assert_eq!(prefix(text), number, "{text:?}");
        }
    }
}
