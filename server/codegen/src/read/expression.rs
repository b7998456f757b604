//! Runtime expressions, which say in a link where a value comes from: `$response.body#/session/id`.
use crate::names;

/// Where a value comes from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Expression<'a> {
    /// `$url`, `$method` or `$statusCode`: there always.
    Call,
    Request(Source<'a>),
    Response(Source<'a>),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Source<'a> {
    Header(&'a str),
    Query(&'a str),
    Path(&'a str),
    /// With the words of its JSON pointer, none for the whole of it.
    Body(Vec<String>),
}

/// The expressions in `text`: it is one, or holds some in curly braces, or none. Of one that cannot be read, the sentence
/// that says so.
pub(super) fn all(text: &str) -> Result<Vec<Expression<'_>>, String> {
    if text.starts_with('$') {
        return one(text).map(|expression| vec![expression]);
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, inside)) = rest.split_once("{$") {
        let Some((expression, after)) = inside.split_once('}') else {
            return Err("an expression that `{$` begins ends in `}`".to_owned());
        };
        let start = text.len() - inside.len() - 1;
        found.push(one(&text[start..=start + expression.len()])?);
        rest = after;
    }
    Ok(found)
}

fn one(text: &str) -> Result<Expression<'_>, String> {
    let read = match text {
        "$url" | "$method" | "$statusCode" => Some(Expression::Call),
        _ => match text.strip_prefix("$request.") {
            Some(rest) => source(rest).map(Expression::Request),
            None => text
                .strip_prefix("$response.")
                .and_then(source)
                .map(Expression::Response),
        },
    };
    read.ok_or_else(|| {
        format!(
            "`{text}` is no runtime expression; say $url, $method, $statusCode, or of $request or $response one of \
             .header.NAME, .query.NAME, .path.NAME, .body or .body#/json/pointer"
        )
    })
}

fn source(text: &str) -> Option<Source<'_>> {
    if let Some(pointer) = text.strip_prefix("body") {
        return self::pointer(pointer).map(Source::Body);
    }
    let (kind, name) = text.split_once('.')?;
    match kind {
        "header" => names::is_token(name).then_some(Source::Header(name)),
        "query" if !name.is_empty() => Some(Source::Query(name)),
        "path" if !name.is_empty() => Some(Source::Path(name)),
        _ => None,
    }
}

/// What stands after `body`: nothing, or `#` and a JSON pointer.
fn pointer(text: &str) -> Option<Vec<String>> {
    if text.is_empty() || text == "#" {
        return Some(Vec::new());
    }
    let words = text.strip_prefix("#/")?.split('/');
    words.map(unescaped).collect()
}

/// A word of a JSON pointer: `~1` is a slash, `~0` a tilde, and any other `~` a mistake.
fn unescaped(word: &str) -> Option<String> {
    let mut parts = word.split('~');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        out.push(match letters.next()? {
            '0' => '~',
            '1' => '/',
            _ => return None,
        });
        out.push_str(letters.as_str());
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Expression, Source, all};

    fn body(words: &[&str]) -> Source<'static> {
        Source::Body(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[track_caller]
    fn holds(text: &str, expected: &[Expression<'_>]) {
        assert_eq!(all(text).expect("can be read"), expected, "{text:?}");
    }

    #[test]
    fn a_text_is_an_expression_or_holds_some_or_none() {
        use Expression::{Call, Request, Response};
        holds("$url", &[Call]);
        holds("$statusCode", &[Call]);
        holds("$request.header.X-Id", &[Request(Source::Header("X-Id"))]);
        holds("$request.query.a.b", &[Request(Source::Query("a.b"))]);
        holds("$request.path.id", &[Request(Source::Path("id"))]);
        holds("$response.body", &[Response(body(&[]))]);
        holds("$response.body#", &[Response(body(&[]))]);
        holds(
            "$response.body#/a~1b/0/~01",
            &[Response(body(&["a/b", "0", "~1"]))],
        );
        holds("$response.body#/", &[Response(body(&[""]))]);
        holds("", &[]);
        holds("costs 5$, {or} less", &[]);
        holds(
            "größer {$method} than {$response.body#/größe}!",
            &[Call, Response(body(&["größe"]))],
        );
    }

    #[test]
    fn what_begins_as_an_expression_and_is_none_is_told() {
        for text in [
            "$",
            "$5",
            "$URL",
            "$request",
            "$request.",
            "$request.body.id",
            "$response.body#id",
            "$response.body#/a~2",
            "$response.body#/a~",
            "$response.header.no token",
            "$request.query.",
            "$request.cookie.a",
            "$inputs.id",
        ] {
            let said = all(text).expect_err("is no expression");
            assert!(
                said.starts_with(&format!("`{text}` is no runtime expression")),
                "{said}"
            );
        }
        let said = all("a {$url} and {$method").expect_err("has no end");
        assert_eq!(said, "an expression that `{$` begins ends in `}`");
        let said = all("a {$urls}").expect_err("is none");
        assert!(said.starts_with("`$urls` is no"), "{said}");
    }
}
