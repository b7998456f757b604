//! What a document says of security schemes.
use poem_openapi::registry::{
    MetaOAuthFlow, MetaOAuthFlows, MetaOAuthScope, MetaSecurityScheme, Registry,
};

fn register(
    registry: &mut Registry,
    (name, description): (&'static str, Option<&'static str>),
    ty: &'static str,
    say: impl FnOnce(&mut MetaSecurityScheme),
) {
    let mut said = MetaSecurityScheme {
        ty,
        description,
        name: None,
        key_in: None,
        scheme: None,
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    };
    say(&mut said);
    registry.create_security_scheme(name, said);
}

/// A scheme of type http, scheme bearer.
pub fn bearer_scheme(
    registry: &mut Registry,
    name: &'static str,
    description: Option<&'static str>,
    format: Option<&'static str>,
) {
    register(registry, (name, description), "http", |said| {
        said.scheme = Some("bearer");
        said.bearer_format = format;
    });
}

/// A scheme of type http, scheme basic.
pub fn basic_scheme(
    registry: &mut Registry,
    name: &'static str,
    description: Option<&'static str>,
) {
    register(registry, (name, description), "http", |said| {
        said.scheme = Some("basic");
    });
}

/// A key in a header, the query or a cookie.
pub fn api_key_scheme(
    registry: &mut Registry,
    name: &'static str,
    description: Option<&'static str>,
    (place, key): (&'static str, &'static str),
) {
    register(registry, (name, description), "apiKey", |said| {
        said.key_in = Some(place);
        said.name = Some(key);
    });
}

pub fn open_id_scheme(
    registry: &mut Registry,
    name: &'static str,
    description: Option<&'static str>,
    url: &'static str,
) {
    register(registry, (name, description), "openIdConnect", |said| {
        said.openid_connect_url = Some(url);
    });
}

pub fn oauth_scheme(
    registry: &mut Registry,
    name: &'static str,
    description: Option<&'static str>,
    flows: MetaOAuthFlows,
) {
    register(registry, (name, description), "oauth2", |said| {
        said.flows = Some(flows);
    });
}

/// One flow of oauth2, its scopes each with what it is for.
pub fn flow(
    authorization_url: Option<&'static str>,
    token_url: Option<&'static str>,
    refresh_url: Option<&'static str>,
    scopes: &[(&'static str, &'static str)],
) -> Option<MetaOAuthFlow> {
    let scope = |(name, description): &(&'static str, &'static str)| MetaOAuthScope {
        name,
        description: Some(description),
    };
    Some(MetaOAuthFlow {
        authorization_url,
        token_url,
        refresh_url,
        scopes: scopes.iter().map(scope).collect(),
    })
}
