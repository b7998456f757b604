//! Where agents keep their settings, by their own variables.
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Surroundings;

/// Files with the user's settings of each agent.
#[derive(Debug)]
pub struct AgentFiles {
    /// Codex: `config.toml` in `CODEX_HOME`.
    pub codex: PathBuf,
    /// Gemini CLI: below the home directory.
    pub gemini: PathBuf,
    /// Claude Code: `settings.json` in `CLAUDE_CONFIG_DIR`.
    pub claude: PathBuf,
}

impl AgentFiles {
    /// `None` where there is no home directory to look in.
    pub fn of(around: &Surroundings) -> Option<Self> {
        let named = |name| around.variable(name).filter(|value| !value.is_empty());
        let home = Path::new(named("HOME").or_else(|| named("USERPROFILE"))?);
        let folder = |variable: Option<&OsStr>, default: &str| match variable {
            Some(folder) => around.working_dir.join(folder),
            None => home.join(default),
        };
        Some(Self {
            codex: folder(named("CODEX_HOME"), ".codex").join("config.toml"),
            gemini: home.join(".gemini").join("settings.json"),
            claude: folder(named("CLAUDE_CONFIG_DIR"), ".claude").join("settings.json"),
        })
    }
}
