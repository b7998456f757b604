//! Hooks of ours in Claude Code's settings: put there, found there, taken out.
//!
//! Promises: what is not of our hooks or of the legacy's stays, comments too unless they stand within such a hook;
//! what calls ours from within something else is seen and not edited; settings that cannot be read as JSON with
//! comments are left alone, and the error names the line; what is there already is not written again.
//! Left to others: the file and the tree (`settings`), which file it is, and what a person is told (`cli::hooks`).

mod edit;
mod entry;
mod kept_back;
mod policy;
mod seen;
mod status;
mod statusline;
mod tree;
mod trouble;
mod wanted;

pub use self::edit::{Edited, Replaced, install, uninstall};
pub use self::entry::Sender;
pub use self::seen::{Look, Seen};
pub use self::status::{Installed, Status};
pub use self::statusline::{
    Before, Fronted, forward_of, front_statusline, leads_to_statusline, restore_statusline,
    statusline, wrapped_statusline,
};
pub use self::trouble::{Trouble, Weight};
pub use self::wanted::{Plan, TOKEN_VARIABLE};

#[cfg(test)]
mod tests;
