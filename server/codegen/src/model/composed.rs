//! Objects that `allOf` puts together, as the document says them.

/// An object with `allOf`, or an inline part of one. Its properties stand among the fields of the whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Composed {
    pub title: Option<String>,
    pub description: Option<String>,
    pub stated_type: Option<String>,
    pub all_of: Vec<Part>,
    pub properties: Vec<String>,
    pub required: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Reference(String),
    Inline(Composed),
}

impl Composed {
    /// The schemas that it names.
    pub(crate) fn references(&self) -> Vec<&String> {
        let parts = self.all_of.iter();
        let names = parts.flat_map(|part| match part {
            Part::Reference(name) => vec![name],
            Part::Inline(part) => part.references(),
        });
        names.collect()
    }

    pub(crate) fn rename(&mut self, to: fn(&str) -> String) {
        for part in &mut self.all_of {
            match part {
                Part::Reference(name) => *name = to(name),
                Part::Inline(part) => part.rename(to),
            }
        }
    }
}
