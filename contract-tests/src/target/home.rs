//! The private home of one server: its database, files and programs, gone when dropped.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::circumstances::CIRCUMSTANCES;
use crate::recording::{PlacedFile, Program};

#[derive(Debug)]
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// A home without files.
    pub fn new() -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("contract-tests-home-")
            .tempdir()?;
        // `projects` too: the server warns where its projects directory is none.
        for name in ["bin", "projects"] {
            std::fs::create_dir(folder.path().join(name))?;
        }
        Ok(Self { folder })
    }

    /// A home with files, and programs that stand at the head of `PATH`.
    pub fn with(files: &[PlacedFile], programs: &[Program]) -> Result<Self> {
        let home = Self::new()?;
        for file in files {
            let path = home.path().join(&file.path);
            let folder = path.parent().context("a file without folder")?;
            std::fs::create_dir_all(folder)?;
            std::fs::write(&path, &file.text)?;
        }
        for program in programs {
            let path = home.path().join("bin").join(&program.name);
            std::fs::write(&path, &program.text)?;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))?;
        }
        Ok(home)
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn database(&self) -> PathBuf {
        self.path().join("agentmonitor.db")
    }

    /// The environment of the recordings, for a server that takes any free port; a scenario may say otherwise.
    pub fn circumstances(&self) -> BTreeMap<String, String> {
        CIRCUMSTANCES.env(self, 0)
    }
}
