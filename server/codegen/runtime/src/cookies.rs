//! The cookies of a request.
use std::borrow::Cow;

use cookie::Cookie;
use percent_encoding::percent_decode_str;
use poem::Request;
use poem::http::header;

/// Name and value of each cookie, from all headers `Cookie`; quotes around a value are none of it. Values are still
/// percent-encoded. What is no cookie is left out, and does not hide the others.
pub(crate) fn of(request: &Request) -> impl Iterator<Item = (String, String)> {
    let headers = request.headers().get_all(header::COOKIE).iter();
    let texts = headers.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
    let cookies = texts.flat_map(Cookie::split_parse);
    cookies.filter_map(|cookie| {
        let cookie = cookie.ok()?;
        Some((cookie.name().to_owned(), cookie.value_trimmed().to_owned()))
    })
}

/// A value as whoever set the cookie meant it. What does not decode is kept as it came: cookies are often set elsewhere.
pub(crate) fn decoded(value: &str) -> Cow<'_, str> {
    let decoded = percent_decode_str(value).decode_utf8();
    decoded.unwrap_or(Cow::Borrowed(value))
}
