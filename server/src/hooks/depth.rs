//! JSON that is nested deeper than we read, made shallower: whatever it holds deep inside, an agent is judged by the rest.

/// `raw` with `null` for every list and object that `limit` others stand around. What is no JSON stays none.
pub(super) fn pruned(raw: &str, limit: usize) -> String {
    let mut out = String::new();
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for ch in raw.chars() {
        let mut kept = depth <= limit;
        if in_text {
            in_text = escaped || ch != '"';
            escaped = !escaped && ch == '\\';
        } else {
            match ch {
                '"' => in_text = true,
                '{' | '[' => {
                    depth += 1;
                    if depth == limit + 1 {
                        out.push_str("null");
                    }
                    kept = depth <= limit;
                }
                '}' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if kept {
            out.push(ch);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::pruned;

    #[test]
    fn what_is_deep_is_null_and_what_is_beside_it_stays() {
        for (raw, expected) in [
            (r#"{"a":{"b":[1]},"c":2}"#, r#"{"a":{"b":null},"c":2}"#),
            (
                r#"{"a":[{"b":[[1],"]"]},{}],"c":[]}"#,
                r#"{"a":[null,null],"c":[]}"#,
            ),
            (r#"{"a":[["\"]"]],"b":"[[["}"#, r#"{"a":[null],"b":"[[["}"#),
            ("[[[", "[[null"),
            ("]]]{", "]]]{"),
            ("", ""),
        ] {
            assert_eq!(pruned(raw, 2), expected, "{raw}");
        }
    }
}
