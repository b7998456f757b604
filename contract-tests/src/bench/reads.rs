//! Reads of a large database: every operation that shows events, plain and filtered, one request at a time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::table::Spread;
use super::{data, process};
use crate::http::{self, Request};
use crate::target::{Home, Launch, Server};

/// Requests of each kind.
const REQUESTS: usize = 15;
/// How long a server may take to read its database, in the background.
const SETTLING: Duration = Duration::from_secs(10);

/// What is asked, `{session}` filled in.
const QUESTIONS: [&str; 41] = [
    "/api/stats",
    "/api/stats?agent_type=codex",
    "/api/stats?since=2026-10-01",
    "/api/stats?agent_type=codex&since=2026-10-01",
    "/api/stats/tools",
    "/api/stats/tools?agent_type=codex",
    "/api/stats/tools?since=2026-10-01",
    "/api/stats/cost",
    "/api/stats/cost?agent_type=codex",
    "/api/stats/cost?since=2026-10-01",
    "/api/stats/usage-monitor",
    "/api/filter-options",
    "/api/sessions",
    "/api/sessions?limit=0",
    "/api/sessions?status=ended&agent_type=codex",
    "/api/sessions?since=2026-10-01",
    "/api/sessions/{session}",
    "/api/sessions/{session}?event_limit=200",
    "/api/events",
    "/api/events?limit=200&offset=500000",
    "/api/events?agent_type=codex",
    "/api/events?event_type=llm_response",
    "/api/events?tool_name=Bash",
    "/api/events?session_id={session}",
    "/api/events?branch=feature/7-1",
    "/api/events?model=o3",
    "/api/events?source=otel",
    "/api/events?since=2026-10-01",
    "/api/events?until=2026-10-01",
    "/api/events?since=2026-09-10&until=2026-10-10&tool_name=Edit",
    "/api/events?agent_type=codex&tool_name=Edit&branch=feature/7-1&source=hook",
    "/api/events?agent_type=codex&model=o3&event_type=llm_response",
    "/api/events?tool_name=Nothing&agent_type=codex",
    "/api/event-pages",
    "/api/event-pages?cursor=500000&limit=200",
    "/api/event-pages?branch=feature/7-1",
    "/api/event-pages?source=import&until=2026-09-20",
    "/api/event-pages?session_id={session}",
    "/api/event-pages?tool_name=Nothing&since=2026-09-10",
    "/api/price-gaps",
    "/api/sessions/{session}/transcript",
];

/// What is asked at once of a server that has just started, each of another start.
const FIRST: [&str; 5] = [
    "/api/stats",
    "/api/stats/cost",
    "/api/stats/tools",
    "/api/sessions?limit=0",
    "/api/events?branch=feature/7-1",
];

/// Figures by question, and how the server stands meanwhile.
#[derive(Debug, Default)]
pub(super) struct Reads {
    /// Milliseconds on the clock, and megabytes.
    pub(super) clock: Vec<(String, Spread)>,
    /// Milliseconds of processor time of the server.
    pub(super) processor: Vec<(String, Spread)>,
}

pub(super) async fn measure(launch: &Launch, events: u64, kept: Option<&PathBuf>) -> Result<Reads> {
    let home = Home::new()?;
    database(launch, &home, events, kept).await?;
    let mut reads = Reads {
        clock: starts(launch, &home).await?,
        ..Reads::default()
    };
    let server = Server::start(launch, &home, &BTreeMap::new()).await?;
    let pid = server.pid()?;
    tokio::time::sleep(SETTLING).await;
    let resident = |what: &str| {
        let megabytes = process::resident_kib(pid)? / 1024.0;
        Ok::<_, anyhow::Error>((what.to_owned(), Spread::of(vec![megabytes])))
    };
    reads.clock.push(resident("resident MB, settled")?);
    for question in QUESTIONS {
        let target = question.replace("{session}", &data::a_session());
        let (mut clock, mut processor) = (Vec::new(), Vec::new());
        for _ in 0..REQUESTS {
            let before = process::processor_ms(pid)?;
            clock.push(ask(&server, &target).await?);
            processor.push(process::processor_ms(pid)? - before);
        }
        reads.clock.push((question.to_owned(), Spread::of(clock)));
        reads
            .processor
            .push((question.to_owned(), Spread::of(processor)));
    }
    reads.clock.push(resident("resident MB, read")?);
    server.stop().await?;
    Ok(reads)
}

/// How long a server takes until it is healthy, and then until it has answered its first question.
async fn starts(launch: &Launch, home: &Home) -> Result<Vec<(String, Spread)>> {
    let (mut healthy, mut rows) = (Vec::new(), Vec::new());
    for question in FIRST {
        let server = Server::start(launch, home, &BTreeMap::new()).await?;
        ask(&server, "/api/health").await?;
        healthy.push(server.spawned.elapsed().as_secs_f64() * 1000.0);
        let first = ask(&server, question).await?;
        rows.push((format!("first, {question}"), Spread::of(vec![first])));
        server.stop().await?;
    }
    rows.insert(0, ("start to healthy".to_owned(), Spread::of(healthy)));
    Ok(rows)
}

/// Puts the database into the home: the one that is kept, made now if there is none.
async fn database(launch: &Launch, home: &Home, events: u64, kept: Option<&PathBuf>) -> Result<()> {
    if let Some(kept) = kept
        && kept.is_file()
    {
        std::fs::copy(kept, home.database())?;
        return Ok(());
    }
    Server::start(launch, home, &BTreeMap::new())
        .await?
        .stop()
        .await?;
    let (database, begin) = (home.database(), Instant::now());
    tokio::task::spawn_blocking(move || data::fill(&database, events)).await??;
    eprintln!("made {events} events in {:.1?}", begin.elapsed());
    if let Some(kept) = kept {
        std::fs::copy(home.database(), kept)
            .with_context(|| format!("cannot keep the database as {}", kept.display()))?;
    }
    Ok(())
}

/// Milliseconds until the whole answer is there.
async fn ask(server: &Server, target: &str) -> Result<f64> {
    let begin = Instant::now();
    let answer = http::send(&server.address, &Request::get(target)).await?;
    let elapsed = begin.elapsed();
    ensure!(
        answer.head.status == 200,
        "{target} answered {}",
        answer.head.status
    );
    Ok(elapsed.as_secs_f64() * 1000.0)
}
