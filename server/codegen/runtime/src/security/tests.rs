use poem::Request;
use poem::http::header::{AUTHORIZATION, COOKIE};

use super::{Secret, basic, bearer, cookie_key, header_key, query_key};

fn with(name: impl AsRef<str>, values: &[&str]) -> Request {
    let mut request = Request::builder();
    for value in values {
        request = request.header(name.as_ref(), *value);
    }
    request.finish()
}

fn exposed(secret: Option<Secret>) -> Option<String> {
    secret.map(|secret| secret.expose().to_owned())
}

#[test]
fn a_bearer_token_is_what_rfc_6750_calls_one() {
    let token = |values: &[&str]| exposed(bearer(&with(AUTHORIZATION, values)));
    for value in ["Bearer abc", "bearer abc", "BEARER   abc"] {
        assert_eq!(token(&[value]).as_deref(), Some("abc"), "{value}");
    }
    assert_eq!(token(&["Bearer a-._~+/=1"]).as_deref(), Some("a-._~+/=1"));
    for value in [
        "",
        "Bearer",
        "Bearer ",
        "Basic abc",
        "Bearer a b",
        "Bearer a,b",
        "Bearerabc",
    ] {
        assert_eq!(token(&[value]), None, "{value}");
    }
    assert_eq!(token(&["Bearer abc", "Bearer abc"]), None);
    assert_eq!(token(&[]), None);
}

#[test]
fn a_login_is_split_at_its_first_colon() {
    let login = |value: &str| {
        let login = basic(&with(AUTHORIZATION, &[value]))?;
        Some((login.user, login.password.expose().to_owned()))
    };
    let of = |user: &str, password: &str| Some((user.to_owned(), password.to_owned()));
    assert_eq!(
        login("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        of("Aladdin", "open sesame")
    );
    assert_eq!(login("basic YTpiOmM="), of("a", "b:c"));
    assert_eq!(login("Basic OsO8"), of("", "ü"));
    assert_eq!(login("Basic YTo="), of("a", ""));
    for value in [
        "Basic YWJj",     // No colon.
        "Basic YTpi!",    // No base64.
        "Basic YTr/",     // No UTF-8.
        "Basic YToKYg==", // A line break.
        "Bearer YTpi",
    ] {
        assert_eq!(login(value), None, "{value}");
    }
}

#[test]
fn a_key_is_given_once_and_is_not_empty() {
    let header = |values: &[&str]| exposed(header_key(&with("x-key", values), "X-Key"));
    assert_eq!(header(&["k 1"]).as_deref(), Some("k 1"));
    assert_eq!(header(&[""]), None);
    assert_eq!(header(&["k", "k"]), None);

    let query = |query: &str| {
        let request = Request::builder().uri_str(format!("/?{query}")).finish();
        exposed(query_key(&request, "api[key]"))
    };
    assert_eq!(query("api[key]=a%26b").as_deref(), Some("a&b"));
    assert_eq!(query("x=1&api%5Bkey%5D=k").as_deref(), Some("k"));
    for wrong in ["", "api[key]=", "API[key]=k", "api[key]=k&api[key]=k"] {
        assert_eq!(query(wrong), None, "{wrong}");
    }

    let cookie = |values: &[&str]| exposed(cookie_key(&with(COOKIE, values), "sid"));
    assert_eq!(cookie(&["a=1; sid=k%20; b=2"]).as_deref(), Some("k "));
    assert_eq!(cookie(&["a=1", "sid=\"k\""]).as_deref(), Some("k"));
    assert_eq!(cookie(&["sid=100%"]).as_deref(), Some("100%"));
    for wrong in ["sid=", "SID=k", "sid=k; sid=k", "sid"] {
        assert_eq!(cookie(&[wrong]), None, "{wrong}");
    }
}

#[test]
fn a_secret_is_compared_and_never_printed() {
    let secret = Secret("hunter2".to_owned());
    assert!(secret.is("hunter2"));
    assert!(!secret.is("hunter"));
    assert!(!format!("{secret:?}").contains("hunter2"));
    let login = basic(&with(AUTHORIZATION, &["Basic YTpodW50ZXIy"])).expect("a login");
    assert!(!format!("{login:?}").contains("hunter2"), "{login:?}");
}
