//! The binary: a shim around the library.
use std::process::ExitCode;

fn main() -> ExitCode {
    agentmonitor::cli::main(agentmonitor::run)
}
