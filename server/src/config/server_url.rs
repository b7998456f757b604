//! The address of a server that somebody else runs: one way to write it for every command.

use std::net::Ipv6Addr;

use hyper::Uri;
use hyper::http::uri::{Authority, Scheme};

use super::ClientSettings;

const DEFAULT: &str = "http://127.0.0.1:3141";

/// Scheme, host, port, and perhaps a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerUrl {
    scheme: Scheme,
    authority: Authority,
    /// Before the paths of the API, without a slash at its end.
    prefix: String,
}

/// It is no address that we can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoUrl {
    #[error("{url:?} is no address of a server; write it as {DEFAULT}")]
    Unreadable { url: String },
    #[error(
        "the address of a server holds no user and no password, but {host} does; a token goes into \
         AGENTMONITOR_AUTH_TOKEN, or into the file that --auth-token-file names"
    )]
    User { host: String },
    #[error(
        "{url} asks for TLS (https), which is not spoken here; name an http:// address, such as the near end of \
         `ssh -L 3141:127.0.0.1:3141 HOST`"
    )]
    Encrypted { url: String },
}

impl ServerUrl {
    /// The one that is named, or where the settings say.
    pub fn new(named: Option<&str>, found: &ClientSettings) -> Result<Self, NoUrl> {
        match named.or(found.url.as_deref()) {
            Some(url) => Self::parse(url),
            None => {
                // Where a server listens everywhere it is found here.
                let host = match found.host.as_str() {
                    "0.0.0.0" => "127.0.0.1".to_owned(),
                    "::" | "[::]" => "[::1]".to_owned(),
                    bare if bare.contains(':') && !bare.starts_with('[') => format!("[{bare}]"),
                    host => host.to_owned(),
                };
                Self::parse(&format!("http://{host}:{}", found.port))
            }
        }
    }

    /// `http://` goes without saying.
    fn parse(text: &str) -> Result<Self, NoUrl> {
        let text = text.trim();
        let unreadable = || NoUrl::Unreadable {
            url: text.to_owned(),
        };
        let whole = match text.contains("://") {
            true => text.to_owned(),
            false => format!("http://{text}"),
        };
        let uri: Uri = whole.parse().map_err(|_| unreadable())?;
        let scheme = uri.scheme().ok_or_else(unreadable)?.clone();
        let authority = uri.authority().ok_or_else(unreadable)?.clone();
        let known = [Scheme::HTTP, Scheme::HTTPS].contains(&scheme);
        if !known || uri.query().is_some() || whole.contains('#') {
            return Err(unreadable());
        }
        if authority.as_str().contains('@') {
            return Err(NoUrl::User {
                host: authority.host().to_owned(),
            });
        }
        if !is_place(&authority) {
            return Err(unreadable());
        }
        Ok(Self {
            scheme,
            authority,
            prefix: uri.path().trim_end_matches('/').to_owned(),
        })
    }

    /// The same, where it can be spoken to without TLS.
    pub fn unencrypted(self) -> Result<Self, NoUrl> {
        match self.scheme == Scheme::HTTPS {
            true => Err(NoUrl::Encrypted { url: self.text() }),
            false => Ok(self),
        }
    }

    /// Without a slash at its end.
    pub fn text(&self) -> String {
        format!("{}://{}{}", self.scheme, self.authority, self.prefix)
    }

    /// Host and port, as they were written.
    pub fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// Host and port, and the folder, however they were written: another server has another.
    pub fn name(&self) -> String {
        format!("{}:{}{}", self.authority.host(), self.port(), self.prefix)
    }

    /// Host and port, to connect to.
    pub fn place(&self) -> (&str, u16) {
        let host = self.authority.host().trim_matches(['[', ']']);
        (host, self.port())
    }

    fn port(&self) -> u16 {
        let usual = if self.scheme == Scheme::HTTPS {
            443
        } else {
            80
        };
        self.authority.port_u16().unwrap_or(usual)
    }

    /// A path of the API, as a request has it.
    pub fn target(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}

/// Whether what stands there can be a host and a port.
fn is_place(authority: &Authority) -> bool {
    let host = authority.host();
    let rest = &authority.as_str()[host.len()..];
    let has_port = rest.is_empty() || authority.port_u16().is_some_and(|port| port != 0);
    let is_host = match host.strip_prefix('[') {
        Some(bare) => bare.trim_end_matches(']').parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty(),
    };
    has_port && is_host
}

#[cfg(test)]
mod tests {
    use super::{NoUrl, ServerUrl};

    #[track_caller]
    fn url(text: &str) -> ServerUrl {
        ServerUrl::parse(text).expect("an address")
    }

    #[test]
    fn an_address_is_read_whole() {
        let v6 = url("http://[::1]:80/am/");
        assert_eq!(v6.text(), "http://[::1]:80/am");
        assert_eq!(v6.place(), ("::1", 80));
        assert_eq!(v6.target("/api/x"), "/am/api/x");
        let plain = url("http://box");
        assert_eq!((plain.place(), plain.authority()), (("box", 80), "box"));
        assert_eq!(url("https://box").place(), ("box", 443));
    }

    #[test]
    fn http_goes_without_saying() {
        for text in [
            "localhost:3141",
            " http://localhost:3141/ ",
            "localhost:3141/",
        ] {
            assert_eq!(url(text).text(), "http://localhost:3141");
        }
        assert_eq!(url("[::1]:1/am").text(), "http://[::1]:1/am");
    }

    #[test]
    fn a_server_has_one_name_however_its_address_is_written() {
        assert_eq!(url("box").name(), url("http://box:80/").name());
        assert_ne!(url("box").name(), url("https://box").name());
        assert_ne!(url("box/one").name(), url("box/two").name());
    }

    #[test]
    fn what_is_no_address_is_refused_with_one_that_is() {
        for text in [
            "",
            "ftp://box",
            "http://",
            "http://a b",
            "http://x/?y",
            "http://x#y",
            "a:b:c",
            "box:",
            "box:99999",
            "box:0",
            "box:x",
            "[::g]:1",
            "http://:80",
            "/api",
        ] {
            let refused = ServerUrl::parse(text).expect_err(text);
            assert!(matches!(refused, NoUrl::Unreadable { .. }), "{text}");
            assert!(refused.to_string().contains("http://127.0.0.1:3141"));
        }
    }

    #[test]
    fn a_password_is_refused_and_not_repeated() {
        let refused = ServerUrl::parse("http://me:secret@box:1").expect_err("a user");
        let told = refused.to_string();
        assert!(told.contains("box") && !told.contains("secret"), "{told}");
    }

    #[test]
    fn tls_is_said_not_to_be_spoken() {
        assert_eq!(url("box").unencrypted(), Ok(url("box")));
        let refused = url("https://box").unencrypted().expect_err("TLS");
        assert!(refused.to_string().contains("ssh -L"), "{refused}");
    }
}
