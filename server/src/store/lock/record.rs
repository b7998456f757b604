//! What a lock says: who owns which database.
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// The one object of a lock file, its fields in the order in which both runtimes write them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record {
    pub(super) pid: i32,
    pub(super) started_at: String,
    pub(super) token: String,
    /// A path that is no text is written with replacement characters; such locks serve as well.
    pub(super) db_path: String,
}

impl Record {
    pub(super) fn ours(database: &Path) -> Self {
        let pid = std::process::id();
        Self {
            pid: i32::try_from(pid).expect("no system gives out process numbers beyond i32"),
            started_at: format!("{:.3}", Timestamp::now()),
            token: Uuid::new_v4().to_string(),
            db_path: database.to_string_lossy().into_owned(),
        }
    }

    /// The file's text: a line of JSON.
    pub(super) fn line(&self) -> String {
        let json = serde_json::to_string(self).expect("numbers and strings are JSON");
        format!("{json}\n")
    }

    /// Reads what any runtime wrote; what is no record is `None`. Lenient where JavaScript is (a field given twice, more
    /// fields, `7.0` for 7), because a lock that the other respects must be respected.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_str(&String::from_utf8_lossy(text)).ok()?;
        let field = |name| value.get(name)?.as_str().map(str::to_owned);
        Some(Self {
            pid: process_number(value.get("pid")?)?,
            started_at: field("startedAt")?,
            token: field("token")?,
            db_path: field("dbPath")?,
        })
    }
}

/// A number beyond the system's numbers is no process: unlike the other runtime we do not take it for a living one.
fn process_number(value: &Value) -> Option<i32> {
    let number = value.as_f64()?;
    let fits = number.fract() == 0.0 && (1.0..=f64::from(i32::MAX)).contains(&number);
    fits.then_some(number as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i32, String)> {
        Record::read(text.as_bytes()).map(|record| (record.pid, record.db_path))
    }

    #[test]
    fn a_record_is_one_line_with_the_fields_in_the_order_of_the_protocol() {
        let record = Record {
            pid: 7,
            started_at: "2026-11-22T10:00:00.000Z".to_owned(),
            token: "t".to_owned(),
            db_path: "/a \"b\".db".to_owned(),
        };
        assert_eq!(
            record.line(),
            "{\"pid\":7,\"startedAt\":\"2026-11-22T10:00:00.000Z\",\"token\":\"t\",\"dbPath\":\"/a \\\"b\\\".db\"}\n"
        );
        assert_eq!(read(&record.line()), Some((7, "/a \"b\".db".to_owned())));
    }

    #[test]
    fn ours_names_this_process_a_time_in_milliseconds_and_a_random_token() {
        let (ours, again) = (
            Record::ours("/x.db".as_ref()),
            Record::ours("/x.db".as_ref()),
        );
        assert_eq!(u32::try_from(ours.pid), Ok(std::process::id()));
        let format = "0000-00-00T00:00:00.000Z";
        let shape = |c: char| if c.is_ascii_digit() { '0' } else { c };
        assert_eq!(
            ours.started_at.chars().map(shape).collect::<String>(),
            format
        );
        let token: Uuid = ours.token.parse().expect("a UUID");
        assert_eq!(token.get_version_num(), 4);
        assert_eq!(ours.token, token.hyphenated().to_string());
        assert_ne!(ours.token, again.token);
    }

    #[test]
    fn what_javascript_takes_for_a_record_is_one() {
        for text in [
            r#"{"pid":7,"startedAt":"","token":"","dbPath":"d"}"#,
            r#" {"more":[1],"dbPath":"d","token":"t","startedAt":"yesterday","pid":7.0} "#,
            r#"{"pid":"no","pid":7,"startedAt":"s","token":"t","dbPath":"e","dbPath":"d"}"#,
        ] {
            assert_eq!(read(text), Some((7, "d".to_owned())), "{text}");
        }
    }

    #[test]
    fn what_lacks_a_field_or_has_it_of_a_wrong_type_is_no_record() {
        let lines = ["", "\0\0", "7", "null", "[]", "{", "{}", "\u{feff}{}"];
        for text in lines {
            assert_eq!(read(text), None, "{text}");
        }
        let whole = r#"{"pid":7,"startedAt":"s","token":"t","dbPath":"d"}"#;
        for (from, to) in [
            ("7", "0"),
            ("7", "-7"),
            ("7", "7.5"),
            ("7", "\"7\""),
            ("7", "1e99"),
            ("7", "2147483648"),
            ("\"s\"", "1"),
            ("\"t\"", "null"),
            ("\"d\"", "[]"),
            ("pid", "Pid"),
            ("startedAt", "started_at"),
            ("token", "tok"),
            ("dbPath", "path"),
            ("}", ""),
            ("}", "}}"),
        ] {
            let text = whole.replacen(from, to, 1);
            assert_eq!(read(&text), None, "{text}");
        }
    }
}
