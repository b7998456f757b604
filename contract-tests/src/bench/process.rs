//! What the kernel says about a process.

use anyhow::{Context, Result};

/// Resident memory (`VmRSS`) in KiB.
pub(super) fn resident_kib(pid: u32) -> Result<f64> {
    let path = format!("/proc/{pid}/status");
    let status = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    parse(&status).with_context(|| format!("no VmRSS in {path}"))
}

fn parse(status: &str) -> Option<f64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resident_memory_is_read_from_the_status_of_a_process() {
        assert_eq!(
            parse("Name:\tx\nVmRSS:\t   20480 kB\nThreads:\t3\n"),
            Some(20480.0)
        );
        assert_eq!(parse("Name:\tx\n"), None);
        assert!(resident_kib(std::process::id()).unwrap() > 0.0);
    }
}
