//! One line on the terminal that tells how far a long command is.
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::terminal::thousands;

const PERIOD: Duration = Duration::from_millis(100);
/// To the start of the line, and clear it.
const CLEAR: &str = "\r\x1b[K";

/// Shown only where somebody looks.
pub(super) struct Progress {
    visible: bool,
    next: Option<Instant>,
    shown: bool,
}

impl Progress {
    pub(super) fn on_terminal() -> Self {
        Self {
            visible: io::stderr().is_terminal(),
            next: None,
            shown: false,
        }
    }

    pub(super) fn show(&mut self, doing: &dyn fmt::Display, rows: u64) {
        let now = Instant::now();
        if !self.visible || self.next.is_some_and(|next| now < next) {
            return;
        }
        self.next = Some(now + PERIOD);
        self.shown = true;
        let rows = match rows {
            0 => String::new(),
            rows => format!(", {} rows", thousands(rows)),
        };
        say(&format!("{CLEAR}{doing}{rows}"));
    }

    pub(super) fn clear(&mut self) {
        if self.shown {
            say(CLEAR);
            self.shown = false;
        }
    }
}

/// To stderr, which may be gone.
fn say(text: &str) {
    let mut stderr = io::stderr();
    drop(
        stderr
            .write_all(text.as_bytes())
            .and_then(|()| stderr.flush()),
    );
}
