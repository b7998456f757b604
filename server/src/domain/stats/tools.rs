//! How often each tool was used, and how it went.
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The calls of one tool by one agent type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ToolCalls {
    pub tool_name: String,
    pub agent_type: String,
    pub calls: i64,
    /// Those with the status `error`.
    pub errors: i64,
    /// Those that have a duration, and the sum of it in milliseconds.
    pub timed: i64,
    pub duration_ms: f64,
}

/// The calls of one tool.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ToolUsage {
    pub tool_name: String,
    pub total_calls: i64,
    pub error_count: i64,
    /// Errors per call, to four places.
    pub error_rate: f64,
    /// Rounded half away from zero; none if no call has a duration.
    pub avg_duration_ms: Option<i64>,
    /// Most calls first, ties by name.
    pub by_agent: Vec<(String, i64)>,
}

/// How tools that were used equally often follow each other. Clients of the runtime that came before see the second order
/// where they ask for one agent type, so it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolOrder {
    FirstByName,
    LastByName,
}

/// One entry a tool, most used first.
pub fn tool_usage(calls: Vec<ToolCalls>, order: ToolOrder) -> Vec<ToolUsage> {
    let mut by_tool: BTreeMap<String, Vec<ToolCalls>> = BTreeMap::new();
    for of_agent in calls {
        let tool = by_tool.entry(of_agent.tool_name.clone()).or_default();
        tool.push(of_agent);
    }
    let in_order = by_tool.into_iter();
    let mut tools: Vec<ToolUsage> = match order {
        ToolOrder::FirstByName => in_order.map(usage).collect(),
        ToolOrder::LastByName => in_order.rev().map(usage).collect(),
    };
    // Stable, so that equals stay as they are.
    tools.sort_by_key(|tool| Reverse(tool.total_calls));
    tools
}

fn usage((tool_name, mut agents): (String, Vec<ToolCalls>)) -> ToolUsage {
    agents.sort_by(|a, b| (b.calls, &a.agent_type).cmp(&(a.calls, &b.agent_type)));
    let total_calls: i64 = agents.iter().map(|agent| agent.calls).sum();
    let error_count: i64 = agents.iter().map(|agent| agent.errors).sum();
    let timed: i64 = agents.iter().map(|agent| agent.timed).sum();
    let duration_ms: f64 = agents.iter().map(|agent| agent.duration_ms).sum();
    ToolUsage {
        tool_name,
        total_calls,
        error_count,
        error_rate: (ratio(error_count as f64, total_calls) * 1e4).round() / 1e4,
        avg_duration_ms: (timed > 0).then(|| ratio(duration_ms, timed).round() as i64),
        by_agent: agents
            .into_iter()
            .map(|agent| (agent.agent_type, agent.calls))
            .collect(),
    }
}

fn ratio(part: f64, whole: i64) -> f64 {
    part / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(tool: &str, agent: &str, calls: i64, errors: i64) -> ToolCalls {
        ToolCalls {
            tool_name: tool.to_owned(),
            agent_type: agent.to_owned(),
            calls,
            errors,
            ..ToolCalls::default()
        }
    }

    fn names(order: ToolOrder) -> Vec<String> {
        let rows = vec![
            calls("Bash", "codex", 1, 0),
            calls("Read", "codex", 1, 0),
            calls("Read", "kiln", 1, 0),
            calls("Bash", "kiln", 1, 0),
            calls("Zip", "codex", 3, 0),
        ];
        let tools = tool_usage(rows, order).into_iter();
        tools.map(|tool| tool.tool_name).collect()
    }

    #[test]
    fn the_most_used_come_first_and_equals_by_name() {
        assert_eq!(names(ToolOrder::FirstByName), ["Zip", "Bash", "Read"]);
        assert_eq!(names(ToolOrder::LastByName), ["Zip", "Read", "Bash"]);
    }

    #[test]
    fn agents_of_a_tool_come_by_calls_and_then_by_name() {
        let rows = vec![
            calls("T", "b", 1, 0),
            calls("T", "a", 1, 0),
            calls("T", "c", 2, 0),
        ];
        let tools = tool_usage(rows, ToolOrder::FirstByName);
        let expected = [("c", 2), ("a", 1), ("b", 1)].map(|(name, n)| (name.to_owned(), n));
        assert_eq!(tools[0].by_agent, expected);
    }

    #[test]
    fn the_error_rate_has_four_places() {
        let tools = tool_usage(vec![calls("T", "a", 3, 2)], ToolOrder::FirstByName);
        assert_eq!(tools[0].error_rate, 0.6667);
        assert_eq!(tools[0].error_count, 2);
    }

    #[test]
    fn the_mean_duration_is_that_of_the_calls_that_have_one() {
        let timed = |timed, duration_ms| ToolCalls {
            timed,
            duration_ms,
            ..calls("T", "a", 9, 0)
        };
        let mean = |rows| tool_usage(rows, ToolOrder::FirstByName)[0].avg_duration_ms;
        assert_eq!(mean(vec![timed(0, 0.0)]), None);
        assert_eq!(mean(vec![timed(1, 0.0)]), Some(0));
        assert_eq!(mean(vec![timed(1, 120.0), timed(1, 121.0)]), Some(121));
        assert_eq!(mean(vec![timed(3, 1.0)]), Some(0));
    }
}
