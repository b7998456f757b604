//! Who is in, and what was said where.
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard};

use codegen_runtime::Frame as Rendered;
use codegen_runtime::poem::http::StatusCode;
use tokio::sync::broadcast;

use super::generated::errors::ProblemResponse;
use super::generated::types::{Frame, Message, Problem};

/// A follower that is further behind misses messages.
const BACKLOG: usize = 256;

#[derive(Default)]
pub struct House(Mutex<Floor>);

#[derive(Default)]
pub struct Floor {
    /// Passwords of users.
    pub users: HashMap<String, String>,
    /// Users by what their cookie says.
    pub sessions: HashMap<String, String>,
    pub rooms: BTreeMap<String, Room>,
    pub last_id: i64,
}

pub struct Room {
    pub messages: Vec<Message>,
    /// Takes what was said to those who follow, rendered once for all of them.
    pub followers: broadcast::Sender<Rendered<Frame>>,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            messages: Vec::new(),
            followers: broadcast::Sender::new(BACKLOG),
        }
    }
}

impl House {
    pub fn floor(&self) -> MutexGuard<'_, Floor> {
        self.0.lock().expect("no handler panics")
    }
}

pub fn problem<E: ProblemResponse>(status: StatusCode, detail: String) -> E {
    E::problem_response(
        status,
        Problem {
            title: status.canonical_reason().map(Into::into),
            status: Some(status.as_u16().into()),
            detail: detail.into(),
        },
    )
}
