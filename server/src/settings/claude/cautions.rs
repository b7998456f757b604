//! What has telemetry not come, or go where it should not.
use super::variables::{
    DISABLED, ENABLE, Exports, HEADERS, LOGS, METRICS, Names, Variables, YES, exports, is, receiver,
};
use crate::settings::is_ours_to_carry;

const PLACE: &str = "in `env` of Claude Code's settings";

/// What is to be said of an environment, with what to do.
pub fn cautions(variables: &Variables) -> Vec<(String, String)> {
    if !is(variables, ENABLE, &YES) {
        return Vec::new();
    }
    let here = Exports::of(variables);
    let foreign = variables.get(HEADERS);
    let foreign = foreign.is_some_and(|headers| !is_ours_to_carry(headers));
    let mut cautions = Vec::new();
    let mut say = |what: String, todo: &str| cautions.push((what, todo.to_owned()));
    if is(variables, DISABLED, &["true"]) {
        say(
            format!("`{DISABLED}` {PLACE} keeps all telemetry back"),
            "take it out there",
        );
    }
    let to_nowhere =
        |names: &&Names| exports(variables, names) && receiver(variables, names).is_none();
    for names in [&LOGS, &METRICS].into_iter().filter(to_nowhere) {
        say(
            format!(
                "`{}` {PLACE} exports to nowhere: there is no address",
                names.exporter
            ),
            "take it out there, or set the address of its receiver",
        );
    }
    if here.logs && here.metrics {
        say(
            "Claude Code exports logs and metrics: they tell the same tokens and dollars"
                .to_owned(),
            "agentmonitor otel claude --write leaves one of them",
        );
    }
    if here.any() && foreign {
        say(
            format!("`{HEADERS}` {PLACE} is sent to each receiver, AgentMonitor too"),
            "name what is for another receiver's signal alone, such as OTEL_EXPORTER_OTLP_METRICS_HEADERS",
        );
    }
    cautions
}
