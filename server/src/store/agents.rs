//! The table `agents`: one row per agent type, touched by every stored event.
use sea_orm::{ConnectionTrait, DbErr, Value};

use super::rows::{Insert, text};
use crate::domain::agent_id;

pub(crate) struct Agents {
    touch: Insert,
}

impl Agents {
    pub(crate) fn new() -> Self {
        let head = "INSERT INTO agents (id, agent_type, name, registered_at, last_seen_at)";
        // Commits of the same second leave the row alone.
        let tail = "ON CONFLICT (id) DO UPDATE SET last_seen_at = excluded.last_seen_at \
             WHERE last_seen_at IS NOT excluded.last_seen_at";
        Self {
            touch: Insert::new(head, 5, tail),
        }
    }

    /// The agents of these types were seen now; unknown ones are registered.
    pub(crate) async fn touch(
        &self,
        db: &impl ConnectionTrait,
        agent_types: &[&str],
        now: &str,
    ) -> Result<(), DbErr> {
        let bind = |agent_type: &&str, values: &mut Vec<Value>| {
            values.extend([
                text(agent_id(agent_type)),
                text(*agent_type),
                Value::String(None),
                text(now),
                text(now),
            ]);
        };
        self.touch.run(db, agent_types, bind).await
    }
}
