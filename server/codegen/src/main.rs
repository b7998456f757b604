//! `codegen --spec openapi.yaml --out DIR`: generates the server side of a contract.
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use codegen::files::{self, State};

/// Exit code when a generated file is not what the contract says.
const STALE: u8 = 4;
/// Exit code when the contract, or the disk, cannot be read.
const BROKEN: u8 = 100;

/// Generates wire types, validation, handler traits and the poem-openapi adapter from an OpenAPI 3.0.3 document.
///
/// Exit codes: 0 done (with --check: all fresh), 4 stale, 100 broken (the message names line and JSON pointer).
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The OpenAPI document, YAML.
    #[arg(long, value_name = "FILE")]
    spec: PathBuf,
    /// The folder that holds the generated files, and nothing else; generated files that are no longer needed are removed.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing; tell which files are stale.
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(BROKEN)
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let spec = arguments.spec.display();
    let yaml =
        std::fs::read_to_string(&arguments.spec).with_context(|| format!("reading {spec}"))?;
    let generated = codegen::generate(&yaml).with_context(|| spec.to_string())?;
    let states = match arguments.check {
        true => files::compare(&arguments.out, &generated),
        false => files::write(&arguments.out, &generated),
    }
    .with_context(|| format!("in {}", arguments.out.display()))?;
    let mut stale = false;
    for (path, state) in states {
        stale |= matches!(state, State::Stale | State::Orphan);
        println!("{state:?} {}", arguments.out.join(path).display());
    }
    if stale {
        eprintln!("error: generated files are stale; run `just gen` and commit what it writes");
        return Ok(ExitCode::from(STALE));
    }
    Ok(ExitCode::SUCCESS)
}
