//! The payload on stdin.

use std::io::{self, IsTerminal, Read};
use std::time::Duration;

/// As much as the server takes.
const LIMIT_BYTES: u64 = 32 << 20;

/// How long an agent may take to hand a payload over.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// What stands on stdin; or a sentence for whoever looks.
pub(super) fn read() -> Result<Vec<u8>, String> {
    let mut stdin = io::stdin().lock();
    if stdin.is_terminal() {
        return Err("it reads a hook's JSON from stdin; see `agentmonitor hook --help`".to_owned());
    }
    let mut raw = Vec::new();
    let unreadable = |error: io::Error| format!("stdin cannot be read: {error}");
    stdin
        .by_ref()
        .take(LIMIT_BYTES)
        .read_to_end(&mut raw)
        .map_err(unreadable)?;
    // Read to its end, lest the agent fail at writing.
    match io::copy(&mut stdin, &mut io::sink()).map_err(unreadable)? {
        0 => Ok(raw),
        _ => Err(format!("more than {LIMIT_BYTES} bytes are not taken")),
    }
}
