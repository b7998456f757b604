//! Lines to stdout and notes to stderr; colours where a terminal shows them and nobody said `NO_COLOR`.
use std::io::{self, ErrorKind, IsTerminal, StdoutLock, Write};

use anstream::AutoStream;
use anyhow::Context;

/// Why a command ends before its work is done.
#[derive(Debug)]
pub(super) enum Stop {
    /// Whoever read our output has read enough.
    ReaderGone,
    /// Anything else.
    Failed(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Where lines go. Styles in them are left out where nobody sees them.
pub(super) struct Output {
    stdout: AutoStream<StdoutLock<'static>>,
    width: Option<usize>,
}

impl Output {
    pub(super) fn stdout() -> Self {
        let stdout = io::stdout();
        let width = stdout
            .is_terminal()
            .then(terminal_size::terminal_size)
            .flatten()
            .map(|(width, _)| usize::from(width.0));
        Self {
            stdout: AutoStream::auto(stdout.lock()),
            width,
        }
    }

    /// Columns of the terminal, if it is one.
    pub(super) fn width(&self) -> Option<usize> {
        self.width
    }

    /// Writes one line, or several, and has them read at once.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Stop> {
        let written = writeln!(self.stdout, "{text}").and_then(|()| self.stdout.flush());
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Stop::ReaderGone),
            written => Ok(written.context("cannot write to stdout")?),
        }
    }
}

/// A remark beside the output. Where stderr is gone, nobody wants to know.
pub(super) fn note(text: &str) {
    drop(writeln!(io::stderr(), "{text}"));
}
