//! How much a list or an object may hold.

/// `minItems` or `minProperties`, and so on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Size {
    pub min: Option<usize>,
    pub max: Option<usize>,
    /// `uniqueItems`, where it is said.
    pub unique: Option<bool>,
    /// `additionalProperties: false` of an object: no field but those that it names.
    pub closed: bool,
}

impl Size {
    /// Whether a count says anything.
    pub(crate) fn is_bounded(&self) -> bool {
        self.min.unwrap_or(0) > 0 || self.max.is_some()
    }

    pub(crate) fn is_unique(&self) -> bool {
        self.unique == Some(true)
    }

    pub(crate) fn allows(&self, count: usize) -> bool {
        let least = self.min.is_none_or(|min| count >= min);
        least && self.max.is_none_or(|max| count <= max)
    }
}
