//! What lies around the process, taken once, so that a test can say what it is.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;

/// Environment, working directory and the platform's data directory.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Names that are not UTF-8 cannot be ours and are left out.
    variables: BTreeMap<String, OsString>,
    pub(super) working_dir: PathBuf,
    pub(super) data_dir: Option<PathBuf>,
    home_dir: Option<PathBuf>,
}

impl Surroundings {
    /// Those of this process. Fails where the working directory is gone.
    pub fn of_process() -> io::Result<Self> {
        Ok(Self::of_process_in(env::current_dir()?))
    }

    /// Those of this process, for a command that goes on even where the working directory is gone.
    pub fn of_process_anywhere() -> Self {
        Self::of_process_in(env::current_dir().unwrap_or_default())
    }

    fn of_process_in(working_dir: PathBuf) -> Self {
        let dirs = directories::BaseDirs::new();
        Self {
            variables: env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
                .collect(),
            working_dir,
            data_dir: dirs.as_ref().map(|dirs| dirs.data_dir().to_owned()),
            home_dir: dirs.map(|dirs| dirs.home_dir().to_owned()),
        }
    }

    /// Made up: no variables, this working directory, this data directory.
    pub fn new(working_dir: impl Into<PathBuf>, data_dir: Option<PathBuf>) -> Self {
        Self {
            variables: BTreeMap::new(),
            working_dir: working_dir.into(),
            data_dir,
            home_dir: None,
        }
    }

    /// The same with a variable set.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.insert(name.to_owned(), value.into());
        self
    }

    /// Where the user is at home: where the environment says it, as agents have it, else where the platform says.
    pub(super) fn home_dir(&self) -> Option<PathBuf> {
        let named = |name| self.variable(name).filter(|dir| !dir.is_empty());
        let named = named("HOME").or_else(|| named("USERPROFILE"));
        named.map(PathBuf::from).or_else(|| self.home_dir.clone())
    }

    /// Where the command of the status line before ours is kept, if the environment says it.
    pub fn statusline_forward_file(&self) -> Option<PathBuf> {
        let named = self.variable("AGENTMONITOR_STATUSLINE_FORWARD_FILE")?;
        (!named.is_empty()).then(|| self.working_dir.join(named))
    }

    pub(super) fn variable(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(name).map(OsString::as_os_str)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }
}
