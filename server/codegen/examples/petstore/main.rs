//! A pet store: what `openapi.yaml` promises, kept in memory. Run it with `cargo run -p codegen --example petstore`.
#[allow(dead_code)] // A contract has more words than one server uses.
mod generated;
mod pets;
#[path = "../shared/serving.rs"]
mod serving;
mod shop;
mod store;

use std::sync::Arc;

use codegen_runtime::RouteTable;
use codegen_runtime::poem::{Endpoint, Response};
use codegen_runtime::security::{Denied, Secret};

use generated::Service;
use generated::security::Security;
use shop::Shop;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    serving::serve(app()).await
}

/// A shop without pets.
pub fn service() -> Service<Shop> {
    generated::service(Arc::new(Shop::default()))
}

/// What a client sees: the contract's paths, and refusals in the contract's words.
pub fn app() -> impl Endpoint<Output = Response> {
    RouteTable::new(generated::ROUTES)
        .errors(&generated::ERRORS)
        .guard(service())
}

impl Security for Shop {
    /// All who know the key are alike.
    type Caller = ();

    async fn api_key(&self, key: Secret) -> Result<(), Denied> {
        key.is("keeper").then_some(()).ok_or(Denied::Unknown)
    }
}
