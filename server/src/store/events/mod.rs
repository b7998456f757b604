//! The table `events`: what the writer asks and writes, and the list that clients read.
mod insert;
mod list;
mod row;

pub(crate) use insert::{Events, NewRow, stored};
pub(crate) use list::list;
pub use list::{EventFilter, EventPage};
