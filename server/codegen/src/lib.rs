//! `openapi.yaml` to the contract crate: wire types, strict validation, one trait a tag, the poem-openapi adapter.
//!
//! Reading goes `yaml` (text to nodes with places) to `read` (nodes to the `model`, refusing what is not supported);
//! writing goes `emit` (model to Rust) and `json` (nodes to `openapi.json`) to `files` (to the disk, or compared with it).
mod emit;
pub mod files;
mod json;
mod model;
mod names;
mod read;
mod words;
mod yaml;

pub use yaml::Refusal;

/// The generated files of the contract in `yaml`, by their path below the output folder.
pub fn generate(yaml: &str) -> Result<Vec<files::Generated>, Refusal> {
    let root = yaml::parse(yaml)?;
    let contract = read::contract(&root)?;
    let mut files = emit::contract(&contract)?;
    files.push(json::file(&root)?);
    Ok(files)
}
