//! The pieces of a date in free form: numbers, words, marks, blanks, comments in parentheses.

/// More digits than any number of a date has; fractions of a second are cut to so many.
const MAX_DIGITS: usize = 9;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// `digits` counts leading zeros too.
    Number {
        value: i64,
        digits: usize,
    },
    Word(&'t str),
    Mark(u8),
    Blank,
    Comment,
}

/// Splits `text`; `None` where a character belongs to no date.
pub(super) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(&first) = rest.as_bytes().first() {
        let (token, length) = match first {
            b'0'..=b'9' => number(rest, tokens.last() == Some(&Token::Mark(b'.')))?,
            b'A'..=b'Z' | b'a'..=b'z' => {
                let length = run(rest, |byte| byte.is_ascii_alphabetic());
                (Token::Word(&rest[..length]), length)
            }
            b' ' => (Token::Blank, run(rest, |byte| byte == b' ')),
            b'(' => (Token::Comment, rest.find(')')? + 1),
            b',' | b'/' | b'-' | b'+' | b':' | b'.' => (Token::Mark(first), 1),
            _ => return None,
        };
        tokens.push(token);
        rest = &rest[length..];
    }
    Some(tokens)
}

fn number<'t>(rest: &'t str, fraction: bool) -> Option<(Token<'t>, usize)> {
    let length = run(rest, |byte| byte.is_ascii_digit());
    let digits = if fraction {
        length.min(MAX_DIGITS)
    } else {
        length
    };
    if digits > MAX_DIGITS {
        return None;
    }
    let value = rest[..digits].parse().ok()?;
    Some((Token::Number { value, digits }, length))
}

fn run(text: &str, member: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|&byte| member(byte)).count()
}
