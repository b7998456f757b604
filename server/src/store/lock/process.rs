//! Whether a process lives, by the protocol's one test: a signal that is not sent.

/// Only "no such process" is dead: a process that we may not signal lives. A number that the system gave to another
/// process since lives, too; the other runtime sees it so, and two answers would be worse than a wrong one.
#[cfg(unix)]
pub(super) fn is_running(pid: i32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    Pid::from_raw(pid).is_some_and(|pid| test_kill_process(pid) != Err(Errno::SRCH))
}

/// Without signals nothing can be told, so that every owner counts as alive.
#[cfg(not(unix))]
pub(super) fn is_running(_: i32) -> bool {
    true
}

/// Whether another user owns the file: that we may not read it says nothing about its content then.
#[cfg(unix)]
pub(super) fn is_of_another_user(file: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.uid() != rustix::process::geteuid().as_raw()
}

/// Where users cannot be told apart, the careful answer.
#[cfg(not(unix))]
pub(super) fn is_of_another_user(_: &std::fs::Metadata) -> bool {
    true
}
