//! The variables of OpenTelemetry that Claude Code reads, and what they come to.
use std::collections::BTreeMap;

use crate::settings::is_ours;

pub(super) const ENABLE: &str = "CLAUDE_CODE_ENABLE_TELEMETRY";
pub(super) const ENDPOINT: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
pub(super) const HEADERS: &str = "OTEL_EXPORTER_OTLP_HEADERS";
/// An exporter.
pub(super) const OTLP: &str = "otlp";
pub(super) const DISABLED: &str = "OTEL_SDK_DISABLED";

/// How Claude Code is told yes.
pub(super) const YES: [&str; 4] = ["1", "true", "yes", "on"];

/// The variables of a signal.
pub(super) struct Names {
    pub(super) exporter: &'static str,
    pub(super) protocol: &'static str,
    pub(super) endpoint: &'static str,
    pub(super) headers: &'static str,
    pub(super) path: &'static str,
}

pub(super) const LOGS: Names = Names {
    exporter: "OTEL_LOGS_EXPORTER",
    protocol: "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL",
    endpoint: "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    headers: "OTEL_EXPORTER_OTLP_LOGS_HEADERS",
    path: "/v1/logs",
};
pub(super) const METRICS: Names = Names {
    exporter: "OTEL_METRICS_EXPORTER",
    protocol: "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL",
    endpoint: "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
    headers: "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
    path: "/v1/metrics",
};

/// Names and values.
pub(super) type Variables = BTreeMap<String, String>;

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
            is_on && address.is_some_and(|(_, address)| is_ours(address))
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

pub(super) fn is_here(variables: &Variables, names: &Names) -> bool {
    let address = receiver(variables, names);
    address.is_some_and(|(_, address)| is_ours(address))
}

/// Where a signal goes, if it is exported, and which variable says so.
pub(super) fn receiver<'a>(
    variables: &'a Variables,
    names: &Names,
) -> Option<(&'static str, &'a str)> {
    match exports(variables, names) {
        true => address(variables, names),
        false => None,
    }
}

/// Where a signal goes once it is exported, and which variable says so.
pub(super) fn address<'a>(
    variables: &'a Variables,
    names: &Names,
) -> Option<(&'static str, &'a str)> {
    let address = |name: &'static str| {
        let address = variables.get(name).map(|address| address.trim());
        let address = address.filter(|address| !address.is_empty());
        address.map(|address| (name, address))
    };
    address(names.endpoint).or_else(|| address(ENDPOINT))
}

/// Whether any signal has an address that is none of ours.
pub(super) fn has_other(variables: &Variables) -> bool {
    variables.iter().any(|(name, address)| {
        let is_address = name.starts_with("OTEL_EXPORTER_OTLP_") && name.ends_with("ENDPOINT");
        is_address && !is_ours(address.trim())
    })
}

/// Whether a signal is exported by OTLP, to wherever.
pub(super) fn exports(variables: &Variables, names: &Names) -> bool {
    exporters(variables, names).any(|exporter| exporter == OTLP)
}

fn exporters<'a>(variables: &'a Variables, names: &Names) -> impl Iterator<Item = &'a str> {
    let list = variables.get(names.exporter).map_or("", String::as_str);
    list.split(',').map(str::trim)
}

pub(super) fn without_otlp(variables: &Variables, names: &Names) -> String {
    let others = exporters(variables, names).filter(|exporter| *exporter != OTLP);
    match others.collect::<Vec<_>>().join(",") {
        none if none.is_empty() => "none".to_owned(),
        others => others,
    }
}

pub(super) fn is(variables: &Variables, name: &str, values: &[&str]) -> bool {
    let value = variables.get(name).map(|value| value.trim().to_lowercase());
    value.is_some_and(|value| values.contains(&value.as_str()))
}
