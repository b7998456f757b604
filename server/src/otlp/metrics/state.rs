//! The file beside the database in which series outlive a restart. Losing it costs no event: series are counted from
//! nothing again.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::series::Series;

/// Our part of the file.
const PART: &str = "metric_series";

/// `<database>.state`, readable by its owner alone.
#[derive(Debug, Clone)]
pub(in crate::otlp) struct StateFile(PathBuf);

impl StateFile {
    /// The one of this database.
    pub(in crate::otlp) fn of(database: &Path) -> Self {
        let database = database.canonicalize();
        Self(beside(&database.unwrap_or_default(), ".state"))
    }

    /// What was saved; nothing where there is no file, or one that cannot be read.
    pub(in crate::otlp) fn load(&self) -> Series {
        match self.read() {
            Ok(mut parts) => match serde_json::from_value(parts.remove(PART).unwrap_or_default()) {
                Ok(series) => series,
                Err(_) if parts.is_empty() => Series::default(),
                Err(error) => self.unread(&error),
            },
            Err(error) => self.unread(&error),
        }
    }

    fn unread(&self, error: &dyn std::fmt::Display) -> Series {
        tracing::warn!(path = %self.0.display(), %error, "what cumulative metrics stood at cannot be read; they are counted from nothing");
        Series::default()
    }

    /// Saves `series`, all of it or nothing; other parts of the file stay.
    pub(in crate::otlp) fn save(&self, series: &Series) {
        if let Err(error) = self.write(series) {
            tracing::warn!(path = %self.0.display(), %error, "what cumulative metrics stand at cannot be saved; after a restart they are counted from nothing");
        }
    }

    fn read(&self) -> io::Result<Map<String, Value>> {
        match fs::read(&self.0) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes)?),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Map::new()),
            Err(error) => Err(error),
        }
    }

    fn write(&self, series: &Series) -> io::Result<()> {
        let mut parts = self.read().unwrap_or_default();
        parts.insert(PART.to_owned(), serde_json::to_value(series)?);
        let draft = beside(&self.0, ".new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(&draft)?;
        file.write_all(&serde_json::to_vec(&parts)?)?;
        drop(file);
        fs::rename(&draft, &self.0)
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(suffix);
    beside.into()
}
