//! The places of a contract that operators change.
use crate::tree::{Tree, below};

/// A contract, and what stands where in it.
pub struct Places {
    pub contract: Tree,
    pub operations: Vec<Operation>,
    pub parameters: Vec<Parameter>,
    pub fields: Vec<Field>,
}

pub struct Operation {
    pub at: String,
    pub method: String,
    pub path: String,
    pub id: String,
    pub tag: String,
}

pub struct Parameter {
    /// Where it is said, which may be a component.
    pub at: String,
    /// Where its operation lists it.
    pub listed_at: String,
    pub name: String,
    /// `GET /path`.
    pub call: String,
    pub in_path: bool,
    pub in_header: bool,
    pub schema: Tree,
}

/// A property of a named object.
pub struct Field {
    pub at: String,
    pub schema: String,
    pub name: String,
    pub required: bool,
    /// Whether requests hold its schema; else answers do.
    pub in_requests: bool,
    /// Whether its word says which variant of a choice the object is.
    pub tells_apart: bool,
    pub value: Tree,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Text,
    Integer,
    Number,
    Enum(Vec<String>),
    List,
    Object,
    FreeForm,
}

impl Places {
    pub fn of(contract: Tree) -> Self {
        let operations = operations(&contract);
        let parameters = operations.iter().flat_map(|o| parameters(&contract, o));
        Self {
            parameters: parameters.collect(),
            fields: fields(&contract),
            operations,
            contract,
        }
    }

    pub fn has(&self, pointer: &str) -> bool {
        self.contract.at(pointer).is_some()
    }

    /// The schema that nothing refers to any more, once this place does not.
    pub fn lost(&self, at: &str) -> Option<String> {
        let target = self.contract.at(at)?.find(&|_, tree| is_reference(tree));
        let target = self.contract.at(&format!("{at}{}", target.first()?))?;
        let references = self.contract.find(&|_, tree| tree == target);
        let name = target.text()?.strip_prefix("#/components/schemas/")?;
        (references.len() == 1).then(|| name.to_owned())
    }

    /// The fields of request bodies.
    pub fn asked(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.in_requests)
    }

    /// The fields of answers.
    pub fn answered(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.in_requests)
    }
}

impl Operation {
    /// `GET /path`.
    pub fn call(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), filled(&self.path))
    }
}

impl Field {
    pub fn nullable(&self) -> bool {
        self.value.flag("nullable")
    }

    /// Whether it is no more than a reference, beside which nothing may be said.
    pub fn is_reference(&self) -> bool {
        self.value.get("$ref").is_some()
    }

    /// Whether the framework's own refusals hold it: then it must be as it is.
    pub fn is_framework(&self) -> bool {
        matches!(
            (self.schema.as_str(), self.name.as_str()),
            ("Error", "error" | "details" | "hint") | ("FieldError", "field" | "message")
        )
    }
}

/// The path of a request: something stands where its parameters do.
pub fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.starts_with('{') {
        true => "x",
        false => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What a `$ref` leads to, where it is one.
pub fn target<'a>(contract: &'a Tree, node: &'a Tree) -> (String, &'a Tree) {
    match node.get("$ref").and_then(Tree::text) {
        None => (String::new(), node),
        Some(reference) => {
            let pointer = reference.trim_start_matches('#').to_owned();
            let found = contract.at(&pointer);
            let found = found.unwrap_or_else(|| panic!("nothing is at {pointer}"));
            (pointer, found)
        }
    }
}

fn is_reference(tree: &Tree) -> bool {
    let text = tree.text();
    text.is_some_and(|text| text.starts_with("#/components/schemas/"))
}

fn operations(contract: &Tree) -> Vec<Operation> {
    let mut operations = Vec::new();
    for (path, methods) in contract.get("paths").map_or(&[][..], Tree::entries) {
        for (method, operation) in methods.entries() {
            let id = operation.get("operationId").and_then(Tree::text);
            let tag = operation.get("tags").and_then(|tags| tags.get("0"));
            let tag = tag.and_then(Tree::text).unwrap_or_default();
            operations.push(Operation {
                at: below(&below("/paths", path), method),
                method: method.clone(),
                path: path.clone(),
                id: id.expect("operations have an id").to_owned(),
                tag: tag.to_owned(),
            });
        }
    }
    operations
}

fn parameters(contract: &Tree, operation: &Operation) -> Vec<Parameter> {
    let list = below(&operation.at, "parameters");
    let nodes = contract.at(&list).map_or(&[][..], Tree::items);
    let parameter = |(index, node): (usize, &Tree)| {
        let listed_at = format!("{list}/{index}");
        let (at, node) = match target(contract, node) {
            (at, node) if at.is_empty() => (listed_at.clone(), node),
            found => found,
        };
        let name = node.get("name").and_then(Tree::text);
        let place = node.get("in").and_then(Tree::text);
        Parameter {
            at,
            listed_at,
            name: name.expect("parameters have a name").to_owned(),
            call: operation.call(),
            in_path: place == Some("path"),
            in_header: place == Some("header"),
            schema: node.get("schema").cloned().expect("has a schema"),
        }
    };
    nodes.iter().enumerate().map(parameter).collect()
}

fn fields(contract: &Tree) -> Vec<Field> {
    let asked = asked(contract);
    let variants = variants(contract);
    let schemas = contract.at("/components/schemas");
    let mut fields = Vec::new();
    for (schema, node) in schemas.map_or(&[][..], Tree::entries) {
        let at = below("/components/schemas", schema);
        let required = node.get("required").map_or(&[][..], Tree::items);
        for (name, value) in node.get("properties").map_or(&[][..], Tree::entries) {
            fields.push(Field {
                at: below(&below(&at, "properties"), name),
                schema: schema.clone(),
                name: name.clone(),
                required: required.contains(&Tree::Text(name.clone())),
                in_requests: asked.contains(schema),
                tells_apart: variants.contains(&(schema.clone(), name.clone())),
                kind: kind(contract, value),
                value: value.clone(),
            });
        }
    }
    fields
}

/// The schemas of choices, each with the field that tells it apart.
fn variants(contract: &Tree) -> Vec<(String, String)> {
    let choices = contract.find(&|pointer, _| pointer.ends_with("/discriminator"));
    let choices = choices.iter().filter_map(|pointer| contract.at(pointer));
    let variants = choices.flat_map(|choice| {
        let field = choice.get("propertyName").and_then(Tree::text);
        let field = field.unwrap_or_default().to_owned();
        let mapping = choice.get("mapping").map_or(&[][..], Tree::entries);
        let targets = mapping.iter().filter_map(|(_, target)| target.text());
        let names = targets.filter_map(|target| target.strip_prefix("#/components/schemas/"));
        names.map(move |name| (name.to_owned(), field.clone()))
    });
    variants.collect()
}

/// The schemas that request bodies hold.
fn asked(contract: &Tree) -> Vec<String> {
    let bodies = contract.find(&|pointer, _| pointer.ends_with("/requestBody"));
    let mut todo = bodies;
    let mut known = Vec::new();
    while let Some(pointer) = todo.pop() {
        let node = contract.at(&pointer).expect("was found");
        for below in node.find(&|pointer, _| pointer.ends_with("/$ref")) {
            let reference = node.at(&below).and_then(Tree::text).unwrap_or_default();
            let Some(name) = reference.strip_prefix("#/components/schemas/") else {
                continue;
            };
            if !known.contains(&name.to_owned()) {
                known.push(name.to_owned());
                todo.push(format!("/components/schemas/{name}"));
            }
        }
    }
    known
}

fn kind(contract: &Tree, value: &Tree) -> Kind {
    let value = value
        .get("allOf")
        .and_then(|all| all.get("0"))
        .unwrap_or(value);
    let (_, node) = target(contract, value);
    if let Some(words) = node.get("enum") {
        let words = words.items().iter().filter_map(Tree::text);
        return Kind::Enum(words.map(str::to_owned).collect());
    }
    match node.get("type").and_then(Tree::text) {
        Some("string") => Kind::Text,
        Some("integer") => Kind::Integer,
        Some("number") => Kind::Number,
        Some("array") => Kind::List,
        Some(_) => Kind::Object,
        None => Kind::FreeForm,
    }
}
