//! What the kernel says about a process.

use anyhow::{Context, Result};

/// Resident memory (`VmRSS`) in KiB.
pub(super) fn resident_kib(pid: u32) -> Result<f64> {
    let path = format!("/proc/{pid}/status");
    let status = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    parse(&status).with_context(|| format!("no VmRSS in {path}"))
}

/// Milliseconds of processor time that its threads have taken so far, those that have ended left out.
pub(super) fn processor_ms(pid: u32) -> Result<f64> {
    let path = format!("/proc/{pid}/task");
    let threads = std::fs::read_dir(&path).with_context(|| format!("cannot read {path}"))?;
    let mut nanoseconds = 0.0;
    for thread in threads {
        // A thread may end meanwhile.
        let Ok(told) = std::fs::read_to_string(thread?.path().join("schedstat")) else {
            continue;
        };
        let first = told.split_whitespace().next();
        nanoseconds += first.and_then(|it| it.parse().ok()).unwrap_or(0.0);
    }
    Ok(nanoseconds / 1e6)
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
    fn processor_time_goes_on() {
        let before = processor_ms(std::process::id()).unwrap();
        let begun = std::time::Instant::now();
        while begun.elapsed().as_millis() < 20 {}
        assert!(processor_ms(std::process::id()).unwrap() > before);
    }

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
