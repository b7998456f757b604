//! Codex: `[otel]` in `~/.codex/config.toml`. Its logs and its metrics tell different things; each has an exporter of
//! its own, with the whole address of its signal.
use toml_edit::{DocumentMut, InlineTable, Item, TableLike, TomlError, Value, value};

use super::document::BOM;
use super::{EditError, Receiver, is_ours, masks};

const OTEL: &str = "otel";
/// The kind of exporter that speaks HTTP.
const HTTP: &str = "otlp-http";
const AUTHORIZATION: &str = "Authorization";

pub(super) fn edit(text: &str, receiver: &Receiver, replace: bool) -> Result<String, EditError> {
    let (mark, text) = text
        .strip_prefix(BOM)
        .map_or(("", text), |rest| (BOM, rest));
    let line_end = line_end(text)?;
    let mut document: DocumentMut = text.parse().map_err(|error| syntax(text, &error))?;
    if !document.contains_key(OTEL) {
        document.insert(OTEL, toml_edit::table());
    }
    let otel = document[OTEL].as_table_like_mut();
    let otel = otel.ok_or_else(|| EditError::kind(OTEL, "a table"))?;
    // Whether prompts are told is the user's choice, once made.
    if !otel.contains_key("log_user_prompt") {
        otel.insert("log_user_prompt", value(true));
    }
    for (name, signal) in [("exporter", "logs"), ("metrics_exporter", "metrics")] {
        let address = format!("{}/v1/{signal}", receiver.endpoint());
        export(otel, name, &address, receiver, replace)?;
    }
    let edited = document.to_string();
    Ok(match line_end {
        "\n" => format!("{mark}{edited}"),
        other => format!("{mark}{}", edited.replace('\n', other)),
    })
}

/// How lines end. The library writes each with `\n`, so that they must be of one kind to stay.
fn line_end(text: &str) -> Result<&'static str, EditError> {
    match text.matches("\r\n").count() {
        0 => Ok("\n"),
        count if count == text.matches('\n').count() => Ok("\r\n"),
        _ => Err(EditError::kind("", "text whose lines end alike")),
    }
}

/// Has one exporter send to `address`.
fn export(
    otel: &mut dyn TableLike,
    name: &str,
    address: &str,
    receiver: &Receiver,
    replace: bool,
) -> Result<(), EditError> {
    let other = otel.get(name).and_then(receiver_of);
    if !replace && let Some(other) = &other {
        return Err(EditError::Taken {
            place: format!("{OTEL}.{name}"),
            value: other.clone(),
        });
    }
    // What somebody else was shown, headers for one, is none of ours.
    let ours = other.is_none().then(|| otel.get_mut(name)).flatten();
    let http = ours.and_then(|ours| ours.get_mut(HTTP));
    match http.and_then(Item::as_table_like_mut) {
        Some(http) => amend(http, address, receiver),
        None => {
            let mut http = InlineTable::new();
            amend(&mut http, address, receiver);
            let mut exporter = InlineTable::new();
            exporter.insert(HTTP, Value::InlineTable(http));
            set(otel, name, Value::InlineTable(exporter));
        }
    }
    Ok(())
}

/// Whose an exporter is, where it is somebody else's. Those that are told by name alone are Codex's own.
fn receiver_of(exporter: &Item) -> Option<String> {
    let (kind, settings) = exporter.as_table_like()?.iter().next()?;
    let address = settings.get("endpoint").and_then(Item::as_str);
    match address {
        Some(address) if kind == HTTP && is_ours(address) => None,
        Some(address) => Some(format!("{kind} to {}", masks::address(address))),
        None => Some(kind.to_owned()),
    }
}

/// What says so already keeps its form.
fn amend(http: &mut dyn TableLike, address: &str, receiver: &Receiver) {
    put(http, "endpoint", address);
    if http.get("protocol").and_then(Item::as_str) != Some("binary") {
        put(http, "protocol", "json");
    }
    let Some(token) = &receiver.token else {
        return;
    };
    match http.get_mut("headers").and_then(Item::as_table_like_mut) {
        Some(headers) => put(headers, AUTHORIZATION, &token.bearer()),
        None => {
            let mut headers = InlineTable::new();
            put(&mut headers, AUTHORIZATION, &token.bearer());
            http.insert("headers", value(headers));
        }
    }
}

/// Sets a text where it is another.
fn put(table: &mut dyn TableLike, name: &str, text: &str) {
    if table.get(name).and_then(Item::as_str) != Some(text) {
        set(table, name, Value::from(text));
    }
}

/// Sets a value. What stands around an old one, comments too, stays; a table gives way with all that is in it.
fn set(table: &mut dyn TableLike, name: &str, new: Value) {
    if let Some(Item::Value(old)) = table.get_mut(name) {
        let around = old.decor().clone();
        *old = new;
        *old.decor_mut() = around;
    } else {
        table.remove(name);
        table.insert(name, value(new));
    }
}

fn syntax(text: &str, error: &TomlError) -> EditError {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    EditError::Syntax {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        what: error.message().replace('\n', ", "),
    }
}
