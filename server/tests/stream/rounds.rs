//! What is told together, and when.
use std::time::Instant;

use super::*;

/// The lines of the next item.
async fn next(stream: &mut Subscription) -> Vec<String> {
    match stream.next().await {
        Some(StreamItem::Frames(frames)) => lines(&frames),
        other => panic!("{other:?}"),
    }
}

/// So many who follow everything.
fn crowd(hub: &Hub, clients: usize) -> Vec<Subscription> {
    let places = (0..clients).map(|_| hub.subscribe(Filter::default()));
    places.map(|place| place.expect("a place")).collect()
}

fn numbers(from: usize, count: usize) -> Vec<String> {
    (from..from + count).map(|n| n.to_string()).collect()
}

#[tokio::test]
async fn what_waits_is_told_at_once_and_all_who_want_the_same_share_its_bytes() {
    let (hub, _shutdown) = hub(HubLimits::new(50, QUIET));
    let mut clients = [Filter::default(), of_agent("codex"), of_agent("codex")]
        .map(|filter| hub.subscribe(filter).expect("a place"));
    hub.publish(burst(0, 2));
    hub.publish(vec![told("other", "x")]);
    hub.publish(burst(2, 1));
    hub.flush();
    let items = clients.each_mut().map(|client| {
        let item = client.next().now_or_never().flatten();
        let Some(StreamItem::Frames(frames)) = item else {
            panic!("{item:?}");
        };
        frames
    });
    assert_eq!(
        items,
        ["0\n1\nx\n2\n", "0\n1\n2\n", "0\n1\n2\n"].map(Bytes::from)
    );
    assert_eq!(items[1].as_ptr(), items[2].as_ptr(), "one copy for both");
}

#[tokio::test]
async fn who_comes_while_something_waits_gets_what_is_published_after() {
    let (hub, _shutdown) = hub(HubLimits::new(50, QUIET));
    let mut first = follow(&hub, Filter::default());
    hub.publish(burst(0, 2));
    let mut second = follow(&hub, Filter::default());
    hub.publish(burst(2, 1));
    assert_eq!(waiting(&hub, &mut first), ["connected", "0", "1", "2"]);
    assert_eq!(taken(&mut second), ["connected", "2"]);
}

#[tokio::test]
async fn the_more_follow_the_longer_a_round_gathers() {
    for (clients, rest) in [
        (2, Duration::from_micros(200)),
        (200, Duration::from_millis(20)),
    ] {
        let (hub, _shutdown) = hub(HubLimits::new(clients, QUIET));
        let mut followers = crowd(&hub, clients);
        let begin = Instant::now();
        hub.publish(burst(0, 1));
        for follower in &mut followers {
            assert_eq!(next(follower).await, numbers(0, 1));
        }
        hub.publish(burst(1, 1));
        hub.publish(burst(2, 1));
        for follower in &mut followers {
            assert_eq!(next(follower).await, numbers(1, 2));
        }
        assert!(begin.elapsed() >= rest, "{clients} clients");
    }
}

#[tokio::test]
async fn a_round_that_is_full_does_not_wait() {
    // After whom a round rests for five seconds: a busy machine does not take that long.
    const CLIENTS: usize = 50_000;
    let (hub, _shutdown) = hub(HubLimits::new(CLIENTS, QUIET));
    let mut followers = crowd(&hub, CLIENTS);
    let last = followers.last_mut().expect("a crowd");
    hub.publish(burst(0, 1));
    assert_eq!(next(last).await, numbers(0, 1));
    let begin = Instant::now();
    hub.publish(burst(1, 500));
    hub.publish(burst(501, 500));
    assert_eq!(next(last).await, numbers(1, 1000));
    assert!(begin.elapsed() < Duration::from_secs(5), "by its frames");
    let begin = Instant::now();
    hub.publish(large(2));
    hub.publish(large(2));
    assert!(next(last).await == sizes(4));
    assert!(begin.elapsed() < Duration::from_secs(5), "by its bytes");
}

const LARGE: usize = 300 * 1024;

/// Frames of which a round takes a few.
fn large(count: usize) -> Vec<Told> {
    let text = "x".repeat(LARGE);
    (0..count).map(|_| told("codex", text.as_str())).collect()
}

/// What is told of them.
fn sizes(count: usize) -> Vec<String> {
    vec!["x".repeat(LARGE); count]
}

#[tokio::test]
async fn a_round_takes_only_so_many_bytes() {
    let (hub, _shutdown) = hub(HubLimits::new(1, QUIET));
    let mut stream = hub.subscribe(Filter::default()).expect("a place");
    for _ in 0..5 {
        hub.publish(large(2));
    }
    hub.flush();
    for frames in [4, 4, 2] {
        assert!(next(&mut stream).await == sizes(frames), "{frames} frames");
    }
}

#[tokio::test]
async fn large_frames_that_wait_are_bounded_though_nobody_is_let_run() {
    let (hub, _shutdown) = hub(HubLimits::new(1, QUIET));
    let mut stream = hub.subscribe(Filter::default()).expect("a place");
    for _ in 0..13 {
        hub.publish(large(1));
    }
    assert_eq!(taken(&mut stream), [""; 0]);
    hub.publish(large(1));
    assert!(taken(&mut stream) == sizes(14), "more than four megabytes");
    assert_eq!(hub.dropped(), 0);
}

#[tokio::test]
async fn a_burst_that_waits_alone_is_left_to_a_round_however_large() {
    let (hub, _shutdown) = hub(HubLimits::new(1, QUIET));
    let mut stream = hub.subscribe(Filter::default()).expect("a place");
    hub.publish(large(40));
    assert_eq!(taken(&mut stream), [""; 0]);
    assert!(next(&mut stream).await == sizes(40), "in one round");
}

#[tokio::test]
async fn what_waits_is_bounded_though_nobody_is_let_run() {
    let (hub, _shutdown) = hub(HubLimits::new(1, QUIET));
    let mut stream = hub.subscribe(Filter::default()).expect("a place");
    for round in 0..10 {
        hub.publish(burst(round * 1000, 1000));
    }
    assert_eq!(taken(&mut stream), [""; 0]);
    hub.publish(burst(10_000, 1));
    assert_eq!(taken(&mut stream), numbers(0, 10_001));
}

struct Wrong;

impl Frame for Wrong {
    fn topic(&self) -> Topic<'_> {
        Topic::default()
    }

    fn render(&self) -> Bytes {
        panic!("this frame cannot be rendered")
    }
}

#[tokio::test]
async fn a_frame_that_panics_does_not_silence_those_after_it() {
    let (hub, _shutdown) = hub(HubLimits::new(1, QUIET));
    let mut stream = hub.subscribe(Filter::default()).expect("a place");
    hub.publish(vec![Wrong]);
    tokio::task::yield_now().await;
    hub.publish(burst(0, 1));
    assert_eq!(next(&mut stream).await, numbers(0, 1));
}
