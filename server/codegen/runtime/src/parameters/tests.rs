use poem::Request;

use super::places::decoded;
use super::{Given, Parameters};
use crate::failure::Failure;

const WRONG: Given = Given::optional("wrong");

fn request(query: &str) -> Request {
    Request::builder().uri_str(format!("/x?{query}")).finish()
}

/// What `read` gives of the query, and whether it is taken.
fn of<T>(query: &str, read: impl FnOnce(&mut Parameters<'_>) -> T) -> (T, bool) {
    let request = request(query);
    let mut parameters = Parameters::query(&request);
    let value = read(&mut parameters);
    let done: Result<(), Failure> = parameters.finish(|| Some(()));
    (value, done.is_ok())
}

#[test]
fn text_is_exact_and_empty_is_absent() {
    let query = "A=1&a[]=2&a=%C3%BC+%zz&b=&c";
    let text = |name: &str| of(query, |parameters| parameters.text(name));
    assert_eq!(text("a"), (Some("ü %zz".to_owned()), true));
    assert_eq!(text("b"), (None, true));
    assert_eq!(text("c"), (None, true));
    let required = |name: &str| of(query, |parameters| parameters.required_text(name));
    assert_eq!(required("A"), (Some("1".to_owned()), true));
    assert_eq!(required("b"), (None, false));
    assert_eq!(required("d"), (None, false));
}

#[test]
fn a_repeated_parameter_is_refused_or_joined() {
    let query = "a=1&a=2";
    assert_eq!(of(query, |p| p.joined("a")), (Some("1,2".to_owned()), true));
    assert_eq!(of(query, |p| p.text("a")), (None, false));
    assert_eq!(
        of(query, |p| p.integer::<i64>("a", .., WRONG)),
        (None, false)
    );
}

#[test]
fn atoi_reads_the_leading_integer() {
    for (query, expected) in [
        ("", 50),
        ("l=", 50),
        ("l=abc", 50),
        ("l=0", 50),
        ("l=0x3", 50),
        ("l=%202", 2),
        ("l=2.9", 2),
        ("l=1e3", 1),
        ("l=-7", -7),
        ("l=2&l=9", 2),
    ] {
        assert_eq!(of(query, |p| p.atoi("l", 50)), (expected, true), "{query}");
    }
    assert!(!of("l=99999999999999999999", |p| p.atoi("l", 50)).1);
}

#[test]
fn prefix_reads_the_leading_integer_and_keeps_zero() {
    for (query, expected) in [
        ("", None),
        ("l=", None),
        ("l=0", Some(0)),
        ("l=0x3", Some(0)),
        ("l=0.5", Some(0)),
        ("l=4x", Some(4)),
        ("l=-1", Some(-1)),
        ("l=2&l=x", Some(2)),
    ] {
        let read = of(query, |p| p.prefix("l"));
        assert_eq!(read, (expected, true), "{query}");
        let read = of(query, |p| p.prefix_or("l", 50));
        assert_eq!(read, (expected.unwrap_or(50), true), "{query}");
    }
    assert_eq!(of("l=abc", |p| p.prefix("l")), (None, false));
    assert_eq!(of("l=abc", |p| p.prefix_or("l", 50)), (50, true));
    let beyond = "l=99999999999999999999";
    assert!(!of(beyond, |p| p.prefix("l")).1);
    assert!(!of(beyond, |p| p.prefix_or("l", 50)).1);
}

#[test]
fn a_parsed_number_is_the_whole_value_or_the_default() {
    for (query, expected) in [
        ("", 10),
        ("l=", 10),
        ("l=0", 10),
        ("l=-0", 10),
        ("l=abc", 10),
        ("l=2abc", 10),
        ("l=2&l=2", 10),
        ("l=-1", -1),
        ("l=1e1", 10),
        ("l=0x2", 2),
        ("l=%2B7.0+", 7),
    ] {
        let parsed = of(query, |p| p.parsed_integer("l", 10));
        assert_eq!(parsed, (expected, true), "{query}");
    }
    for query in ["l=1.5", "l=Infinity", "l=-Infinity", "l=1e19", "l=1e999"] {
        assert!(!of(query, |p| p.parsed_integer("l", 10)).1, "{query}");
    }
    assert_eq!(of("l=1.5", |p| p.parsed_number("l", 0.5)), (1.5, true));
    assert_eq!(of("l=0", |p| p.parsed_number("l", 0.5)), (0.5, true));
    assert!(!of("l=Infinity", |p| p.parsed_number("l", 0.5)).1);
}

#[test]
fn strict_integers_are_digits_within_bounds() {
    for (text, value) in [("1", 1), ("5", 5), ("003", 3)] {
        let read = of(&format!("l={text}"), |p| {
            p.integer::<i64>("l", 1..=5, WRONG)
        });
        assert_eq!(read, (Some(value), true), "{text}");
    }
    for text in [
        "0", "6", "-1", "1.0", "1e0", "%2B1", "+1", "1+", "0x1", "-", "٣", "1_0",
    ] {
        let read = of(&format!("l={text}"), |p| {
            p.integer::<i64>("l", 1..=5, WRONG)
        });
        assert_eq!(read, (None, false), "{text}");
    }
    let least = of("l=-9223372036854775808", |p| {
        p.integer::<i64>("l", .., WRONG)
    });
    assert_eq!(least, (Some(i64::MIN), true));
    assert!(
        !of("l=9223372036854775808", |p| p.integer::<i64>(
            "l",
            ..,
            WRONG
        ))
        .1
    );
    let small = |query: &str| of(query, |p| p.integer::<i32>("l", .., WRONG));
    assert_eq!(small("l=-2147483648"), (Some(i32::MIN), true));
    assert_eq!(small("l=2147483648"), (None, false));
    let absent = |given| of("l=", |p| p.integer::<i64>("l", .., given));
    assert_eq!(absent(WRONG), (None, true));
    assert_eq!(absent(Given::required("wrong")), (None, false));
}

#[test]
fn strict_numbers_are_those_of_json() {
    let number = |query: &str| of(query, |p| p.number("l", -0.5.., WRONG));
    assert_eq!(number("l=1.5e1"), (Some(15.0), true));
    assert_eq!(number("l=-0.5"), (Some(-0.5), true));
    for query in ["l=-0.6", "l=.5", "l=NaN", "l=Infinity", "l=1e999", "l=1+"] {
        assert_eq!(number(query), (None, false), "{query}");
    }
}

#[test]
fn booleans_are_true_or_false() {
    let boolean = |query: &str| of(query, |p| p.boolean("l", WRONG));
    assert_eq!(boolean("l=true"), (Some(true), true));
    assert_eq!(boolean("l=false"), (Some(false), true));
    for query in ["l=True", "l=1", "l=yes", "l=true+"] {
        assert_eq!(boolean(query), (None, false), "{query}");
    }
}

#[test]
fn a_path_is_decoded_once() {
    assert_eq!(decoded("a%2Fb").as_deref(), Some("a/b"));
    assert_eq!(decoded("a%252Fb+").as_deref(), Some("a%2Fb+"));
    assert_eq!(decoded("%C3%BC").as_deref(), Some("ü"));
    for raw in ["%zz", "%", "%2", "a%", "%ff", "%C3", "%+1", "%é"] {
        assert_eq!(decoded(raw), None, "{raw}");
    }
}
