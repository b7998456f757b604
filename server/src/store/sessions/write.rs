//! The table `sessions`.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Value};

use super::lenient::Cells;
use super::rows::{Insert, Lookup, statement, text};
use crate::domain::{Session, SessionStatus};

#[derive(Debug)]
pub(crate) struct Sessions {
    load: Lookup,
    projects: Lookup,
    save: Insert,
}

impl Sessions {
    pub(crate) fn new() -> Self {
        let columns = "id, agent_id, agent_type, project, branch, status, started_at, ended_at, last_event_at";
        // Agent, start and metadata are those of the first event: an update leaves them alone.
        let tail = "ON CONFLICT (id) DO UPDATE SET project = excluded.project, branch = excluded.branch, \
             status = excluded.status, ended_at = excluded.ended_at, last_event_at = excluded.last_event_at";
        Self {
            load: Lookup::new(&format!("SELECT {columns} FROM sessions WHERE id")),
            projects: Lookup::new("SELECT id, project FROM sessions WHERE id"),
            save: Insert::new(
                &format!("INSERT INTO sessions ({columns}, metadata)"),
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
            .map(|row| read(row).map(|session| (session.id.clone(), session)))
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

fn read(row: &QueryResult) -> Result<Session, DbErr> {
    let mut cells = Cells::of(row)?;
    Ok(Session {
        id: cells.text()?.unwrap_or_default(),
        agent_id: cells.text()?.unwrap_or_default(),
        agent_type: cells.text()?.unwrap_or_default(),
        project: cells.text()?,
        branch: cells.text()?,
        status: SessionStatus::from_text(&cells.text()?.unwrap_or_default()),
        started_at: cells.text()?.unwrap_or_default(),
        ended_at: cells.text()?,
        last_event_at: cells.text()?.unwrap_or_default(),
    })
}

fn bind(session: &Session, values: &mut Vec<Value>) {
    values.extend([
        text(&session.id),
        text(&session.agent_id),
        text(&session.agent_type),
        Value::String(session.project.clone()),
        Value::String(session.branch.clone()),
        text(session.status.as_str()),
        text(&session.started_at),
        Value::String(session.ended_at.clone()),
        text(&session.last_event_at),
        text("{}"),
    ]);
}
