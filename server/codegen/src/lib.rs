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
mod survey;
mod text;
mod words;
mod yaml;

pub use survey::{Reason, Survey, survey};
pub use text::text;
pub use yaml::Refusal;

/// What is generated of a contract.
#[derive(Debug)]
pub struct Generation {
    /// By their path below the output folder.
    pub files: Vec<files::Generated>,
    /// What somebody should know of the contract, though it can be generated.
    pub warnings: Vec<Refusal>,
}

/// Generates the contract in `yaml`, with warnings.
pub fn generate_with_warnings(yaml: &str) -> Result<Generation, Refusal> {
    let Generation { files, warnings } = draft(yaml)?;
    let files = formatted(files)?;
    Ok(Generation { files, warnings })
}

/// Generates the contract in `yaml`, and takes a warning for a refusal.
pub fn generate(yaml: &str) -> Result<Vec<files::Generated>, Refusal> {
    let Generation { files, warnings } = draft(yaml)?;
    match warnings.into_iter().next() {
        None => formatted(files),
        Some(warning) => Err(warning),
    }
}

fn formatted(files: Vec<files::Generated>) -> Result<Vec<files::Generated>, Refusal> {
    files.into_iter().map(emit::formatted).collect()
}

/// As [`generate_with_warnings`], but the Rust in it is not formatted: nearly all of the time is rustfmt's, and whoever only
/// asks whether a contract is supported, and what is to be known of it, need not wait for that.
pub fn draft(yaml: &str) -> Result<Generation, Refusal> {
    draft_of(&yaml::parse(yaml)?)
}

fn draft_of(root: &yaml::Node) -> Result<Generation, Refusal> {
    let (contract, warnings) = read::contract(root)?;
    let mut files = emit::contract(&contract)?;
    files.push(json::file(root)?);
    Ok(Generation { files, warnings })
}
