//! The command line of the harness; everything is in `cli`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    contract_tests::cli::main().await
}
