//! What the environment tells the command that hooks run. Nothing of it is an error: an agent waits.

use std::path::PathBuf;

use super::{Surroundings, settings, to_usize};

/// The variables that the legacy's hook scripts read, too.
const INSTRUMENTED: &str = "AGENTMONITOR_INSTRUCTION_LOAD_INSTRUMENTED";

/// What goes with a payload.
#[derive(Debug)]
pub struct HookSettings {
    /// Whether tools are looked at before their use; where none says it, the server does.
    pub safety: Option<bool>,
    /// Whether the agent also tells which instructions it loads.
    pub instruction_load_instrumented: bool,
    /// What metadata may take.
    pub metadata_limit_bytes: usize,
    /// Below which events may be kept.
    pub data_dir: Option<PathBuf>,
}

impl HookSettings {
    /// Reads the environment.
    pub fn load(around: &Surroundings) -> Self {
        let set = |name: &str| {
            let value = around.variable(name).and_then(|value| value.to_str());
            value.filter(|value| !value.is_empty())
        };
        let limit = to_usize(settings::MAX_PAYLOAD_KB.default * 1024);
        Self {
            safety: set(settings::SAFETY.env).map(|value| value == settings::SAFETY.default),
            instruction_load_instrumented: set(INSTRUMENTED) == Some("1"),
            metadata_limit_bytes: limit,
            data_dir: around.data_dir.clone(),
        }
    }
}
