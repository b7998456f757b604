//! Answers that are bytes: a file, from memory or as a stream.
use std::fmt;
use std::io;

use bytes::Bytes;
use futures_util::Stream;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use poem::http::{HeaderValue, StatusCode, header};
use poem::{Body, Response};
use tokio::io::AsyncRead;

use crate::body::within;

/// A file that an answer carries.
pub struct Download {
    body: Body,
    length: Option<usize>,
    name: Option<String>,
    content_type: Option<String>,
}

impl Download {
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let length = Some(bytes.len());
        Self {
            length,
            ..Self::of_body(Body::from_bytes(bytes))
        }
    }

    /// Bytes as they come, until the end or an error. Some servers, poem's own among them, end an answer alike after
    /// either: only a length ([`Self::of_length`]) shows every client that the answer is not whole.
    pub fn stream(bytes: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        Self::of_body(Body::from_bytes_stream(bytes))
    }

    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of_body(Body::from_async_read(reader))
    }

    fn of_body(body: Body) -> Self {
        Self {
            body,
            length: None,
            name: None,
            content_type: None,
        }
    }

    /// Under which name a browser shall save it. Any text will do: what a file's name cannot hold is replaced.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// How many bytes a stream has, where that is known.
    #[must_use]
    pub fn of_length(mut self, bytes: usize) -> Self {
        self.length = Some(bytes);
        self
    }

    /// Which of the contract's media types it is, where there are several.
    #[must_use]
    pub fn of_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// `types` are those of the contract, ranges such as `image/*` among them.
    pub fn into_response(self, status: StatusCode, types: &[&str]) -> Response {
        let content_type = content_type(self.content_type.as_deref(), types);
        let mut response = Response::builder().status(status).body(self.body);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, content_type);
        // A browser shall not guess another type from bytes that somebody uploaded.
        headers.insert(
            "x-content-type-options",
            HeaderValue::from_static("nosniff"),
        );
        if let Some(length) = self.length {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        if let Some(name) = self.name {
            headers.insert(header::CONTENT_DISPOSITION, disposition(&name));
        }
        response
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("length", &self.length)
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

const ANY: HeaderValue = HeaderValue::from_static("application/octet-stream");

/// The type that the handler says, if the contract knows it; else the contract's own, or, of a range, any bytes.
fn content_type(said: Option<&str>, types: &[&str]) -> HeaderValue {
    let known = said.filter(|said| {
        let mime = said.parse();
        mime.is_ok_and(|mime| types.iter().any(|range| within(&mime, range)))
    });
    if said.is_some() && known.is_none() {
        tracing::error!(
            said,
            ?types,
            "a handler answers a media type out of the contract"
        );
    }
    let exact = || types.iter().copied().find(|name| !name.ends_with("/*"));
    let value = known.or_else(exact).map(HeaderValue::from_str);
    value.and_then(Result::ok).unwrap_or(ANY)
}

/// What RFC 8187 lets stand for itself.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// RFC 6266: the name in plain letters for old readers, then as it is.
fn disposition(name: &str) -> HeaderValue {
    let odd = |c: char| c.is_control() || c == '/' || c == '\\';
    let name: String = name.chars().map(|c| if odd(c) { '_' } else { c }).collect();
    let plain = |c: char| (c.is_ascii_graphic() || c == ' ') && c != '"' && c != '%';
    let ascii: String = name
        .chars()
        .map(|c| if plain(c) { c } else { '_' })
        .collect();
    let mut text = format!("attachment; filename=\"{ascii}\"");
    if ascii != name {
        text.push_str("; filename*=UTF-8''");
        text.extend(utf8_percent_encode(&name, ENCODED));
    }
    HeaderValue::from_str(&text).expect("it is visible ASCII and blanks")
}

#[cfg(test)]
mod tests {
    use super::{content_type, disposition};

    #[track_caller]
    fn named(name: &str, expected: &str) {
        assert_eq!(
            disposition(name),
            format!("attachment; {expected}"),
            "{name:?}"
        );
    }

    #[test]
    fn a_name_is_a_name_whatever_it_holds() {
        named("a b.png", r#"filename="a b.png""#);
        named("", r#"filename="""#);
        named("ü.csv", r#"filename="_.csv"; filename*=UTF-8''%C3%BC.csv"#);
        named("a\"b", r#"filename="a_b"; filename*=UTF-8''a%22b"#);
        named(
            "100%.txt",
            r#"filename="100_.txt"; filename*=UTF-8''100%25.txt"#,
        );
        named("a\r\nSet-Cookie: b=c", r#"filename="a__Set-Cookie: b=c""#);
        named("../../etc\\passwd\0", r#"filename=".._.._etc_passwd_""#);
        named("a;b='c'", r#"filename="a;b='c'""#);
        named(
            "\u{202e}gnp.exe",
            r#"filename="_gnp.exe"; filename*=UTF-8''%E2%80%AEgnp.exe"#,
        );
    }

    #[test]
    fn a_type_is_one_of_the_contract() {
        for (said, types, expected) in [
            (None, &["image/png"][..], "image/png"),
            (Some("image/png"), &["image/*"], "image/png"),
            (Some("text/html"), &["image/*"], "application/octet-stream"),
            (Some("text/html"), &["image/*", "image/png"], "image/png"),
            (
                Some("text/html; charset=utf-8"),
                &["*/*"],
                "text/html; charset=utf-8",
            ),
            (
                Some("text/html\r\nA: b"),
                &["*/*"],
                "application/octet-stream",
            ),
            (None, &["*/*"], "application/octet-stream"),
        ] {
            assert_eq!(content_type(said, types), expected, "{said:?} {types:?}");
        }
    }
}
