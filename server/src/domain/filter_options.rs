//! What clients may filter by.

/// Each list holds what there is, once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilterOptions {
    pub agent_types: Vec<String>,
    pub event_types: Vec<String>,
    pub tool_names: Vec<String>,
    pub models: Vec<String>,
    pub projects: Vec<String>,
    pub branches: Vec<BranchOption>,
    pub sources: Vec<String>,
}

/// A branch, and the project whose branch it was last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BranchOption {
    pub branch: String,
    pub project: Option<String>,
}

impl BranchOption {
    /// What people are shown: many projects have a branch of the same name.
    pub fn label(&self) -> String {
        match self.project.as_deref() {
            None | Some("") => self.branch.clone(),
            Some(project) => format!("{project} / {}", self.branch),
        }
    }
}
