//! `codegen --spec openapi.yaml --out DIR`: generates the server side of a contract.
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use codegen::files::{self, State};
use codegen::{Generation, Refusal};

/// Exit code when a generated file is not what the contract says.
const STALE: u8 = 4;
/// Exit code when the contract, or the disk, cannot be read.
const BROKEN: u8 = 100;

/// Generates wire types, validation, handler traits and the poem-openapi adapter from an OpenAPI 3.0 document.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Arguments {
    /// The OpenAPI document, YAML or JSON.
    #[arg(long, value_name = "FILE")]
    spec: PathBuf,
    /// The folder that holds the generated files, and nothing else; generated files that are no longer needed are removed.
    #[arg(long, value_name = "DIR", required_unless_present = "survey")]
    out: Option<PathBuf>,
    /// Write nothing; tell which files are stale.
    #[arg(long)]
    check: bool,
    /// Take warnings for errors.
    #[arg(long)]
    strict: bool,
    /// Write nothing; tell how many of the operations generate, each tried alone, and why the others do not.
    #[arg(long, conflicts_with_all = ["out", "check", "strict"])]
    survey: bool,
}

const EXAMPLES: &str = "\
Examples:
  codegen --spec openapi.yaml --out src/generated            write what is stale, remove what is no longer generated
  codegen --spec openapi.yaml --out src/generated --check    in CI: fail if somebody forgot to generate
  codegen --spec openapi.yaml --out src/generated --strict   fail, too, where the document leaves something unsaid
  codegen --spec openapi.json --survey                       before: how much of the document is supported

Every file is told in a line of its own: Fresh, Written, Removed; with --check Fresh, Stale, Orphan.
A warning or an error says `FILE:LINE: #/json/pointer: what is wrong and what to do`.

Exit codes:
  0    done; with --check: all files are fresh
  4    with --check: a file is stale, missing or left over
  100  broken: the document cannot be read or is not supported, or the disk fails; nothing was written
";

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
    match answer(arguments, &read(&arguments.spec)?)? {
        Ok(code) => Ok(code),
        Err(refusal) => {
            eprintln!("error: {}", place(arguments, &refusal));
            Ok(ExitCode::from(BROKEN))
        }
    }
}

fn read(spec: &Path) -> anyhow::Result<Vec<u8>> {
    let reading = || format!("reading {}", spec.display());
    if spec.is_dir() {
        return Err(anyhow::anyhow!("it is a folder; --spec names a file")).with_context(reading);
    }
    std::fs::read(spec).with_context(reading)
}

/// What is asked for, of the document in `bytes`.
fn answer(arguments: &Arguments, bytes: &[u8]) -> anyhow::Result<Result<ExitCode, Refusal>> {
    let text = match codegen::text(bytes) {
        Ok(text) => text,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(out) = &arguments.out else {
        return Ok(codegen::survey(text).map(|survey| {
            println!("{survey}");
            ExitCode::SUCCESS
        }));
    };
    match codegen::generate_with_warnings(text) {
        Ok(generation) => generated(arguments, out, &generation).map(Ok),
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Tells the warnings, and writes the files or compares them.
fn generated(
    arguments: &Arguments,
    out: &Path,
    generation: &Generation,
) -> anyhow::Result<ExitCode> {
    let kind = if arguments.strict { "error" } else { "warning" };
    for warning in &generation.warnings {
        eprintln!("{kind}: {}", place(arguments, warning));
    }
    if arguments.strict && !generation.warnings.is_empty() {
        return Ok(ExitCode::from(BROKEN));
    }
    let states = match arguments.check {
        true => files::compare(out, &generation.files),
        false => files::write(out, &generation.files),
    }
    .with_context(|| format!("in {}", out.display()))?;
    let mut stale = false;
    for (path, state) in states {
        stale |= matches!(state, State::Stale | State::Orphan);
        println!("{state:?} {}", out.join(path).display());
    }
    if stale {
        eprintln!("error: generated files are stale; run `just gen` and commit what it writes");
        return Ok(ExitCode::from(STALE));
    }
    Ok(ExitCode::SUCCESS)
}

/// As editors and terminals know to jump to it.
fn place(arguments: &Arguments, refusal: &Refusal) -> String {
    let spec = arguments.spec.display();
    match refusal.line {
        0 => format!("{spec}: {}", refusal.message),
        line => format!("{spec}:{line}: #{}: {}", refusal.pointer, refusal.message),
    }
}
