//! The gate against DNS rebinding: which Host is served.
use agentmonitor::config::AllowedHosts;
use poem::http::StatusCode;

use super::{get, server};

#[tokio::test]
async fn only_loopback_hosts_are_served() {
    let server = server(|_| {});
    for (host, served) in [
        ("localhost", true),
        ("localhost:3141", true),
        ("LOCALHOST:1", true),
        ("localhost.", true),
        ("localhost.:80", true),
        ("localhost:", true),
        ("agentmonitor.localhost:3141", true),
        ("a.b.localhost", true),
        ("127.0.0.1:3141", true),
        ("127.255.3.4", true),
        ("[::1]:3141", true),
        ("[0:0:0:0:0:0:0:1]", true),
        ("localhost..", false),
        (".localhost", false),
        ("a..localhost", false),
        ("localhost.evil.example", false),
        ("notlocalhost", false),
        ("evil.example", false),
        ("evil.example:3141", false),
        ("127.0.0.1.evil.example", false),
        ("127.1", false),
        ("0177.0.0.1", false),
        ("128.0.0.1", false),
        ("0.0.0.0", false),
        ("192.168.1.5:3141", false),
        ("[::]", false),
        ("[::2]:3141", false),
        ("[::ffff:127.0.0.1]", false),
        ("::1", false),
        ("[::1", false),
        ("localhost:x", false),
        ("localhost:99999", false),
        ("localhost:+80", false),
        ("localhost:80:80", false),
        ("evil@localhost", false),
        ("localhost/", false),
        ("localhost, evil.example", false),
        ("local host", false),
        ("", false),
    ] {
        for path in ["/api/health", "/"] {
            let expected = if served {
                StatusCode::OK
            } else {
                StatusCode::MISDIRECTED_REQUEST
            };
            assert_eq!(
                get(&server, path, &[("host", host)]).await.status(),
                expected,
                "{host:?} {path}"
            );
        }
    }
}

#[tokio::test]
async fn a_request_without_one_clear_host_is_refused() {
    let server = server(|_| {});
    for headers in [
        &[][..],
        &[("host", "localhost"), ("host", "localhost")],
        &[("host", "l\u{f6}calhost")],
    ] {
        let status = get(&server, "/api/health", headers).await.status();
        assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{headers:?}");
    }
    for (target, served) in [
        ("http://localhost:3141/api/health", true),
        ("http://evil.example/api/health", false),
        ("http://127.0.0.1:3141/api/health", false),
    ] {
        let status = get(&server, target, &[("host", "localhost:3141")])
            .await
            .status();
        assert_eq!(status == StatusCode::OK, served, "{target}: {status}");
    }
}

#[tokio::test]
async fn listed_hosts_are_served_too() {
    let server =
        server(|config| config.allowed_hosts = AllowedHosts::parse("box.example,[fd00::1]:80").0);
    for (host, served) in [
        ("box.example", true),
        ("Box.Example.:3141", true),
        ("[fd00::1]:80", true),
        ("[fd00::1]:81", false),
        ("a.box.example", false),
        ("localhost", true),
    ] {
        let status = get(&server, "/api/health", &[("host", host)])
            .await
            .status();
        assert_eq!(status == StatusCode::OK, served, "{host}: {status}");
    }
}
