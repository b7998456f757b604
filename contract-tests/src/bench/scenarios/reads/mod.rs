//! Reads of a large database: every operation that shows events, plain and filtered, one request at a time. What is
//! answered is held against the rows.

mod asked;
mod database;
mod expected;
mod settled;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};

use self::database::{Question, Questions};
use super::Scenario;
use super::pages::PAGES;
use super::rest;
use super::start::to_healthy;
use crate::bench::Options;
use crate::bench::process;
use crate::bench::sheet::Sheet;
use crate::bench::subject::{Running, Side};
use crate::target::{Home, Launch};

/// Requests of each kind.
const REQUESTS: usize = 15;

/// One server of a side on the large database.
struct Reader {
    side: Side,
    running: Running,
}

/// The reads of a database of so many events.
pub(in crate::bench) struct Reads<'a> {
    scenario: String,
    events: u64,
    keep: Option<&'a Path>,
    /// Whether to tell what an open dashboard costs there.
    with_idle: bool,
    sheet: &'a mut Sheet,
}

impl<'a> Reads<'a> {
    pub(in crate::bench) fn of(events: u64, options: &'a Options, sheet: &'a mut Sheet) -> Self {
        Self {
            scenario: format!("reads of {events}"),
            events,
            keep: options.keep.as_deref(),
            with_idle: options.scenarios().contains(&Scenario::Idle),
            sheet,
        }
    }

    /// Starts a server a side on the same rows, and asks both each question in turn.
    pub(in crate::bench) async fn run(&mut self, sides: &[(Side, Launch)]) -> Result<()> {
        let mut homes = Vec::new();
        for (side, launch) in sides {
            let home = Arc::new(Home::new()?);
            database::put(launch, &home, self.events, (*side, self.keep)).await?;
            homes.push((*side, launch, home));
        }
        let (_, _, home) = homes.first().context("a side that is read")?;
        let questions = Questions::of(home.database(), self.events).await?;
        let mut readers = Vec::new();
        for (side, launch, home) in homes {
            self.ask_first(&questions.first, side, launch, &home)
                .await?;
            let running = Running::start(launch, home, &[]).await?;
            settled::wait(&running).await?;
            readers.push(Reader { side, running });
        }
        self.note_memory(&readers, "settled, resident MB")?;
        for question in &questions.all {
            self.ask_all(&readers, question).await;
        }
        self.note_memory(&readers, "read, resident MB")?;
        if self.with_idle {
            self.note_idle(&readers).await?;
        }
        for reader in readers {
            reader.running.stop().await?;
        }
        Ok(())
    }

    /// Each question of a server that has just started.
    async fn ask_first(
        &mut self,
        questions: &[Question],
        side: Side,
        launch: &Launch,
        home: &Arc<Home>,
    ) -> Result<()> {
        for (turn, question) in questions.iter().enumerate() {
            self.sheet.turn(turn);
            let running = Running::start(launch, Arc::clone(home), &[]).await?;
            let healthy = to_healthy(&running).await?;
            self.note("to healthy, ms", side, healthy);
            let figure = format!("first, {}", question.name);
            self.ask(&running, side, question, &figure, false).await;
            running.stop().await?;
        }
        Ok(())
    }

    async fn ask_all(&mut self, readers: &[Reader], question: &Question) {
        for turn in 0..REQUESTS {
            self.sheet.turn(turn);
            for Reader { side, running } in readers {
                self.ask(running, *side, question, question.name, true)
                    .await;
            }
        }
    }

    /// Notes what one question took. What a baseline does not know is left out; what the target does not has failed.
    async fn ask(
        &mut self,
        running: &Running,
        side: Side,
        question: &Question,
        figure: &str,
        with_processor: bool,
    ) {
        let answered = timed(running, &question.target).await;
        let judged = answered.and_then(|(took, processor, body)| {
            question.expected.judge(&body)?;
            Ok((took, processor))
        });
        let (took, processor) = match judged {
            Ok(times) => times,
            Err(error) => {
                self.wrong(side, figure, &error);
                return;
            }
        };
        self.note(&format!("{figure}, ms"), side, took);
        if let Some(processor) = processor.filter(|_| with_processor) {
            self.note(&format!("{figure}, processor ms"), side, processor);
        }
    }

    fn wrong(&mut self, side: Side, figure: &str, error: &anyhow::Error) {
        let line = format!(
            "{}: {figure} of the {}: {error:#}",
            self.scenario,
            side.name()
        );
        match side {
            Side::Target => self.sheet.failed(line),
            Side::Baseline => self.sheet.left_out(line),
        }
    }

    fn note_memory(&mut self, readers: &[Reader], figure: &str) -> Result<()> {
        for reader in readers {
            if let Some(resident) = reader.running.resident_mb()? {
                self.note(figure, reader.side, resident);
            }
        }
        Ok(())
    }

    /// What a server does for an open page when nothing happens, one side after the other.
    async fn note_idle(&mut self, readers: &[Reader]) -> Result<()> {
        for Reader { side, running } in readers {
            for page in &PAGES {
                let share = rest::percent_with(running, page, self.events).await?;
                self.note(&format!("idle, {}", rest::figure(page)), *side, share);
            }
        }
        Ok(())
    }

    fn note(&mut self, figure: &str, side: Side, value: f64) {
        self.sheet.note(&self.scenario, figure, side, value);
    }
}

/// Milliseconds until the whole answer is there, those of processor time that the server took, and the answer.
async fn timed(running: &Running, target: &str) -> Result<(f64, Option<f64>, Vec<u8>)> {
    let pid = running.pid()?;
    let used = || pid.map(process::processor_ms).transpose();
    let (before, begin) = (used()?, Instant::now());
    let body = running.fetch(target).await?;
    let took = begin.elapsed().as_secs_f64() * 1000.0;
    let processor = before.zip(used()?).map(|(before, after)| after - before);
    Ok((took, processor, body))
}
