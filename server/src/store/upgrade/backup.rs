//! The copy that is kept of a file before it is changed.
//!
//! It is named after the file, its version and the time, and is whole or not there: it is written under a name of its own
//! and renamed when the disk has it. The log of a process that was killed is part of it.
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::store::error::{OpenError, code, refusal, sqlite_code};
use crate::store::{look, open};

const DRAFT: &str = ".draft";

/// Copies the database at `path`, without changing it. Whoever calls this owns the database.
pub(super) async fn make(path: &Path, version: i64, wait: Duration) -> Result<PathBuf, OpenError> {
    let backup = free_name(path, version);
    let draft = named(&backup, DRAFT);
    let unwritten = |error: &dyn std::fmt::Display| OpenError::NoBackup {
        path: path.into(),
        detail: error.to_string(),
    };
    sweep(path);
    let made = match create(&draft) {
        Ok(()) => copy(path, &draft, wait).await,
        Err(error) => Err(unwritten(&error)),
    };
    let made = made.and_then(|()| publish(&draft, &backup).map_err(|error| unwritten(&error)));
    if made.is_err() {
        discard(&draft);
    }
    made.map(|()| backup)
}

/// Removes a copy that nobody needs.
pub(super) fn discard(copy: &Path) {
    if let Err(error) = fs::remove_file(copy)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "{} is left behind and can be deleted", copy.display());
    }
}

async fn copy(path: &Path, draft: &Path, wait: Duration) -> Result<(), OpenError> {
    let before = stamp(path);
    let copied = vacuum_into(path, draft, wait).await;
    copied.map_err(|error| match sqlite_code(&error) {
        Some(code::CORRUPT | code::NOTADB | code::BUSY | code::LOCKED) => refusal(path, &error),
        _ => OpenError::NoBackup {
            path: path.into(),
            detail: error.to_string(),
        },
    })?;
    // The copy was read without locks where nothing lay beside the file.
    match stamp(path) == before {
        true => Ok(()),
        false => Err(OpenError::Locked(path.into())),
    }
}

async fn vacuum_into(path: &Path, draft: &Path, wait: Duration) -> Result<(), DbErr> {
    let target = draft.to_str().ok_or_else(|| {
        DbErr::Custom("the path is no text that SQLite can read; name another".to_owned())
    })?;
    let db = look::connect(path, wait).await?;
    let copy = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [target.into()]);
    let copied = db.execute_raw(copy).await;
    db.close().await?;
    copied.map(drop)
}

fn stamp(path: &Path) -> Option<(u64, SystemTime)> {
    let file = fs::metadata(path).ok()?;
    Some((file.len(), file.modified().ok()?))
}

/// SQLite fills a file that is there and empty, and leaves its mode alone.
fn create(draft: &Path) -> io::Result<()> {
    open::private().create_new(true).open(draft).map(drop)
}

fn publish(draft: &Path, backup: &Path) -> io::Result<()> {
    File::open(draft)?.sync_all()?;
    fs::rename(draft, backup)
}

/// Removes what a process that was killed has not finished.
fn sweep(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return;
    };
    let start = format!("{}.backup-v", name.to_string_lossy());
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let unfinished = [DRAFT, ".draft-journal"]
            .iter()
            .any(|end| name.ends_with(end));
        if name.starts_with(&start) && unfinished {
            discard(&entry.path());
        }
    }
}

/// `<database>.backup-v<version>-<time>`, with a number behind it where that is taken.
fn free_name(path: &Path, version: i64) -> PathBuf {
    let time = Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    let name = named(path, &format!(".backup-v{version}-{time}"));
    let numbered = (2_u32..).map(|number| named(&name, &format!("-{number}")));
    std::iter::once(name.clone())
        .chain(numbered)
        .find(|name| fs::symlink_metadata(name).is_err())
        .unwrap_or(name)
}

fn named(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
