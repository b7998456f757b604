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
const QUESTIONS: [&str; 35] = [
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
    "/api/price-gaps",
    "/api/sessions/{session}/transcript",
];

/// Milliseconds by question, and how the server stands meanwhile.
pub(super) async fn rows(
    launch: &Launch,
    events: u64,
    kept: Option<&PathBuf>,
) -> Result<Vec<(String, Spread)>> {
    let home = Home::new()?;
    database(launch, &home, events, kept).await?;
    let server = Server::start(launch, &home, &BTreeMap::new()).await?;
    let first = ask(&server, "/api/stats").await?;
    let healthy = Spread::of(vec![first]);
    let mut rows = vec![("first read after the start".to_owned(), healthy)];
    tokio::time::sleep(SETTLING).await;
    let resident = || Ok::<_, anyhow::Error>(process::resident_kib(server.pid()?)? / 1024.0);
    rows.push((
        "resident MB, settled".to_owned(),
        Spread::of(vec![resident()?]),
    ));
    for question in QUESTIONS {
        let target = question.replace("{session}", &data::a_session());
        let mut times = Vec::new();
        for _ in 0..REQUESTS {
            times.push(ask(&server, &target).await?);
        }
        rows.push((question.to_owned(), Spread::of(times)));
    }
    rows.push((
        "resident MB, read".to_owned(),
        Spread::of(vec![resident()?]),
    ));
    server.stop().await?;
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
