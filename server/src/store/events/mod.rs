//! The table `events`: what the writer asks and writes, and what clients read.
mod insert;
mod list;
mod missed;
mod price_gaps;
mod row;
mod slice;

pub(crate) use insert::{Events, NewRow, stored};
pub use list::{EventFilter, EventPage};
pub(crate) use list::{list, of_ids, of_session, one, page, page_size};
pub use missed::Missed;
pub(crate) use missed::{between, last_id, measure};
pub use price_gaps::PriceGap;
pub(crate) use price_gaps::price_gaps;
pub use slice::EventSlice;
pub(crate) use slice::before;
