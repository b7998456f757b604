//! `bench`: ingest over many connections beside the raw floor of SQLite, memory and start-up, in
//! one run. Rounds of floor, batches and single events alternate, so that a slow minute of the
//! machine hits all alike; each figure is min / median / max over the rounds.

mod data;
mod floor;
mod load;
mod process;
mod reads;
mod table;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, ensure};
use clap::Args;
use serde_json::json;

use crate::http::{self, Request};
use crate::places;
use crate::target::{Home, Launch, Server};
use load::{Kind, Load, Measured};
use table::Spread;

#[derive(Debug, Args)]
pub struct Options {
    /// The server binary; by default target/release.
    #[arg(long, value_name = "PATH")]
    bin: Option<PathBuf>,
    /// Length of each measurement, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Keep-alive connections, each with one request at a time.
    #[arg(long, default_value_t = 40)]
    connections: usize,
    /// How often floor, batches and single events alternate.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Measure reads instead, of a database with so many events in sessions of 200 each; may be given several times.
    #[arg(long, value_name = "EVENTS")]
    reads: Vec<u64>,
    /// Where the database of one --reads is kept for the next time, and taken from if it is there.
    #[arg(long, value_name = "PATH", requires = "reads")]
    keep: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// How many starts are measured.
const STARTS: usize = 7;
/// How long a server rests before its idle memory is read.
const REST: Duration = Duration::from_secs(2);

/// The figures of all rounds.
#[derive(Debug, Default)]
struct Figures {
    floor: Vec<f64>,
    batch: Vec<Measured>,
    single: Vec<Measured>,
    healthy_ms: Vec<f64>,
    idle_kib: Vec<f64>,
}

pub async fn run(options: &Options) -> Result<()> {
    let binary = match &options.bin {
        Some(path) => path.clone(),
        None => places::release_binary()?,
    };
    eprintln!("measuring {}", binary.display());
    let launch = Launch::Binary(binary);
    if !options.reads.is_empty() {
        return run_reads(&launch, options).await;
    }
    let length = Duration::from_secs(options.seconds);
    let mut figures = Figures::default();
    for _ in 0..STARTS {
        figures.healthy_ms.push(time_to_healthy(&launch).await?);
    }
    for round in 1..=options.rounds {
        eprintln!("round {round} of {}", options.rounds);
        figures.floor.push(floor_round(&launch, length).await?);
        for kind in [Kind::Batch, Kind::Single] {
            let (idle, measured) = server_round(&launch, kind, options, length).await?;
            figures.idle_kib.push(idle);
            match kind {
                Kind::Batch => figures.batch.push(measured),
                Kind::Single => figures.single.push(measured),
            }
        }
    }
    if options.json {
        println!("{:#}", figures.json());
    } else {
        print!("{}", figures.text());
    }
    Ok(())
}

async fn run_reads(launch: &Launch, options: &Options) -> Result<()> {
    for events in &options.reads {
        let reads = reads::measure(launch, *events, options.keep.as_ref()).await?;
        if options.json {
            let (clock, processor) = (table::json(&reads.clock), table::json(&reads.processor));
            println!("{:#}", json!({"clock": clock, "processor": processor}));
        } else {
            let (clock, processor) = (table::text(&reads.clock), table::text(&reads.processor));
            print!(
                "{events} events, milliseconds\n{clock}\nprocessor time, milliseconds\n{processor}"
            );
        }
    }
    Ok(())
}

/// Milliseconds from spawning the process to its first 200.
async fn time_to_healthy(launch: &Launch) -> Result<f64> {
    let home = Home::new()?;
    let server = Server::start(launch, &home, &Default::default()).await?;
    let answer = http::send(&server.address, &Request::get("/api/health")).await?;
    let elapsed = server.spawned.elapsed();
    ensure!(
        answer.head.status == 200,
        "health answered {}",
        answer.head.status
    );
    server.stop().await?;
    Ok(elapsed.as_secs_f64() * 1000.0)
}

/// Rows a second of bare prepared inserts into the schema that the server makes.
async fn floor_round(launch: &Launch, length: Duration) -> Result<f64> {
    let home = Home::new()?;
    Server::start(launch, &home, &Default::default())
        .await?
        .stop()
        .await?;
    let database = home.database();
    tokio::task::spawn_blocking(move || floor::rows_per_second(&database, length)).await?
}

/// Idle memory, then one measurement, on a fresh server; what was acknowledged must be stored.
async fn server_round(
    launch: &Launch,
    kind: Kind,
    options: &Options,
    length: Duration,
) -> Result<(f64, Measured)> {
    let home = Home::new()?;
    let server = Server::start(launch, &home, &Default::default()).await?;
    tokio::time::sleep(REST).await;
    let idle = process::resident_kib(server.pid()?)?;
    let load = Load {
        address: server.address.clone(),
        kind,
        connections: options.connections,
    };
    let measured = load.run(length, server.pid()?).await?;
    let answer = http::send(&server.address, &Request::get("/api/events?limit=1")).await?;
    let page: serde_json::Value = serde_json::from_slice(&answer.body)?;
    ensure!(
        page["total"] == json!(measured.events),
        "{} events were acknowledged, {} are stored",
        measured.events,
        page["total"]
    );
    server.stop().await?;
    Ok((idle, measured))
}

impl Figures {
    fn rows(&self) -> Vec<(String, Spread)> {
        let of = |measured: &[Measured], figure: fn(&Measured) -> f64| {
            Spread::of(measured.iter().map(figure).collect())
        };
        let ratio = |measured: &[Measured]| {
            let pairs = measured.iter().zip(&self.floor);
            Spread::of(
                pairs
                    .map(|(one, floor)| 100.0 * one.events_per_second() / floor)
                    .collect(),
            )
        };
        let rows = vec![
            ("floor, rows/s", Spread::of(self.floor.clone())),
            (
                "batch of 50, events/s",
                of(&self.batch, Measured::events_per_second),
            ),
            ("batch of 50, % of the floor", ratio(&self.batch)),
            (
                "batch of 50, p50 ms",
                of(&self.batch, |m| m.milliseconds(50.0)),
            ),
            (
                "batch of 50, p99 ms",
                of(&self.batch, |m| m.milliseconds(99.0)),
            ),
            (
                "batch of 50, resident MB",
                of(&self.batch, Measured::resident_mb),
            ),
            (
                "single, events/s",
                of(&self.single, Measured::events_per_second),
            ),
            ("single, % of the floor", ratio(&self.single)),
            ("single, p50 ms", of(&self.single, |m| m.milliseconds(50.0))),
            ("single, p99 ms", of(&self.single, |m| m.milliseconds(99.0))),
            (
                "single, resident MB",
                of(&self.single, Measured::resident_mb),
            ),
            (
                "idle, resident MB",
                Spread::of(self.idle_kib.iter().map(|k| k / 1024.0).collect()),
            ),
            ("start to healthy, ms", Spread::of(self.healthy_ms.clone())),
        ];
        rows.into_iter()
            .map(|(name, spread)| (name.to_owned(), spread))
            .collect()
    }

    fn text(&self) -> String {
        table::text(&self.rows())
    }

    fn json(&self) -> serde_json::Value {
        table::json(&self.rows())
    }
}
