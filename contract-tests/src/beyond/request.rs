//! What a step sends.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::http::Request;
use crate::recording::{BodyGen, gzip};
use crate::template::Templates;

/// A request: one method with its path, and at most one body.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    get: Option<String>,
    head: Option<String>,
    post: Option<String>,
    put: Option<String>,
    delete: Option<String>,
    options: Option<String>,
    headers: BTreeMap<String, String>,
    /// Sent as `application/json`.
    json: Option<Value>,
    /// Sent byte for byte; `application/json` unless `headers` says otherwise.
    body: Option<String>,
    body_gen: Option<BodyGen>,
    gzip: bool,
}

impl Asked {
    /// The one method with its path.
    pub(super) fn asked(&self) -> Result<(&'static str, &str)> {
        let methods = [
            ("GET", &self.get),
            ("HEAD", &self.head),
            ("POST", &self.post),
            ("PUT", &self.put),
            ("DELETE", &self.delete),
            ("OPTIONS", &self.options),
        ];
        let mut asked = methods
            .into_iter()
            .filter_map(|(name, path)| Some((name, path.as_deref()?)));
        match (asked.next(), asked.next()) {
            (Some(only), None) => Ok(only),
            _ => bail!("a request needs exactly one method"),
        }
    }

    /// The request as it is sent.
    pub fn render(&self) -> Result<Request> {
        let (method, path) = self.asked()?;
        let templates = Templates::now();
        let body = self.body_bytes(&templates)?;
        let mut headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if body.is_some()
            && !self
                .headers
                .keys()
                .any(|n| n.eq_ignore_ascii_case("content-type"))
        {
            headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        }
        Ok(Request {
            method: method.to_owned(),
            target: templates.fill_target(path)?,
            headers,
            body,
        })
    }

    fn body_bytes(&self, templates: &Templates) -> Result<Option<Vec<u8>>> {
        let bytes = match (&self.json, &self.body, &self.body_gen) {
            (None, None, None) => return Ok(None),
            (Some(json), None, None) => templates.fill(&json.to_string())?.into_bytes(),
            (None, Some(body), None) => templates.fill(body)?.into_bytes(),
            (None, None, Some(generated)) => generated.text().into_bytes(),
            _ => bail!("a request has more than one body"),
        };
        if self.gzip {
            gzip(&bytes).map(Some)
        } else {
            Ok(Some(bytes))
        }
    }
}
