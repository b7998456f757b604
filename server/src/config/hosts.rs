//! Host names: which are loopback, which else are allowed, and how a `Host` header is read.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A host and its port, as a `Host` header names them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Authority {
    host: Host,
    port: Option<u16>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Host {
    /// Lower case, without a trailing dot.
    Name(String),
    Ip(IpAddr),
}

impl Authority {
    /// Reads `name`, `name:port`, `127.0.0.1:port` or `[::1]:port`. Strict: what is in doubt is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (host, port) = split_port(text)?;
        let port = match port {
            None | Some("") => None,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(digits.parse().ok()?)
            }
            Some(_) => return None,
        };
        Some(Self {
            host: Host::parse(host)?,
            port,
        })
    }

    /// The port that is named.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// Whether only this machine answers to the name: `localhost`, `*.localhost`, 127.0.0.0/8, `[::1]`.
    pub fn is_loopback(&self) -> bool {
        match &self.host {
            Host::Name(name) => name == "localhost" || name.ends_with(".localhost"),
            Host::Ip(ip) => ip.is_loopback(),
        }
    }

    /// Whether both name the same host, and the same port where a missing one means `default_port`.
    pub fn is_same(&self, other: &Self, default_port: u16) -> bool {
        let port = |authority: &Self| authority.port.unwrap_or(default_port);
        self.host == other.host && port(self) == port(other)
    }
}

impl Host {
    fn parse(text: &str) -> Option<Self> {
        if let Some(bracketed) = text.strip_prefix('[') {
            let address = bracketed.strip_suffix(']')?.parse::<Ipv6Addr>().ok()?;
            return Some(Self::Ip(address.into()));
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        if let Ok(address) = name.parse::<Ipv4Addr>() {
            return Some(Self::Ip(address.into()));
        }
        name.split('.')
            .all(is_label)
            .then(|| Self::Name(name.to_ascii_lowercase()))
    }
}

/// An underscore is no letter of a host name, but some networks use it.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Splits at the colon after the host. An address of version 6 needs its brackets.
fn split_port(text: &str) -> Option<(&str, Option<&str>)> {
    let host_end = if text.starts_with('[') {
        text.find(']')? + 1
    } else {
        0
    };
    match text[host_end..].find(':') {
        Some(at) => {
            let colon = host_end + at;
            Some((&text[..colon], Some(&text[colon + 1..])))
        }
        None => Some((text, None)),
    }
}

/// Whether listening on this address reaches this machine only. Names are not resolved: what is in doubt is not.
pub(super) fn is_loopback_name(host: &str) -> bool {
    match host.parse::<IpAddr>() {
        Ok(ip) => ip.to_canonical().is_loopback(),
        Err(_) => Authority::parse(host).is_some_and(|it| it.port.is_none() && it.is_loopback()),
    }
}

/// The host names that are served besides the loopback ones.
#[derive(Clone, Debug, Default)]
pub struct AllowedHosts(Vec<Authority>);

impl AllowedHosts {
    /// Reads a list with commas. Beside it: the entries that are no host.
    pub fn parse(list: &str) -> (Self, Vec<String>) {
        let entries = list
            .split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty());
        let (mut hosts, mut wrong) = (Vec::new(), Vec::new());
        for entry in entries {
            match Authority::parse(entry) {
                Some(host) => hosts.push(host),
                None => wrong.push(entry.to_owned()),
            }
        }
        (Self(hosts), wrong)
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the host is listed; an entry without a port stands for every port.
    pub fn contains(&self, authority: &Authority) -> bool {
        self.0.iter().any(|listed| {
            listed.host == authority.host
                && (listed.port.is_none() || listed.port == authority.port)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{AllowedHosts, Authority, is_loopback_name};

    #[test]
    fn addresses_to_listen_on_are_told_apart() {
        for host in [
            "127.0.0.1",
            "127.8.9.1",
            "::1",
            "[::1]",
            "::ffff:127.0.0.1",
            "LocalHost",
            "a.localhost",
        ] {
            assert!(is_loopback_name(host), "{host}");
        }
        for host in [
            "0.0.0.0",
            "::",
            "[::]",
            "192.168.1.5",
            "box.example",
            "localhost.example",
            "",
            "localhost:80",
        ] {
            assert!(!is_loopback_name(host), "{host}");
        }
    }

    #[test]
    fn a_listed_host_matches_any_port_or_its_own() {
        let (hosts, wrong) =
            AllowedHosts::parse(" Box.example, other.example:8080 ,,[fd00::1], http://no, *.no");
        assert_eq!(wrong, ["http://no", "*.no"]);
        for (text, listed) in [
            ("box.example", true),
            ("BOX.example.:99", true),
            ("sub.box.example", false),
            ("other.example:8080", true),
            ("other.example", false),
            ("other.example:80", false),
            ("[fd00:0::1]:3141", true),
        ] {
            let authority = Authority::parse(text).expect("a host");
            assert_eq!(hosts.contains(&authority), listed, "{text}");
        }
    }
}
