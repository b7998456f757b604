//! What `openapi.yaml` says, as far as the harness needs it: operations, paths, frame types and
//! the fields of a request body. Promises: nothing about the server is known from elsewhere.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::yaml;

/// One operation of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    pub id: String,
    /// Upper case.
    pub method: String,
    /// The path template, such as `/api/sessions/{session_id}`.
    pub path: String,
}

/// The contract, read from its file.
#[derive(Debug)]
pub struct Contract {
    document: Value,
    operations: Vec<Operation>,
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

impl Contract {
    pub fn load(path: &Path) -> Result<Self> {
        Self::from_document(yaml::load(path)?).with_context(|| format!("in {}", path.display()))
    }

    pub fn from_document(document: Value) -> Result<Self> {
        let paths = document
            .get("paths")
            .and_then(Value::as_object)
            .context("no paths")?;
        let mut operations = Vec::new();
        for (path, item) in paths {
            for method in METHODS {
                let Some(operation) = item.get(method) else {
                    continue;
                };
                let id = operation.get("operationId").and_then(Value::as_str);
                operations.push(Operation {
                    id: id
                        .with_context(|| format!("{method} {path} has no operationId"))?
                        .into(),
                    method: method.to_uppercase(),
                    path: path.clone(),
                });
            }
        }
        Ok(Self {
            document,
            operations,
        })
    }

    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The whole of the file.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// What stands under a path and method.
    pub fn node(&self, operation: &Operation) -> Result<&Value> {
        let method = operation.method.to_lowercase();
        let pointer = format!("/paths/{}/{method}", escape(&operation.path));
        self.document
            .pointer(&pointer)
            .with_context(|| format!("no {pointer}"))
    }

    /// The operation that a request means; `HEAD` means `GET`.
    pub fn operation(&self, method: &str, target: &str) -> Option<&Operation> {
        let method = if method == "HEAD" { "GET" } else { method };
        self.operations
            .iter()
            .find(|operation| operation.method == method && path_matches(&operation.path, target))
    }

    /// The methods of a path, `HEAD` beside `GET`; none where the contract has no such path.
    pub fn methods_of(&self, target: &str) -> BTreeSet<String> {
        let mut methods = BTreeSet::new();
        for operation in self
            .operations
            .iter()
            .filter(|o| path_matches(&o.path, target))
        {
            methods.insert(operation.method.clone());
            if operation.method == "GET" {
                methods.insert("HEAD".to_owned());
            }
        }
        methods
    }

    /// Every status that the contract documents, by operation.
    pub fn documented(&self) -> Result<BTreeSet<(String, u16)>> {
        let mut documented = BTreeSet::new();
        for operation in &self.operations {
            let pointer = format!(
                "/paths/{}/{}/responses",
                escape(&operation.path),
                operation.method.to_lowercase()
            );
            let responses = self.document.pointer(&pointer).and_then(Value::as_object);
            for status in responses.with_context(|| format!("no {pointer}"))?.keys() {
                documented.insert((operation.id.clone(), status.parse()?));
            }
        }
        Ok(documented)
    }

    /// Whether an operation wants the token where the server has one: it, or the contract for all, names a scheme.
    pub fn takes_token(&self, operation: &Operation) -> bool {
        let pointer = format!(
            "/paths/{}/{}/security",
            escape(&operation.path),
            operation.method.to_lowercase()
        );
        let own = self.document.pointer(&pointer);
        let ways = own
            .or_else(|| self.document.get("security"))
            .and_then(Value::as_array);
        ways.into_iter()
            .flatten()
            .any(|way| way.as_object().is_some_and(|way| !way.is_empty()))
    }

    /// The frame types that the streams of the contract may carry.
    pub fn frame_types(&self) -> Result<BTreeSet<String>> {
        let mut types = BTreeSet::new();
        for operation in &self.operations {
            let pointer = format!(
                "/paths/{}/{}/responses/200/content/text~1event-stream/schema",
                escape(&operation.path),
                operation.method.to_lowercase()
            );
            let Some(schema) = self.document.pointer(&pointer) else {
                continue;
            };
            let mapping = self.resolve(schema)?.pointer("/discriminator/mapping");
            let mapping = mapping
                .and_then(Value::as_object)
                .context("a stream without mapping")?;
            types.extend(mapping.keys().cloned());
        }
        Ok(types)
    }

    /// The fields of an operation's JSON request body, each with its schema.
    pub fn request_fields(&self, operation_id: &str) -> Result<Map<String, Value>> {
        let operation = self
            .operations
            .iter()
            .find(|operation| operation.id == operation_id);
        let operation = operation.with_context(|| format!("no operation {operation_id}"))?;
        let pointer = format!(
            "/paths/{}/{}/requestBody/content/application~1json/schema",
            escape(&operation.path),
            operation.method.to_lowercase()
        );
        let schema = self
            .document
            .pointer(&pointer)
            .context("no JSON request body")?;
        let properties = self
            .resolve(schema)?
            .get("properties")
            .and_then(Value::as_object);
        Ok(properties
            .context("the request body has no properties")?
            .clone())
    }

    /// The schema of a name under `components/schemas`.
    pub fn schema(&self, name: &str) -> Result<&Value> {
        self.document
            .pointer(&format!("/components/schemas/{}", escape(name)))
            .with_context(|| format!("no schema {name}"))
    }

    /// Follows `$ref` (and an `allOf` of one, which only carries siblings) to the schema itself.
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> Result<&'a Value> {
        let mut schema = schema;
        for _ in 0..32 {
            if let Some([only]) = schema
                .get("allOf")
                .and_then(Value::as_array)
                .map(Vec::as_slice)
            {
                schema = only;
                continue;
            }
            let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
                return Ok(schema);
            };
            let pointer = reference
                .strip_prefix('#')
                .context("a reference to another file")?;
            schema = self
                .document
                .pointer(pointer)
                .with_context(|| reference.to_owned())?;
        }
        bail!("a reference that never ends")
    }
}

/// A path template against a request target: letter case and one trailing slash do not matter.
pub fn path_matches(template: &str, target: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = if path.len() > 1 {
        path.strip_suffix('/').unwrap_or(path)
    } else {
        path
    };
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted.starts_with('{') && !given.is_empty() => {}
            (Some(wanted), Some(given)) if wanted.eq_ignore_ascii_case(given) => {}
            _ => return false,
        }
    }
}

/// A key as a part of a JSON Pointer.
pub fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn contract() -> Contract {
        Contract::from_document(json!({"paths": {
            "/api/events": {"get": {"operationId": "event_list"}, "post": {"operationId": "event_create"}},
            "/api/sessions/{session_id}": {"get": {"operationId": "session_view"}},
        }}))
        .unwrap()
    }

    #[test]
    fn a_path_is_found_in_any_letter_case_and_with_one_trailing_slash() {
        let contract = contract();
        let id = |method, target| contract.operation(method, target).map(|o| o.id.as_str());
        assert_eq!(id("GET", "/API/Events/?limit=1"), Some("event_list"));
        assert_eq!(id("HEAD", "/api/events"), Some("event_list"));
        assert_eq!(id("GET", "/api/sessions/a%2Fb"), Some("session_view"));
        assert_eq!(id("GET", "/api/sessions/"), None);
        assert_eq!(id("GET", "/api//events"), None);
        assert_eq!(id("GET", "/api/events//"), None);
        assert_eq!(id("PUT", "/api/events"), None);
    }

    #[test]
    fn get_brings_head_among_the_methods_of_a_path() {
        let methods: Vec<_> = contract().methods_of("/api/events").into_iter().collect();
        assert_eq!(methods, ["GET", "HEAD", "POST"]);
        assert!(contract().methods_of("/api/nothing").is_empty());
    }
}
