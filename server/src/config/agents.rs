//! Where agents keep their settings, by their own variables.
use std::fs;
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

/// For whom a settings file of Claude Code counts; the later wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The user, everywhere.
    User,
    /// All who work on a project.
    Project,
    /// The user, in a project.
    Local,
    /// Everybody on the machine: an administrator's.
    Managed,
}

impl AgentFiles {
    /// `None` where there is no home directory to look in.
    pub fn of(around: &Surroundings) -> Option<Self> {
        let home = around.home_dir()?;
        Some(Self {
            codex: named(around, "CODEX_HOME")
                .unwrap_or_else(|| home.join(".codex"))
                .join("config.toml"),
            gemini: home.join(".gemini").join("settings.json"),
            claude: Self::claude_of(around)?,
        })
    }

    /// Claude Code's alone, which its own variable may say without a home directory.
    pub fn claude_of(around: &Surroundings) -> Option<PathBuf> {
        let home = || Some(around.home_dir()?.join(".claude"));
        let folder = named(around, "CLAUDE_CONFIG_DIR").or_else(home)?;
        Some(folder.join("settings.json"))
    }

    /// All settings that Claude Code reads when it is started here.
    pub fn claude_here(around: &Surroundings) -> Vec<(Scope, PathBuf)> {
        Self::claude_in(around, &around.working_dir.join(".claude"))
    }

    /// All that it reads together with `named`, which may be of another project.
    pub fn claude_with(around: &Surroundings, named: &Path) -> Vec<(Scope, PathBuf)> {
        let named = around.working_dir.join(named);
        let is_users = Self::claude_of(around).is_some_and(|users| users == named);
        let mut files = match named.parent().filter(|_| !is_users) {
            Some(folder) => Self::claude_in(around, folder),
            None => Self::claude_here(around),
        };
        files.push((Scope::Local, named));
        files
    }

    fn claude_in(around: &Surroundings, project: &Path) -> Vec<(Scope, PathBuf)> {
        let user = Self::claude_of(around).map(|path| (Scope::User, path));
        let others = [
            (Scope::Project, project.join("settings.json")),
            (Scope::Local, project.join("settings.local.json")),
        ];
        let managed = managed_in(Path::new(MANAGED)).into_iter();
        let managed = managed.map(|path| (Scope::Managed, path));
        user.into_iter().chain(others).chain(managed).collect()
    }
}

/// Where administrators put settings of Claude Code.
const MANAGED: &str = if cfg!(target_os = "macos") {
    "/Library/Application Support/ClaudeCode"
} else if cfg!(windows) {
    r"C:\Program Files\ClaudeCode"
} else {
    "/etc/claude-code"
};

/// Those that an administrator has put into a folder: one file, and what is merged into it in the order of names.
fn managed_in(folder: &Path) -> Vec<PathBuf> {
    let more = fs::read_dir(folder.join("managed-settings.d")).into_iter();
    let more = more.flatten().flatten().map(|entry| entry.path());
    let is_json = |path: &PathBuf| path.extension().is_some_and(|end| end == "json");
    let mut more: Vec<_> = more.filter(is_json).collect();
    more.sort();
    more.insert(0, folder.join("managed-settings.json"));
    more
}

fn named(around: &Surroundings, variable: &str) -> Option<PathBuf> {
    let folder = around
        .variable(variable)
        .filter(|value| !value.is_empty())?;
    Some(around.working_dir.join(folder))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{AgentFiles, Scope, managed_in};
    use crate::config::Surroundings;

    #[test]
    fn claudes_settings_are_where_its_variable_or_the_home_directory_says() {
        let bare = Surroundings::new("/work", None);
        let home = bare.clone().with("HOME", "/home/me");
        let named = bare.clone().with("CLAUDE_CONFIG_DIR", "conf");
        assert_eq!(AgentFiles::claude_of(&bare), None);
        let settings = AgentFiles::claude_of(&home).expect("a home");
        assert_eq!(settings, Path::new("/home/me/.claude/settings.json"));
        assert_eq!(
            AgentFiles::claude_of(&named).as_deref(),
            Some(Path::new("/work/conf/settings.json"))
        );
        let files = AgentFiles::of(&home).expect("a home");
        assert_eq!(files.claude, settings);
        let here = AgentFiles::claude_here(&home);
        let scopes: Vec<_> = here.iter().map(|(scope, _)| *scope).collect();
        assert!(scopes.is_sorted() && scopes.ends_with(&[Scope::Managed]));
        assert_eq!(here[2].1, Path::new("/work/.claude/settings.local.json"));
    }

    #[test]
    fn an_administrators_settings_are_one_file_and_those_beside_it_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let more = folder.path().join("managed-settings.d");
        std::fs::create_dir(&more).expect("made");
        for name in ["b.json", "a.json", "c.txt"] {
            std::fs::write(more.join(name), "{}").expect("written");
        }
        assert_eq!(
            managed_in(folder.path()),
            [
                folder.path().join("managed-settings.json"),
                more.join("a.json"),
                more.join("b.json")
            ]
        );
    }
}
