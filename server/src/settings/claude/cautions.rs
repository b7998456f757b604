//! What has telemetry not come, or go where it should not.
use super::variables::{
    DISABLED, ENABLE, Exports, HEADERS, LOGS, METRICS, Names, Variables, YES, exports, has_other,
    is, is_here, receiver,
};
use crate::settings::is_ours_to_carry;

const PLACE: &str = "in `env` of Claude Code's settings";

/// What is to be said of an environment, with what to do.
pub fn cautions(variables: &Variables) -> Vec<(String, String)> {
    if !is(variables, ENABLE, &YES) {
        return Vec::new();
    }
    let here = Exports::of(variables);
    let foreign = is_anothers(variables);
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

/// Whether what all receivers are shown is meant for another than ours. A token is, where another receives something, unless
/// it is the one that we are shown alone.
fn is_anothers(variables: &Variables) -> bool {
    let Some(all) = variables
        .get(HEADERS)
        .filter(|headers| !headers.trim().is_empty())
    else {
        return false;
    };
    let here =
        |names: &Names| is_here(variables, names) && variables.get(names.headers) == Some(all);
    !here(&LOGS) && !here(&METRICS) && (has_other(variables) || !is_ours_to_carry(all))
}
