//! YAML text to nodes. What OpenAPI has no use for (aliases, tags, a key that stands twice) is refused with its place.
use std::borrow::Cow;

use saphyr::{Scalar, ScalarStyle};
use saphyr_parser::{Event, Parser, ScanError, Span, StrInput, Tag};
use serde_json::value::RawValue;

use super::{Node, Refusal, Value};

/// No contract nests deeper; a text that does would only exhaust the stack.
const MAX_DEPTH: usize = 64;

pub(super) fn document(yaml: &str) -> Result<Node, Refusal> {
    let mut loader = Loader {
        events: Parser::new_from_str(yaml),
        line: 1,
    };
    let mut documents = Vec::new();
    loop {
        match loader.next()? {
            (Event::StreamEnd, _) => break,
            (Event::DocumentStart(_), _) => documents.push(loader.root()?),
            _ => {}
        }
    }
    let count = documents.len();
    match (documents.pop(), count) {
        (Some(document), 1) => Ok(document),
        (second, _) => Err(Refusal {
            pointer: String::new(),
            line: second.map_or(1, |document| document.line),
            message: format!("expected one YAML document, found {count}"),
        }),
    }
}

struct Loader<'a> {
    events: Parser<'a, StrInput<'a>>,
    line: usize,
}

impl<'a> Loader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span), Refusal> {
        let broken = |line, message| Refusal {
            pointer: String::new(),
            line,
            message,
        };
        match self.events.next() {
            Some(Ok((event, span))) => {
                self.line = span.start.line();
                Ok((event, span))
            }
            Some(Err(error)) => Err(broken(error.marker().line(), not_yaml(&error))),
            None => Err(broken(self.line, "not YAML: it ends too early".to_owned())),
        }
    }

    fn root(&mut self) -> Result<Node, Refusal> {
        let (event, span) = self.next()?;
        self.node(event, span, String::new(), 0)
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: Span,
        pointer: String,
        depth: usize,
    ) -> Result<Node, Refusal> {
        let mut node = Node {
            pointer,
            line: span.start.line(),
            value: Value::Null,
            number: None,
        };
        if depth > MAX_DEPTH {
            return node.refuse(format!("nested deeper than {MAX_DEPTH} levels"));
        }
        node.value = match event {
            Event::Scalar(text, style, _, tag) => {
                untagged(&node, tag.as_deref())?;
                let value = scalar(text.clone(), style);
                node.number = json_number(&value, &text);
                value
            }
            Event::SequenceStart(_, tag) => {
                untagged(&node, tag.as_deref())?;
                self.list(&node.pointer, depth)?
            }
            Event::MappingStart(_, tag) => {
                untagged(&node, tag.as_deref())?;
                self.map(&node, depth)?
            }
            Event::Alias(_) => return node.refuse("YAML aliases are not supported; use $ref"),
            _ => return node.refuse("not a YAML value"),
        };
        Ok(node)
    }

    fn list(&mut self, pointer: &str, depth: usize) -> Result<Value, Refusal> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                return Ok(Value::List(items));
            }
            let pointer = format!("{pointer}/{}", items.len());
            items.push(self.node(event, span, pointer, depth + 1)?);
        }
    }

    fn map(&mut self, owner: &Node, depth: usize) -> Result<Value, Refusal> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                return Ok(Value::Map(entries));
            }
            let key = match self.node(event, span, owner.pointer.clone(), depth + 1)? {
                Node {
                    value: Value::Text(text),
                    ..
                } => text,
                Node {
                    value: Value::Int(number),
                    ..
                } => number.to_string(),
                key => return key.refuse("a key must be a word"),
            };
            let escaped = key.replace('~', "~0").replace('/', "~1");
            let (event, value_span) = self.next()?;
            let pointer = format!("{}/{escaped}", owner.pointer);
            let value = self.node(event, value_span, pointer.clone(), depth + 1)?;
            if entries.iter().any(|(known, _)| *known == key) {
                return Err(Refusal {
                    pointer,
                    line: span.start.line(),
                    message: format!("the key `{key}` stands twice"),
                });
            }
            entries.push((key, value));
        }
    }
}

fn not_yaml(error: &ScanError) -> String {
    format!("not YAML: {}", error.info())
}

fn untagged(node: &Node, tag: Option<&Tag>) -> Result<(), Refusal> {
    match tag {
        None => Ok(()),
        Some(_) => node.refuse("YAML tags are not supported"),
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value {
    match Scalar::parse_from_cow_and_metadata(text, style, None) {
        None | Some(Scalar::Null) => Value::Null,
        Some(Scalar::Boolean(value)) => Value::Bool(value),
        Some(Scalar::Integer(value)) => Value::Int(value),
        Some(Scalar::FloatingPoint(value)) => Value::Float(value.into_inner()),
        Some(Scalar::String(value)) => Value::Text(value.into_owned()),
    }
}

/// A number's text, if it is JSON: YAML has more ways to write one.
fn json_number(value: &Value, text: &str) -> Option<String> {
    let is_number = matches!(value, Value::Int(_) | Value::Float(_));
    let is_json = || serde_json::from_str::<&RawValue>(text).is_ok();
    (is_number && is_json()).then(|| text.to_owned())
}
