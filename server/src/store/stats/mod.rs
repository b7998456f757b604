//! What all events come to, asked of the tables.
//!
//! Each method reads one moment of the database. What a time is, which usage counts and how one event is left out in
//! favour of another is said once, in `usage`.
mod activity;
mod cost;
mod filter;
mod series;
mod tools;
mod totals;
mod usage;

use std::sync::Arc;

use sea_orm::TransactionTrait;

pub use series::SeriesQuestion;

use super::readers::Readers;
use super::rollup::Rollup;
use super::{EventFilter, StoreError};
use crate::domain::{ActivityHour, CostStats, Series, StatsFilter, ToolCalls, Totals};
use crate::store::foreign;

/// The totals of the store.
#[derive(Debug, Clone, Copy)]
pub struct Stats<'s> {
    readers: &'s Readers,
    /// One connection, always the same while it is used.
    lookups: &'s Readers,
    rollup: &'s Arc<Rollup>,
}

/// A state of the database, as far as can be told at no cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatsVersion {
    data_version: i64,
    /// Tells states apart that were seen by two connections, whose numbers say nothing beside each other.
    newest_event: i64,
}

impl<'s> Stats<'s> {
    pub(super) fn new(readers: &'s Readers, lookups: &'s Readers, rollup: &'s Arc<Rollup>) -> Self {
        Self {
            readers,
            lookups,
            rollup,
        }
    }

    /// Changes with every write, whoever writes: totals of equal versions are equal.
    pub async fn version(&self) -> Result<StatsVersion, StoreError> {
        let db = self.lookups.get()?;
        Ok(StatsVersion {
            data_version: foreign::data_version(db).await?,
            newest_event: totals::newest_event(db).await?,
        })
    }

    /// What the events come to, and which sessions there are. `since` is about the server's time.
    pub async fn totals(&self, filter: &StatsFilter) -> Result<Totals, StoreError> {
        let readers = self.readers.get()?;
        if let Some(totals) = self.rollup.totals(filter).await {
            return Ok(totals);
        }
        let snapshot = readers.begin().await?;
        let totals = totals::of(&snapshot, filter).await?;
        snapshot.commit().await?;
        Ok(totals)
    }

    /// The calls of each tool by each agent type, in no order. `since` is about the server's time.
    pub async fn tools(&self, filter: &StatsFilter) -> Result<Vec<ToolCalls>, StoreError> {
        let readers = self.readers.get()?;
        match self.rollup.tools(filter).await {
            Some(calls) => Ok(calls),
            None => Ok(tools::calls(readers, filter).await?),
        }
    }

    /// Cost by hour, by project (at most `projects` of them, or all) and by model. `since` is about the sender's time for
    /// the hours, and about the server's for the rest.
    pub async fn cost(
        &self,
        filter: &StatsFilter,
        projects: Option<u64>,
    ) -> Result<CostStats, StoreError> {
        let readers = self.readers.get()?;
        if let Some(cost) = self.rollup.cost(filter, projects).await {
            return Ok(cost);
        }
        let snapshot = readers.begin().await?;
        let stats = CostStats {
            timeline: cost::timeline(&snapshot, filter).await?,
            by_project: cost::by_project(&snapshot, filter, projects).await?,
            by_model: cost::by_model(&snapshot, filter).await?,
        };
        snapshot.commit().await?;
        Ok(stats)
    }

    /// A figure over time by group, the largest groups first.
    pub async fn series(&self, question: &SeriesQuestion) -> Result<Series, StoreError> {
        let readers = self.readers.get()?;
        match self.rollup.series(question).await {
            Some(series) => Ok(series),
            None => Ok(series::of(readers, question).await?),
        }
    }

    /// Hours of the week in which something happened, by a clock that is `ahead` of UTC, in seconds. The filter's times are
    /// those at which events happened.
    pub async fn activity(
        &self,
        filter: &EventFilter,
        ahead: i64,
    ) -> Result<Vec<ActivityHour>, StoreError> {
        let readers = self.readers.get()?;
        match self.rollup.activity(filter, ahead).await {
            Some(hours) => Ok(hours),
            None => Ok(activity::of(readers, filter, ahead).await?),
        }
    }
}
