//! What a clock that was set back makes of the events between two times.
use super::*;
use crate::store::rollup::event_row::{EventRow, Usage, Words};

/// An event that was stored at this time.
pub(in crate::store::rollup) fn plain<'r>(id: i64, created: u32) -> EventRow<'r> {
    EventRow {
        id,
        session: "s",
        branch: None,
        words: Words {
            agent: "codex",
            event_type: "tool_use",
            tool: None,
            model: None,
            status: "success",
            source: None,
        },
        usage: Usage::default(),
        duration: None,
        created,
        second: 0,
        edits: Default::default(),
    }
}

/// Events of these times, by id.
fn memory(times: &[u32]) -> Memory {
    let mut memory = Memory::default();
    for (id, created) in (1..).zip(times) {
        let pushed = memory.push(&plain(id, *created));
        pushed.expect("there is room");
    }
    memory
}

fn newest(memory: &Memory, span: &Span) -> Vec<usize> {
    memory.newest(span).collect()
}

/// One of a thousand events is a second before its neighbour.
#[test]
fn one_straggler_leaves_all_bounds_as_narrow_as_they_were() {
    let mut times: Vec<u32> = (0..1000).collect();
    times[500] = 498;
    let memory = memory(&times);
    let span = memory.span(Some(900), Some(i64::MAX));
    assert_eq!((span.positions.clone(), span.mixed), (900..1000, false));
    let span = memory.span(Some(100), Some(199));
    assert_eq!((span.positions.clone(), span.mixed), (100..200, false));
    let span = memory.span(Some(499), Some(i64::MAX));
    assert_eq!((span.positions.clone(), span.mixed), (499..1000, true));
    let inside = span.positions.clone().filter(|at| memory.is_in(&span, *at));
    assert_eq!(inside.count(), 500, "all but the straggler");
    assert_eq!(newest(&memory, &span).last(), Some(&499));
}

#[test]
fn all_events_are_all_whatever_their_order_and_their_bounds() {
    let memory = memory(&[5, 9, 7, 7, 1]);
    for (first, last) in [(i64::MIN, i64::MAX), (1, 9), (0, i64::MAX)] {
        let span = memory.span(Some(first), Some(last));
        assert!(span.is_whole(&memory), "kept totals hold");
        assert_eq!(newest(&memory, &span), [1, 3, 2, 0, 4]);
    }
    assert!(!memory.span(Some(2), Some(9)).is_whole(&memory));
}

#[test]
fn times_without_an_event_have_none() {
    let memory = memory(&[5, 9, 7]);
    for (first, last) in [
        (Some(8), Some(8)),
        (Some(10), Some(i64::MAX)),
        (None, Some(9)),
    ] {
        let span = memory.span(first, last);
        assert!(span.positions.is_empty() && !span.is_whole(&memory));
        assert!(newest(&memory, &span).is_empty());
    }
}
