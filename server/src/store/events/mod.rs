//! The table `events`: what the writer asks and writes, and the list that clients read.
mod insert;
mod list;
mod row;

pub(crate) use insert::{Events, NewRow, stored};
pub use list::{EventFilter, EventPage};
pub(crate) use list::{list, of_session, page};
