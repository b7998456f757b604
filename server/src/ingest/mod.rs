//! The way of an event from a client's hands to the writer's: completed, priced, capped, its project's branch looked up.
//!
//! All ways in (API, OTLP, import) go through [`Ingest`], so that an event means the same whichever way it came. What
//! is a valid event is for the contract to say; duplicates, ids and sessions are for the store, inside its commit.

mod draft;
mod git;
mod history;
mod metadata;
mod recorder;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use codegen_runtime::js::JsonError;
use jiff::Timestamp;

use self::git::{GitBranches, Late};
use crate::domain::{Batch, NewEvent, Recorded};
use crate::pricing::Prices;

pub use self::draft::{Completion, Draft};
pub(crate) use self::git::branch_of_folder;
pub use self::history::HistoryWindow;
pub use self::recorder::Recorder;

/// Why events were not stored; `E` is the store's own error. When one of a batch is refused, none of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum IngestError<E> {
    /// The metadata of the event at `index` is JSON that we do not take.
    #[error("metadata of event {index}")]
    Metadata { index: usize, source: JsonError },
    #[error("events could not be stored")]
    Store(#[source] E),
}

/// What ingest must be told.
#[derive(Debug, Clone)]
pub struct IngestSettings {
    /// Where the projects are that events name, for their git branches.
    pub projects_dir: PathBuf,
    pub metadata_limit_bytes: usize,
    pub history: HistoryWindow,
    /// What models cost.
    pub prices: Arc<Prices>,
}

/// Takes events in. One for the whole program: it remembers the branches of projects.
pub struct Ingest<R> {
    recorder: Arc<R>,
    git: GitBranches,
    folders: GitBranches,
    completion: Completion,
}

impl<R: Recorder> Ingest<R> {
    pub fn new(recorder: Arc<R>, settings: IngestSettings) -> Self {
        let completion = Completion {
            prices: settings.prices,
            metadata_limit_bytes: settings.metadata_limit_bytes,
            history: settings.history,
        };
        Self {
            recorder,
            git: GitBranches::new(settings.projects_dir),
            folders: GitBranches::of_folders(),
            completion,
        }
    }

    /// The branch of each of these folders, absolute paths, that is on one and answers in time.
    pub async fn branches_of_folders(
        &self,
        folders: impl Iterator<Item = &str>,
    ) -> HashMap<String, String> {
        self.folders.branches(folders).await.known
    }

    /// What metadata may take in bytes before it is summarised.
    pub fn metadata_limit_bytes(&self) -> usize {
        self.completion.metadata_limit_bytes
    }

    /// Stores these events, and answers once they are committed: an entry for each, in order.
    pub async fn ingest(&self, drafts: Vec<Draft>) -> Result<Vec<Recorded>, IngestError<R::Error>> {
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        let events = self.complete(drafts)?;
        let places = self.places(&events).await;
        let branches = self
            .git
            .branches(places.iter().map(|place| place.project.as_str()))
            .await;
        let batch = Batch {
            events,
            branches: branches.known,
        };
        let recorded = self
            .recorder
            .record(batch)
            .await
            .map_err(IngestError::Store)?;
        if let Some(late) = branches.late {
            self.follow_up(late, places, &recorded);
        }
        Ok(recorded)
    }

    fn complete(&self, drafts: Vec<Draft>) -> Result<Vec<NewEvent>, IngestError<R::Error>> {
        let now = Timestamp::now();
        let complete = |(index, draft)| {
            let completed = self.completion.complete(draft, now);
            completed.map_err(|source| IngestError::Metadata { index, source })
        };
        drafts.into_iter().enumerate().map(complete).collect()
    }

    /// The projects that live events happen in: their own, else their session's.
    async fn places(&self, events: &[NewEvent]) -> Vec<Place> {
        let live = || {
            events
                .iter()
                .enumerate()
                .filter(|(_, event)| !event.historical)
        };
        let homeless: HashSet<&str> = live()
            .filter(|(_, event)| event.project.is_none())
            .map(|(_, event)| event.session_id.as_str())
            .collect();
        let known = self.session_projects(homeless).await;
        let place = |(index, event): (usize, &NewEvent)| {
            let project = event
                .project
                .as_ref()
                .or_else(|| known.get(&event.session_id))?
                .clone();
            Some(Place {
                index,
                session_id: event.session_id.clone(),
                project,
            })
        };
        live().filter_map(place).collect()
    }

    async fn session_projects(&self, session_ids: HashSet<&str>) -> HashMap<String, String> {
        if session_ids.is_empty() {
            return HashMap::new();
        }
        let session_ids: Vec<String> = session_ids.into_iter().map(str::to_owned).collect();
        match self.recorder.session_projects(&session_ids).await {
            Ok(projects) => projects,
            // A branch is worth less than the event: whether it can be stored is for the writer to find out.
            Err(error) => {
                tracing::warn!(%error, "projects of sessions could not be read; their git branches are not looked up");
                HashMap::new()
            }
        }
    }

    /// Gives sessions the branches that came too late for their events. The request does not wait for it.
    fn follow_up(&self, late: Late, mut places: Vec<Place>, recorded: &[Recorded]) {
        // A duplicate changes nothing.
        places.retain(|place| matches!(recorded.get(place.index), Some(Recorded::Stored { .. })));
        let recorder = self.recorder.clone();
        tokio::spawn(async move {
            for (project, branch) in late.answers().await {
                let there = places.iter().filter(|place| place.project == project);
                let sessions: HashSet<&String> = there.map(|place| &place.session_id).collect();
                let sessions: Vec<String> = sessions.into_iter().cloned().collect();
                if sessions.is_empty() {
                    continue;
                }
                if let Err(error) = recorder
                    .set_session_branch(&sessions, &project, &branch)
                    .await
                {
                    tracing::warn!(%error, "the git branch of sessions could not be updated");
                }
            }
        });
    }
}

/// Where the event at `index` of a batch happens.
struct Place {
    index: usize,
    session_id: String,
    project: String,
}

#[cfg(test)]
mod tests;
