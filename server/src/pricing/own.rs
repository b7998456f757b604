//! The user's price file: models that the embedded table does not have, or has with another price.
//!
//! Promises: a file that is there is read whole or refused with its place; a price is never guessed.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use codegen_runtime::js;
use serde::Deserialize;

use super::PREFIXES;
use super::table::{Model, Rates, Tier};

/// The user's file beside the database, where no other is named.
pub const OWN_FILE: &str = "prices.json";

/// Why the user's prices cannot be used: one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OwnPricesError {
    #[error("the price file {} cannot be read: {source}; name one that is there with --prices", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("the price file {} is wrong: {detail}; see docs/PRICES.md for its form", path.display())]
    Wrong { path: PathBuf, detail: String },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnFile {
    models: Vec<OwnModel>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnModel {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    rates: OwnRates,
    #[serde(default)]
    tiers: Vec<OwnTier>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnTier {
    above: u32,
    rates: OwnRates,
}

/// USD per million tokens; a provider without a cache has no rates for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnRates {
    #[serde(rename = "in")]
    tokens_in: f64,
    #[serde(rename = "out")]
    tokens_out: f64,
    #[serde(default)]
    cache_read: f64,
    #[serde(default)]
    cache_write: f64,
}

/// The models of `file`, which must be there, or of [`OWN_FILE`] in `folder`, which may be.
pub(super) fn read(file: Option<&Path>, folder: &Path) -> Result<Vec<Model>, OwnPricesError> {
    let path = file.map_or_else(|| folder.join(OWN_FILE), Path::to_path_buf);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if file.is_none() && error.kind() == io::ErrorKind::NotFound => {
            return Ok(Vec::new());
        }
        Err(source) => return Err(OwnPricesError::Unreadable { path, source }),
    };
    models(&text).map_err(|detail| OwnPricesError::Wrong { path, detail })
}

fn models(json: &str) -> Result<Vec<Model>, String> {
    // A byte order mark is what an editor may have put there.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let file: OwnFile = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let mut seen = HashSet::new();
    for model in &file.models {
        for name in std::iter::once(&model.name).chain(&model.aliases) {
            check_name(name)?;
            if !seen.insert(name.as_str()) {
                return Err(format!("`{name}` stands twice"));
            }
        }
    }
    file.models.into_iter().map(OwnModel::checked).collect()
}

/// A name that no event could find is a mistake.
fn check_name(name: &str) -> Result<(), String> {
    if name.is_empty() || js::trim(name) != name {
        return Err(format!(
            "the name {name:?} must not be empty or have blanks around it"
        ));
    }
    match PREFIXES.iter().find(|prefix| name.starts_with(**prefix)) {
        Some(prefix) => Err(format!(
            "`{name}` must be written without `{prefix}`, which is taken off before a price is looked up"
        )),
        None => Ok(()),
    }
}

impl OwnModel {
    fn checked(self) -> Result<Model, String> {
        let name = self.name;
        let tier = |tier: OwnTier| {
            let rates = tier.rates.checked(&name)?;
            Ok(Tier {
                above: tier.above,
                rates,
            })
        };
        let tiers = self
            .tiers
            .into_iter()
            .map(tier)
            .collect::<Result<Vec<_>, String>>()?;
        if !tiers.is_sorted_by(|low, high| low.above < high.above) {
            return Err(format!("the tiers of `{name}` must rise"));
        }
        let rates = self.rates.checked(&name)?;
        Ok(Model::new(name, self.aliases, rates, tiers))
    }
}

impl OwnRates {
    fn checked(self, name: &str) -> Result<Rates, String> {
        let rates = Rates {
            tokens_in: self.tokens_in,
            tokens_out: self.tokens_out,
            cache_read: self.cache_read,
            cache_write: self.cache_write,
        };
        let all = [
            rates.tokens_in,
            rates.tokens_out,
            rates.cache_read,
            rates.cache_write,
        ];
        match all.iter().all(|rate| rate.is_finite() && *rate >= 0.0) {
            true => Ok(rates),
            false => Err(format!("a rate of `{name}` is below 0")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Prices, Usage};
    use super::*;

    const ONE_OUT: Usage = Usage {
        tokens_in: 0,
        tokens_out: 1_000_000,
        cache_read: 0,
        cache_write: 0,
    };

    /// What a million tokens out cost with this file.
    fn cost(json: &str, model: &str) -> Option<f64> {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(OWN_FILE), json).expect("a file");
        let prices = Prices::with_own(None, folder.path()).expect("prices");
        prices.cost(model, &ONE_OUT)
    }

    #[test]
    fn a_model_of_the_users_is_priced_under_each_of_its_names() {
        let json = r#"{"models": [{"name": "kiln", "aliases": ["kiln-1"], "rates": {"in": 1, "out": 2.5}}]}"#;
        for name in ["kiln", "kiln-1", "openai/kiln", " kiln"] {
            assert_eq!(cost(json, name), Some(2.5), "{name}");
        }
        assert_eq!(cost(json, "opus"), Some(75.0), "embedded ones stay");
    }

    #[test]
    fn a_model_that_is_embedded_is_overridden_under_all_its_names() {
        let json =
            r#"{"models": [{"name": "claude-opus-4-20250514", "rates": {"in": 0, "out": 7}}]}"#;
        for name in ["opus", "claude-opus-4", "claude-opus-4-20250514"] {
            assert_eq!(cost(json, name), Some(7.0), "{name}");
        }
        let alias =
            r#"{"models": [{"name": "mine", "aliases": ["opus"], "rates": {"in": 0, "out": 7}}]}"#;
        assert_eq!(cost(alias, "opus"), Some(7.0));
        assert_eq!(cost(alias, "claude-opus-4"), Some(75.0));
    }

    #[test]
    fn tiers_of_the_users_hold() {
        let json = r#"{"models": [{"name": "kiln", "rates": {"in": 0, "out": 1}, "tiers": [
            {"above": 0, "rates": {"in": 0, "out": 2}}, {"above": 10, "rates": {"in": 0, "out": 3}}]}]}"#;
        assert_eq!(cost(json, "kiln"), Some(1.0));
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("mine.json");
        std::fs::write(&file, json).expect("a file");
        let prices = Prices::with_own(Some(&file), folder.path()).expect("prices");
        let with = |tokens_in| Usage {
            tokens_in,
            ..ONE_OUT
        };
        assert_eq!(prices.cost("kiln", &with(1)), Some(2.0));
        assert_eq!(prices.cost("kiln", &with(11)), Some(3.0));
    }

    #[test]
    fn without_a_file_the_embedded_prices_hold_and_a_named_one_must_be_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let prices = Prices::with_own(None, folder.path()).expect("prices");
        assert_eq!(prices.cost("opus", &ONE_OUT), Some(75.0));
        let named = folder.path().join("gone.json");
        let error = Prices::with_own(Some(&named), folder.path()).expect_err("no file");
        assert!(error.to_string().contains("gone.json cannot be read"));
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_place() {
        let model = |model: &str| format!("{{\"models\": [\n{model}]}}");
        for (json, says) in [
            ("{".to_owned(), "line 1 column 1"),
            ("[]".to_owned(), "line 1 column"),
            (model(r#"{"name": "a"}"#), "missing field `rates` at line 2"),
            (
                model(r#"{"name": "a", "rates": {"in": 1, "out": 1, "cached": 1}}"#),
                "unknown field `cached`",
            ),
            (
                model(r#"{"name": "a", "rates": {"in": "1", "out": 1}}"#),
                "invalid type: string \"1\"",
            ),
            (
                model(r#"{"name": "a", "rates": {"in": -1, "out": 1}}"#),
                "a rate of `a` is below 0",
            ),
            (
                model(r#"{"name": "a", "rates": {"in": 1e999, "out": 1}}"#),
                "number out of range",
            ),
            (
                model(r#"{"name": " a", "rates": {"in": 1, "out": 1}}"#),
                "the name \" a\" must not",
            ),
            (
                model(r#"{"name": "openai/a", "rates": {"in": 1, "out": 1}}"#),
                "without `openai/`",
            ),
            (
                model(r#"{"name": "a", "aliases": ["a"], "rates": {"in": 1, "out": 1}}"#),
                "`a` stands twice",
            ),
            (
                model(
                    r#"{"name": "a", "rates": {"in": 1, "out": 1}, "tiers": [{"above": 2, "rates": {"in": 1, "out": 1}}, {"above": 2, "rates": {"in": 1, "out": 1}}]}"#,
                ),
                "the tiers of `a` must rise",
            ),
        ] {
            let error = models(&json).expect_err(&json);
            assert!(error.contains(says), "{json}: {error}");
        }
    }
}
