//! Which branch each project is on. Asked before events are queued, so it must never hold them up.
//!
//! An answer counts for a minute, no answer too. On a miss the files are read on a blocking thread, once however many
//! ask; a request waits for that at most [`WAIT`] from the moment the reading began. What comes later is handed over
//! as [`Late`], for the sessions alone.

mod head;

pub(crate) use self::head::branch_of_folder;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, join_all};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, JoinHandle, spawn_blocking};
use tokio::time::{Instant, timeout, timeout_at};

/// How long an answer counts.
const FRESH: Duration = Duration::from_secs(60);

/// How long a request waits for files.
const WAIT: Duration = Duration::from_millis(50);

/// How long late answers are waited for, off the request's path.
const LATE_WAIT: Duration = Duration::from_secs(2);

/// Folders that are read at once: one that hangs keeps its thread, and the process has not many.
const MAX_READERS: usize = 32;

/// Clients name projects as they like, so what is remembered of them is bounded.
const MAX_REMEMBERED: usize = 1024;

type Answer = Shared<BoxFuture<'static, Option<Arc<str>>>>;
type ReadBranch = dyn Fn(&str) -> Option<String> + Send + Sync;

/// The branches of the projects in one folder.
pub(super) struct GitBranches {
    read: Arc<ReadBranch>,
    readers: Arc<Semaphore>,
    wait: Duration,
    asked: Mutex<HashMap<String, Asked>>,
}

#[derive(Clone)]
struct Asked {
    at: Instant,
    answer: Answer,
}

/// What is known in time, and what may follow.
pub(super) struct Branches {
    pub(super) known: HashMap<String, String>,
    pub(super) late: Option<Late>,
}

/// Answers that were not there in time.
pub(super) struct Late(Vec<(String, Answer)>);

impl GitBranches {
    pub(super) fn new(projects_dir: PathBuf) -> Self {
        Self::reading_with(move |project| head::branch(&projects_dir, project))
    }

    /// Of folders anywhere, each named by its absolute path.
    pub(super) fn of_folders() -> Self {
        Self::reading_with(|folder| head::branch_of_folder(Path::new(folder)))
    }

    pub(super) fn reading_with(
        read: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            read: Arc::new(read),
            readers: Arc::new(Semaphore::new(MAX_READERS)),
            wait: WAIT,
            asked: Mutex::new(HashMap::new()),
        }
    }

    /// The same with another wait, for tests that must not depend on how busy the machine is.
    #[cfg(test)]
    pub(super) fn waiting(self, wait: Duration) -> Self {
        Self { wait, ..self }
    }

    /// The branch of each of these projects that is on one.
    pub(super) async fn branches(&self, projects: impl Iterator<Item = &str>) -> Branches {
        let projects: HashSet<&str> = projects.collect();
        let asked: Vec<_> = projects
            .into_iter()
            .map(|project| (project.to_owned(), self.ask(project)))
            .collect();
        let waiting = asked
            .iter()
            .filter(|(_, asked)| asked.answer.peek().is_none());
        if let Some(begun) = waiting.map(|(_, asked)| asked.at).max() {
            let answers = join_all(asked.iter().map(|(_, asked)| asked.answer.clone()));
            // Those that are too late are told apart below.
            let _ = timeout_at(begun + self.wait, answers).await;
        }
        let mut branches = Branches {
            known: HashMap::new(),
            late: None,
        };
        let mut late = Vec::new();
        for (project, asked) in asked {
            match asked.answer.peek() {
                Some(Some(branch)) => drop(branches.known.insert(project, branch.to_string())),
                Some(None) => {}
                None => late.push((project, asked.answer)),
            }
        }
        branches.late = (!late.is_empty()).then_some(Late(late));
        branches
    }

    /// The fresh answer for `project`, begun now if there is none.
    fn ask(&self, project: &str) -> Asked {
        let now = Instant::now();
        // Nothing in here can panic half-way, so what a poisoned lock holds is whole.
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = asked.get(project).filter(|found| found.counts(now)) {
            return found.clone();
        }
        make_room(&mut asked, now);
        let begun = Asked {
            at: now,
            answer: self.begin(project),
        };
        asked.insert(project.to_owned(), begun.clone());
        begun
    }

    fn begin(&self, project: &str) -> Answer {
        let (read, project) = (self.read.clone(), project.to_owned());
        let readers = Arc::clone(&self.readers);
        let reading = match Arc::clone(&readers).try_acquire_owned() {
            Ok(turn) => reader(read, project, turn),
            // Where all readers hang for longer it is not known.
            Err(_) => tokio::spawn(async move {
                let turn = timeout(LATE_WAIT, readers.acquire_owned()).await;
                let turn = turn.ok()?.ok()?;
                reader(read, project, turn).await.unwrap_or_else(unread)
            }),
        };
        async move { reading.await.unwrap_or_else(unread) }
            .boxed()
            .shared()
    }
}

fn reader(
    read: Arc<ReadBranch>,
    project: String,
    turn: OwnedSemaphorePermit,
) -> JoinHandle<Option<Arc<str>>> {
    spawn_blocking(move || {
        let _turn = turn;
        read(&project).map(Arc::from)
    })
}

fn unread(error: JoinError) -> Option<Arc<str>> {
    tracing::error!(%error, "reading a project's git branch failed");
    None
}

impl Asked {
    /// Fresh, or still being read: a folder that hangs is not asked twice.
    fn counts(&self, now: Instant) -> bool {
        now.duration_since(self.at) < FRESH || self.answer.peek().is_none()
    }
}

impl Late {
    /// The branches, by project, of those that answer within [`LATE_WAIT`].
    pub(super) async fn answers(self) -> HashMap<String, String> {
        let answers = self.0.into_iter().map(|(project, answer)| async move {
            let branch = timeout(LATE_WAIT, answer).await.ok().flatten()?;
            Some((project, branch.to_string()))
        });
        join_all(answers).await.into_iter().flatten().collect()
    }
}

/// Forgets what is stale and, should that not be enough, the half that was asked longest ago: one by one, a batch that
/// names thousands of projects would look through all of them for each.
fn make_room(asked: &mut HashMap<String, Asked>, now: Instant) {
    if asked.len() < MAX_REMEMBERED {
        return;
    }
    asked.retain(|_, asked| asked.counts(now));
    let left = asked.len();
    if left > MAX_REMEMBERED / 2 {
        let mut times: Vec<Instant> = asked.values().map(|asked| asked.at).collect();
        let (_, &mut median, _) = times.select_nth_unstable(left - MAX_REMEMBERED / 2);
        asked.retain(|_, asked| asked.at >= median);
    }
    // Where all were asked at the same moment, none is older than another.
    if asked.len() >= MAX_REMEMBERED {
        asked.clear();
    }
}

#[cfg(test)]
mod tests;
