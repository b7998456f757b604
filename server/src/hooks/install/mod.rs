//! Hooks of ours in Claude Code's settings: put there, found there, taken out.
//!
//! Promises: every byte that is not of our hooks or of the legacy's stays; settings that cannot be read as JSON with
//! comments are left alone, and the error names the line; what is there already is not written again.
//! Left to others: the file and the tree (`settings`), which file it is, and what a person is told (`cli::hooks`).

mod edit;
mod entry;
mod status;
mod statusline;
mod tree;
mod wanted;

pub use self::edit::{Edited, Replaced, install, uninstall};
pub use self::entry::Sender;
pub use self::status::{Installed, Status, status};
pub use self::statusline::{Fronted, front_statusline, has_statusline, restore_statusline};
pub use self::wanted::{Plan, TOKEN_VARIABLE};

#[cfg(test)]
mod tests;
