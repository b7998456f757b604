//! `circumstances.yaml`: how a server is started and told where it is. All that the harness knows of a runtime's own
//! words comes from there, from a start command or from a scenario.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Home;
use crate::yaml;

/// The circumstances of the repository.
pub(super) static CIRCUMSTANCES: LazyLock<Circumstances> = LazyLock::new(|| {
    let read = Circumstances::parse(include_str!("../../circumstances.yaml"));
    read.expect("circumstances.yaml is read by a test")
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Circumstances {
    pub(super) serve: Vec<String>,
    pub(super) check: Vec<String>,
    pub(super) listening: String,
    env: BTreeMap<String, String>,
}

impl Circumstances {
    fn parse(text: &str) -> Result<Self> {
        serde_json::from_value(yaml::parse(text)?).context("in circumstances.yaml")
    }

    /// The environment of a server in `home` that listens on `port`.
    pub(super) fn env(&self, home: &Home, port: u16) -> BTreeMap<String, String> {
        let env = self.env.iter();
        env.map(|(name, value)| (name.clone(), filled(value, home, port)))
            .collect()
    }
}

/// `text` with what it asks for filled in.
pub(super) fn filled(text: &str, home: &Home, port: u16) -> String {
    let path = std::env::var("PATH").unwrap_or_default();
    text.replace("{port}", &port.to_string())
        .replace("{db}", &home.database().to_string_lossy())
        .replace("{home}", &home.path().to_string_lossy())
        .replace("{path}", &path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_told_its_own_home_and_port() {
        let home = Home::new().unwrap();
        let env = CIRCUMSTANCES.env(&home, 4711);
        assert_eq!(env["HOME"], home.path().to_string_lossy());
        assert!(env.values().any(|value| value == "4711"));
        assert!(env.values().all(|value| !value.contains('{')), "{env:?}");
        assert!(Circumstances::parse("serve: [serve]").is_err());
    }
}
