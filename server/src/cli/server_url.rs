//! The address of a server that somebody else runs.

use hyper::Uri;
use hyper::http::uri::{Authority, Scheme};

use crate::config::ClientSettings;

const DEFAULT: &str = "http://127.0.0.1:3141";
const HTTP_PORT: u16 = 80;

/// Scheme, host, port, and perhaps a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ServerUrl {
    scheme: Scheme,
    authority: Authority,
    /// Before the paths of the API, without a slash at its end.
    prefix: String,
}

/// It is no address.
#[derive(Debug, thiserror::Error)]
#[error("{url:?} is not the address of a server; `{DEFAULT}` is")]
pub(super) struct NoUrl {
    url: String,
}

impl ServerUrl {
    /// The one that is named, or where the settings say.
    pub(super) fn new(named: Option<&str>, found: &ClientSettings) -> Result<Self, NoUrl> {
        let url = named.or(found.url.as_deref()).map(str::to_owned);
        let url = url.unwrap_or_else(|| {
            // Where a server listens everywhere it is found here.
            let host = match found.host.as_str() {
                "0.0.0.0" => "127.0.0.1".to_owned(),
                "::" | "[::]" => "[::1]".to_owned(),
                bare if bare.contains(':') && !bare.starts_with('[') => format!("[{bare}]"),
                host => host.to_owned(),
            };
            format!("http://{host}:{}", found.port)
        });
        Self::parse(&url).ok_or(NoUrl { url })
    }

    fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let scheme = uri.scheme()?.clone();
        if ![Scheme::HTTP, Scheme::HTTPS].contains(&scheme) || uri.query().is_some() {
            return None;
        }
        Some(Self {
            scheme,
            authority: uri.authority()?.clone(),
            prefix: uri.path().trim_end_matches('/').to_owned(),
        })
    }

    /// Without a slash at its end.
    pub(super) fn text(&self) -> String {
        format!("{}://{}{}", self.scheme, self.authority, self.prefix)
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// Host and port.
    pub(super) fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// Host and port, to connect to.
    pub(super) fn place(&self) -> (&str, u16) {
        let host = self.authority.host().trim_matches(['[', ']']);
        (host, self.authority.port_u16().unwrap_or(HTTP_PORT))
    }

    /// A path of the API, as a request has it.
    pub(super) fn target(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::ServerUrl;

    #[test]
    fn an_address_is_read_whole() {
        let url = ServerUrl::parse("http://[::1]:80/am/").expect("an address");
        assert_eq!(url.text(), "http://[::1]:80/am");
        assert_eq!(url.place(), ("::1", 80));
        assert_eq!(url.target("/api/x"), "/am/api/x");
        let plain = ServerUrl::parse("http://box").expect("an address");
        assert_eq!((plain.place(), plain.authority()), (("box", 80), "box"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for url in [
            "",
            "box",
            "ftp://box",
            "http://",
            "http://a b",
            "http://x/?y",
        ] {
            assert_eq!(ServerUrl::parse(url), None, "{url}");
        }
    }
}
