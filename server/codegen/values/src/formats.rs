//! The formats of strings that OpenAPI and JSON Schema have names for, each held to its own standard by a library.
use std::net::{Ipv4Addr, Ipv6Addr};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use email_address::{EmailAddress, Options};
use fluent_uri::{Uri, UriRef};
use uuid::Uuid;

/// RFC 3339, as `2026-01-31T23:59:59.5+01:00`: with seconds and a zone. A leap second is one, too.
pub fn date_time(text: &str) -> bool {
    let Some((day, rest)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let zone = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at(zone);
    date(day) && is_time(time) && is_zone(zone)
}

/// `2026-01-31`.
pub fn date(text: &str) -> bool {
    let shape = text.len() == 10 && digits(text, &[4, 7], b'-');
    shape && text.parse::<jiff::civil::Date>().is_ok()
}

/// RFC 3339's `full-time`: `23:59:59Z`.
pub fn time(text: &str) -> bool {
    date_time(&format!("1970-01-01T{text}"))
}

/// With hyphens, in any letter case.
pub fn uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

/// The address alone (RFC 5321), without a name before it.
pub fn email(text: &str) -> bool {
    let bare = Options::default().without_display_text();
    EmailAddress::parse_with_options(text, bare).is_ok()
}

/// A name as DNS has them (RFC 1123).
pub fn hostname(text: &str) -> bool {
    hostname_validator::is_valid(text)
}

pub fn ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

pub fn ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// With a scheme (RFC 3986).
pub fn uri(text: &str) -> bool {
    Uri::parse(text).is_ok()
}

/// With a scheme, or relative.
pub fn uri_reference(text: &str) -> bool {
    UriRef::parse(text).is_ok()
}

/// Base64 (RFC 4648), padded.
pub fn byte(text: &str) -> bool {
    BASE64_STANDARD.decode(text).is_ok()
}

/// Digits, but for `mark` at the indexes `marks`.
fn digits(text: &str, marks: &[usize], mark: u8) -> bool {
    let mut bytes = text.bytes().enumerate();
    bytes.all(|(index, byte)| match marks.contains(&index) {
        true => byte == mark,
        false => byte.is_ascii_digit(),
    })
}

/// `23:59:59`, with a fraction of any length or not.
fn is_time(text: &str) -> bool {
    let (time, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let fraction = !fraction.is_empty() && digits(fraction, &[], b'.');
    let shape = time.len() == 8 && digits(time, &[2, 5], b':') && fraction;
    shape && time.parse::<jiff::civil::Time>().is_ok()
}

/// `Z`, or hours and minutes as `+01:00`.
fn is_zone(text: &str) -> bool {
    match text.strip_prefix(['+', '-']) {
        None => matches!(text, "Z" | "z"),
        Some(offset) => {
            let shape = offset.len() == 5 && digits(offset, &[2], b':');
            shape && offset.parse::<jiff::civil::Time>().is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn are(format: fn(&str) -> bool, right: &[&str], wrong: &[&str]) {
        for text in right {
            assert!(format(text), "{text:?} is one");
        }
        for text in wrong {
            assert!(!format(text), "{text:?} is none");
        }
        assert!(!format("\0") && !format("a b\n"));
    }

    #[test]
    fn times_are_those_of_rfc_3339() {
        are(
            super::date_time,
            &[
                "2026-01-31T23:59:59Z",
                "2026-01-31t00:00:00.123456789z",
                "2026-01-31 12:00:00-05:30",
                "2016-12-31T23:59:60Z",
                "9999-12-31T23:59:59Z",
                "0000-01-01T00:00:00+23:59",
                "2026-01-31T00:00:00.123456789012Z",
            ],
            &[
                "2026-01-31",
                "2026-01-31T23:59:59",
                "2026-01-31T23:59Z",
                "2026-02-30T00:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T00:00:00+0100",
                "2026-01-31T00:00:00.Z",
                "20260131T000000Z",
                "+002026-01-31T00:00:00Z",
                "2026-01-31T00:00:00Z[UTC]",
                "2026-01-31T00:00:00+24:00",
                "2026-01-31T00:00:00+01:60",
                "2026-01-31T00:00:00ZZ",
                "2026-01-31T00:60:00Z",
                "2026-01-31T00:00:61Z",
                "2026-01-31T00:00:00Z+01:00",
                "",
            ],
        );
        are(
            super::date,
            &["2024-02-29", "0001-01-01"],
            &[
                "2025-02-29",
                "2025-1-01",
                "20250101",
                "2025-01-01T00:00:00Z",
                "",
            ],
        );
        are(
            super::time,
            &["00:00:00Z", "23:59:59.5+01:00"],
            &["00:00:00", "25:00:00Z", "00:00Z", ""],
        );
    }

    #[test]
    fn names_of_things_are_those_of_their_standards() {
        are(
            super::uuid,
            &[
                "67e55044-10b1-426f-9247-bb680e5fe0c8",
                "67E55044-10B1-426F-9247-BB680E5FE0C8",
            ],
            &[
                "67e5504410b1426f9247bb680e5fe0c8",
                "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
                "1",
                "",
            ],
        );
        are(
            super::email,
            &["a@b.example", "first.last+tag@sub.example"],
            &[
                "a",
                "@b.example",
                "a@",
                "a@b@c",
                "A <a@b.example>",
                "<a@b.example>",
                "",
            ],
        );
        are(
            super::hostname,
            &["example.org", "a", "xn--bcher-kva.example"],
            &["-a.org", "a..b", "a_b", "", "ü"],
        );
        are(
            super::ipv4,
            &["127.0.0.1"],
            &["127.0.0", "1.2.3.256", "01.2.3.4", "::1", ""],
        );
        are(
            super::ipv6,
            &["::1", "2001:db8::ff00:42:8329"],
            &["127.0.0.1", "::g", "[::1]", ""],
        );
        are(
            super::uri,
            &[
                "http://a.example/b?c=d#e",
                "urn:isbn:1",
                "mailto:a@b.example",
            ],
            &["/a", "a b", "http://a/%zz", "http://ü.example", ""],
        );
        are(
            super::uri_reference,
            &["/a", "../b?c", "", "http://a.example"],
            &["%zz", "a b"],
        );
        are(
            super::byte,
            &["", "YQ==", "YWJj"],
            &["YQ", "YQ=", "Y-_=", "a"],
        );
    }
}
