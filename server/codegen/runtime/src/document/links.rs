//! Links, for which poem-openapi has no word: they are put into its document.
use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};

/// The links of one answer.
pub struct Links {
    pub path: &'static str,
    /// Lower case.
    pub method: &'static str,
    /// As the document has it, such as `200` or `default`.
    pub status: &'static str,
    pub links: &'static [Link],
}

/// What may be asked next.
pub struct Link {
    pub name: &'static str,
    pub description: Option<&'static str>,
    /// Its `operationId`.
    pub operation: &'static str,
    /// With the values as JSON.
    pub parameters: &'static [(&'static str, &'static str)],
    /// As JSON.
    pub body: Option<&'static str>,
}

/// `document`, which poem-openapi made, with the links of each answer.
///
/// # Panics
/// Never: the generator writes `all` from the contract that the document is made of.
pub fn with_links(document: &str, all: &[Links]) -> String {
    let mut document = document.to_owned();
    for links in all {
        let way = ["paths", links.path, links.method, "responses", links.status];
        document = put(&document, &way, links.links)
            .expect("poem-openapi's document is JSON, and has every answer of the contract");
    }
    document
}

/// Puts the links below `way`. What stands beside it stays as it is written: read as numbers, large bounds would change.
fn put(text: &str, way: &[&str], links: &[Link]) -> serde_json::Result<String> {
    let mut map: BTreeMap<String, &RawValue> = serde_json::from_str(text)?;
    let (key, inner) = match way {
        [] => ("links", to_raw_value(&rendered(links))?),
        [key, rest @ ..] => {
            let inner = map.get(*key).map_or("null", |inner| inner.get());
            (*key, RawValue::from_string(put(inner, rest, links)?)?)
        }
    };
    map.insert(key.to_owned(), &inner);
    serde_json::to_string_pretty(&map)
}

fn rendered(links: &[Link]) -> Map<String, Value> {
    let entries = links.iter().map(|link| {
        let mut said = json!({ "operationId": link.operation });
        if let Some(description) = link.description {
            said["description"] = description.into();
        }
        if !link.parameters.is_empty() {
            let parameters = link.parameters.iter();
            let parameters =
                parameters.map(|(name, json)| ((*name).to_owned(), super::value(json)));
            said["parameters"] = Value::Object(parameters.collect());
        }
        if let Some(body) = link.body {
            said["requestBody"] = super::value(body);
        }
        (link.name.to_owned(), said)
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::{Link, Links, with_links};

    const NEXT: Link = Link {
        name: "next",
        description: Some("The one after."),
        operation: "thing_view",
        parameters: &[("id", r#""$response.body#/id""#), ("n", "5")],
        body: Some(r#"{"a":[1]}"#),
    };
    const BARE: Link = Link {
        name: "all",
        description: None,
        operation: "thing_list",
        parameters: &[],
        body: None,
    };

    #[test]
    fn links_are_put_into_their_answer_and_nothing_else_changes() {
        let document = r#"{"paths": {"/a/{b}": {"get": {"responses": {"200": {"description": "é"}, "default": {}}}}},
            "maximum": 9007199254740993.0}"#;
        let all = [
            Links {
                path: "/a/{b}",
                method: "get",
                status: "200",
                links: &[NEXT, BARE],
            },
            Links {
                path: "/a/{b}",
                method: "get",
                status: "default",
                links: &[BARE],
            },
        ];
        let said = with_links(document, &all);
        let words: String = said.split_whitespace().collect();
        assert_eq!(
            words,
            concat!(
                r#"{"maximum":9007199254740993.0,"paths":{"/a/{b}":{"get":{"responses":{"#,
                r#""200":{"description":"é","links":{"all":{"operationId":"thing_list"},"#,
                r#""next":{"description":"Theoneafter.","operationId":"thing_view","#,
                r#""parameters":{"id":"$response.body#/id","n":5},"requestBody":{"a":[1]}}}},"#,
                r#""default":{"links":{"all":{"operationId":"thing_list"}}}}}}}}"#,
            )
        );
    }

    #[test]
    #[should_panic(expected = "has every answer of the contract")]
    fn an_answer_that_the_document_lacks_is_not_passed_over() {
        with_links(
            r#"{"paths": {}}"#,
            &[Links {
                path: "/a",
                method: "get",
                status: "200",
                links: &[BARE],
            }],
        );
    }
}
