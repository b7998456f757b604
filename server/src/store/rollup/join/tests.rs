//! However the events are cut into pieces, the memory tells the same.
use proptest::prelude::{Just, Strategy, prop, prop_assert_eq, proptest};
use proptest::sample::select;

use crate::store::EventFilter;
use crate::store::rollup::bounds::Bound;
use crate::store::rollup::edits::Edits;
use crate::store::rollup::event_row::{EventRow, Usage, Words};
use crate::store::rollup::memory::Memory;

/// What differs between events; small numbers, so that things come again in other pieces.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    session: &'static str,
    words: Words<'static>,
    branch: Option<&'static str>,
    tokens: u8,
    cost: Option<f64>,
    metric: bool,
    duration: Option<f64>,
    created: u32,
    second: i64,
    file: Option<&'static str>,
}

fn maybe(words: [&'static str; 2]) -> impl Strategy<Value = Option<&'static str>> {
    select(vec![None, Some(words[0]), Some(words[1])])
}

fn words() -> impl Strategy<Value = Words<'static>> {
    let agents = select(vec!["codex", "kiln"]);
    let kinds = select(vec!["tool_use", "llm_response"]);
    let (tools, models) = (maybe(["Edit", "Bash"]), maybe(["o3", "opus"]));
    let statuses = select(vec!["success", "error"]);
    let sources = select(vec![None, Some("otel"), Some("import"), Some("hook")]);
    (agents, kinds, tools, models, statuses, sources).prop_map(
        |(agent, event_type, tool, model, status, source)| Words {
            agent,
            event_type,
            tool,
            model,
            status,
            source,
        },
    )
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let at = (
        select(vec!["s", "t", "u"]),
        words(),
        maybe(["main", "late"]),
    );
    let used = (
        0..3_u8,
        select(vec![None, Some(0.0), Some(0.25)]),
        prop::bool::ANY,
    );
    let times = (
        100..108_u32,
        0..9_i64,
        select(vec![None, Some(5.0), Some(0.5)]),
    );
    (at, used, times, maybe(["/a", "/b"])).prop_map(|(at, used, times, file)| Drawn {
        session: at.0,
        words: at.1,
        branch: at.2,
        tokens: used.0,
        cost: used.1,
        metric: used.2,
        created: times.0,
        second: times.1 * 1700,
        duration: times.2,
        file,
    })
}

fn row(id: i64, drawn: &Drawn) -> EventRow<'static> {
    let tokens = f64::from(drawn.tokens);
    EventRow {
        id,
        session: drawn.session,
        branch: drawn.branch,
        words: drawn.words,
        usage: Usage {
            tokens_in: tokens,
            tokens_out: tokens * 2.0,
            cache_read: tokens,
            cache_write: 0.0,
            cost: drawn.cost,
            is_usage: tokens > 0.0 || drawn.cost > Some(0.0),
            is_metric: drawn.metric && drawn.words.source == Some("otel"),
        },
        duration: drawn.duration,
        created: drawn.created,
        second: drawn.second,
        edits: Edits {
            file: drawn.file.map(str::to_owned),
            added: Some(i64::from(drawn.tokens)),
            removed: None,
        },
    }
}

/// The memory of some events, in pieces that end where `cuts` says.
fn memory(events: &[Drawn], cuts: &[usize]) -> Memory {
    let rows: Vec<_> = (1..)
        .zip(events)
        .map(|(id, drawn)| row(id, drawn))
        .collect();
    let (mut whole, mut piece) = (Memory::default(), Memory::default());
    for (at, row) in rows.iter().enumerate() {
        if cuts.contains(&at) {
            let joined = whole.join(std::mem::take(&mut piece));
            joined.expect("there is room");
        }
        piece.push(row).expect("there is room");
    }
    whole.join(piece).expect("there is room");
    whole
}

fn answers(memory: &Memory) -> Vec<String> {
    let since = |second| Bound::At {
        second,
        text: String::new(),
    };
    let mut answers = vec![
        format!("{:?}", memory.filter_options()),
        format!("{:?}", memory.price_gaps(9)),
    ];
    for (agent, since) in [
        (None, Bound::None),
        (Some("codex"), Bound::None),
        (None, since(103)),
        (Some("kiln"), since(4000)),
    ] {
        let mut tools = memory.tool_calls(agent, &since);
        tools.sort_by(|a, b| (&a.tool_name, &a.agent_type).cmp(&(&b.tool_name, &b.agent_type)));
        answers.push(format!("{tools:?}"));
        answers.push(format!("{:?}", memory.totals(agent, &since)));
        answers.push(format!("{:?}", memory.cost(agent, &since, None)));
        for session_id in [None, Some("s".to_owned())] {
            let filter = EventFilter {
                agent_type: agent.map(str::to_owned),
                branch: Some("main".to_owned()),
                session_id,
                ..EventFilter::default()
            };
            let page = memory.page(&filter, &since, &Bound::None, 5);
            let slice = memory.slice(Some(20), &filter, (&since, &Bound::None), 5);
            answers.push(format!("{page:?} {slice:?}"));
        }
    }
    answers
}

proptest! {
    #[test]
    fn pieces_tell_what_the_whole_tells(
        (events, cuts) in prop::collection::vec(drawn(), 1..40).prop_flat_map(|events| {
            let cuts = prop::collection::vec(0..events.len(), 0..4);
            (Just(events), cuts)
        })
    ) {
        let (whole, pieces) = (memory(&events, &[]), memory(&events, &cuts));
        prop_assert_eq!(answers(&whole), answers(&pieces));
        for session in 0..whole.sessions.len() {
            let number = u32::try_from(session).expect("a few");
            prop_assert_eq!(
                format!("{:?}", whole.sessions.entry(number)),
                format!("{:?}", pieces.sessions.entry(number))
            );
        }
    }
}
