use std::sync::Mutex;
use std::time::Duration;

use super::*;
use crate::domain::{EventStatus, EventType};

#[derive(Debug, thiserror::Error)]
#[error("the disk is full")]
struct Full;

/// Keeps what it is given; every event whose id is `seen` is a duplicate.
#[derive(Default)]
struct Fake {
    batches: Mutex<Vec<Batch>>,
    asked: Mutex<Vec<Vec<String>>>,
    moved: Mutex<Vec<(Vec<String>, String, String)>>,
    projects: HashMap<String, String>,
    full: bool,
}

impl Recorder for Fake {
    type Error = Full;

    async fn record(&self, batch: Batch) -> Result<Vec<Recorded>, Full> {
        if self.full {
            return Err(Full);
        }
        let recorded = batch
            .events
            .iter()
            .zip(1..)
            .map(|(event, id)| match &event.event_id {
                Some(seen) if seen == "seen" => Recorded::Duplicate,
                _ => Recorded::Stored { id },
            });
        let recorded = recorded.collect();
        self.batches.lock().expect("the lock").push(batch);
        Ok(recorded)
    }

    async fn session_projects(&self, ids: &[String]) -> Result<HashMap<String, String>, Full> {
        let mut sorted = ids.to_vec();
        sorted.sort_unstable();
        self.asked.lock().expect("the lock").push(sorted);
        if self.full {
            return Err(Full);
        }
        let known = ids
            .iter()
            .filter_map(|id| Some((id.clone(), self.projects.get(id)?.clone())));
        Ok(known.collect())
    }

    async fn set_session_branch(
        &self,
        ids: &[String],
        project: &str,
        branch: &str,
    ) -> Result<(), Full> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        self.moved
            .lock()
            .expect("the lock")
            .push((ids, project.into(), branch.into()));
        Ok(())
    }
}

fn draft(session_id: &str) -> Draft {
    Draft {
        event_id: None,
        session_id: session_id.into(),
        agent_type: "copper_agent".into(),
        event_type: EventType::LlmResponse,
        tool_name: None,
        status: None,
        tokens_in: None,
        tokens_out: None,
        cache_read_tokens: None,
        cache_write_tokens: None,
        branch: None,
        project: None,
        duration_ms: None,
        client_timestamp: None,
        metadata: None,
        model: None,
        cost_usd: None,
        cost_told_apart: false,
        source: None,
    }
}

fn settings(projects_dir: PathBuf) -> IngestSettings {
    let history = HistoryWindow::new(0, 5);
    IngestSettings {
        prices: Arc::new(Prices::embedded().clone()),
        projects_dir,
        metadata_limit_bytes: 1024,
        history,
    }
}

fn ingest(fake: Fake) -> Ingest<Fake> {
    Ingest::new(Arc::new(fake), settings(PathBuf::from("/nonexistent")))
}

/// What arrives at the store for one draft.
async fn stored(draft: Draft) -> NewEvent {
    let ingest = ingest(Fake::default());
    let recorded = ingest.ingest(vec![draft]).await.expect("stored");
    assert_eq!(recorded, [Recorded::Stored { id: 1 }]);
    let mut batches = ingest.recorder.batches.lock().expect("the lock");
    batches.remove(0).events.remove(0)
}

#[tokio::test]
async fn what_is_left_out_gets_its_default() {
    let event = stored(draft("s")).await;
    assert_eq!(event.status, EventStatus::Success);
    assert_eq!(event.source, "api");
    let tokens = [
        event.tokens_in,
        event.tokens_out,
        event.cache_read_tokens,
        event.cache_write_tokens,
    ];
    assert_eq!(tokens, [0; 4]);
    assert_eq!(
        (event.metadata.json.as_str(), event.metadata.truncated),
        ("{}", false)
    );
    assert_eq!(
        (event.duration_ms, event.cost_usd, event.historical),
        (None, None, false)
    );
}

#[tokio::test]
async fn an_event_of_type_error_has_status_error_unless_it_says_otherwise() {
    let error = Draft {
        event_type: EventType::Error,
        ..draft("s")
    };
    assert_eq!(stored(error.clone()).await.status, EventStatus::Error);
    let said = Draft {
        status: Some(EventStatus::Timeout),
        ..error
    };
    assert_eq!(stored(said).await.status, EventStatus::Timeout);
}

#[tokio::test]
async fn a_duration_of_zero_is_kept() {
    let event = stored(Draft {
        duration_ms: Some(0),
        ..draft("s")
    })
    .await;
    assert_eq!(event.duration_ms, Some(0));
}

#[tokio::test]
async fn a_cost_is_calculated_only_where_none_was_sent() {
    let used = Draft {
        model: Some("claude-opus-5".into()),
        tokens_in: Some(1000),
        tokens_out: Some(500),
        ..draft("s")
    };
    assert_eq!(stored(used.clone()).await.cost_usd, Some(0.0175));
    for sent in [0.0, 9.75] {
        assert_eq!(
            stored(Draft {
                cost_usd: Some(sent),
                ..used.clone()
            })
            .await
            .cost_usd,
            Some(sent)
        );
    }
    assert_eq!(
        stored(Draft {
            model: None,
            ..used.clone()
        })
        .await
        .cost_usd,
        None
    );
    assert_eq!(
        stored(Draft {
            model: Some("kiln-model".into()),
            ..used
        })
        .await
        .cost_usd,
        None
    );
    let cached = Draft {
        model: Some("claude-opus-5".into()),
        cache_read_tokens: Some(5000),
        cache_write_tokens: Some(10),
        ..draft("s")
    };
    assert_eq!(stored(cached).await.cost_usd, Some(0.002_562_5));
}

#[tokio::test]
async fn metadata_is_printed_anew_and_capped() {
    let event = stored(Draft {
        metadata: Some(r#"{ "b": 1.0, "1": 2 }"#.into()),
        ..draft("s")
    })
    .await;
    assert_eq!(event.metadata.json, r#"{"1":2,"b":1}"#);
    let long = format!(r#"{{"path":"p","f":"{}"}}"#, "f".repeat(2000));
    let event = stored(Draft {
        metadata: Some(long),
        ..draft("s")
    })
    .await;
    assert!(event.metadata.truncated && event.metadata.json.ends_with(r#""path":"p"}"#));
}

#[tokio::test]
async fn one_refused_metadata_stores_nothing_and_says_which() {
    let ingest = ingest(Fake::default());
    let deep = Draft {
        metadata: Some("[".repeat(10_000)),
        ..draft("s")
    };
    let error = ingest
        .ingest(vec![draft("s"), deep])
        .await
        .expect_err("refused");
    let IngestError::Metadata {
        index: 1,
        source: JsonError::TooDeep { .. },
    } = error
    else {
        panic!("{error:?}");
    };
    assert!(ingest.recorder.batches.lock().expect("the lock").is_empty());
}

#[tokio::test]
async fn a_store_that_fails_is_an_error_with_its_cause() {
    let ingest = ingest(Fake {
        full: true,
        ..Fake::default()
    });
    let error = ingest.ingest(vec![draft("s")]).await.expect_err("full");
    assert!(matches!(error, IngestError::Store(Full)));
    let cause = std::error::Error::source(&error)
        .expect("a cause")
        .to_string();
    assert_eq!(cause, "the disk is full");
}

#[tokio::test]
async fn an_empty_batch_asks_nobody() {
    let ingest = ingest(Fake {
        full: true,
        ..Fake::default()
    });
    assert_eq!(ingest.ingest(Vec::new()).await.expect("nothing to do"), []);
    assert!(ingest.recorder.asked.lock().expect("the lock").is_empty());
}

/// A folder with the checkout `kiln` on branch `glaze/red`.
fn projects() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let git = root.path().join("kiln/.git");
    for folder in ["objects", "refs/heads/glaze"] {
        std::fs::create_dir_all(git.join(folder)).expect("folders");
    }
    std::fs::write(git.join("HEAD"), "ref: refs/heads/glaze/red\n").expect("a file");
    std::fs::write(git.join("refs/heads/glaze/red"), "0".repeat(40)).expect("a file");
    root
}

#[tokio::test]
async fn branches_come_with_the_batch_for_the_projects_of_events_and_of_their_sessions() {
    let root = projects();
    let kiln = HashMap::from([("kiln".to_owned(), "glaze/red".to_owned())]);
    for (draft, asked) in [
        (
            Draft {
                project: Some("kiln".into()),
                ..draft("s")
            },
            None,
        ),
        (draft("in-kiln"), Some("in-kiln")),
    ] {
        let sessions = HashMap::from([("in-kiln".to_owned(), "kiln".to_owned())]);
        let fake = Fake {
            projects: sessions,
            ..Fake::default()
        };
        let mut ingest = Ingest::new(Arc::new(fake), settings(root.path().to_owned()));
        ingest.git = ingest.git.waiting(Duration::from_secs(30));
        ingest.ingest(vec![draft]).await.expect("stored");
        let fake = &ingest.recorder;
        assert_eq!(fake.batches.lock().expect("the lock")[0].branches, kiln);
        let expected: Vec<Vec<String>> = asked.map(|id| vec![id.to_owned()]).into_iter().collect();
        assert_eq!(*fake.asked.lock().expect("the lock"), expected);
    }
}

#[tokio::test]
async fn git_is_not_asked_for_history() {
    let root = projects();
    let ingest = Ingest::new(Arc::new(Fake::default()), settings(root.path().to_owned()));
    let old = Draft {
        project: Some("kiln".into()),
        source: Some("import".into()),
        client_timestamp: Some("2020-01-01T00:00:00.000Z".into()),
        ..draft("s")
    };
    let homeless = Draft {
        project: None,
        ..old.clone()
    };
    ingest.ingest(vec![old, homeless]).await.expect("stored");
    let batches = ingest.recorder.batches.lock().expect("the lock");
    assert!(batches[0].events.iter().all(|event| event.historical));
    assert!(batches[0].branches.is_empty());
    assert!(ingest.recorder.asked.lock().expect("the lock").is_empty());
}

#[tokio::test]
async fn a_branch_that_comes_late_moves_the_sessions_of_stored_events_only() {
    let (release, gate) = std::sync::mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let mut ingest = ingest(Fake::default());
    ingest.git = GitBranches::reading_with(move |_| {
        gate.lock().expect("the lock").recv().expect("released");
        Some("late".into())
    });
    let kiln = |session: &str| Draft {
        project: Some("kiln".into()),
        ..draft(session)
    };
    let seen = Draft {
        event_id: Some("seen".into()),
        ..kiln("duplicate")
    };
    ingest
        .ingest(vec![kiln("b"), seen, kiln("a"), kiln("b")])
        .await
        .expect("stored");
    let fake = ingest.recorder.clone();
    assert!(
        fake.batches.lock().expect("the lock")[0]
            .branches
            .is_empty()
    );
    release.send(()).expect("the reader waits");
    let moved = async {
        while fake.moved.lock().expect("the lock").is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), moved)
        .await
        .expect("moved in time");
    let expected = (
        vec!["a".to_owned(), "b".to_owned()],
        "kiln".to_owned(),
        "late".to_owned(),
    );
    assert_eq!(*fake.moved.lock().expect("the lock"), [expected]);
}
