//! The hub: order, filters, limits, slow and healthy readers.
mod rounds;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use agentmonitor::stream::{Filter, Frame, Full, Hub, HubLimits, StreamItem, Subscription, Topic};
use bytes::Bytes;
use futures_util::{FutureExt, StreamExt};
use tokio_util::sync::CancellationToken;

static RENDERED: AtomicUsize = AtomicUsize::new(0);

/// A frame about an event, told by its text.
struct Told {
    agent_type: &'static str,
    text: String,
    rendered: &'static AtomicUsize,
}

impl Frame for Told {
    fn topic(&self) -> Topic<'_> {
        Topic {
            agent_type: Some(self.agent_type),
            event_type: Some("tool_use"),
        }
    }

    fn weight(&self) -> usize {
        self.text.len()
    }

    fn render(&self) -> Bytes {
        self.rendered.fetch_add(1, Ordering::Relaxed);
        line(&self.text)
    }
}

fn line(text: &str) -> Bytes {
    Bytes::from(format!("{text}\n"))
}

fn told(agent_type: &'static str, text: impl Into<String>) -> Told {
    Told {
        agent_type,
        text: text.into(),
        rendered: &RENDERED,
    }
}

fn burst(from: usize, count: usize) -> Vec<Told> {
    (from..from + count)
        .map(|number| told("codex", number.to_string()))
        .collect()
}

const QUIET: Duration = Duration::from_secs(3600);

fn hub(limits: HubLimits) -> (Hub, CancellationToken) {
    let shutdown = CancellationToken::new();
    (Hub::new(limits, shutdown.clone()), shutdown)
}

fn follow(hub: &Hub, filter: Filter) -> Subscription {
    let subscription = hub.subscribe(filter).expect("a place");
    subscription.beginning_with([line("connected")])
}

fn of_agent(agent_type: &str) -> Filter {
    Filter::new(Some(agent_type.to_owned()), None)
}

/// All that was published and not read yet. Ends at the first moment of nothing.
fn waiting(hub: &Hub, stream: &mut Subscription) -> Vec<String> {
    hub.flush();
    taken(stream)
}

/// All that waits in the queue.
fn taken(stream: &mut Subscription) -> Vec<String> {
    let mut texts = Vec::new();
    while let Some(Some(StreamItem::Frames(frames))) = stream.next().now_or_never() {
        texts.extend(lines(&frames));
    }
    texts
}

/// So many, as they come.
async fn read(mut stream: Subscription, count: usize) -> Vec<String> {
    let mut texts = Vec::new();
    while texts.len() < count {
        let Some(StreamItem::Frames(frames)) = stream.next().await else {
            panic!("the stream ended after {} frames", texts.len());
        };
        texts.extend(lines(&frames));
    }
    texts
}

fn lines(frames: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(frames).expect("text");
    text.lines().map(str::to_owned).collect()
}

#[track_caller]
fn ended(stream: &mut Subscription) -> bool {
    stream
        .next()
        .now_or_never()
        .is_some_and(|item| item.is_none())
}

#[tokio::test]
async fn connected_comes_first_and_frames_in_order() {
    let (hub, _shutdown) = hub(HubLimits::new(50, QUIET));
    let mut stream = follow(&hub, of_agent("codex"));
    hub.publish(burst(0, 3));
    hub.publish(burst(3, 2));
    assert_eq!(
        waiting(&hub, &mut stream),
        ["connected", "0", "1", "2", "3", "4"]
    );
}

#[tokio::test]
async fn a_filtered_client_gets_what_it_asked_for() {
    let (hub, _shutdown) = hub(HubLimits::new(50, QUIET));
    let mut codex = follow(&hub, of_agent("codex"));
    let mut all = follow(&hub, Filter::default());
    let mut errors = follow(&hub, Filter::new(None, Some("error".to_owned())));
    hub.publish(vec![
        told("codex", "a"),
        told("claude_code", "b"),
        told("codex", "c"),
    ]);
    assert_eq!(waiting(&hub, &mut codex), ["connected", "a", "c"]);
    assert_eq!(waiting(&hub, &mut all), ["connected", "a", "b", "c"]);
    assert_eq!(waiting(&hub, &mut errors), ["connected"]);
}

#[tokio::test]
async fn a_frame_is_rendered_once_and_only_if_somebody_wants_it() {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let counted = |agent_type| {
        vec![Told {
            agent_type,
            text: "x".to_owned(),
            rendered: &COUNT,
        }]
    };
    let (hub, _shutdown) = hub(HubLimits::new(50, QUIET));
    hub.publish(counted("codex"));
    hub.flush();
    assert_eq!(COUNT.load(Ordering::Relaxed), 0, "nobody listens");
    let _codex = [
        follow(&hub, of_agent("codex")),
        follow(&hub, of_agent("codex")),
    ];
    hub.publish(counted("claude_code"));
    hub.flush();
    assert_eq!(COUNT.load(Ordering::Relaxed), 0, "nobody wants it");
    hub.publish(counted("codex"));
    hub.flush();
    assert_eq!(COUNT.load(Ordering::Relaxed), 1, "two want it");
}

#[tokio::test]
async fn a_burst_beyond_the_queue_drops_no_client_that_reads() {
    let limits = HubLimits {
        queue_frames: 1024,
        ..HubLimits::new(50, QUIET)
    };
    let (hub, _shutdown) = hub(limits);
    let mut stream = follow(&hub, Filter::default());
    assert_eq!(waiting(&hub, &mut stream), ["connected"]);
    for round in 0..3 {
        hub.publish(burst(round * 5000, 5000));
        let expected: Vec<_> = (round * 5000..(round + 1) * 5000)
            .map(|n| n.to_string())
            .collect();
        assert_eq!(waiting(&hub, &mut stream), expected);
    }
    assert_eq!((hub.clients(), hub.dropped()), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_on_another_thread_gets_every_frame_of_many_bursts() {
    // Room for all: whether the reader is let run in time is not what is asked here.
    let limits = HubLimits {
        queue_frames: 20_001,
        ..HubLimits::new(50, QUIET)
    };
    let (hub, _shutdown) = hub(limits);
    let stream = follow(&hub, Filter::default());
    let reader = tokio::spawn(read(stream, 20_001));
    for from in (0..20_000).step_by(500) {
        hub.publish(burst(from, 500));
        tokio::task::yield_now().await;
    }
    let texts = tokio::time::timeout(Duration::from_secs(30), reader)
        .await
        .expect("in time")
        .expect("no panic");
    let expected = (0..20_000).map(|number| number.to_string());
    assert!(texts.into_iter().skip(1).eq(expected));
    assert_eq!(hub.dropped(), 0);
}

#[tokio::test]
async fn a_client_that_does_not_read_is_dropped_and_the_others_go_on() {
    for limits in [
        HubLimits {
            queue_frames: 10,
            ..HubLimits::new(2, QUIET)
        },
        HubLimits {
            queue_bytes: 20,
            ..HubLimits::new(2, QUIET)
        },
    ] {
        let (hub, _shutdown) = hub(limits);
        let mut slow = follow(&hub, Filter::default());
        let mut healthy = follow(&hub, Filter::default());
        for from in (0..60).step_by(12) {
            hub.publish(burst(from, 12));
            assert!(waiting(&hub, &mut healthy).ends_with(&[(from + 11).to_string()]));
        }
        assert_eq!((hub.clients(), hub.dropped()), (1, 1));
        assert!(ended(&mut slow), "what waited for it is gone");
        drop(slow);
        assert_eq!(hub.clients(), 1);
        let mut late = follow(&hub, Filter::default());
        hub.publish(burst(0, 1));
        assert_eq!(waiting(&hub, &mut late), ["connected", "0"]);
    }
}

#[tokio::test]
async fn a_client_that_left_is_not_taken_for_one_that_does_not_read() {
    let limits = HubLimits {
        queue_frames: 10,
        ..HubLimits::new(2, QUIET)
    };
    let (hub, _shutdown) = hub(limits);
    let gone = follow(&hub, Filter::default());
    hub.publish(burst(0, 10));
    hub.flush();
    hub.publish(burst(10, 1));
    drop(gone);
    hub.flush();
    assert_eq!((hub.clients(), hub.dropped()), (0, 0));
}

#[tokio::test]
async fn what_a_client_begins_with_comes_before_what_was_published_meanwhile() {
    let (hub, _shutdown) = hub(HubLimits::new(50, QUIET));
    let place = hub.subscribe(Filter::default()).expect("a place");
    hub.publish(burst(2, 2));
    let mut stream = place.beginning_with(["0", "1"].map(line));
    hub.publish(burst(4, 1));
    assert_eq!(waiting(&hub, &mut stream), ["0", "1", "2", "3", "4"]);
}

#[tokio::test]
async fn a_client_that_does_not_read_what_it_begins_with_is_dropped() {
    let limits = HubLimits {
        queue_frames: 10,
        ..HubLimits::new(50, QUIET)
    };
    let (hub, _shutdown) = hub(limits);
    let place = hub.subscribe(Filter::default()).expect("a place");
    let mut slow = place.beginning_with(vec![line("missed"); 10]);
    hub.publish(burst(0, 1));
    hub.flush();
    assert_eq!((hub.clients(), hub.dropped()), (0, 1));
    assert!(ended(&mut slow), "what waited for it is gone");
    let place = hub.subscribe(Filter::default()).expect("a place");
    hub.publish(burst(0, 10));
    hub.flush();
    hub.publish(burst(10, 1));
    hub.flush();
    let mut dropped = place.beginning_with([line("missed")]);
    assert!(ended(&mut dropped), "dropped while the database was asked");
}

#[tokio::test]
async fn a_client_too_many_is_refused_until_a_place_is_free() {
    let (hub, _shutdown) = hub(HubLimits::new(2, QUIET));
    let first = follow(&hub, Filter::default());
    let mut second = follow(&hub, Filter::default());
    assert_eq!(hub.clients(), 2);
    let refused = hub.subscribe(Filter::default());
    assert_eq!(refused.err(), Some(Full { max: 2 }));
    drop(first);
    assert_eq!(hub.clients(), 1);
    let mut third = follow(&hub, Filter::default());
    hub.publish(burst(0, 1));
    assert_eq!(waiting(&hub, &mut second), ["connected", "0"]);
    assert_eq!(waiting(&hub, &mut third), ["connected", "0"]);
}

#[tokio::test]
async fn heartbeats_come_at_their_period_and_frames_at_once() {
    let (hub, _shutdown) = hub(HubLimits::new(50, Duration::from_millis(50)));
    let started = std::time::Instant::now();
    let mut stream = follow(&hub, Filter::default());
    assert_eq!(waiting(&hub, &mut stream), ["connected"]);
    for beat in 1..=3 {
        assert_eq!(stream.next().await, Some(StreamItem::Heartbeat));
        assert!(started.elapsed() >= Duration::from_millis(50 * beat));
    }
    hub.publish(burst(7, 1));
    assert_eq!(waiting(&hub, &mut stream), ["7"]);
}

#[tokio::test]
async fn streams_end_with_the_server_after_what_is_queued() {
    let (hub, shutdown) = hub(HubLimits::new(50, QUIET));
    let mut quiet = follow(&hub, Filter::default());
    assert_eq!(waiting(&hub, &mut quiet), ["connected"]);
    let mut behind = follow(&hub, Filter::default());
    hub.publish(burst(0, 1));
    assert_eq!(waiting(&hub, &mut quiet), ["0"]);
    let quiet = tokio::spawn(quiet.collect::<Vec<_>>());
    tokio::task::yield_now().await;
    hub.publish(burst(1, 1));
    shutdown.cancel();
    let rest = tokio::time::timeout(Duration::from_secs(5), quiet)
        .await
        .expect("at once")
        .expect("no panic");
    assert_eq!(rest, [StreamItem::Frames(line("1"))]);
    assert_eq!(taken(&mut behind), ["connected", "0", "1"]);
    assert!(ended(&mut behind));
}
