//! A document that can be changed: YAML in, JSON out (which is YAML), the order of keys kept.
use saphyr::{LoadableYamlNode, Scalar, Yaml};

#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// The first document of `yaml`, which is ours and known to be plain.
    pub fn parse(yaml: &str) -> Self {
        let documents = Yaml::load_from_str(yaml).expect("our own documents are YAML");
        from_yaml(&documents[0])
    }

    pub fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Self::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            Self::List(items) => items.get(key.parse::<usize>().ok()?),
            _ => None,
        }
    }

    fn get_mut(&mut self, key: &str) -> Option<&mut Tree> {
        match self {
            Self::Map(entries) => entries.iter_mut().find(|(k, _)| k == key).map(|(_, v)| v),
            Self::List(items) => items.get_mut(key.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// What stands at a JSON pointer.
    pub fn at(&self, pointer: &str) -> Option<&Tree> {
        parts(pointer)
            .iter()
            .try_fold(self, |tree, key| tree.get(key))
    }

    pub fn at_mut(&mut self, pointer: &str) -> Option<&mut Tree> {
        parts(pointer)
            .iter()
            .try_fold(self, |tree, key| tree.get_mut(key))
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    pub fn entries(&self) -> &[(String, Tree)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn items(&self) -> &[Tree] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    pub fn flag(&self, key: &str) -> bool {
        self.get(key) == Some(&Self::Bool(true))
    }

    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(&value.to_string()),
            Self::Int(value) => out.push_str(&value.to_string()),
            Self::Float(value) => out.push_str(&format!("{value:?}")),
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::List(items) => {
                list(out, ('[', ']'), items, |out, item| item.write(out));
            }
            Self::Map(entries) => list(out, ('{', '}'), entries, |out, (key, value)| {
                out.push_str(&quoted(key));
                out.push_str(": ");
                value.write(out);
            }),
        }
    }

    /// Every place below this one that `wanted` says yes to, by pointer.
    pub fn find(&self, wanted: &dyn Fn(&str, &Tree) -> bool) -> Vec<String> {
        let mut found = Vec::new();
        self.walk("", &mut |pointer, tree| {
            if wanted(pointer, tree) {
                found.push(pointer.to_owned());
            }
        });
        found
    }

    fn walk(&self, pointer: &str, visit: &mut dyn FnMut(&str, &Tree)) {
        visit(pointer, self);
        for (key, value) in self.entries() {
            value.walk(&below(pointer, key), visit);
        }
        for (index, item) in self.items().iter().enumerate() {
            item.walk(&format!("{pointer}/{index}"), visit);
        }
    }
}

fn list<T>(
    out: &mut String,
    (open, close): (char, char),
    items: &[T],
    write: impl Fn(&mut String, &T),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            // YAML's plain scanner limits how far a key may be from its colon on one line.
            out.push_str(",\n");
        }
        write(out, item);
    }
    out.push(close);
}

/// `text` as JSON writes it.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The pointer to `key` of what stands at `pointer`.
pub fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The pointer to what holds this one, and the last key.
pub fn split(pointer: &str) -> (&str, String) {
    let (parent, key) = pointer.rsplit_once('/').expect("not the root");
    (parent, key.replace("~1", "/").replace("~0", "~"))
}

fn parts(pointer: &str) -> Vec<String> {
    let parts = pointer.split('/').skip(1);
    parts
        .map(|part| part.replace("~1", "/").replace("~0", "~"))
        .collect()
}

fn from_yaml(yaml: &Yaml<'_>) -> Tree {
    match yaml {
        Yaml::Value(Scalar::Boolean(value)) => Tree::Bool(*value),
        Yaml::Value(Scalar::Integer(value)) => Tree::Int(*value),
        Yaml::Value(Scalar::FloatingPoint(value)) => Tree::Float(value.into_inner()),
        Yaml::Value(Scalar::String(value)) => Tree::Text(value.to_string()),
        Yaml::Sequence(items) => Tree::List(items.iter().map(from_yaml).collect()),
        Yaml::Mapping(entries) => Tree::Map(entries.iter().map(entry).collect()),
        _ => Tree::Null,
    }
}

fn entry((key, value): (&Yaml<'_>, &Yaml<'_>)) -> (String, Tree) {
    let key = match from_yaml(key) {
        Tree::Text(key) => key,
        key => key.to_json(),
    };
    (key, from_yaml(value))
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn a_document_is_written_as_it_was_read_with_its_keys_in_order() {
        let tree = Tree::parse("{z: [1, 2.0, 'a\tb'], a: {'200': true, ~: null}}");
        let json = tree.to_json();
        assert_eq!(Tree::parse(&json), tree);
        assert_eq!(
            json.replace(",\n", ","),
            r#"{"z": [1,2.0,"a\tb"],"a": {"200": true,"null": null}}"#
        );
    }

    #[test]
    fn a_pointer_leads_through_maps_and_lists() {
        let tree = Tree::parse("{paths: {/a/b: [{x: 7}]}}");
        assert_eq!(tree.at("/paths/~1a~1b/0/x"), Some(&Tree::Int(7)));
        assert_eq!(tree.at("/paths/~1a~1b/1"), None);
        let found = tree.find(&|_, tree| tree.int().is_some());
        assert_eq!(found, ["/paths/~1a~1b/0/x"]);
    }
}
