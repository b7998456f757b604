//! Values as the legacy's shell scripts had them, in `$(jq -r '.field // empty')`: what was stored depends on it.

use codegen_runtime::js;

/// In bytes. No script could hand over as much.
const LONGEST_LAYOUT: usize = 1 << 20;

/// The value as the scripts had it, none as an empty text: texts without the line ends at their end, `null` and `false` as
/// nothing, objects and lists as JSON over several lines. `json` is as [`js::normalise`] prints it.
pub(super) fn text(json: Option<&str>) -> String {
    let Some(json) = json else {
        return String::new();
    };
    match json.as_bytes().first() {
        Some(b'"') => js::text(json)
            .unwrap_or_default()
            .trim_end_matches('\n')
            .to_owned(),
        Some(b'{' | b'[') => pretty(json),
        _ if matches!(json, "null" | "false") => String::new(),
        _ => json.to_owned(),
    }
}

/// Line ends in the value as the scripts had it; none where it is empty.
pub(super) fn line_ends(json: Option<&str>) -> Option<usize> {
    let json = json?;
    if json.starts_with(['{', '[']) {
        let mut lines = 0;
        layout(json, |piece| {
            lines += usize::from(matches!(piece, Piece::Line { .. }));
            true
        });
        return Some(lines);
    }
    let text = text(Some(json));
    (!text.is_empty()).then(|| text.bytes().filter(|&byte| byte == b'\n').count())
}

/// Compact JSON with an entry a line, indented by two spaces; as it is where that would be more than [`LONGEST_LAYOUT`]:
/// many entries in deep lists would be gigabytes of blanks.
fn pretty(json: &str) -> String {
    let mut out = String::new();
    let whole = layout(json, |piece| {
        match piece {
            Piece::Char(ch) => out.push(ch),
            Piece::Line { depth } => {
                out.push('\n');
                out.extend(std::iter::repeat_n("  ", depth));
            }
        }
        out.len() <= LONGEST_LAYOUT
    });
    match whole {
        true => out,
        false => json.to_owned(),
    }
}

enum Piece {
    Char(char),
    /// The end of a line, and how deep the next begins.
    Line {
        depth: usize,
    },
}

/// Hands over compact JSON laid out, piece by piece, until one is refused; whether none was.
fn layout(json: &str, mut take: impl FnMut(Piece) -> bool) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut previous = ' ';
    for ch in json.chars() {
        if in_text {
            if !take(Piece::Char(ch)) {
                return false;
            }
            in_text = escaped || ch != '"';
            escaped = !escaped && ch == '\\';
            previous = 'x';
            continue;
        }
        let opened = matches!(previous, '{' | '[');
        let closes = matches!(ch, '}' | ']');
        depth -= usize::from(closes);
        if opened != closes && !take(Piece::Line { depth }) {
            return false;
        }
        let taken = match ch {
            ',' => take(Piece::Char(ch)) && take(Piece::Line { depth }),
            ':' => take(Piece::Char(ch)) && take(Piece::Char(' ')),
            _ => take(Piece::Char(ch)),
        };
        if !taken {
            return false;
        }
        depth += usize::from(matches!(ch, '{' | '['));
        in_text = ch == '"';
        previous = ch;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{line_ends, text};

    #[test]
    fn values_are_as_the_scripts_had_them() {
        for (json, expected) in [
            (r#""a\nb\n\n""#, "a\nb"),
            ("null", ""),
            ("false", ""),
            ("true", "true"),
            ("1.5", "1.5"),
            ("{}", "{}"),
            ("[]", "[]"),
            ("[[]]", "[\n  []\n]"),
            (
                r#"{"a":{"b":[1,2]}}"#,
                "{\n  \"a\": {\n    \"b\": [\n      1,\n      2\n    ]\n  }\n}",
            ),
            (
                r#"{"a,{:":"\"}\\","b":[]}"#,
                "{\n  \"a,{:\": \"\\\"}\\\\\",\n  \"b\": []\n}",
            ),
        ] {
            assert_eq!(text(Some(json)), expected, "{json}");
        }
        assert_eq!(text(None), "");
    }

    #[test]
    fn what_would_be_blanks_for_the_most_part_is_left_as_it_is() {
        let entries = vec!["1"; 100_000].join(",");
        let deep = format!("{}{entries}{}", "[".repeat(60), "]".repeat(60));
        assert_eq!(text(Some(&deep)), deep);
        assert_eq!(line_ends(Some(&deep)), Some(100_000 + 60 + 59));
    }

    #[test]
    fn one_line_has_no_line_ends_and_nothing_has_no_number() {
        assert_eq!(line_ends(Some(r#""x""#)), Some(0));
        assert_eq!(line_ends(Some(r#""one\n2\nthree\nfour\n""#)), Some(3));
        assert_eq!(line_ends(Some(r#""""#)), None);
        assert_eq!(line_ends(Some(r#""\n""#)), None);
        assert_eq!(line_ends(None), None);
    }
}
