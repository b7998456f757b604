//! The little that must be read from the text of a statement, because no pragma tells it.
//!
//! The text may be anybody's, and SQLite took it: whatever it is, reading it never panics.
use serde_json::{Map, Value, json};

/// White space collapsed to single blanks, none at the ends.
pub(super) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between the parenthesis at `open` and the one that closes it; quoted text does not count.
fn group(text: &str, open: usize) -> &str {
    let mut depth = 0;
    let mut quote = None;
    for (at, ch) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match (quote, ch) {
            (Some(mark), _) if mark == ch => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(ch),
            (None, '(') => depth += 1,
            (None, ')') if depth == 1 => return &text[open + 1..at],
            (None, ')') => depth -= 1,
            (None, _) => {}
        }
    }
    &text[open + 1..]
}

/// Splits at commas outside parentheses and quotes.
fn split_top(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut depth = 0;
    let mut quote = None;
    for ch in text.chars() {
        match (quote, ch) {
            (Some(mark), _) if mark == ch => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(ch),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            (None, _) => {}
        }
        part.push(ch);
    }
    parts.push(part);
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// What a CREATE TABLE defines between its parentheses: columns, then constraints.
pub(crate) fn definitions(sql: &str) -> Vec<String> {
    let open = sql.find('(');
    open.map_or_else(Vec::new, |open| split_top(&collapse(group(sql, open))))
}

/// The text of every CHECK, sorted.
pub(crate) fn checks(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    for at in words(sql, "CHECK") {
        let after = at + "CHECK".len();
        let gap = sql[after..].len() - sql[after..].trim_start().len();
        if sql[after + gap..].starts_with('(') {
            let text = collapse(group(sql, after + gap));
            found.push(text.replace("( ", "(").replace(" )", ")"));
        }
    }
    found.sort();
    found
}

/// Whether the word stands in the text, in any case.
pub(crate) fn has_word(sql: &str, word: &str) -> bool {
    !words(sql, word).is_empty()
}

/// The condition of a partial index.
pub(super) fn condition(sql: &str) -> Option<String> {
    let at = *words(sql, "WHERE").first()?;
    Some(collapse(&sql[at + "WHERE".len()..]))
}

/// The terms of an index, each without its sort order.
pub(super) fn index_terms(sql: &str) -> Vec<String> {
    let Some(open) = sql.find('(') else {
        return Vec::new();
    };
    let terms = split_top(&collapse(group(sql, open)));
    terms.iter().map(|term| unsorted(term)).collect()
}

fn unsorted(term: &str) -> String {
    let upper = term.to_ascii_uppercase();
    let order = [" ASC", " DESC"]
        .iter()
        .find(|order| upper.ends_with(**order));
    collapse(&term[..term.len() - order.map_or(0, |order| order.len())])
}

/// Module, columns and options of a virtual table.
pub(super) fn virtual_table(sql: &str) -> Value {
    let using = words(sql, "USING").first().map(|at| at + "USING".len());
    let rest = using.map_or("", |using| &sql[using..]);
    let open = rest.find('(');
    let arguments = open.map_or_else(Vec::new, |open| split_top(&collapse(group(rest, open))));
    let mut options = Map::new();
    let mut columns = Vec::new();
    for argument in arguments {
        match argument.split_once('=') {
            Some((key, value)) => {
                let value = value.trim().trim_matches(['\'', '"']);
                options.insert(key.trim().to_owned(), value.into());
            }
            None => columns.push(argument),
        }
    }
    let module = rest[..open.unwrap_or(rest.len())].trim().to_lowercase();
    json!({ "module": module, "columns": columns, "options": options })
}

/// Timing and event of a trigger. SQLite's default is BEFORE.
pub(super) fn trigger_head(sql: &str) -> (&'static str, String) {
    let text = collapse(sql);
    let head = words(&text, "ON")
        .first()
        .map_or(text.as_str(), |at| &text[..*at]);
    let timings = ["BEFORE", "AFTER", "INSTEAD OF"];
    let timing = timings
        .iter()
        .find_map(|timing| Some((*timing, words(head, timing).first()? + timing.len())));
    let (timing, at) = timing.unwrap_or(("BEFORE", 0));
    (timing, head[at..].trim().to_owned())
}

/// Where the word stands by itself, in any case. Upper case in ASCII keeps positions.
fn words(text: &str, word: &str) -> Vec<usize> {
    let upper = text.to_ascii_uppercase();
    let part_of_word = |ch: char| ch.is_alphanumeric() || ch == '_';
    let alone = |at: usize| {
        let before = upper[..at].chars().next_back();
        let after = upper[at + word.len()..].chars().next();
        !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word)
    };
    let found = upper.match_indices(word).map(|(at, _)| at);
    found.filter(|at| alone(*at)).collect()
}

#[cfg(test)]
mod tests {
    use super::{checks, condition, index_terms, trigger_head, virtual_table};

    #[test]
    fn any_text_is_read_without_panic() {
        let texts = [
            "",
            "(",
            ")",
            "CHECK",
            "CHECK (",
            "CHECK ('(",
            "USING",
            "USING x",
            "USING x(a=",
            "WHERE",
            "CREATE TRIGGER t ON",
            "CHECK (é ('",
            "a, (b",
            "ON",
        ];
        for text in texts {
            let read = (checks(text), condition(text), index_terms(text));
            let heads = (trigger_head(text), virtual_table(text));
            assert!(read.0.len() <= 1, "{text}: {heads:?}");
        }
    }

    #[test]
    fn checks_are_told_without_their_layout() {
        let sql = "CREATE TABLE t (a CHECK (  a IN ( 1,\n 2 ) ), checked TEXT, check(b <> ')'))";
        assert_eq!(checks(sql), ["a IN (1, 2)", "b <> ')'"]);
    }

    #[test]
    fn the_head_of_a_trigger_may_be_in_any_case() {
        let sql = "create trigger t after update of content on messages begin select 1; end";
        assert_eq!(trigger_head(sql), ("AFTER", "update of content".to_owned()));
    }
}
