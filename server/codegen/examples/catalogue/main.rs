//! A catalogue: what `openapi.yaml` promises, kept in memory. Run it with `cargo run -p codegen --example catalogue`.
mod categories;
#[allow(dead_code)] // A contract has more words than one server uses.
mod generated;
mod pages;
mod products;
#[path = "../shared/serving.rs"]
mod serving;
mod shelf;

use std::sync::Arc;

use codegen_runtime::RouteTable;
use codegen_runtime::poem::{Endpoint, Response};
use codegen_runtime::security::{Denied, Secret};

use generated::Service;
use generated::security::Security;
use shelf::Shelf;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    serving::serve(app()).await
}

/// An empty shelf.
pub fn service() -> Service<Shelf> {
    generated::service(Arc::new(Shelf::default()))
}

/// What a client sees. Refusals need no other words: the contract's errors are `{error, details, hint}`.
pub fn app() -> impl Endpoint<Output = Response> {
    RouteTable::new(generated::ROUTES).guard(service())
}

impl Security for Shelf {
    type Caller = ();

    async fn bearer(&self, token: Secret) -> Result<(), Denied> {
        token.is("owner").then_some(()).ok_or(Denied::Unknown)
    }

    /// Good for looking: the contract asks for a token where something changes.
    async fn key(&self, key: Secret) -> Result<(), Denied> {
        key.is("visitor").then_some(()).ok_or(Denied::Unknown)
    }
}
