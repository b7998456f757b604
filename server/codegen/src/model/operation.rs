//! Operations: what they are called, what they take, what they answer.
use super::{Body, Code, Content, Parameter, Place, Response, Way};

pub(crate) struct Operation {
    /// The function in Rust.
    pub id: String,
    /// As the document has it, if it has one.
    pub operation_id: Option<String>,
    /// Upper case.
    pub method: String,
    pub path: String,
    pub tags: Vec<String>,
    /// The name of its module.
    pub module: String,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub deprecated: bool,
    pub security: Vec<Way>,
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    /// Statuses below 400; or the default, where there are none. None at all: 200 without content, which nobody declared.
    pub successes: Vec<Response>,
    pub errors: Vec<Response>,
}

impl Operation {
    pub(crate) fn parameters_in(&self, place: Place) -> impl Iterator<Item = &Parameter> {
        let all = self.parameters.iter();
        all.filter(move |parameter| parameter.place == place)
    }

    /// Every answer that is declared.
    pub(crate) fn responses(&self) -> impl Iterator<Item = &Response> {
        self.successes.iter().chain(&self.errors)
    }

    /// What the document calls it; or what Rust does.
    pub(crate) fn called(&self) -> &str {
        self.operation_id.as_deref().unwrap_or(&self.id)
    }

    /// Whether the handler may get bytes in place of JSON.
    pub(crate) fn may_be_bytes(&self) -> bool {
        let body = self.body.as_ref();
        body.is_some_and(|body| !body.also_bytes.is_empty())
    }

    /// Its success, if it is one alone and no more than JSON.
    pub(crate) fn only_json_success(&self) -> Option<&Response> {
        match self.successes.as_slice() {
            [only] if only.headers.is_empty() && matches!(only.code, Code::Exact(_)) => {
                let json = matches!(&only.content, Content::Json { media, .. } if media == "application/json");
                json.then_some(only)
            }
            _ => None,
        }
    }

    /// Errors that a handler may answer.
    pub(crate) fn handler_errors(&self) -> impl Iterator<Item = &Response> {
        self.errors.iter().filter(|error| !error.by_framework)
    }
}
