//! What a server is called.

use anyhow::{Context, Result};

/// Host and port of a server that is named by its URL.
pub fn address(url: &str) -> Result<String> {
    let address = url
        .strip_prefix("http://")
        .map(|it| it.trim_end_matches('/'));
    let address = address.filter(|it| !it.is_empty() && !it.contains(['/', '?', '#', '@']));
    let address = address.with_context(|| {
        format!(
            "a server is named by a URL without a path, such as http://127.0.0.1:3141, not {url:?}"
        )
    })?;
    // The last colon of a host in brackets is not the port's.
    let port = address.rsplit_once(':').map(|(_, port)| port);
    Ok(match port.is_some_and(|port| port.parse::<u16>().is_ok()) {
        true => address.to_owned(),
        false => format!("{address}:80"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_running_server_is_named_by_its_url() {
        for (url, wanted) in [
            ("http://127.0.0.1:3141", Some("127.0.0.1:3141")),
            ("http://localhost:3141/", Some("localhost:3141")),
            ("http://host", Some("host:80")),
            ("http://[::1]", Some("[::1]:80")),
            ("http://[::1]:81", Some("[::1]:81")),
            ("https://host", None),
            ("127.0.0.1:3141", None),
            ("http://host/api", None),
            ("http://", None),
        ] {
            assert_eq!(address(url).ok().as_deref(), wanted, "{url}");
        }
    }
}
