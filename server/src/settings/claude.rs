//! Claude Code: variables under `env` in `~/.claude/settings.json`. Its logs tell prompts, tools, tokens and dollars; its
//! metrics tell the tokens and dollars alone. Where hooks tell of prompts and tools, metrics are what is missing; else
//! logs are. Never both: the tokens would come twice.
//!
//! Only variables of the one signal are set: those of all signals belong to whoever else receives something.
use std::collections::BTreeMap;

use super::document::Document;
use super::fields::Otherwise::{Ask, Keep, Set};
use super::fields::{Field, edit as edit_fields, is_ours};
use super::{EditError, Receiver, is_ours_to_carry, masked};

const ENABLE: &str = "CLAUDE_CODE_ENABLE_TELEMETRY";
const ENDPOINT: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
const HEADERS: &str = "OTEL_EXPORTER_OTLP_HEADERS";
const DISABLED: &str = "OTEL_SDK_DISABLED";

/// How Claude Code is told yes.
const YES: [&str; 4] = ["1", "true", "yes", "on"];

/// What has Claude Code tell what is not told yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    Logs,
    Metrics,
}

/// The variables of a signal.
struct Names {
    exporter: &'static str,
    protocol: &'static str,
    endpoint: &'static str,
    headers: &'static str,
    path: &'static str,
}

const LOGS: Names = Names {
    exporter: "OTEL_LOGS_EXPORTER",
    protocol: "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL",
    endpoint: "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    headers: "OTEL_EXPORTER_OTLP_LOGS_HEADERS",
    path: "/v1/logs",
};
const METRICS: Names = Names {
    exporter: "OTEL_METRICS_EXPORTER",
    protocol: "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL",
    endpoint: "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
    headers: "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
    path: "/v1/metrics",
};

type Variables = BTreeMap<String, String>;

/// What comes to servers of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exports {
    pub logs: bool,
    pub metrics: bool,
}

impl Exports {
    /// By the environment of Claude Code.
    pub fn of(variables: &Variables) -> Self {
        let is_on = is(variables, ENABLE, &YES) && !is(variables, DISABLED, &["true"]);
        let here = |names: &Names| {
            let address = receiver(variables, names);
            is_on && address.is_some_and(|(_, address)| super::is_ours(address))
        };
        Self {
            logs: here(&LOGS),
            metrics: here(&METRICS),
        }
    }

    /// Whether anything comes.
    pub fn any(self) -> bool {
        self.logs || self.metrics
    }
}

pub(super) fn edit(
    text: &str,
    receiver: &Receiver,
    replace: bool,
    signal: Signal,
) -> Result<String, EditError> {
    let before = Document::parse(text)?.texts("env");
    let (names, other) = match signal {
        Signal::Logs => (&LOGS, &METRICS),
        Signal::Metrics => (&METRICS, &LOGS),
    };
    if !replace {
        must_be_free(&before, names)?;
    }
    let address = format!("{}{}", receiver.endpoint(), names.path);
    let mut fields = vec![Field::new(ENABLE, "1", Set)];
    if !exporters(&before, names).any(|exporter| exporter == "otlp") {
        let nobodys = Ask(|old| *old == "none" || *old == "");
        fields.push(Field::new(names.exporter, "otlp", nobodys));
    }
    if signal == Signal::Logs {
        // Whether prompts are told is the user's choice, once made.
        fields.push(Field::new("OTEL_LOG_USER_PROMPTS", "1", Keep));
    }
    fields.push(Field::new(names.protocol, "http/json", Set));
    fields.push(Field::new(names.endpoint, address, Ask(is_ours)));
    let carried = Ask(|old| old.as_str().is_some_and(is_ours_to_carry));
    match &receiver.token {
        Some(token) => {
            let header = format!("Authorization={}", token.bearer());
            fields.push(Field::new(names.headers, header, carried));
        }
        // What another receiver is shown is none of ours.
        None if !before
            .get(names.headers)
            .is_none_or(|old| is_ours_to_carry(old)) =>
        {
            fields.push(Field::optional(names.headers, "", carried));
        }
        None => {}
    }
    if is_here(&before, other) {
        fields.push(Field::new(
            other.exporter,
            without_otlp(&before, other),
            Set,
        ));
    }
    edit_fields(text, "env", &fields, replace)
}

/// Fails where the signal goes to somebody else by the address of all signals, which is none of the fields that are set.
fn must_be_free(variables: &Variables, names: &Names) -> Result<(), EditError> {
    match receiver(variables, names) {
        Some((ENDPOINT, address)) if !super::is_ours(address) => Err(EditError::Taken {
            place: format!("/env/{ENDPOINT}"),
            value: masked(address),
        }),
        _ => Ok(()),
    }
}

/// What has telemetry not come, or go where it should not, and what to do.
pub fn cautions(variables: &Variables) -> Vec<(String, String)> {
    let mut cautions = Vec::new();
    let mut say = |what: String, todo: &str| cautions.push((what, todo.to_owned()));
    let exports = Exports::of(variables);
    if is(variables, ENABLE, &YES) && is(variables, DISABLED, &["true"]) {
        say(
            format!("`{DISABLED}` in `env` of Claude Code's settings keeps all telemetry back"),
            "take it out there",
        );
    }
    for names in [&LOGS, &METRICS] {
        let exporting = exporters(variables, names).any(|exporter| exporter == "otlp");
        if exporting && is(variables, ENABLE, &YES) && receiver(variables, names).is_none() {
            say(
                format!(
                    "`{}` in `env` of Claude Code's settings exports to nowhere: there is no address",
                    names.exporter
                ),
                "take it out there, or set the address of its receiver",
            );
        }
    }
    if exports.logs && exports.metrics {
        say(
            "Claude Code exports logs and metrics: they tell the same tokens and dollars"
                .to_owned(),
            "agentmonitor otel claude --write leaves one of them",
        );
    }
    let foreign = variables
        .get(HEADERS)
        .filter(|headers| !is_ours_to_carry(headers));
    if exports.any() && foreign.is_some() {
        say(
            format!(
                "`{HEADERS}` in `env` of Claude Code's settings is sent to each receiver, AgentMonitor too"
            ),
            "name what is for another receiver's signal alone, such as OTEL_EXPORTER_OTLP_METRICS_HEADERS",
        );
    }
    cautions
}

fn is_here(variables: &Variables, names: &Names) -> bool {
    let address = receiver(variables, names);
    address.is_some_and(|(_, address)| super::is_ours(address))
}

/// Where a signal goes, if it is exported, and which variable says so.
fn receiver<'a>(variables: &'a Variables, names: &Names) -> Option<(&'static str, &'a str)> {
    if !exporters(variables, names).any(|exporter| exporter == "otlp") {
        return None;
    }
    let address = |name: &'static str| {
        let address = variables.get(name).map(|address| address.trim());
        let address = address.filter(|address| !address.is_empty());
        address.map(|address| (name, address))
    };
    address(names.endpoint).or_else(|| address(ENDPOINT))
}

fn exporters<'a>(variables: &'a Variables, names: &Names) -> impl Iterator<Item = &'a str> {
    let list = variables.get(names.exporter).map_or("", String::as_str);
    list.split(',').map(str::trim)
}

fn without_otlp(variables: &Variables, names: &Names) -> String {
    let others = exporters(variables, names).filter(|exporter| *exporter != "otlp");
    match others.collect::<Vec<_>>().join(",") {
        none if none.is_empty() => "none".to_owned(),
        others => others,
    }
}

fn is(variables: &Variables, name: &str, values: &[&str]) -> bool {
    let value = variables.get(name).map(|value| value.trim().to_lowercase());
    value.is_some_and(|value| values.contains(&value.as_str()))
}
