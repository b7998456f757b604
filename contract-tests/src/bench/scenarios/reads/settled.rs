//! Waiting until a server has done what it does in the background after its start. Servers do not tell when that is, so
//! it is seen: they take no processor time between two questions, and answer the same question as fast as before.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::timed;
use crate::bench::process;
use crate::bench::subject::Running;

/// What costs a server that adds up for each question the most.
const QUESTION: &str = "/api/stats";
/// Between two questions.
const PAUSE: Duration = Duration::from_millis(250);
/// Processor time in a pause from which on a server is at work, in milliseconds.
const AT_WORK_MS: f64 = 25.0;
/// Quiet pauses in succession, with answers that took about the same.
const QUIET: usize = 4;
/// Times that differ less than so many milliseconds, or by less than a half, are about the same.
const SAME_MS: f64 = 5.0;
const PATIENCE: Duration = Duration::from_secs(120);

/// What was seen last.
#[derive(Debug, Default)]
struct Seen {
    times: Vec<f64>,
}

impl Seen {
    /// One more answer, and the processor time of the pause behind it. Whether all is quiet now.
    fn add(&mut self, took: f64, at_work: f64) -> bool {
        if at_work > AT_WORK_MS {
            self.times.clear();
            return false;
        }
        self.times.push(took);
        let first = self.times.len().saturating_sub(QUIET);
        let last = &self.times[first..];
        let slowest = last.iter().copied().fold(f64::MIN, f64::max);
        let fastest = last.iter().copied().fold(f64::MAX, f64::min);
        last.len() == QUIET && slowest - fastest <= SAME_MS.max(fastest / 2.0)
    }
}

pub(super) async fn wait(running: &Running) -> Result<()> {
    let begin = Instant::now();
    let mut seen = Seen::default();
    loop {
        let (took, _, _) = timed(running, QUESTION).await?;
        let before = used(running)?;
        tokio::time::sleep(PAUSE).await;
        if seen.add(took, used(running)? - before) {
            return Ok(());
        }
        ensure!(
            begin.elapsed() < PATIENCE,
            "{} s after its start the server is still at work, or answers {QUESTION} now fast and now slowly",
            PATIENCE.as_secs()
        );
    }
}

/// Processor time of it so far, in milliseconds.
fn used(running: &Running) -> Result<f64> {
    let pid = running.pid()?;
    Ok(pid.map(process::processor_ms).transpose()?.unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settles_after(answers: &[(f64, f64)]) -> Option<usize> {
        let mut seen = Seen::default();
        let at = answers
            .iter()
            .position(|(took, work)| seen.add(*took, *work));
        at.map(|at| at + 1)
    }

    #[test]
    fn a_server_has_settled_that_rests_and_answers_evenly() {
        assert_eq!(settles_after(&[(3.0, 0.0); 5]), Some(4));
        assert_eq!(settles_after(&[(600.0, 1.0); 5]), Some(4));
    }

    #[test]
    fn one_that_is_at_work_between_questions_has_not() {
        assert_eq!(settles_after(&[(3.0, 200.0); 9]), None);
        let then_quiet = [(3.0, 0.0), (3.0, 200.0), (3.0, 0.0), (3.0, 0.0), (3.0, 0.0)];
        assert_eq!(settles_after(&then_quiet), None);
    }

    #[test]
    fn one_whose_answers_become_faster_has_not() {
        let faster = [3000.0, 900.0, 4.0, 4.0, 5.0, 4.0, 3.0].map(|took| (took, 0.0));
        assert_eq!(settles_after(&faster), Some(6));
    }
}
