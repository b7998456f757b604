//! What happens, as it happens: hands every frame to every client that follows and wants it.
//!
//! Promises: frames arrive in the order published; a client that reads gets all of them, however large the burst; one
//! that does not read is dropped when its queue is full, and costs the others nothing; publishing waits for no client.
//! Left to others: what a frame says (`Frame`), and how it is written to a connection (the contract's adapter).
mod backlog;
mod client;
mod filter;
mod followers;
mod hub;
mod resume;
mod rounds;
mod subscription;

pub use backlog::Frame;
pub use filter::{Filter, Topic};
pub use hub::{Full, Hub, HubLimits};
pub use resume::{MOST_BYTES_AGAIN, MOST_TOLD_AGAIN, Resume};
pub use subscription::{StreamItem, Subscription};
