//! Rounds: what was published is handed to all who follow, a few clients at a time, and then it rests.
//!
//! What a round costs is the processor time of its clients' sockets, whatever is written: on a busy server the more wait
//! for a round, the fewer rounds there are. Who publishes does not do it: the writer's callers have their answers while
//! the round goes on, and everything else that wants to run is let go first after every few clients.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::backlog::Amount;
use super::client::{Chunk, Client};
use super::hub::Shared;

/// Rest after a round, for each client that follows. So no more than ten thousand are woken in a second: two hundred wait
/// for 20 ms at most, and a handful for none that anybody sees. The first round after a silence waits for nothing.
const REST: Duration = Duration::from_micros(100);
/// What ends a round; so much waits for no rest. A thousand usual events are about as many bytes.
pub(super) const ROUND: Amount = Amount {
    frames: 1000,
    bytes: 1024 * 1024,
};
/// Clients that are told before others are let run.
const AT_ONCE: usize = 16;

/// Who is still to be told in this round.
#[derive(Debug, Default)]
pub(super) struct Round(VecDeque<(Arc<Client>, Chunk)>);

impl Round {
    /// Tells so many clients; `false` if nobody is left.
    fn tell(&mut self, most: usize, hub: &Shared) -> bool {
        let most = most.min(self.0.len());
        for (client, chunk) in self.0.drain(..most) {
            if !client.put(chunk, hub.queue_limit()) {
                hub.drop_slow(&client);
            }
        }
        !self.0.is_empty()
    }

    /// Begins with what waits, if all are told; `false` if nothing waits.
    fn begin(&mut self, hub: &Shared) -> bool {
        if !self.0.is_empty() {
            return true;
        }
        let Some(gathered) = hub.take(ROUND) else {
            return false;
        };
        for (group, chunk) in gathered.render() {
            let clients = group.clients.iter().map(Arc::clone);
            self.0.extend(clients.map(|client| (client, chunk.clone())));
        }
        true
    }
}

/// Says that nobody hands out any more, if a frame panicked while it was rendered: the next who publishes calls another.
struct Gone<'a>(&'a Shared);

impl Drop for Gone<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.give_up();
        }
    }
}

/// Hands out what was published until nothing is left.
pub(super) async fn run(hub: Arc<Shared>) {
    let _gone = Gone(&hub);
    loop {
        if !hub.round().begin(&hub) {
            if hub.is_over() {
                return;
            }
            continue;
        }
        while hub.round().tell(AT_ONCE, &hub) {
            tokio::task::yield_now().await;
        }
        let clients = u32::try_from(hub.count()).unwrap_or(u32::MAX);
        tokio::select! {
            () = tokio::time::sleep(REST.saturating_mul(clients)) => {}
            () = hub.much_waits() => {}
        }
    }
}

/// Hands out all that was published before this, now.
pub(super) fn flush(hub: &Shared) {
    let mut round = hub.round();
    while round.begin(hub) {
        round.tell(usize::MAX, hub);
    }
}
