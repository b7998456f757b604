//! The form of `prices.json`, which comes with the program.

use serde::Deserialize;

pub(super) const EMBEDDED: &str = include_str!("prices.json");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "about")]
    _about: String,
    tables: Vec<Table>,
}

/// The prices of one provider as they stood on `date`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) provider: String,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "for the file's readers, and its tests")
    )]
    pub(super) date: String,
    models: Vec<Model>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Model {
    /// Of the table that it stands in; empty in a file of the user's.
    #[serde(skip)]
    pub(super) provider: String,
    pub(super) canonical: String,
    pub(super) aliases: Vec<String>,
    pub(super) rates: Rates,
    /// Said to the reader of the file; a deprecated model costs what it costs.
    #[serde(rename = "deprecated")]
    _deprecated: bool,
    pub(super) tiers: Vec<Tier>,
}

/// Rates for a request whose prompt has more than `above` tokens.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tier {
    pub(super) above: u32,
    pub(super) rates: Rates,
}

/// USD per million tokens.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rates {
    #[serde(rename = "in")]
    pub(super) tokens_in: f64,
    #[serde(rename = "out")]
    pub(super) tokens_out: f64,
    pub(super) cache_read: f64,
    pub(super) cache_write: f64,
}

impl Model {
    pub(super) fn new(
        canonical: String,
        aliases: Vec<String>,
        rates: Rates,
        tiers: Vec<Tier>,
    ) -> Self {
        Self {
            provider: String::new(),
            canonical,
            aliases,
            rates,
            _deprecated: false,
            tiers,
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.canonical)
            .chain(&self.aliases)
            .map(String::as_str)
    }
}

pub(super) fn tables(json: &str) -> serde_json::Result<Vec<Table>> {
    serde_json::from_str::<File>(json).map(|file| file.tables)
}

pub(super) fn models(json: &str) -> serde_json::Result<Vec<Model>> {
    let mut models = Vec::new();
    for table in tables(json)? {
        models.extend(table.models.into_iter().map(|model| Model {
            provider: table.provider.clone(),
            ..model
        }));
    }
    Ok(models)
}
