//! Names: what Rust has no place for, what collides, and what is supported though it looks hard.
use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{BASE, accepted, case, refused, strict};

const NOTE: &str = "        note:\n          type: string\n";

fn in_point(name: &str) -> &'static str {
    format!("/components/schemas/Point/properties/{name}").leak()
}

fn property(name: &str) -> &'static str {
    format!("        {name}:\n          type: string\n").leak()
}

#[test]
fn keywords_and_other_cases_become_fields() {
    let code = accepted(NOTE, property("type"));
    assert!(
        code.contains("pub r#type: Option<runtime::CompactString>"),
        "{code}"
    );
    let code = accepted(NOTE, property("partialSuccess"));
    assert!(
        code.contains("#[serde(rename = \"partialSuccess\")]"),
        "{code}"
    );
    assert!(
        code.contains("pub partial_success: Option<runtime::CompactString>"),
        "{code}"
    );
    let code = accepted(NOTE, property("content-type"));
    assert!(
        code.contains("pub content_type: Option<runtime::CompactString>"),
        "{code}"
    );
}

#[test]
fn the_names_of_a_parsers_own_variables_are_free() {
    let label = "        label:\n";
    for name in ["raw", "errors", "fields", "before", "key", "field"] {
        let code = accepted(label, format!("        {name}:\n").as_str());
        assert!(
            code.contains(&format!("pub {name}: Option<String>")),
            "{code}"
        );
    }
}

#[test]
fn two_properties_are_not_one_field() {
    let twice = "two properties would be the field";
    refused(&[
        case(
            NOTE,
            "        ID:\n          type: string\n",
            in_point("ID"),
            "          type: string",
            twice,
        ),
        case(
            NOTE,
            "        Id:\n          type: string\n",
            in_point("Id"),
            "          type: string",
            twice,
        ),
        case(
            NOTE,
            "        a-b:\n          type: string\n        a_b:\n          type: string\n",
            in_point("a_b"),
            "a_b:\n          type: string",
            twice,
        ),
        case(
            NOTE,
            "        aB:\n          type: string\n        a_b:\n          type: string\n",
            in_point("a_b"),
            "a_b:\n          type: string",
            twice,
        ),
        case(
            NOTE,
            "        größe:\n          type: string\n        grosse:\n          type: string\n",
            in_point("grosse"),
            "grosse:\n          type: string",
            "two properties would be the field `grosse`",
        ),
        case(
            NOTE,
            "        '+1':\n          type: string\n        plus_1:\n          type: string\n",
            in_point("plus_1"),
            "plus_1:\n          type: string",
            twice,
        ),
        case(
            NOTE,
            "        '':\n          type: string\n        '*':\n          type: string\n",
            in_point("*"),
            "'*':\n          type: string",
            "two properties would be the field `field`",
        ),
    ]);
}

#[test]
fn the_words_of_an_enum_must_be_names_of_variants() {
    let words = "      enum: [near, far]";
    let at = "/components/schemas/Kind/enum/1";
    let says = "cannot be the name of a variant";
    let twice = "two words would be the variant";
    refused(&[
        case(
            words,
            "      enum: []",
            "/components/schemas/Kind/enum",
            "enum",
            "an enum needs a word",
        ),
        case(words, "      enum: [near, self]", at, "enum", says),
        case(words, "      enum: [near, '*']", at, "enum", says),
        case(words, "      enum: [near, near]", at, "enum", twice),
        case(words, "      enum: [near_by, near-by]", at, "enum", twice),
        case(words, "      enum: [near_by, nearBy]", at, "enum", twice),
        case(
            words,
            "      enum: [near, null]",
            at,
            "enum",
            "null is a word of an enum that is nullable only",
        ),
        case(words, "      enum: [near, 5]", at, "enum", "must be a text"),
    ]);
    accepted(words, "      enum: [type, None, Some, Error, Option]");
    accepted(words, "      enum: ['', '5', '-5', '+5', '+', näher]");
}

#[test]
fn a_schema_may_be_called_anything_that_leaves_a_type_to_name() {
    for (name, ty) in [
        ("far_point", "FarPoint"),
        ("Far-Point", "FarPoint"),
        ("far.point/v2", "FarPointV2"),
        ("1Point", "Schema1Point"),
        ("Self", "SelfSchema"),
        ("Größe", "Grosse"),
    ] {
        let code = renamed(&format!("'{name}'"), name).expect("leaves a name");
        assert!(code.contains(&format!("pub struct {ty} {{")), "{name}");
        assert!(
            code.contains(&format!("NAME: &'static str = \"{name}\"")),
            "{name}"
        );
    }
    for name in ["", "-"] {
        let refusal = renamed(&format!("'{name}'"), name).expect_err("leaves nothing");
        assert_eq!(refusal.pointer, format!("/components/schemas/{name}"));
        assert!(
            refusal.message.contains("cannot be the name of a type"),
            "{refusal}"
        );
    }
    let refusal = renamed("point", "point").expect_err("`Point` is there");
    assert_eq!(refusal.pointer, "/components/schemas/Point");
    assert_eq!(
        refusal.message,
        "`point` and `Point` would both be the Rust type `Point`"
    );
}

/// What is generated when `Spot` is called otherwise.
fn renamed(key: &str, name: &str) -> Result<String, codegen::Refusal> {
    let target = name.replace('/', "~1");
    let spec = BASE
        .replacen("    Spot:\n", &format!("    {key}:\n"), 1)
        .replacen("schemas/Spot'", &format!("schemas/{target}'"), 1);
    let files = strict(&spec)?;
    Ok(files.into_iter().map(|file| file.text).collect())
}

#[test]
fn no_schema_hides_what_generated_code_uses() {
    for name in foreign_names() {
        let code = renamed(&name, &name).expect("gets another name");
        assert!(
            code.contains(&format!("pub struct {name}Schema {{")),
            "{name}"
        );
    }
}

/// Every type, trait or variant that generated code names without a path, and that it does not define.
fn foreign_names() -> BTreeSet<String> {
    let files = strict(BASE).expect("the base is supported");
    let mut names = Names::default();
    for file in files
        .iter()
        .filter(|file| file.path.as_os_str() != "mod.rs")
    {
        names.read(file.text.parse().expect("generated code is Rust"), false);
    }
    for known in ["Option", "Vec", "Ok", "Err", "Request", "Method", "Clone"] {
        assert!(names.used.contains(known), "{known} is used");
    }
    names.used.retain(|name| !names.defined.contains(name));
    // `Future<Output = ...>`: the name of an associated type, which no other type hides.
    names.used.remove("Output");
    names.used
}

#[derive(Default)]
struct Names {
    used: BTreeSet<String>,
    defined: BTreeSet<String>,
}

impl Names {
    /// `variants`: the tokens are the inside of an enum, whose own words are no uses.
    fn read(&mut self, tokens: TokenStream, variants: bool) {
        let (mut colons, mut keyword, mut in_enum) = (0, String::new(), false);
        for token in tokens {
            if let TokenTree::Punct(punct) = &token
                && punct.as_char() == ':'
            {
                colons += 1;
                continue;
            }
            match token {
                TokenTree::Group(group) => {
                    let inside = in_enum && group.delimiter() == Delimiter::Brace;
                    self.read(group.stream(), inside);
                    in_enum = in_enum && !inside;
                }
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    if ["struct", "enum", "trait", "type"].contains(&keyword.as_str()) {
                        in_enum = keyword == "enum";
                        self.defined.insert(word.clone());
                    } else if is_type(&word) && colons < 2 && !variants {
                        self.used.insert(word.clone());
                    }
                    keyword = word;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            colons = 0;
        }
    }
}

fn is_type(word: &str) -> bool {
    let constant = word.len() > 1 && !word.contains(char::is_lowercase);
    word.starts_with(char::is_uppercase) && !constant && word != "Self"
}

#[test]
fn schemas_and_operations_do_not_collide() {
    let spot = |name: &str| {
        BASE.replacen("    Spot:\n", &format!("    {name}:\n"), 1)
            .replacen("schemas/Spot'", &format!("schemas/{name}'"), 1)
    };
    for (name, pointer) in [
        ("PointListPath", "/paths/~1points/get/operationId"),
        ("PointListQuery", "/paths/~1points/get/operationId"),
        ("PointListHeaders", "/paths/~1points/get/operationId"),
        ("PointCreateReply", "/paths/~1points/post/operationId"),
        ("PointFollowError", "/paths/~1follow/get/operationId"),
        ("PointsApi", "/tags"),
        ("PointsRoutes", "/tags"),
    ] {
        let refusal = strict(&spot(name)).expect_err("the names collide");
        assert_eq!(refusal.pointer, pointer);
        assert_eq!(
            refusal.message,
            format!("two things would be the Rust type `{name}`")
        );
        assert!(refusal.line > 1, "{refusal}");
    }
    refused(&[case(
        "operationId: point_follow",
        "operationId: point__list",
        "/paths/~1follow/get/operationId",
        "point__list",
        "two operations would be the function `point_list`",
    )]);
}

#[test]
fn an_operation_may_be_called_like_a_method_that_every_value_has() {
    for id in [
        "clone", "into", "to_owned", "r", "type", "handler", "document", "errors", "meta",
    ] {
        let code = accepted("operationId: point_follow", &format!("operationId: {id}"));
        assert!(code.contains("pub const ROUTES"), "{id}");
    }
}

#[test]
fn a_tag_must_be_the_name_of_a_module_of_its_own() {
    let tagged = |name: &str| {
        BASE.replacen("  - name: points", &format!("  - name: {name}"), 1)
            .replace("tags: [points]", &format!("tags: [{name}]"))
    };
    for name in [
        "types", "errors", "document", "std", "serde", "mod", "Mod", "self",
    ] {
        let files = strict(&tagged(name)).expect("is supported");
        let module = format!("{}_operations.rs", name.to_lowercase());
        assert!(
            files.iter().any(|file| file.path.ends_with(&module)),
            "{name}"
        );
    }
    let files = strict(&tagged("'1st'")).expect("is supported");
    assert!(files.iter().any(|file| file.path.ends_with("tag_1st.rs")));
    for name in ["'_'", "'?'"] {
        let refusal = strict(&tagged(name));
        let refusal = refusal.expect_err("no module can be called that");
        assert_eq!(refusal.pointer, "/paths/~1points/get/tags");
        assert!(
            refusal.message.contains("cannot be the name of a module"),
            "{refusal}"
        );
    }
    for name in ["type", "far points", "OTLP", "zähler"] {
        assert!(strict(&tagged(name)).is_ok(), "{name}");
    }
    let twice = BASE.replacen("tags: [points]", "tags: [Points]", 1);
    let refusal = strict(&twice).expect_err("the modules collide");
    assert_eq!(
        refusal.to_string(),
        "line 13, #/paths/~1points/get/tags: two tags would be the module `points`"
    );
}

#[test]
fn a_response_component_becomes_a_trait_where_it_can() {
    let named = |name: &str| {
        let spec = BASE.replace("InternalServerError", name);
        let files = strict(&spec).expect("is supported");
        let errors = files
            .into_iter()
            .find(|file| file.path.ends_with("errors.rs"));
        errors.expect("is written").text
    };
    assert!(named("Broken").contains("trait Broken {\n    fn broken(error: Error) -> Self;"));
    assert!(named("internal-error").contains("trait InternalError {"));
    assert!(named("Error").contains("trait ErrorResponse {"));
    for name in ["Self", "1st", "Option", "-"] {
        let errors = named(name);
        let traits = errors
            .lines()
            .filter_map(|line| line.strip_prefix("pub trait "));
        assert_eq!(
            traits.collect::<Vec<_>>(),
            ["BadRequest {", "Forbidden {"],
            "{errors}"
        );
    }
}
