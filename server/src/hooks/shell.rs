//! Values as the legacy's shell scripts had them, in `$(jq -r '.field // empty')`: what was stored depends on it.

use codegen_runtime::js;

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
    let text = text(json);
    (!text.is_empty()).then(|| text.bytes().filter(|&byte| byte == b'\n').count())
}

/// Compact JSON with an entry a line, indented by two spaces.
fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut previous = ' ';
    for ch in json.chars() {
        if in_text {
            out.push(ch);
            in_text = escaped || ch != '"';
            escaped = !escaped && ch == '\\';
            previous = 'x';
            continue;
        }
        let opened = matches!(previous, '{' | '[');
        match ch {
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if !opened {
                    new_line(&mut out, depth);
                }
                out.push(ch);
            }
            ',' => {
                out.push(ch);
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                if opened {
                    new_line(&mut out, depth);
                }
                out.push(ch);
            }
        }
        depth += usize::from(matches!(ch, '{' | '['));
        in_text = ch == '"';
        previous = ch;
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
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
    fn one_line_has_no_line_ends_and_nothing_has_no_number() {
        assert_eq!(line_ends(Some(r#""x""#)), Some(0));
        assert_eq!(line_ends(Some(r#""one\n2\nthree\nfour\n""#)), Some(3));
        assert_eq!(line_ends(Some(r#""""#)), None);
        assert_eq!(line_ends(Some(r#""\n""#)), None);
        assert_eq!(line_ends(None), None);
    }
}
