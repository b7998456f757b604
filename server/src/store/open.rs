//! Opening a database file: what must not be touched is refused before anything is written.
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::ErrorKind;
#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use agentmonitor_migrations::Done;
use sea_orm::{DatabaseConnection, SqlxSqliteConnector};

use super::StoreOptions;
pub(super) use super::error::unwritable;
use super::error::{OpenError, failed};
use super::look::{Care, Found, look, refuse_stray_log};
use super::pools::Pools;
use super::upgrade;

/// The connections to one open database.
pub(super) struct Opened {
    pub(super) path: PathBuf,
    pub(super) writer: DatabaseConnection,
    pub(super) checkpoints: DatabaseConnection,
    pub(super) readers: DatabaseConnection,
    pub(super) lookups: DatabaseConnection,
    pub(super) repairs: DatabaseConnection,
}

/// Creates the file and its folders where they are missing (0600, 0700), refuses what is not ours, upgrades the rest.
pub(super) async fn open(options: &StoreOptions) -> Result<Opened, OpenError> {
    let path = absolute(&options.path)?;
    if !exists(&path)? {
        refuse_stray_log(&path)?;
        create(&path)?;
    } else if let Found::Older { user_version, .. } =
        look(&path, options.lock_wait, Care::Start).await?
    {
        upgrade::older(&path, user_version, options.lock_wait)
            .await?
            .log(&path);
    }
    let pools = Pools::new(&path, options);
    let writer = upgrade::connected(&path, pools.writer().await)?;
    let done = upgrade::bring_up(&path, &writer).await?;
    let what = match done {
        Done::Created => "created",
        Done::Adopted => "adopted as it is",
        Done::Nothing | Done::Upgraded { .. } => "opened",
    };
    tracing::info!(path = %path.display(), "database {what}");
    Ok(Opened {
        writer,
        checkpoints: SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.checkpoints()),
        readers: SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.readers(options.readers)),
        lookups: SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.readers(1)),
        repairs: SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.readers(1)),
        path,
    })
}

/// SQLite would read a path that begins with `file:` as something else.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, OpenError> {
    std::path::absolute(path).map_err(|error| failed(path, &error))
}

pub(super) fn exists(path: &Path) -> Result<bool, OpenError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(OpenError::Directory(path.into())),
        Ok(found) if !found.is_file() => Err(OpenError::NotAFile(path.into())),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(unwritable(path, &error)),
    }
}

pub(super) fn create(path: &Path) -> Result<(), OpenError> {
    let create = || -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            create_folder(folder)?;
        }
        // SQLite gives its side files the mode of the main file.
        private().create(true).truncate(false).open(path).map(drop)
    };
    create().map_err(|error| unwritable(path, &error))
}

/// Options for a file that is for its owner only.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    options.mode(0o600);
    options
}

pub(super) fn create_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder)
}

/// The path of a file of SQLite's beside the database.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(suffix);
    beside.into()
}
