//! What tokens cost. The prices are data (`prices.json`, embedded); this module finds a model's row and multiplies.
//!
//! Promises: the same doubles as the legacy, to the last bit, as sums over many events show any other rounding. Whether
//! an event is to be priced at all (it has no cost of its own) is for ingest to say. A file of the user's (`own`) adds
//! models and overrides embedded ones.

mod corrections;
mod own;
mod table;

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use codegen_runtime::js;

pub use self::own::{OWN_FILE, OwnPricesError};
use self::table::{Model, Rates};

static EMBEDDED: LazyLock<Prices> = LazyLock::new(|| {
    let models = table::models(table::EMBEDDED).expect("the embedded price table is valid");
    Prices::new(models)
});

/// Some clients put the provider before the model's name. Each prefix is taken off once, in this order.
const PREFIXES: [&str; 3] = ["anthropic/", "openai/", "google/"];

/// The tokens of one request. `tokens_in` are those that the cache did not serve.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub cache_read: i64,
    pub cache_write: i64,
}

/// Prices of models, by each of their names.
#[derive(Debug, Clone)]
pub struct Prices {
    models: Vec<Model>,
    by_name: HashMap<String, usize>,
}

impl Prices {
    /// The table that comes with the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The embedded table with the user's file over it. `file` must be there; without one, [`OWN_FILE`] in `folder` may
    /// be.
    pub fn with_own(file: Option<&Path>, folder: &Path) -> Result<Self, OwnPricesError> {
        let mut prices = EMBEDDED.clone();
        for model in own::read(file, folder)? {
            prices.put(model);
        }
        Ok(prices)
    }

    fn new(models: Vec<Model>) -> Self {
        let mut prices = Self {
            models: Vec::with_capacity(models.len()),
            by_name: HashMap::new(),
        };
        for model in models {
            prices.put(model);
        }
        prices
    }

    /// Adds a model. One that is called as a model that is there takes its place, under all of that one's names.
    fn put(&mut self, model: Model) {
        let place = match self.by_name.get(&model.canonical) {
            Some(&place) => place,
            None => self.models.len(),
        };
        for name in model.names() {
            self.by_name.insert(name.to_owned(), place);
        }
        match self.models.get_mut(place) {
            Some(known) => *known = model,
            None => self.models.push(model),
        }
    }

    /// Whether usage of this model is priced.
    pub fn knows(&self, model: &str) -> bool {
        self.find(model).is_some()
    }

    /// What `usage` of `model` costs in USD; `None` for a model that the table does not have, and for no usage at all.
    pub fn cost(&self, model: &str, usage: &Usage) -> Option<f64> {
        let Usage {
            tokens_in,
            tokens_out,
            cache_read,
            cache_write,
        } = *usage;
        let counts = [tokens_in, tokens_out, cache_read, cache_write];
        self.cost_of(model, counts.map(|count| count as f64))
    }

    /// As [`Self::cost`], of counts in the order of [`Usage`].
    fn cost_of(&self, model: &str, counts: [f64; 4]) -> Option<f64> {
        if counts.iter().all(|&count| count <= 0.0) {
            return None;
        }
        let [tokens_in, tokens_out, cache_read, cache_write] = counts;
        let rates = self
            .find(model)?
            .rates_for(tokens_in + cache_read + cache_write);
        // From left to right, each rate divided first: any other way may differ in the last bit.
        let mut cost = tokens_in * per_token(rates.tokens_in);
        cost += tokens_out * per_token(rates.tokens_out);
        cost += cache_read * per_token(rates.cache_read);
        cost += cache_write * per_token(rates.cache_write);
        Some(cost)
    }

    fn find(&self, model: &str) -> Option<&Model> {
        let mut name = js::trim(model);
        for prefix in PREFIXES {
            name = name.strip_prefix(prefix).unwrap_or(name);
        }
        self.by_name.get(name).map(|&place| &self.models[place])
    }
}

impl Model {
    /// The rates of the highest tier that the prompt exceeds, for the whole request.
    fn rates_for(&self, prompt: f64) -> &Rates {
        let exceeded = self.tiers.iter().filter(|tier| prompt > tier.above as f64);
        let highest = exceeded.max_by_key(|tier| tier.above);
        highest.map_or(&self.rates, |tier| &tier.rates)
    }
}

fn per_token(per_million: f64) -> f64 {
    per_million / 1_000_000.0
}

#[cfg(test)]
mod tests;
