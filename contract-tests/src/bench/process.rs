//! What the kernel says about a process.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Between two looks at the memory.
const PAUSE: Duration = Duration::from_millis(100);

/// Resident memory (`VmRSS`) in KiB.
pub(super) fn resident_kib(pid: u32) -> Result<f64> {
    let path = format!("/proc/{pid}/status");
    let status = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    resident_of(&status).with_context(|| format!("no VmRSS in {path}"))
}

/// The largest resident memory until a moment, in MB; none of a process that is not known.
pub(super) async fn largest_resident_mb(pid: Option<u32>, until: Instant) -> Result<Option<f64>> {
    let Some(pid) = pid else {
        return Ok(None);
    };
    let mut largest: f64 = 0.0;
    while Instant::now() < until {
        largest = largest.max(resident_kib(pid)?);
        tokio::time::sleep(PAUSE).await;
    }
    Ok(Some(largest / 1024.0))
}

/// Milliseconds of processor time that its threads have taken so far, to the nanosecond, those that have ended left out.
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

/// Processor time that a process took so far, in all of its threads, to the tick of the kernel's clock.
pub(super) fn cpu(pid: u32) -> Result<Duration> {
    let path = format!("/proc/{pid}/stat");
    let stat = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    let ticks = ticks_of(&stat).with_context(|| format!("no times in {path}"))?;
    let per_second = rustix::param::clock_ticks_per_second();
    Ok(Duration::from_secs_f64(ticks as f64 / per_second as f64))
}

fn resident_of(status: &str) -> Option<f64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// The 14th and 15th field. The second is a name in brackets that may hold anything.
fn ticks_of(stat: &str) -> Option<u64> {
    let (_, behind_the_name) = stat.rsplit_once(')')?;
    let mut times = behind_the_name.split_whitespace().skip(11);
    let user: u64 = times.next()?.parse().ok()?;
    let system: u64 = times.next()?.parse().ok()?;
    Some(user + system)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of another process: threads of this one, in which other tests run, end meanwhile.
    #[test]
    fn processor_time_goes_on() {
        let busy = ["-c", "while :; do :; done"];
        let mut busy = std::process::Command::new("sh").args(busy).spawn().unwrap();
        let begun = Instant::now();
        let mut went_on = false;
        while !went_on && begun.elapsed() < Duration::from_secs(20) {
            let before = processor_ms(busy.id()).unwrap();
            std::thread::yield_now();
            went_on = processor_ms(busy.id()).unwrap() > before;
        }
        busy.kill().unwrap();
        busy.wait().unwrap();
        assert!(went_on);
    }

    #[test]
    fn resident_memory_is_read_from_the_status_of_a_process() {
        let status = "Name:\tx\nVmRSS:\t   20480 kB\nThreads:\t3\n";
        assert_eq!(resident_of(status), Some(20480.0));
        assert_eq!(resident_of("Name:\tx\n"), None);
        assert!(resident_kib(std::process::id()).unwrap() > 0.0);
    }

    #[test]
    fn processor_time_is_read_behind_any_name() {
        let stat = "7 (a) b) S 1 2 3 4 5 6 7 8 9 10 110 22 0 0 20";
        assert_eq!(ticks_of(stat), Some(132));
        assert_eq!(ticks_of("7 (a) S 1"), None);
        cpu(std::process::id()).unwrap();
    }
}
