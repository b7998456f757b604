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
}

impl Surroundings {
    /// Those of this process. Fails where the working directory is gone.
    pub fn of_process() -> io::Result<Self> {
        Ok(Self {
            variables: env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
                .collect(),
            working_dir: env::current_dir()?,
            data_dir: directories::BaseDirs::new().map(|dirs| dirs.data_dir().to_owned()),
        })
    }

    /// Made up: no variables, this working directory, this data directory.
    pub fn new(working_dir: impl Into<PathBuf>, data_dir: Option<PathBuf>) -> Self {
        Self {
            variables: BTreeMap::new(),
            working_dir: working_dir.into(),
            data_dir,
        }
    }

    /// The same with a variable set.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.insert(name.to_owned(), value.into());
        self
    }

    pub(super) fn variable(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(name).map(OsString::as_os_str)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }
}
