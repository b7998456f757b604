//! Security schemes, and the ways into an operation.
use super::{Contract, Operation, Place};

/// An entry of `components/securitySchemes`.
pub(crate) struct Scheme {
    pub name: String,
    pub description: Option<String>,
    pub kind: SchemeKind,
}

pub(crate) enum SchemeKind {
    Bearer { format: Option<String> },
    Basic,
    ApiKey { place: Place, key: String },
    OAuth2(Vec<Flow>),
    OpenIdConnect { url: String },
}

impl SchemeKind {
    /// Whether what is asked of a caller may differ between operations.
    pub(crate) fn has_scopes(&self) -> bool {
        matches!(self, Self::OAuth2(_) | Self::OpenIdConnect { .. })
    }
}

/// How a client gets a token.
pub(crate) struct Flow {
    /// As OpenAPI calls it.
    pub name: &'static str,
    pub authorization_url: Option<String>,
    pub token_url: Option<String>,
    pub refresh_url: Option<String>,
    /// With what each is for.
    pub scopes: Vec<(String, String)>,
}

/// All that one way in needs; nothing, where anybody may come in.
pub(crate) type Way = Vec<Need>;

#[derive(Clone)]
pub(crate) struct Need {
    /// The name of a scheme.
    pub scheme: String,
    pub scopes: Vec<String>,
}

impl Operation {
    /// Whether every way in needs a credential, so that generated code asks for one. Where a way needs nothing, whether
    /// to ask is the server's own choice (docs/decisions/0014-security-is-enforced-where-every-way-needs-it.md).
    pub(crate) fn is_secured(&self) -> bool {
        !self.security.is_empty() && self.security.iter().all(|way| !way.is_empty())
    }

    /// The needs of all ways, in their order.
    pub(crate) fn needs(&self) -> impl Iterator<Item = &Need> {
        self.security.iter().flatten()
    }
}

impl Contract {
    pub(crate) fn scheme(&self, name: &str) -> &Scheme {
        let mut schemes = self.schemes.iter();
        schemes
            .find(|scheme| scheme.name == name)
            .expect("ways were resolved when the contract was read")
    }

    /// The schemes that generated code asks for.
    pub(crate) fn enforced(&self) -> impl Iterator<Item = &Scheme> {
        self.schemes.iter().filter(|scheme| {
            let mut secured = self.operations.iter().filter(|o| o.is_secured());
            secured.any(|operation| operation.needs().any(|need| need.scheme == scheme.name))
        })
    }
}
