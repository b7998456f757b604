//! One group's transaction: read what stands, fold, write, commit.
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use super::group::{Ground, Group, fold};
use super::known::Known;
use super::stamp::stamp;
use crate::domain::{NewEvent, Placement, Recorded, Swept};
use crate::store::agents::Agents;
use crate::store::change::Change;
use crate::store::error::StoreError;
use crate::store::events::Events;
use crate::store::foreign;
use crate::store::place::Place;
use crate::store::provider_quotas;
use crate::store::queue::Request;
use crate::store::rollup::Alone;
use crate::store::sessions::{self, Sessions};

/// What was committed.
pub(super) struct Written {
    pub(super) fates: Vec<Vec<Recorded>>,
    /// One for each stored event, in the order of ids.
    pub(super) placements: Vec<Placement>,
    /// The project of each touched session.
    pub(super) projects: Vec<(String, Option<String>)>,
    /// What [`foreign::data_version`] said inside the transaction.
    pub(super) data_version: i64,
    pub(super) swept: Swept,
    pub(super) now: String,
}

/// What is about to be committed.
struct Filled<'e> {
    group: Group<'e>,
    swept: Swept,
    data_version: i64,
    known: Known,
    now: String,
}

/// Why nothing was written.
pub(super) struct Failed {
    pub(super) error: StoreError,
    /// The connection must not be used again. When a disk is full or fails, SQLite ends the transaction by itself, and
    /// the driver, which does not know, would take the next one for a part of it: begun, acknowledged, never committed.
    pub(super) connection_lost: bool,
}

impl Failed {
    fn of(error: impl Into<StoreError>, ended: bool) -> Self {
        Self {
            error: error.into(),
            connection_lost: !ended,
        }
    }
}

/// The text of all that the writer says to the database.
pub(in crate::store) struct Statements {
    agents: Agents,
    sessions: Sessions,
    events: Events,
}

impl Statements {
    pub(in crate::store) fn new() -> Self {
        Self {
            agents: Agents::new(),
            sessions: Sessions::new(),
            events: Events::new(),
        }
    }

    /// Writes all of the requests or nothing.
    pub(super) async fn write(
        &self,
        db: &DatabaseConnection,
        place: &Place,
        alone: &Alone,
        requests: &[Request],
        known: Known,
    ) -> Result<(Written, Known), Failed> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let begun = db.begin_with_options(options).await;
        let transaction = begun.map_err(|error| Failed::of(error, true))?;
        let filled = self.fill(&transaction, alone, requests, known).await;
        alone.releasing();
        // As late as can be: what is committed into a file that is gone is lost.
        let filled = filled
            .map_err(StoreError::from)
            .and_then(|filled| place.check().map(|()| filled));
        let filled = match filled {
            Ok(filled) => filled,
            Err(error) => return Err(Failed::of(error, transaction.rollback().await.is_ok())),
        };
        match transaction.commit().await {
            Ok(()) => Ok(written(filled)),
            Err(error) => Err(Failed::of(error, false)),
        }
    }

    async fn fill<'e>(
        &self,
        db: &DatabaseTransaction,
        alone: &Alone,
        requests: &'e [Request],
        known: Known,
    ) -> Result<Filled<'e>, DbErr> {
        let data_version = foreign::data_version(db).await?;
        alone.writing(data_version);
        let mut known = known.at(data_version);
        let ground = self.ground(db, requests, &mut known).await?;
        // The clock is read once nobody else can write, so that created_at rises with the id.
        let now = &stamp(Timestamp::now(), known.stamped.as_deref());
        let group = fold(requests.iter().map(|request| &request.batch), ground, now);
        self.events.insert(db, &group.rows, now).await?;
        let unseen = known.unseen(&group.agent_types, now);
        self.agents.touch(db, &unseen, now).await?;
        let changed = known.changed(&group.sessions);
        self.sessions.save(db, &changed).await?;
        known.learn(&group, changed, now);
        let mut swept = Swept::default();
        for change in requests.iter().filter_map(|one| one.change.as_ref()) {
            self.change(db, change, now, &mut swept).await?;
            known.unlearn(change, swept);
        }
        Ok(Filled {
            group,
            swept,
            data_version,
            known,
            now: now.clone(),
        })
    }

    async fn change(
        &self,
        db: &DatabaseTransaction,
        change: &Change,
        now: &str,
        swept: &mut Swept,
    ) -> Result<(), DbErr> {
        match change {
            Change::LateBranch(late) => {
                self.sessions
                    .set_branch(db, &late.session_ids, &late.project, &late.branch)
                    .await?;
            }
            Change::Sweep(cutoffs) => {
                let turned = sessions::sweep(db, cutoffs, now).await?;
                swept.idled += turned.idled;
                swept.ended += turned.ended;
            }
            Change::Quota(new) => provider_quotas::save(db, new).await?,
        }
        Ok(())
    }

    /// What is known is not asked for; what the last event was stamped with is known from then on.
    async fn ground(
        &self,
        db: &DatabaseTransaction,
        requests: &[Request],
        known: &mut Known,
    ) -> Result<Ground, DbErr> {
        let events = || requests.iter().flat_map(|request| &request.batch.events);
        let event_ids = distinct(events().filter_map(|event| event.event_id.as_deref()));
        let ids = distinct(events().map(|event: &NewEvent| event.session_id.as_str()));
        if ids.is_empty() {
            return Ok(Ground::default());
        }
        let mut sessions = HashMap::new();
        let mut unknown = Vec::new();
        for id in ids {
            match known.session(id) {
                Some(session) => drop(sessions.insert(id.to_owned(), session.clone())),
                None => unknown.push(id),
            }
        }
        sessions.extend(self.sessions.load(db, &unknown).await?);
        let next_id = match known.next_id {
            Some(next_id) => next_id,
            None => self.events.next_id(db).await?,
        };
        if known.stamped.is_none() {
            known.stamped = self.events.last_stamp(db).await?;
        }
        Ok(Ground {
            known: self.events.known(db, &event_ids).await?,
            sessions,
            next_id,
        })
    }
}

fn written(filled: Filled<'_>) -> (Written, Known) {
    let group = filled.group;
    let project =
        |session: crate::domain::Session| (session.id.into(), session.project.map(String::from));
    let written = Written {
        fates: group.fates,
        placements: group.rows.into_iter().map(|row| row.placement).collect(),
        projects: group.sessions.into_iter().map(project).collect(),
        swept: filled.swept,
        data_version: filled.data_version,
        now: filled.now,
    };
    (written, filled.known)
}

fn distinct<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    keys.filter(|key| seen.insert(*key)).collect()
}
