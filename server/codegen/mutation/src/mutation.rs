//! One change of the contract, and what must come of it.
use serde::{Deserialize, Serialize};

use crate::links;
use crate::tree::{self, Tree};

/// A change as data: which operator made it, where, what it does to the document, and what must come of it.
#[derive(Debug, Clone)]
pub struct Mutation {
    pub operator: &'static str,
    /// JSON pointer of the place that is changed.
    pub at: String,
    pub edits: Vec<Edit>,
    pub expect: Expect,
}

#[derive(Debug, Clone)]
pub enum Edit {
    /// Puts a value at a pointer; `-` is the end of a list.
    Set(String, Tree),
    Remove(String),
    /// Gives the key at a pointer another name, in its place.
    Rename(String, String),
    /// Leads every `$ref` and every mapping that says the first to the second.
    Retarget(String, String),
    /// Takes out the schemas that nothing refers to any more.
    Prune,
    /// Takes out each link that speaks of this: an operation, a parameter, or a word of a pointer.
    Unlink(String),
}

/// What must come of a mutation.
#[derive(Debug, Clone)]
pub enum Expect {
    /// The generator says no, with these words.
    Refused(String),
    /// The handlers no longer compile: one of these errors of rustc, about this name.
    Breaks(&'static [&'static str], String),
    /// Requests are answered otherwise than before.
    Answers(Vec<Probe>),
    /// Words for people: the derived document says the second where it said the first.
    Prose(String, String),
    /// A mark for people: the derived document says this more often than before, or less.
    Noted(String),
    /// What no request can find out, though it is no word for people: the derived document alone says it, as above.
    Promised(String),
}

/// Requests to a fresh server, and the last answer before and after the mutation.
#[derive(Debug, Clone)]
pub struct Probe {
    pub asks: Vec<Ask>,
    pub before: Seen,
    pub after: Seen,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// `GET /path`.
    pub call: String,
    /// `name: value`.
    pub headers: Vec<String>,
    pub body: String,
}

/// What an answer must be.
#[derive(Debug, Clone)]
pub struct Seen {
    pub status: u16,
    pub body: Body,
}

#[derive(Debug, Clone)]
pub enum Body {
    Is(String),
    Holds(String),
    Lacks(String),
    Any,
}

/// What an answer is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<String>,
    pub body: String,
}

impl Seen {
    pub fn fits(&self, answer: &Answer) -> bool {
        self.status == answer.status
            && match &self.body {
                Body::Is(text) => answer.body == *text,
                Body::Holds(text) => answer.body.contains(text),
                Body::Lacks(text) => !answer.body.contains(text),
                Body::Any => true,
            }
    }
}

impl Mutation {
    /// The changed document. An edit that finds nothing to change is a mistake of its operator.
    pub fn apply(&self, contract: &Tree) -> Tree {
        let mut changed = contract.clone();
        for edit in &self.edits {
            edit.apply(&mut changed);
        }
        // `assert_ne` would print the whole contract twice.
        assert!(
            changed != *contract,
            "{} at {} changes nothing",
            self.operator,
            self.at
        );
        changed
    }
}

impl Edit {
    fn apply(&self, document: &mut Tree) {
        match self {
            Self::Set(pointer, value) => set(document, pointer, value.clone()),
            Self::Remove(pointer) => remove(document, pointer),
            Self::Rename(pointer, name) => {
                let (parent, key) = tree::split(pointer);
                let Some(Tree::Map(entries)) = document.at_mut(parent) else {
                    panic!("nothing is at {parent}");
                };
                let entry = entries.iter_mut().find(|(known, _)| *known == key);
                entry
                    .unwrap_or_else(|| panic!("nothing is at {pointer}"))
                    .0
                    .clone_from(name);
            }
            Self::Retarget(from, to) => {
                for pointer in document.find(&|_, tree| tree.text() == Some(from)) {
                    set(document, &pointer, Tree::Text(to.clone()));
                }
            }
            Self::Prune => prune(document),
            Self::Unlink(word) => unlink(document, word),
        }
    }
}

fn set(document: &mut Tree, pointer: &str, value: Tree) {
    let (parent, key) = tree::split(pointer);
    let parent = document
        .at_mut(parent)
        .unwrap_or_else(|| panic!("nothing is at {parent}"));
    match parent {
        Tree::List(items) if key == "-" => items.push(value),
        Tree::List(items) => items[key.parse::<usize>().expect("an index")] = value,
        Tree::Map(entries) => match entries.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => entries.push((key, value)),
        },
        other => panic!("{other:?} holds nothing"),
    }
}

fn remove(document: &mut Tree, pointer: &str) {
    let (parent, key) = tree::split(pointer);
    match document.at_mut(parent) {
        Some(Tree::List(items)) => {
            items.remove(key.parse().expect("an index"));
        }
        Some(Tree::Map(entries)) => {
            let before = entries.len();
            entries.retain(|(known, _)| *known != key);
            assert!(entries.len() < before, "nothing is at {pointer}");
        }
        _ => panic!("nothing is at {parent}"),
    }
}

fn unlink(document: &mut Tree, word: &str) {
    for pointer in
        document.find(&|pointer, tree| links::is_link(pointer) && links::says(tree, word))
    {
        remove(document, &pointer);
    }
}

fn prune(document: &mut Tree) {
    loop {
        let names = document.at("/components/schemas").map(Tree::entries);
        let names: Vec<_> = names.unwrap_or_default().iter().map(|(n, _)| n).collect();
        let unused = names.into_iter().find(|name| {
            let target = format!("#/components/schemas/{name}");
            document
                .find(&|_, tree| tree.text() == Some(&target))
                .is_empty()
        });
        let Some(name) = unused.cloned() else { return };
        remove(document, &tree::below("/components/schemas", &name));
    }
}
