//! A chat: what `openapi.yaml` promises, kept in memory. Run it with `cargo run -p codegen --example chat`.
#[allow(dead_code)] // A contract has more words than one server uses.
mod generated;
mod house;
mod messages;
mod rooms;
#[path = "../shared/serving.rs"]
mod serving;
mod sessions;

use std::sync::Arc;

use codegen_runtime::RouteTable;
use codegen_runtime::poem::{Endpoint, Response};

use generated::Service;
use house::House;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    serving::serve(app()).await
}

/// A house where nobody spoke yet.
pub fn service() -> Service<House> {
    generated::service(Arc::new(House::default()))
}

/// What a client sees: the contract's paths, and refusals in the contract's words.
pub fn app() -> impl Endpoint<Output = Response> {
    RouteTable::new(generated::ROUTES)
        .errors(&generated::ERRORS)
        .guard(service())
}
