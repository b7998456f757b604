//! This program under `valgrind --tool=callgrind`, and what it counted.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::figures::Figures;
use crate::parts::Part;

/// What callgrind says at the end, before the count of instructions.
const COLLECTED: &str = "Collected : ";

/// Instructions of one time, of every part.
pub(crate) fn count_all() -> Result<Figures> {
    let mut figures = Figures::default();
    for part in Part::value_variants() {
        let (few, many) = part.times();
        let more = count(*part, many)?.checked_sub(count(*part, few)?);
        let more = more.context("more took less: the counts are not to be trusted")?;
        figures.0.insert(part.name(), more / u64::from(many - few));
    }
    Ok(figures)
}

/// Instructions of a whole process, in all of its threads.
fn count(part: Part, times: u32) -> Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["do", &part.name(), &times.to_string()])
        .output()
        .context("cannot run valgrind; install it with: apt-get install -y valgrind")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "valgrind ended with {}:\n{said}",
        output.status
    );
    collected(&said).with_context(|| format!("valgrind told no count:\n{said}"))
}

fn collected(said: &str) -> Option<u64> {
    let (_, count) = said.rsplit_once(COLLECTED)?;
    count.lines().next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read_from_what_valgrind_says() {
        let said = "==1== Events    : Ir\n==1== Collected : 123456\n==1== \n";
        assert_eq!(collected(said), Some(123_456));
        assert_eq!(collected("==1== nothing"), None);
    }
}
