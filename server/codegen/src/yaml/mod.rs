//! YAML as nodes that know where they stand: the line for people, the JSON pointer for tools.
mod load;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

/// Why a spec cannot be generated, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub pointer: String,
    pub line: usize,
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, #{}: {}", self.line, self.pointer, self.message)
    }
}

impl std::error::Error for Refusal {}

#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub pointer: String,
    pub line: usize,
    pub value: Value,
    /// A number as it is written, where JSON writes it so too: beyond 64 bits `value` is not exact.
    pub number: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

pub fn parse(yaml: &str) -> Result<Node, Refusal> {
    load::document(yaml)
}

impl Node {
    pub fn refuse<T>(&self, message: impl Into<String>) -> Result<T, Refusal> {
        Err(Refusal {
            pointer: self.pointer.clone(),
            line: self.line,
            message: message.into(),
        })
    }

    pub fn text(&self) -> Result<&str, Refusal> {
        match &self.value {
            Value::Text(text) => Ok(text),
            _ => self.refuse("must be a text"),
        }
    }

    pub fn bool(&self) -> Result<bool, Refusal> {
        match self.value {
            Value::Bool(value) => Ok(value),
            _ => self.refuse("must be true or false"),
        }
    }

    pub fn int(&self) -> Result<i64, Refusal> {
        match self.value {
            Value::Int(value) => Ok(value),
            _ => self.refuse("must be an integer"),
        }
    }

    pub fn number(&self) -> Result<f64, Refusal> {
        match self.value {
            Value::Int(value) => Ok(value as f64),
            Value::Float(value) if value.is_finite() => Ok(value),
            _ => self.refuse("must be a number"),
        }
    }

    pub fn list(&self) -> Result<&[Node], Refusal> {
        match &self.value {
            Value::List(items) => Ok(items),
            _ => self.refuse("must be a list"),
        }
    }

    pub fn texts(&self) -> Result<Vec<String>, Refusal> {
        self.list()?
            .iter()
            .map(|item| item.text().map(str::to_owned))
            .collect()
    }

    pub fn map(&self) -> Result<&[(String, Node)], Refusal> {
        match &self.value {
            Value::Map(entries) => Ok(entries),
            _ => self.refuse("must be a map"),
        }
    }

    /// This node as a map of which every key must be read.
    pub fn keys(&self) -> Result<Keys<'_>, Refusal> {
        let entries = self.map()?;
        Ok(Keys {
            node: self,
            entries,
            read: RefCell::default(),
        })
    }

    /// What stands below `keys`; where that is nothing, the last that was found on the way.
    pub fn at(&self, keys: &[&str]) -> &Node {
        let mut node = self;
        for key in keys {
            let entries = node.map().unwrap_or_default();
            match entries.iter().find(|(name, _)| name == key) {
                Some((_, next)) => node = next,
                None => return node,
            }
        }
        node
    }

    /// The node that `reference`, such as `#/components/schemas/Event`, points at.
    pub fn resolve(&self, reference: &Node) -> Result<&Node, Refusal> {
        let text = reference.text()?;
        let Some(path) = text.strip_prefix("#/") else {
            return reference.refuse("only references into this document (#/...) are supported");
        };
        let mut node = self;
        for part in path.split('/') {
            let part = part.replace("~1", "/").replace("~0", "~");
            let entries = node.map().unwrap_or_default();
            match entries.iter().find(|(key, _)| *key == part) {
                Some((_, next)) => node = next,
                None => return reference.refuse(format!("nothing stands at {text}")),
            }
        }
        Ok(node)
    }
}

/// A map under reading; [`Keys::finish`] refuses the first key that nobody asked for. Extensions of others (`x-*`) say
/// nothing to us; ours are `x-am-*`.
pub struct Keys<'a> {
    pub node: &'a Node,
    entries: &'a [(String, Node)],
    read: RefCell<BTreeSet<String>>,
}

impl<'a> Keys<'a> {
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.read.borrow_mut().insert(key.to_owned());
        self.peek(key)
    }

    /// As [`Self::get`], but it does not count as read.
    pub fn peek(&self, key: &str) -> Option<&'a Node> {
        let mut entries = self.entries.iter();
        entries.find(|(name, _)| name == key).map(|(_, node)| node)
    }

    pub fn require(&self, key: &str) -> Result<&'a Node, Refusal> {
        match self.get(key) {
            Some(node) => Ok(node),
            None => self.node.refuse(format!("`{key}` is missing")),
        }
    }

    pub fn text(&self, key: &str) -> Result<Option<String>, Refusal> {
        self.get(key)
            .map(|node| node.text().map(str::to_owned))
            .transpose()
    }

    pub fn flag(&self, key: &str) -> Result<bool, Refusal> {
        self.get(key).map_or(Ok(false), Node::bool)
    }

    /// Keys that say nothing to the generator.
    pub fn ignore(&self, keys: &[&str]) {
        self.read
            .borrow_mut()
            .extend(keys.iter().map(|key| (*key).to_owned()));
    }

    /// The first key that nobody asked for.
    pub fn unread(&self) -> Option<&'a (String, Node)> {
        let read = self.read.borrow();
        let unknown = |key: &String| {
            !read.contains(key) && (!key.starts_with("x-") || key.starts_with("x-am-"))
        };
        self.entries.iter().find(|(key, _)| unknown(key))
    }

    pub fn finish(self) -> Result<(), Refusal> {
        match self.unread() {
            None => Ok(()),
            Some((key, node)) => node.refuse(format!("`{key}` is not supported here")),
        }
    }
}
