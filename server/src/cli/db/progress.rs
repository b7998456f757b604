//! One line on the terminal that tells how far a walk is.
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use super::say;
use super::text::thousands;

/// A short walk says nothing.
const QUIET: Duration = Duration::from_millis(500);
const PERIOD: Duration = Duration::from_millis(100);
/// To the start of the line, and clear it.
const CLEAR: &str = "\r\x1b[K";

/// Shown only where somebody looks.
pub(super) struct Progress {
    visible: bool,
    next: Instant,
    shown: bool,
}

impl Progress {
    pub(super) fn on_terminal() -> Self {
        Self {
            visible: io::stderr().is_terminal(),
            next: Instant::now() + QUIET,
            shown: false,
        }
    }

    pub(super) fn show(&mut self, what: &str, rows: u64) {
        let now = Instant::now();
        if !self.visible || now < self.next {
            return;
        }
        self.next = now + PERIOD;
        self.shown = true;
        let rows = match rows {
            0 => String::new(),
            rows => format!(", {} rows", thousands(rows)),
        };
        say(&format!("{CLEAR}checking {what}{rows}"));
    }

    pub(super) fn clear(&mut self) {
        if self.shown {
            say(CLEAR);
            self.shown = false;
        }
    }
}
