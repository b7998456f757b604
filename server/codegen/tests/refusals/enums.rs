//! Enums: their words, null among them, and the names of those that stand where they are used.
use super::{accepted, case, refused};

const LABEL: &str = "        label:\n          type: string\n          nullable: true\n";
const POINTER: &str = "/components/schemas/NewPoint/properties/label";

#[test]
fn the_words_of_an_enum_can_be_told_apart() {
    let of_enum = |place: &str| -> &'static str { format!("{POINTER}/enum{place}").leak() };
    refused(&[
        case(
            LABEL,
            "        label: {type: string, enum: []}\n",
            of_enum(""),
            "label",
            "an enum needs a word",
        ),
        case(
            LABEL,
            "        label: {type: string, enum: [a, A]}\n",
            of_enum("/1"),
            "label",
            "two words would be the variant `A`",
        ),
        case(
            LABEL,
            "        label: {type: string, enum: [a, null]}\n",
            of_enum("/1"),
            "label",
            "null is a word of an enum that is nullable only, and once",
        ),
        case(
            LABEL,
            "        label: {type: string, nullable: true, enum: [null, a, null]}\n",
            of_enum("/2"),
            "label",
            "null is a word of an enum that is nullable only, and once",
        ),
        case(
            LABEL,
            "        label: {type: string, enum: [1]}\n",
            of_enum("/0"),
            "label",
            "must be a text",
        ),
        case(
            LABEL,
            "        label: {type: string, x-extensible-enum: [a, other]}\n",
            format!("{POINTER}/x-extensible-enum/1").leak(),
            "label",
            "two words would be the variant `Other`",
        ),
        case(
            LABEL,
            "        label: {type: string, x-extensible-enum: [a], enum: [a]}\n",
            of_enum(""),
            "label",
            "an enum is closed or extensible, not both",
        ),
        case(
            LABEL,
            "        label: {type: string, enum: [a], maxLength: 5}\n",
            format!("{POINTER}/maxLength").leak(),
            "label",
            "`maxLength` is not supported here",
        ),
    ]);
}

#[test]
fn an_enum_that_stands_where_it_is_used_must_not_take_a_name() {
    const SPOT: &str = "    Spot:\n";
    const KIND: &str = "          in: query\n          schema: {type: string}\n";
    refused(&[
        case(
            SPOT,
            "    SpotAt: {type: string, enum: [a]}\n    Spot:\n      type: object\n      properties:\n        at: {type: string, enum: [a]}\n    Spot2:\n",
            "/components/schemas/Spot/properties/at",
            "        at:",
            "would be the Rust type `SpotAt`, which is taken",
        ),
        case(
            "        - name: kind\n          in: query\n          schema: {type: string}\n",
            "        - name: query\n          in: query\n          schema: {type: string, enum: [a]}\n",
            "/paths/~1points/get/operationId",
            "operationId: point_list",
            "two things would be the Rust type `PointListQuery`",
        ),
    ]);
    let generated = accepted(
        KIND,
        "          in: query\n          schema: {type: string, enum: [a]}\n",
    );
    assert!(generated.contains("pub enum PointListKind"));
}

#[test]
fn what_is_nullable_by_name_is_so_wherever_it_stands() {
    const KIND: &str = "    Kind:\n      type: string\n      enum: [near, far]\n";
    const NULLABLE: &str =
        "    Kind:\n      type: string\n      nullable: true\n      enum: [near, far]\n";
    let generated = accepted(KIND, NULLABLE);
    assert!(generated.contains("pub kind: Option<Kind>"));
    refused(&[case(
        "    NewPoint:\n      type: object\n",
        "    NewPoint:\n      type: object\n      nullable: true\n",
        "/paths/~1points/post/requestBody/content/application~1json/schema",
        "schema: {$ref: '#/components/schemas/NewPoint'}",
        "a body that may be null is not supported",
    )]);
}
