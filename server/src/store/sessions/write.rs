//! What the writer and ingest ask and write of the table `sessions`.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr, Value};

use super::row::{COLUMNS, read};
use crate::domain::Session;
use crate::store::lenient::Cells;
use crate::store::rows::{Insert, Lookup, statement, text};

#[derive(Debug)]
pub(crate) struct Sessions {
    load: Lookup,
    projects: Lookup,
    save: Insert,
}

impl Sessions {
    pub(crate) fn new() -> Self {
        // Agent, start and metadata are those of the first event: an update leaves them alone. A busy session is told the
        // same many times a second: a row that says it already is not written again, and neither is its index.
        let tail = "ON CONFLICT (id) DO UPDATE SET project = excluded.project, branch = excluded.branch, \
             status = excluded.status, ended_at = excluded.ended_at, last_event_at = excluded.last_event_at \
             WHERE (project, branch, status, ended_at, last_event_at) IS NOT \
             (excluded.project, excluded.branch, excluded.status, excluded.ended_at, excluded.last_event_at)";
        Self {
            load: Lookup::new(&format!("SELECT {COLUMNS} FROM sessions WHERE id")),
            projects: Lookup::new("SELECT id, project FROM sessions WHERE id"),
            save: Insert::new(
                &format!("INSERT INTO sessions ({COLUMNS}, metadata)"),
                10,
                tail,
            ),
        }
    }

    /// Those of these sessions that exist, by id, read by primary key.
    pub(crate) async fn load(
        &self,
        db: &impl ConnectionTrait,
        ids: &[&str],
    ) -> Result<HashMap<String, Session>, DbErr> {
        let rows = self.load.run(db, ids).await?;
        rows.iter()
            .map(|row| read(&mut Cells::of(row)?).map(|session| (session.id.to_string(), session)))
            .collect()
    }

    /// The project of those of these sessions that exist, by id, read by primary key.
    pub(crate) async fn projects(
        &self,
        db: &impl ConnectionTrait,
        ids: &[&str],
    ) -> Result<Vec<(String, Option<String>)>, DbErr> {
        let rows = self.projects.run(db, ids).await?;
        rows.iter()
            .map(|row| {
                let mut cells = Cells::of(row)?;
                Ok((cells.text()?.unwrap_or_default(), cells.text()?))
            })
            .collect()
    }

    /// Writes the sessions in order: new ones get their row in the order in which they began.
    pub(crate) async fn save(
        &self,
        db: &impl ConnectionTrait,
        sessions: &[Session],
    ) -> Result<(), DbErr> {
        self.save.run(db, sessions, bind).await
    }

    /// The branch that git names for a project, for those of the sessions that are still in it.
    pub(crate) async fn set_branch(
        &self,
        db: &impl ConnectionTrait,
        ids: &[String],
        project: &str,
        branch: &str,
    ) -> Result<(), DbErr> {
        let sql = "UPDATE sessions SET branch = ? WHERE id = ? AND project = ?";
        for id in ids {
            db.execute_raw(statement(sql, vec![text(branch), text(id), text(project)]))
                .await?;
        }
        Ok(())
    }
}

fn bind(session: &Session, values: &mut Vec<Value>) {
    values.extend([
        text(&*session.id),
        text(&*session.agent_id),
        text(&*session.agent_type),
        optional(session.project.as_deref()),
        optional(session.branch.as_deref()),
        text(session.status.as_str()),
        text(&*session.started_at),
        optional(session.ended_at.as_deref()),
        text(&*session.last_event_at),
        text("{}"),
    ]);
}

fn optional(text: Option<&str>) -> Value {
    Value::String(text.map(str::to_owned))
}
