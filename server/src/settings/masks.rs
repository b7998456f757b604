//! Values that may hold secrets, without them. What a value is says the field that it stands in, and not its looks.

/// What takes the place of what is not shown.
const HIDDEN: &str = "...";

/// Headers as variables of OpenTelemetry have them: their names.
pub(super) fn headers(value: &str) -> String {
    let names = value.split(',').map(|header| match header.split_once('=') {
        Some((name, _)) => format!("{}={HIDDEN}", name.trim()),
        // It may be the rest of a value.
        None => HIDDEN.to_owned(),
    });
    names.collect::<Vec<_>>().join(",")
}

/// An address: the scheme and the host, without a user, a path and a query.
pub(super) fn address(value: &str) -> String {
    let is_scheme = |text: &str| {
        let mut letters = text.chars();
        letters.all(|ch| ch.is_ascii_alphanumeric() || "+-.".contains(ch))
    };
    let (scheme, rest) = match value.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (format!("{scheme}://"), rest),
        _ => (String::new(), value),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (place, path) = rest.split_at(end);
    let host = match place.rsplit_once('@') {
        Some((_, host)) => host,
        // A password may hold what ends a host.
        None if path.contains('@') => HIDDEN,
        None => place,
    };
    let path = path.starts_with('/').then_some("/...");
    format!("{scheme}{host}{}", path.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{address, headers};

    #[test]
    fn of_an_address_the_host_is_shown_and_no_user_path_or_query() {
        for (value, shown) in [
            ("http://a.example:4318", "http://a.example:4318"),
            ("https://me:s3cret@a/x?key=s3cret", "https://a/..."),
            ("https://a?key=s3cret", "https://a"),
            ("me:s3cret@a:4317", "a:4317"),
            ("me:s3cret@a:4317/x?to=https://b", "a:4317/..."),
            ("https://me:s3/cret@a", "https://.../..."),
            ("https://me:s3?cret@a", "https://..."),
            ("https://me:s3@cret@a", "https://a"),
        ] {
            assert_eq!(address(value), shown);
        }
    }

    #[test]
    fn of_headers_the_names_are_shown() {
        for (value, shown) in [
            (
                "x-api-key=S3CRET,referer=https://a/b",
                "x-api-key=...,referer=...",
            ),
            ("Authorization=Basic s3cret,more", "Authorization=...,..."),
            ("s3cret", "..."),
        ] {
            assert_eq!(headers(value), shown);
        }
    }
}
