//! `codegen-mutation`: every mutation of the contract, and what came of each.
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use codegen_mutation::places::Places;
use codegen_mutation::report::Report;
use codegen_mutation::tree::Tree;
use codegen_mutation::{CONTRACT, judge, operators, sample};

/// Mutates openapi.yaml at every place, and says what came of it. Exit code 1 if a mutation was not noticed as it must be.
#[derive(Parser)]
struct Arguments {
    /// Only operators whose name holds this.
    #[arg(long, value_name = "WORD", default_value = "")]
    operator: String,
    /// Only places whose JSON pointer holds this.
    #[arg(long, value_name = "WORD", default_value = "")]
    at: String,
    /// Only so many places of each operator, chosen by the seed.
    #[arg(long, value_name = "COUNT")]
    each: Option<usize>,
    /// What chooses the places.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Write the figures to this file as well.
    #[arg(long, value_name = "FILE")]
    figures: Option<PathBuf>,
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let places = Places::of(Tree::parse(CONTRACT));
    let mut mutations = operators::mutations(&places);
    mutations.retain(|mutation| {
        mutation.operator.contains(&arguments.operator) && mutation.at.contains(&arguments.at)
    });
    if let Some(each) = arguments.each {
        mutations = sample::of(mutations, each, arguments.seed);
    }
    let outcomes = judge::judge(&places.contract, &mutations)?;
    let report = Report::of(mutations, outcomes);
    print!("{}", report.table());
    println!("{}", report.summary());
    if let Some(path) = arguments.figures {
        std::fs::write(path, report.figures())?;
    }
    let defects = report.defects();
    for defect in &defects {
        eprintln!("error: {defect}");
    }
    Ok(match defects.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
