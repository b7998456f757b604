//! Security schemes, and what of them an operation needs.
use crate::model::{Flow, Need, Place, Scheme, SchemeKind, Way};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::{component, entries};

/// The entries of `components/securitySchemes`.
pub(super) fn schemes(root: &Node, node: Option<&Node>) -> Result<Vec<Scheme>, Refusal> {
    let mut schemes: Vec<Scheme> = Vec::new();
    for (name, node) in entries(node)? {
        let Some(method) = names::method(name) else {
            return node.refuse(format!(
                "the scheme `{name}` cannot be the name of a method"
            ));
        };
        if schemes
            .iter()
            .any(|other| names::snake(&other.name) == method)
        {
            return node.refuse(format!("two schemes would be the method `{method}`"));
        }
        let (node, _) = component(root, node, "securitySchemes")?;
        schemes.push(scheme(name, node)?);
    }
    Ok(schemes)
}

fn scheme(name: &str, node: &Node) -> Result<Scheme, Refusal> {
    let keys = node.keys()?;
    let kind = keys.require("type")?;
    let scheme = Scheme {
        name: name.to_owned(),
        description: keys.text("description")?,
        kind: match kind.text()? {
            "http" => http(&keys)?,
            "apiKey" => api_key(&keys)?,
            "oauth2" => SchemeKind::OAuth2(flows(keys.require("flows")?)?),
            "openIdConnect" => {
                let url = keys.require("openIdConnectUrl")?.text()?.to_owned();
                SchemeKind::OpenIdConnect { url }
            }
            _ => return kind.refuse("a scheme is http, apiKey, oauth2 or openIdConnect"),
        },
    };
    keys.finish()?;
    Ok(scheme)
}

fn http(keys: &Keys<'_>) -> Result<SchemeKind, Refusal> {
    let scheme = keys.require("scheme")?;
    // As it is written: a document says what the file says, and letter case says nothing.
    match scheme.text()? {
        "bearer" => Ok(SchemeKind::Bearer {
            format: keys.text("bearerFormat")?,
        }),
        "basic" => Ok(SchemeKind::Basic),
        _ => {
            scheme.refuse("of the http schemes, `bearer` and `basic` are supported, in lower case")
        }
    }
}

fn api_key(keys: &Keys<'_>) -> Result<SchemeKind, Refusal> {
    let (place, key) = (keys.require("in")?, keys.require("name")?);
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let text = key.text()?;
    let place = match place.text()? {
        "header" => Place::Header,
        "query" => Place::Query,
        "cookie" => Place::Cookie,
        _ => return place.refuse("a key stands in a header, the query or a cookie"),
    };
    if text.is_empty() || (place != Place::Query && !text.chars().all(token)) {
        return key.refuse("no header and no cookie can have this name");
    }
    if place == Place::Header && text.eq_ignore_ascii_case("authorization") {
        return key.refuse("OpenAPI has other words for this header: a scheme of type http");
    }
    Ok(SchemeKind::ApiKey {
        place,
        key: text.to_owned(),
    })
}

/// What each flow must have beside its scopes.
const FLOWS: [(&str, &[&str]); 4] = [
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
];

fn flows(node: &Node) -> Result<Vec<Flow>, Refusal> {
    let keys = node.keys()?;
    let mut flows = Vec::new();
    for (name, urls) in FLOWS {
        let Some(node) = keys.get(name) else {
            continue;
        };
        let keys = node.keys()?;
        let url = |key: &str| match urls.contains(&key) {
            true => keys.require(key)?.text().map(|url| Some(url.to_owned())),
            false => Ok(None),
        };
        let mut scopes = Vec::new();
        for (scope, description) in keys.require("scopes")?.map()? {
            scopes.push((scope.clone(), description.text()?.to_owned()));
        }
        flows.push(Flow {
            name,
            authorization_url: url("authorizationUrl")?,
            token_url: url("tokenUrl")?,
            refresh_url: keys.text("refreshUrl")?,
            scopes,
        });
        keys.finish()?;
    }
    if flows.is_empty() {
        return node.refuse("oauth2 needs a flow");
    }
    keys.finish()?;
    Ok(flows)
}

/// Each entry of `security` is one way in: the schemes that it needs.
pub(super) fn ways(root: &Node, node: Option<&Node>) -> Result<Vec<Way>, Refusal> {
    let ways = node.map_or(Ok(&[][..]), Node::list)?.iter();
    ways.map(|way| {
        let needs = way.map()?.iter();
        needs
            .map(|(name, scopes)| need(root, name, scopes))
            .collect()
    })
    .collect()
}

fn need(root: &Node, name: &str, node: &Node) -> Result<Need, Refusal> {
    let schemes = root.at(&["components", "securitySchemes"]).map();
    let mut known = schemes.unwrap_or_default().iter();
    let Some((_, scheme)) = known.find(|(scheme, _)| scheme == name) else {
        return node.refuse(format!("no security scheme is called `{name}`"));
    };
    let scheme = scheme_at(root, scheme)?;
    let scopes = node.texts()?;
    match &scheme {
        SchemeKind::OAuth2(flows) => {
            let known = |scope: &String| {
                let mut scopes = flows.iter().flat_map(|flow| &flow.scopes);
                scopes.any(|(name, _)| name == scope)
            };
            if let Some(unknown) = scopes.iter().find(|scope| !known(scope)) {
                return node.refuse(format!("no flow of `{name}` has the scope `{unknown}`"));
            }
        }
        SchemeKind::OpenIdConnect { .. } => {}
        _ if scopes.is_empty() => {}
        _ => return node.refuse("only oauth2 and openIdConnect have scopes"),
    }
    Ok(Need {
        scheme: name.to_owned(),
        scopes,
    })
}

fn scheme_at(root: &Node, node: &Node) -> Result<SchemeKind, Refusal> {
    let (node, _) = component(root, node, "securitySchemes")?;
    Ok(scheme("", node)?.kind)
}
