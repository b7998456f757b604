//! What an event says about the file that it edits, read as SQLite does where that is plain, and else by SQLite.
use std::sync::LazyLock;

use memchr::memchr2_iter;
use memchr::memmem::Finder;
use serde::Deserialize;

use super::source::{Source, Trouble};

/// Tools that edit the file that their metadata names; as in `sessions::overview`.
const TOOLS: [&str; 5] = ["Edit", "Write", "MultiEdit", "apply_patch", "write_stdin"];
/// What is nested deeper than a thousand times is no JSON for SQLite.
const BRACKETS: usize = 1000;

static FILE: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("file_path"));
static LINES: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("lines_"));
/// A name may be written with escapes.
static ESCAPE: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(r"\u"));

#[derive(Debug, Default, PartialEq)]
pub(super) struct Edits {
    /// A number and text that look alike are two files.
    pub(super) file: Option<String>,
    pub(super) added: Option<i64>,
    pub(super) removed: Option<i64>,
}

/// Metadata as this server's own clients write it. Everything else, such as a number of another kind or a name that stands
/// there twice, is no such thing.
#[derive(Deserialize)]
struct Plain {
    #[serde(default)]
    file_path: Option<String>,
    #[serde(default)]
    lines_added: Option<i64>,
    #[serde(default)]
    lines_removed: Option<i64>,
}

pub(super) fn read(metadata: &[u8], tool: Option<&str>, source: &Source) -> Result<Edits, Trouble> {
    let edits = tool.is_some_and(|tool| TOOLS.contains(&tool));
    let says = |what: &Finder<'_>| what.find(metadata).is_some();
    let escapes = says(&ESCAPE);
    if !(edits && says(&FILE) || says(&LINES) || escapes) {
        return Ok(Edits::default());
    }
    let found = match plain(metadata) {
        Some(found) if !escapes => found,
        _ => source.edits(metadata)?,
    };
    Ok(Edits {
        file: found.file.filter(|_| edits),
        ..found
    })
}

fn plain(metadata: &[u8]) -> Option<Edits> {
    // A sequence is read into a struct, too.
    (metadata.first() == Some(&b'{')).then_some(())?;
    (memchr2_iter(b'[', b'{', metadata).count() < BRACKETS).then_some(())?;
    let plain: Plain = serde_json::from_slice(metadata).ok()?;
    Some(Edits {
        file: plain.file_path.map(|path| format!("t{path}")),
        added: plain.lines_added,
        removed: plain.lines_removed,
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    fn source() -> (tempfile::TempDir, Source) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("empty.db");
        let file = Connection::open(&path).expect("opened");
        file.execute_batch("CREATE TABLE t (n)").expect("written");
        let source = Source::open(&path).expect("opened");
        (dir, source)
    }

    #[test]
    fn what_is_read_without_sqlite_is_what_sqlite_reads() {
        let (_dir, source) = source();
        let deep = |levels| {
            let (open, close) = ("[".repeat(levels), "]".repeat(levels));
            format!(r#"{{"file_path":"/a","x":{open}{close}}}"#)
        };
        let [deep, deeper] = [deep(900), deep(1100)];
        let mut read = 0;
        for json in [
            r#"{"file_path":"/a","lines_added":3,"lines_removed":0}"#,
            r#"{"file_path":"/a \"b\"\n\\u","other":[1,{"file_path":"/c"}]}"#,
            r#"{"file_path":null,"lines_added":null}"#,
            r#"{"file_path":"","lines_added":-9223372036854775808}"#,
            r#" {"file_path":"/a"} "#,
            "{\"file_path\":\"/a\",\"x\":\"\u{e9}\"}",
            r#"{"file_path":7,"lines_added":"12 lines"}"#,
            r#"{"file_path":true}"#,
            r#"{"file_path":{"a":1}}"#,
            r#"{"file_path":"/a","file_path":"/b"}"#,
            r#"{"lines_added":1.9,"lines_removed":true}"#,
            r#"{"lines_added":9223372036854775808}"#,
            r#"{"lines_added":-0}"#,
            r#"{"lines_added":1e2}"#,
            r#"{"lines_added":01}"#,
            r#"["/a", 1, 2, "file_path"]"#,
            r#"{'file_path':"/a"}"#,
            r#"{"file_path":"/a",}"#,
            r#"{"file_path":"/a"} x"#,
            r#"{"file_path":"/a""#,
            r#""file_path""#,
            "file_path",
            &deep,
            &deeper,
        ] {
            if let Some(plain) = plain(json.as_bytes()) {
                let by_sqlite = source.edits(json.as_bytes()).expect("read");
                assert_eq!(plain, by_sqlite, "{json}");
                read += 1;
            }
        }
        assert_eq!(read, 6, "the plain ones alone, which are the most");
    }
}
