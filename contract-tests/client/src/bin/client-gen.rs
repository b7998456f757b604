//! Writes `src/generated.rs` from `openapi.yaml`; `--check` only compares.
//! Exit codes: 0 written or fresh, 4 stale (the file is named), 1 anything broken.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Number, Value};

/// Exit code for a committed file that the contract has outrun.
const STALE: u8 = 4;
/// The generated file, relative to the repository.
const FILE: &str = "contract-tests/client/src/generated.rs";
const MARK: &str =
    "// @generated from openapi.yaml by client-gen; do not edit; run `just gen`.\n\n";

/// Generates the Rust client from openapi.yaml.
#[derive(Debug, Parser)]
struct Options {
    /// Compare with the committed file instead of writing it.
    #[arg(long)]
    check: bool,
    /// Root of the repository.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../.."), hide_default_value = true)]
    root: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match run(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(STALE),
        Err(error) => {
            eprintln!("client-gen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// False where the committed file is stale.
fn run(options: &Options) -> Result<bool> {
    let generated = generate(&options.root.join("openapi.yaml"))?;
    let path = options.root.join(FILE);
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    if committed == generated {
        println!("Fresh {FILE}");
        return Ok(true);
    }
    if options.check {
        println!("Stale {FILE}: run `just gen`");
        return Ok(false);
    }
    std::fs::write(&path, generated).with_context(|| format!("cannot write {}", path.display()))?;
    println!("Wrote {FILE}");
    Ok(true)
}

fn generate(contract: &Path) -> Result<String> {
    let text = std::fs::read_to_string(contract)
        .with_context(|| format!("cannot read {}", contract.display()))?;
    let documents = Yaml::load_from_str(&text)?;
    let [document] = documents.as_slice() else {
        bail!("one YAML document was expected")
    };
    let contract: openapiv3::OpenAPI = serde_json::from_value(to_json(document)?)?;
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Builder);
    // Counts come the most first, and stay so.
    settings.with_map_type("::indexmap::IndexMap");
    let tokens = Generator::new(&settings).generate_tokens(&contract)?;
    Ok(format!(
        "{MARK}{}",
        prettyplease::unparse(&syn::parse2(tokens)?)
    ))
}

fn to_json(node: &Yaml<'_>) -> Result<Value> {
    Ok(match node {
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Value(Scalar::Boolean(flag)) => Value::Bool(*flag),
        Yaml::Value(Scalar::Integer(number)) => Value::from(*number),
        Yaml::Value(Scalar::FloatingPoint(number)) => {
            Value::Number(Number::from_f64(number.into_inner()).context("a number is not finite")?)
        }
        Yaml::Value(Scalar::String(text)) => Value::String(text.to_string()),
        Yaml::Sequence(items) => Value::Array(items.iter().map(to_json).collect::<Result<_>>()?),
        Yaml::Mapping(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                let Yaml::Value(Scalar::String(key)) = key else {
                    bail!("a key that is no text")
                };
                map.insert(key.to_string(), to_json(value)?);
            }
            Value::Object(map)
        }
        other => bail!("YAML that JSON cannot say: {other:?}"),
    })
}
