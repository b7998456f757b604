use super::{Closed, Collected, Errors, FromJson, MAX_DEPTH, MAX_WRONG_ITEMS};
use crate::object;
use crate::rules::{Integer, Number, Shape, Text, Word};

#[derive(Debug, PartialEq)]
struct Point {
    x: i64,
}

impl FromJson for Point {
    fn from_json(raw: &str, errors: &mut Errors) -> Option<Self> {
        let Some([x]) = object::fields(raw, |key| (key == b"x").then_some(0)) else {
            errors.add_whole("must be a JSON object");
            return None;
        };
        Some(Self {
            x: errors.integer::<i64>("x", x, &Integer::required("must be an integer"))?,
        })
    }
}

#[derive(Debug, PartialEq)]
struct Yes;

impl Closed for Yes {
    fn from_word(word: &str) -> Option<Self> {
        (word == "yes").then_some(Self)
    }
}

#[track_caller]
fn said<T>(check: impl FnOnce(&mut Errors) -> Option<T>) -> Vec<String> {
    let mut errors = Errors::default();
    let value = check(&mut errors);
    let list = errors.into_list();
    assert!(
        value.is_none() || list.is_empty(),
        "a value and errors at once"
    );
    list.into_iter()
        .map(|error| format!("{}: {}", error.field, error.message))
        .collect()
}

#[test]
fn a_text_must_be_a_string_and_what_is_blank_may_be_absent() {
    let required = Text::required("type")
        .trimmed()
        .length(1, usize::MAX, "empty");
    for (raw, expected) in [
        (Some("3"), "f: type"),
        (None, "f: type"),
        (Some("null"), "f: type"),
    ] {
        assert_eq!(said(|errors| errors.text("f", raw, &required)), [expected]);
    }
    assert_eq!(
        said(|errors| errors.text("f", Some("\" \""), &required)),
        ["f: empty"]
    );
    let optional = Text::optional("type").trimmed();
    let mut errors = Errors::default();
    assert_eq!(errors.text("f", Some("\" \\u00a0\""), &optional), None);
    assert_eq!(
        errors.text("f", Some("\" a \""), &optional).as_deref(),
        Some("a")
    );
    assert_eq!(errors.count(), 0);
}

#[test]
fn a_length_is_counted_in_utf_16_units() {
    let rule = Text::required("type").length(2, 2, "length");
    assert_eq!(
        said(|errors| errors.text("f", Some("\"é\""), &rule)),
        ["f: length"]
    );
    assert!(said(|errors| errors.text("f", Some("\"🦀\""), &rule)).is_empty());
    assert_eq!(
        said(|errors| errors.text("f", Some("\"abc\""), &rule)),
        ["f: length"]
    );
}

#[test]
fn a_word_of_the_wrong_type_may_be_told_twice() {
    let both = Word::required("type", "enum")
        .trimmed("blank")
        .type_and_enum();
    assert_eq!(
        said(|errors| errors.word::<Yes>("f", Some("1"), &both)),
        ["f: type", "f: enum"]
    );
    let blank = said(|errors| errors.word::<Yes>("f", Some("\"\""), &both));
    assert_eq!(blank, ["f: blank", "f: enum"]);
    let one = Word::optional("type", "enum");
    assert_eq!(
        said(|errors| errors.word::<Yes>("f", Some("1"), &one)),
        ["f: type"]
    );
    assert_eq!(
        said(|errors| errors.word::<Yes>("f", Some("\" yes\""), &one)),
        ["f: enum"]
    );
}

#[test]
fn numbers_are_strict_and_bounded() {
    let rule = Integer::optional("wrong").minimum(0).maximum(10);
    for raw in ["-1", "11", "1.5", "\"5\"", "1e400", "true"] {
        assert_eq!(
            said(|errors| errors.integer::<i64>("f", Some(raw), &rule)),
            ["f: wrong"],
            "{raw}"
        );
    }
    let mut errors = Errors::default();
    assert_eq!(errors.integer::<i64>("f", Some("5.0"), &rule), Some(5));
    let between = Number::optional("wrong").minimum(0.0).maximum(10.0);
    assert_eq!(errors.number("f", Some("1.5"), &between), Some(1.5));
    assert_eq!(errors.integer::<i64>("f", Some("null"), &rule), None);
    assert_eq!(errors.count(), 0);
    let unbounded = Number::required("wrong");
    assert_eq!(
        said(|errors| errors.number("f", Some("1e999"), &unbounded)),
        ["f: wrong"]
    );
}

#[test]
fn free_form_json_may_not_be_nested_too_deep() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(said(|errors| errors.free_form("f", Some(&nested(MAX_DEPTH)), None)).is_empty());
    assert_eq!(
        said(|errors| errors.free_form("f", Some(&nested(10_000)), None)),
        ["f: must not be nested deeper than 64 levels"]
    );
}

#[test]
fn absence_and_null_are_told_apart() {
    let wrong = |rule: &Integer| {
        [None, Some("null")]
            .map(|raw| !said(|errors| errors.integer::<i64>("f", raw, rule)).is_empty())
    };
    assert_eq!(wrong(&Integer::required("wrong")), [true, true]);
    assert_eq!(wrong(&Integer::required("wrong").or_null()), [true, false]);
    assert_eq!(wrong(&Integer::optional("wrong").not_null()), [false, true]);
    assert_eq!(wrong(&Integer::optional("wrong")), [false, false]);
}

#[test]
fn null_is_a_value_of_free_form_json_that_is_required() {
    let mut errors = Errors::default();
    let null = errors.free_form("f", Some("null"), Some("missing"));
    assert_eq!(null.as_deref(), Some("null"));
    assert_eq!(errors.free_form("f", Some("null"), None), None);
    assert_eq!(errors.count(), 0);
    assert_eq!(
        said(|errors| errors.free_form("f", None, Some("missing"))),
        ["f: missing"]
    );
}

#[test]
fn nested_fields_are_named_by_their_path() {
    let rule = Shape::required("must be an array");
    let list = |raw| {
        said(|errors| {
            errors.list("points", Some(raw), &rule, |errors, field, raw| {
                errors.nested::<Point>(field, Some(raw), &Shape::required("must be an object"))
            })
        })
    };
    assert_eq!(list("[{\"x\":1},{}]"), ["points[1].x: must be an integer"]);
    assert_eq!(list("[3]"), ["points[0]: must be an object"]);
    assert_eq!(list("{}"), ["points: must be an array"]);
}

#[test]
fn collected_items_are_judged_one_by_one() {
    let mut errors = Errors::default();
    let items: Option<Collected<Point>> = errors.collected(
        "points",
        Some("[{\"x\":1},5]"),
        &Shape::required("must be an array"),
    );
    let Collected(items) = items.expect("the wrapper is right");
    assert_eq!(items[0], Ok(Point { x: 1 }));
    assert_eq!(
        items[1].as_ref().map_err(|list| list[0].field.as_str()),
        Err("body")
    );
    assert_eq!(errors.count(), 0);
}

#[test]
fn of_a_list_with_too_many_wrong_items_not_every_one_is_told() {
    let rule = Shape::required("must be an array");
    let list = |wrong: usize| format!("[{}{{\"x\":1}}]", "1,".repeat(wrong));
    let too_many = "f: must not hold more than 10000 wrong items";
    let collected = |raw: &str| said(|errors| errors.collected::<Point>("f", Some(raw), &rule));
    assert_eq!(collected(&list(MAX_WRONG_ITEMS)), [""; 0]);
    assert_eq!(collected(&list(MAX_WRONG_ITEMS + 1)), [too_many]);
    assert_eq!(collected(&list(200_000)), [too_many]);

    let number = Integer::required("must be an integer");
    let strict = said(|errors| {
        let raw = format!("[{}1]", "{},".repeat(200_000));
        errors.list("f", Some(&raw), &rule, |errors, field, raw| {
            errors.integer::<i64>(field, Some(raw), &number)
        })
    });
    assert_eq!(strict.len(), MAX_WRONG_ITEMS + 2);
    assert_eq!(strict.last().map(String::as_str), Some(too_many));
}

#[test]
fn lists_in_lists_are_told_of_up_to_a_limit_for_all_of_them() {
    let (list, number) = (Shape::required("list"), Integer::required("number"));
    let row = format!("[{}1]", "{},".repeat(5_000));
    let raw = format!("[{}[]]", format!("{row},").repeat(100));
    let mut errors = Errors::of(&raw);
    let read = errors.list("f", Some(&raw), &list, |errors, field, raw| {
        errors.list(field, Some(raw), &list, |errors, field, raw| {
            errors.integer::<i64>(field, Some(raw), &number)
        })
    });
    assert!(read.is_none());
    assert_eq!(errors.count(), 500_000);
    let hint = "More is wrong than the first 100000 that are told.";
    assert_eq!(errors.take_hint().as_deref(), Some(hint));
    assert_eq!(errors.into_list().len(), 100_000);
}

#[test]
fn a_place_says_the_start_of_a_long_key_only() {
    let key = "\u{fc}".repeat(200_000);
    let raw = format!(r#"{{"{key}":["x","x"],"a":["x"]}}"#);
    let texts = Shape::required("type");
    let number = Integer::required("number");
    let told = said(|errors| {
        errors.map("m", Some(&raw), &texts, |errors, field, raw| {
            errors.list(field, Some(raw), &texts, |errors, field, raw| {
                errors.integer::<i64>(field, Some(raw), &number)
            })
        })
    });
    let start = "\u{fc}".repeat(100);
    let expected = [
        format!("m.{start}\u{2026}[0]: number"),
        format!("m.{start}\u{2026}[1]: number"),
        "m.a[0]: number".to_owned(),
    ];
    assert_eq!(told, expected);
}
