//! The little that must be read from the text of a statement, because no pragma tells it.
use serde_json::{Map, Value, json};

/// White space collapsed to single blanks, none at the ends.
pub(crate) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The position of the parenthesis that closes the one at `open`; quoted text does not count.
pub(crate) fn balanced(text: &str, open: usize) -> usize {
    let mut depth = 0;
    let mut quote = None;
    for (at, ch) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match (quote, ch) {
            (Some(mark), _) if mark == ch => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(ch),
            (None, '(') => depth += 1,
            (None, ')') if depth == 1 => return at,
            (None, ')') => depth -= 1,
            (None, _) => {}
        }
    }
    panic!("unbalanced: {text}");
}

/// Splits at commas outside parentheses and quotes.
pub(crate) fn split_top(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
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
                parts.push(String::new());
                continue;
            }
            (None, _) => {}
        }
        parts.last_mut().expect("never empty").push(ch);
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The text of every CHECK, sorted.
pub(crate) fn checks(sql: &str) -> Vec<String> {
    let upper = sql.to_ascii_uppercase();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = upper[from..].find("CHECK").map(|at| from + at) {
        from = at + "CHECK".len();
        let before = upper[..at].chars().next_back();
        let gap = upper[from..].len() - upper[from..].trim_start().len();
        if before.is_some_and(char::is_alphanumeric) || !upper[from + gap..].starts_with('(') {
            continue;
        }
        let open = from + gap;
        let text = collapse(&sql[open + 1..balanced(sql, open)]);
        found.push(text.replace("( ", "(").replace(" )", ")"));
    }
    found.sort();
    found
}

/// An index term without its sort order.
pub(crate) fn unsorted(term: &str) -> String {
    let upper = term.to_ascii_uppercase();
    let order = [" ASC", " DESC"]
        .iter()
        .find(|order| upper.ends_with(**order));
    collapse(&term[..term.len() - order.map_or(0, |order| order.len())])
}

/// Module, columns and options of a virtual table.
pub(crate) fn table_kind_options(sql: &str) -> Value {
    let using = sql
        .to_ascii_uppercase()
        .find("USING")
        .expect("a virtual table")
        + "USING".len();
    let open = using + sql[using..].find('(').expect("arguments");
    let arguments = split_top(&collapse(&sql[open + 1..balanced(sql, open)]));
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
    json!({ "module": sql[using..open].trim().to_lowercase(), "columns": columns, "options": options })
}

/// Timing and event of a trigger.
pub(crate) fn trigger_head(sql: &str) -> (String, String) {
    let text = collapse(sql);
    let (head, _) = text.split_once(" ON ").expect("a trigger's table");
    let (timing, at) = ["BEFORE", "AFTER", "INSTEAD OF"]
        .iter()
        .find_map(|timing| head.find(&format!(" {timing} ")).map(|at| (*timing, at)))
        .expect("a trigger's timing");
    (timing.to_owned(), head[at + timing.len() + 2..].to_owned())
}
