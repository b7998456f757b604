//! JSON strings: decoded as Rust text, and printed as `JSON.stringify` prints them.

use std::borrow::Cow;

/// One escape of a JSON string. JavaScript strings are UTF-16 and may hold half a pair; Rust's cannot.
pub(super) enum Escape {
    Char(char),
    LoneSurrogate(u16),
}

/// The text of a JSON string token, quotes included in `raw`. A lone surrogate becomes U+FFFD, as it does wherever
/// JavaScript writes its strings as UTF-8. `None` when `raw` is anything but one whole JSON string.
pub fn text(raw: &str) -> Option<Cow<'_, str>> {
    let bytes = raw.as_bytes();
    if bytes.first() != Some(&b'"') {
        return None;
    }
    let mut decoded = String::new();
    let mut at = 1;
    loop {
        let end = plain_run(bytes, at);
        match bytes.get(end)? {
            b'"' if end + 1 != raw.len() => return None,
            b'"' if at == 1 => return Some(Cow::Borrowed(&raw[1..end])),
            b'"' => {
                decoded.push_str(&raw[at..end]);
                return Some(Cow::Owned(decoded));
            }
            b'\\' => {
                decoded.push_str(&raw[at..end]);
                let (escape, next) = escape(bytes, end)?;
                decoded.push(match escape {
                    Escape::Char(c) => c,
                    Escape::LoneSurrogate(_) => char::REPLACEMENT_CHARACTER,
                });
                at = next;
            }
            _ => return None,
        }
    }
}

/// Appends `text` as a JSON string, quotes included, the way `JSON.stringify` does: raw but for quotes, backslashes
/// and control characters.
pub fn print_text(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    out.push('"');
    let mut at = 0;
    while at < bytes.len() {
        let end = plain_run(bytes, at);
        out.push_str(&text[at..end]);
        if let Some(&special) = bytes.get(end) {
            print_char(char::from(special), out);
        }
        at = end + 1;
    }
    out.push('"');
}

/// The end of the run from `at` that stands for itself in a JSON string: no quote, backslash or control character.
pub(super) fn plain_run(bytes: &[u8], at: usize) -> usize {
    let plain = |b: &&u8| **b >= 0x20 && **b != b'"' && **b != b'\\';
    at + bytes[at..].iter().take_while(plain).count()
}

/// The escape whose backslash stands at `at`, and where the text goes on. A pair of surrogates is one character.
pub(super) fn escape(bytes: &[u8], at: usize) -> Option<(Escape, usize)> {
    let simple = match bytes.get(at + 1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode_escape(bytes, at),
        _ => return None,
    };
    Some((Escape::Char(simple), at + 2))
}

fn unicode_escape(bytes: &[u8], at: usize) -> Option<(Escape, usize)> {
    let unit = code_unit(bytes, at)?;
    if let Some(c) = char::from_u32(u32::from(unit)) {
        return Some((Escape::Char(c), at + 6));
    }
    let low = code_unit(bytes, at + 6);
    let pair = low.and_then(|low| char::decode_utf16([unit, low]).next()?.ok());
    Some(match pair {
        Some(c) => (Escape::Char(c), at + 12),
        None => (Escape::LoneSurrogate(unit), at + 6),
    })
}

/// The code unit that `\uXXXX` at `at` stands for.
fn code_unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| {
        let value = char::from(digit).to_digit(16)?;
        Some(unit << 4 | value as u16)
    })
}

/// Appends one escape as `JSON.stringify` prints the character that it stands for.
pub(super) fn print_escape(escape: Escape, out: &mut String) {
    match escape {
        Escape::Char(c) => print_char(c, out),
        Escape::LoneSurrogate(unit) => push_hex(unit, out),
    }
}

fn print_char(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\0'..='\u{1f}' => push_hex(c as u16, out),
        _ => out.push(c),
    }
}

fn push_hex(unit: u16, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        out.push(char::from(DIGITS[usize::from(unit >> shift & 15)]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        let mut out = String::new();
        print_text(text, &mut out);
        out
    }

    #[test]
    fn a_string_without_escapes_is_borrowed() {
        for raw in [r#""""#, r#""plain""#, "\"naïve 🦀 \u{2028}\u{7f}\""] {
            let decoded = text(raw).expect("a string");
            assert!(matches!(decoded, Cow::Borrowed(_)), "{raw}");
            assert_eq!(decoded, raw[1..raw.len() - 1]);
        }
    }

    #[test]
    fn escapes_are_decoded() {
        for (raw, decoded) in [
            (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r#""a\u0041\u00e9\u00E9z""#, "aAééz"),
            (r#""\u0000""#, "\0"),
            (r#""\ud83e\udd80!""#, "🦀!"),
            (r#""\ud83e""#, "\u{fffd}"),
            (r#""\ud83ex""#, "\u{fffd}x"),
            (r#""\udd80\ud83e""#, "\u{fffd}\u{fffd}"),
            (r#""\ud83e\ud83e\udd80""#, "\u{fffd}🦀"),
            (r#""\ud83e\u0041""#, "\u{fffd}A"),
            (r#""\ud83e\n""#, "\u{fffd}\n"),
            (r#""\uffff\ufffe""#, "\u{ffff}\u{fffe}"),
        ] {
            assert_eq!(text(raw).as_deref(), Some(decoded), "{raw}");
        }
    }

    #[test]
    fn what_is_no_json_string_is_refused() {
        for raw in [
            "",
            "\"",
            "a",
            "5",
            "null",
            "'a'",
            "\"a",
            "a\"",
            "\"a\"b",
            "\"a\" ",
            " \"a\"",
            "\"a\"\"",
            "\"\\\"",
            "\"\\x41\"",
            "\"\\u00g0\"",
            "\"\\u12\"",
            "\"\\u+123\"",
            "\"\\",
            "\"\\u",
            "\"\n\"",
            "\"\t\"",
            "\"\0\"",
            "\"\\U0041\"",
            "\"\\u123é\"",
        ] {
            assert_eq!(text(raw), None, "{raw:?}");
        }
    }

    #[test]
    fn text_prints_raw_but_for_quotes_backslashes_and_controls() {
        assert_eq!(printed(""), r#""""#);
        assert_eq!(
            printed("a/b<c> é 🦀 \u{2028}\u{7f}"),
            "\"a/b<c> é 🦀 \u{2028}\u{7f}\""
        );
        assert_eq!(
            printed("\"\\\u{8}\u{c}\n\r\t\0\u{1f}"),
            r#""\"\\\b\f\n\r\t\u0000\u001f""#
        );
    }

    #[test]
    fn printed_text_reads_back_for_every_character() {
        for start in (0..=char::MAX as u32).step_by(4096) {
            let all: String = (start..start + 4096).filter_map(char::from_u32).collect();
            assert_eq!(text(&printed(&all)).as_deref(), Some(all.as_str()));
        }
    }
}
