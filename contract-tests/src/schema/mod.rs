//! What the schemas of the contract take: a validator for each answer and for each request body, made by a JSON Schema
//! library from a translation. Answers are closed: a key that the contract does not name is refused.

pub mod places;
mod translate;

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use anyhow::{Context, Result};
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Value, json};

use crate::contract::{Contract, Operation};
use translate::{Form, Translator};
pub use translate::{mapping, reference};

/// The schema of one body, as the contract has it and as a validator.
#[derive(Debug)]
pub struct Body {
    pub node: Value,
    validator: Validator,
}

/// One thing that is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// JSON Pointer to the value.
    pub at: String,
    /// The top-level field that it is about, `body` where it is none.
    pub field: String,
    /// The keyword of the schema.
    pub keyword: String,
    pub message: String,
}

/// An operation, a status and the essence of a media type.
pub type Answer = (String, u16, String);

/// The bodies of a contract.
#[derive(Debug)]
pub struct Schemas {
    pub document: Value,
    answers: BTreeMap<Answer, Rc<Body>>,
    requests: BTreeMap<String, Rc<Body>>,
}

impl Schemas {
    pub fn of(contract: &Contract) -> Result<Self> {
        let mut compiler = Compiler::new(contract.document())?;
        let mut schemas = Self {
            document: contract.document().clone(),
            answers: BTreeMap::new(),
            requests: BTreeMap::new(),
        };
        for operation in contract.operations() {
            schemas.add(contract, operation, &mut compiler)?;
        }
        Ok(schemas)
    }

    fn add(
        &mut self,
        contract: &Contract,
        operation: &Operation,
        compiler: &mut Compiler<'_>,
    ) -> Result<()> {
        let node = contract.node(operation)?;
        let responses = node.get("responses").and_then(Value::as_object);
        for (status, response) in responses.into_iter().flatten() {
            for (media, node) in bodies(contract.resolve(response)?) {
                let key = (operation.id.clone(), status.parse()?, media.clone());
                let at = format!("{} {status} {media}", operation.id);
                self.answers
                    .insert(key, compiler.body(node, &at, Form::Closed)?);
            }
        }
        let Some(request) = node.get("requestBody") else {
            return Ok(());
        };
        for (media, node) in bodies(contract.resolve(request)?) {
            if media == "application/json" {
                let at = format!("{} request", operation.id);
                let body = compiler.body(node, &at, Form::Open)?;
                self.requests.insert(operation.id.clone(), body);
            }
        }
        Ok(())
    }

    pub fn answer(&self, operation: &str, status: u16, media: &str) -> Option<&Body> {
        self.answers
            .get(&(operation.to_owned(), status, media.to_owned()))
            .map(Rc::as_ref)
    }

    pub fn answers(&self) -> impl Iterator<Item = (&Answer, &Body)> {
        self.answers
            .iter()
            .map(|(answer, body)| (answer, body.as_ref()))
    }

    pub fn request(&self, operation: &str) -> Option<&Body> {
        self.requests.get(operation).map(Rc::as_ref)
    }

    /// Whether a schema within another takes a value.
    pub fn fits(&self, node: &Value, value: &Value) -> Result<bool> {
        let body = Compiler::new(&self.document)?.body(node, "a variant", Form::Closed)?;
        Ok(body.takes(value))
    }

    /// The schema under `components/schemas` that a reference means, or the schema itself.
    pub fn resolve<'a>(&'a self, node: &'a Value) -> Result<&'a Value> {
        match reference(node) {
            Some(name) => self
                .document
                .pointer(&format!("/components/schemas/{name}"))
                .with_context(|| format!("no schema {name}")),
            None => Ok(node),
        }
    }
}

impl Body {
    pub fn takes(&self, value: &Value) -> bool {
        self.validator.is_valid(value)
    }

    /// What is wrong with a value; nothing where the schema takes it.
    pub fn refusals(&self, value: &Value) -> Vec<Refusal> {
        self.validator.iter_errors(value).map(Refusal::of).collect()
    }
}

impl Refusal {
    fn of(error: jsonschema::ValidationError<'_>) -> Self {
        let at = error.instance_path().to_string();
        let missing = match error.kind() {
            ValidationErrorKind::Required { property } => property.as_str(),
            _ => None,
        };
        let field = at.split('/').nth(1).or(missing).unwrap_or("body");
        Self {
            field: field.to_owned(),
            keyword: error.kind().keyword().to_owned(),
            message: error.to_string(),
            at,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "at {:?}: {}", self.at, self.message)
    }
}

/// Makes validators out of the schemas of one document.
struct Compiler<'a> {
    translator: Translator<'a>,
    definitions: Value,
    /// By form and schema: most answers share one.
    made: BTreeMap<String, Rc<Body>>,
}

impl<'a> Compiler<'a> {
    fn new(document: &'a Value) -> Result<Self> {
        let translator = Translator::new(document);
        let definitions = translator.definitions()?;
        Ok(Self {
            translator,
            definitions,
            made: BTreeMap::new(),
        })
    }

    fn body(&mut self, node: &Value, at: &str, form: Form) -> Result<Rc<Body>> {
        let key = format!("{form:?} {node}");
        if let Some(made) = self.made.get(&key) {
            return Ok(Rc::clone(made));
        }
        let root = self.translator.schema(node, at, form)?;
        let schema = json!({"$defs": self.definitions, "allOf": [root]});
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            .build(&schema)
            .map_err(|error| error.to_owned())
            .with_context(|| format!("{at}: no validator"))?;
        let node = node.clone();
        let body = Rc::new(Body { node, validator });
        self.made.insert(key, Rc::clone(&body));
        Ok(body)
    }
}

fn bodies(of: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let content = of.get("content").and_then(Value::as_object);
    content
        .into_iter()
        .flatten()
        .filter_map(|(media, body)| Some((media, body.get("schema")?)))
}
