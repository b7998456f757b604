use super::*;

const DEEP: usize = 64;

#[track_caller]
fn prints(raw: &str, expected: &str) {
    assert_eq!(stringify(raw, DEEP).as_deref(), Ok(expected), "{raw}");
}

#[test]
fn recorded_metadata_is_printed_as_recorded() {
    prints(
        r#"{"__proto__":{"a":1},"b":2}"#,
        r#"{"__proto__":{"a":1},"b":2}"#,
    );
    prints(
        r#"{"b":1,"a":2,"10":3,"9":4,"z":{"y":1,"x":[]}}"#,
        r#"{"9":4,"10":3,"b":1,"a":2,"z":{"y":1,"x":[]}}"#,
    );
    prints(
        r#"{"a":1.0,"b":1e3,"c":0.1,"d":-0,"e":12345678901234567890,"f":1e-7,"g":1e21,"h":100000000000000000000}"#,
        r#"{"a":1,"b":1000,"c":0.1,"d":0,"e":12345678901234567000,"f":1e-7,"g":1e+21,"h":100000000000000000000}"#,
    );
    prints(
        r#"{"a":1,"b":2,"a":3,"10":1,"2":1,"n":1.50}"#,
        r#"{"2":1,"10":1,"a":3,"b":2,"n":1.5}"#,
    );
}

#[test]
fn every_kind_of_value_is_printed_compactly() {
    for raw in [
        "null", "true", "false", "0", "-1", "\"\"", "[]", "{}", "[[],{}]", "\"str\"",
    ] {
        prints(raw, raw);
    }
    prints(
        " \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \n",
        r#"{"a":[1,2],"b":{}}"#,
    );
}

#[test]
fn numbers_print_as_javascript_prints_them() {
    prints("[1e999,-1e999,-0,-0.0,1E2,0.10]", "[null,null,0,0,100,0.1]");
    prints(
        "[9007199254740993,123456789012345678]",
        "[9007199254740992,123456789012345680]",
    );
    prints(
        "[1234567890123456,1e-6,1.2e-7,5e-324]",
        "[1234567890123456,0.000001,1.2e-7,5e-324]",
    );
}

#[test]
fn strings_print_raw_but_for_quotes_backslashes_controls_and_lone_surrogates() {
    prints(r#""\u0041\/\u00e9\u2028""#, "\"A/é\u{2028}\"");
    prints(
        r#""\"\\\b\f\n\r\t\u0000\u001F""#,
        r#""\"\\\b\f\n\r\t\u0000\u001f""#,
    );
    prints(r#""\uD83E\uDD80""#, "\"🦀\"");
    prints(r#""\uD83E \uDD80\uD83E""#, r#""\ud83e \udd80\ud83e""#);
    prints(r#"{"\uDC00":1,"\udc00":2}"#, r#"{"\udc00":2}"#);
}

#[test]
fn keys_that_are_array_indices_come_first() {
    prints(
        r#"{"x":1,"4294967295":2,"4294967294":3,"01":4,"-1":5,"1.0":6,"0":7,"1e3":8,"":9}"#,
        r#"{"0":7,"4294967294":3,"x":1,"4294967295":2,"01":4,"-1":5,"1.0":6,"1e3":8,"":9}"#,
    );
    prints(r#"{"\u0032":1,"a":2,"1":3}"#, r#"{"1":3,"2":1,"a":2}"#);
    prints(
        r#"[{"b":1,"0":{"z":1,"5":2,"4":[]}}]"#,
        r#"[{"0":{"4":[],"5":2,"z":1},"b":1}]"#,
    );
    prints(
        r#"{"99999999999999999999":1,"7":2}"#,
        r#"{"7":2,"99999999999999999999":1}"#,
    );
}

#[test]
fn a_repeated_key_keeps_its_place_and_takes_its_last_value() {
    prints(
        r#"{"a":1,"b":2,"\u0061":{"c":3}}"#,
        r#"{"a":{"c":3},"b":2}"#,
    );
    prints(r#"{"1":1,"1":2,"0":3,"0":4}"#, r#"{"0":4,"1":2}"#);
    let (mut raw, mut expected) = (String::from("{"), String::from("{"));
    for key in 0..100 {
        raw.push_str(&format!("\"k{key}\":0,"));
        expected.push_str(&format!("\"k{key}\":{},", if key == 40 { 9 } else { 0 }));
    }
    raw.push_str("\"k40\":9}");
    expected.replace_range(expected.len() - 1.., "}");
    prints(&raw, &expected);
}

#[test]
fn the_fields_of_the_top_object_are_found_in_the_printed_text() {
    let raw = r#" { "b" : [ 1.0 ] , "7":"x", "a":1, "a":{"b":2} } "#;
    let normalised = normalise(raw, DEEP).expect("JSON");
    assert!(normalised.is_object());
    assert_eq!(normalised.as_str(), r#"{"7":"x","b":[1],"a":{"b":2}}"#);
    let fields: Vec<_> = normalised.fields().collect();
    assert_eq!(fields, [("7", "\"x\""), ("b", "[1]"), ("a", r#"{"b":2}"#)]);
    assert_eq!(normalised.field("a"), Some(r#"{"b":2}"#));
    assert_eq!(normalised.field("c"), None);
}

#[test]
fn only_an_object_has_fields() {
    for raw in ["[{\"a\":1}]", "\"a\"", "1", "null"] {
        let normalised = normalise(raw, DEEP).expect("JSON");
        assert!(!normalised.is_object(), "{raw}");
        assert_eq!(normalised.fields().count(), 0, "{raw}");
    }
    let empty = normalise("{}", DEEP).expect("JSON");
    assert!(empty.is_object() && empty.field("a").is_none());
}

#[test]
fn what_json_parse_refuses_is_refused_where_it_goes_wrong() {
    for (raw, offset) in [
        ("", 0),
        ("  ", 2),
        ("\u{feff}1", 0),
        ("\u{a0}1", 0),
        ("{bad", 1),
        ("{a:1}", 1),
        ("{'a':1}", 1),
        ("{\"a\"1}", 4),
        ("{\"a\":}", 5),
        ("{\"a\":1,}", 7),
        ("{\"a\":1 \"b\":2}", 7),
        ("{,}", 1),
        ("{\"a\":1", 6),
        ("{", 1),
        ("[1,]", 3),
        ("[,1]", 1),
        ("[1 2]", 3),
        ("[1}", 2),
        ("{\"a\":1]", 6),
        ("[", 1),
        ("]", 0),
        ("1 2", 2),
        ("tru", 0),
        ("nulll", 4),
        ("True", 0),
        ("NaN", 0),
        ("01", 1),
        ("1.", 0),
        ("+1", 0),
        ("\"\t\"", 1),
        ("\"a", 2),
        ("\"\\x\"", 1),
        ("\"\\ud8\"", 1),
        ("[1]//", 3),
    ] {
        assert_eq!(
            stringify(raw, DEEP),
            Err(JsonError::Syntax { offset }),
            "{raw:?}"
        );
    }
}

#[test]
fn nesting_is_taken_up_to_the_limit_and_no_further() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    prints(&nested(DEEP), &nested(DEEP));
    let too_deep = Err(JsonError::TooDeep { limit: DEEP });
    assert_eq!(stringify(&nested(DEEP + 1), DEEP), too_deep);
    assert_eq!(stringify(&nested(10_000), DEEP), too_deep);
    assert_eq!(stringify(&"{\"a\":".repeat(10_000), DEEP), too_deep);
    assert_eq!(stringify("[]", 0), Err(JsonError::TooDeep { limit: 0 }));
    assert_eq!(stringify("1", 0).as_deref(), Ok("1"));
}

#[test]
fn deep_nesting_takes_no_stack_when_the_caller_allows_it() {
    let levels = 200_000;
    let nested = format!("{}1{}", "{\"1\":[".repeat(levels), "]}".repeat(levels));
    let flat = nested.replace("{\"1\":", "").replace('}', "");
    assert_eq!(stringify(&flat, usize::MAX).as_deref(), Ok(flat.as_str()));
    let error = stringify(&"{\"1\":[".repeat(levels), usize::MAX);
    assert_eq!(error, Err(JsonError::Syntax { offset: 6 * levels }));
}

#[test]
fn printing_what_was_printed_changes_nothing() {
    let mut random = Random(0x5eed);
    for _ in 0..2000 {
        let raw = random.json(5);
        let once = stringify(&raw, DEEP).unwrap_or_else(|error| panic!("{error}: {raw}"));
        assert_eq!(
            stringify(&once, DEEP).as_deref(),
            Ok(once.as_str()),
            "{raw}"
        );
        let (ours, theirs): (serde_json::Value, serde_json::Value) = (parse(&once), parse(&raw));
        assert_eq!(ours, theirs, "{raw}");
    }
}

#[test]
fn a_damaged_text_is_refused_or_printed_but_never_a_panic() {
    let mut random = Random(0xbad);
    let mut refused = 0;
    for _ in 0..5000 {
        let mut raw: Vec<char> = random.json(4).chars().collect();
        let at = random.below(raw.len());
        let junk = [
            '"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', 'e', 'u', '\n', 'é',
        ];
        raw[at] = junk[random.below(junk.len())];
        let raw: String = raw.into_iter().collect();
        let ours = stringify(&raw, DEEP);
        let theirs = serde_json::from_str::<&serde_json::value::RawValue>(&raw);
        assert_eq!(ours.is_ok(), theirs.is_ok(), "{raw}");
        refused += usize::from(ours.is_err());
    }
    assert!(refused > 1000, "the damage must matter: {refused}");
}

/// Numbers as doubles, so that `1` and `1.0` compare equal. (Digits and exponents are few: serde_json's own reading is
/// exact only there.)
fn parse(json: &str) -> serde_json::Value {
    fn doubles(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Number(number) => {
                let double = number.as_f64().and_then(serde_json::Number::from_f64);
                *number = double.expect("finite");
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(doubles),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(doubles),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(json).expect("JSON");
    doubles(&mut value);
    value
}

/// A small seeded generator (xorshift): the same texts in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn json(&mut self, depth: usize) -> String {
        let blank = self.pick(&["", "", " ", "\n\t"]);
        match self.below(if depth == 0 { 3 } else { 5 }) {
            0 => self
                .pick(&["null", "true", "false", "0", "-0", "1.50", "12e3", "1e-9"])
                .into(),
            1 => format!(
                "{}.{}e{}",
                self.below(1000),
                self.below(99999),
                self.below(15)
            ),
            2 => self.string(),
            3 => {
                let items: Vec<_> = (0..self.below(5)).map(|_| self.json(depth - 1)).collect();
                format!("[{blank}{}{blank}]", items.join(","))
            }
            _ => {
                let fields: Vec<_> = (0..self.below(25))
                    .map(|_| {
                        format!(
                            "{}{blank}:{blank}{}",
                            self.key(),
                            self.json(depth.min(2) - 1)
                        )
                    })
                    .collect();
                format!("{{{blank}{}}}", fields.join(","))
            }
        }
    }

    fn key(&mut self) -> String {
        match self.below(3) {
            0 => format!("\"{}\"", self.below(30)),
            1 => self.string(),
            _ => self
                .pick(&[r#""a""#, r#""\u0061""#, r#""b""#, r#""01""#, r#""""#])
                .into(),
        }
    }

    fn string(&mut self) -> String {
        let pieces = [
            "x",
            "é",
            "🦀",
            r"\n",
            r"\u0041",
            r"\ud83e\udd80",
            "\\\"",
            r"\/",
            r"\u0007",
        ];
        let body: String = (0..self.below(6)).map(|_| self.pick(&pieces)).collect();
        format!("\"{body}\"")
    }
}
