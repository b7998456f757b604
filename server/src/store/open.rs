//! Opening a database file: what must not be touched is refused before anything is written.
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read};
#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use agentmonitor_migrations::{State, examine, upgrade};
use sea_orm::{DatabaseConnection, DbErr, SqlxSqliteConnector};

use super::StoreOptions;
use super::error::{OpenError, code, sqlite_code};
use super::pools::Pools;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER_BYTES: usize = 100;

/// The connections to one open database.
pub(super) struct Opened {
    pub(super) path: PathBuf,
    pub(super) writer: DatabaseConnection,
    pub(super) checkpoints: DatabaseConnection,
    pub(super) readers: DatabaseConnection,
    pub(super) lookups: DatabaseConnection,
}

/// Creates the file and its folders where they are missing (0600, 0700), refuses what is not ours, upgrades the rest.
pub(super) async fn open(options: &StoreOptions) -> Result<Opened, OpenError> {
    // Absolute: SQLite would read a path that begins with `file:` as something else.
    let path = std::path::absolute(&options.path).map_err(|error| failed(&options.path, &error))?;
    let existed = exists(&path)?;
    if existed {
        refuse_foreign(&path, options).await?;
    } else {
        create(&path)?;
    }
    let pools = Pools::new(&path, options);
    let opened = Opened {
        writer: connect(&path, pools.writer().await).await?,
        checkpoints: SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.checkpoints()),
        readers: SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.readers(options.readers)),
        lookups: SqlxSqliteConnector::from_sqlx_sqlite_pool(pools.readers(1)),
        path,
    };
    match upgrade(&opened.writer).await {
        Ok(()) => {
            let what = if existed { "opened" } else { "created" };
            tracing::info!(path = %opened.path.display(), "database {what}");
            Ok(opened)
        }
        Err(error) => {
            if let Err(error) = opened.writer.close_by_ref().await {
                tracing::warn!(%error, "the database could not be closed");
            }
            Err(refusal(&opened.path, &error))
        }
    }
}

async fn connect(
    path: &Path,
    pool: Result<sea_orm::sqlx::SqlitePool, sea_orm::sqlx::Error>,
) -> Result<DatabaseConnection, OpenError> {
    pool.map(SqlxSqliteConnector::from_sqlx_sqlite_pool)
        .map_err(|error| {
            refusal(
                path,
                &DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())),
            )
        })
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

fn create(path: &Path) -> Result<(), OpenError> {
    let create = || -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            create_folder(folder)?;
        }
        let mut file = OpenOptions::new();
        file.write(true).create(true).truncate(false);
        // SQLite gives its side files the mode of the main file.
        #[cfg(unix)]
        file.mode(0o600);
        file.open(path).map(|_| ())
    };
    create().map_err(|error| unwritable(path, &error))
}

pub(super) fn create_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder)
}

/// Reads the file, without changing it, and refuses what this version does not open.
async fn refuse_foreign(path: &Path, options: &StoreOptions) -> Result<(), OpenError> {
    let file = OpenOptions::new().read(true).write(true).open(path);
    let file = file.map_err(|error| unwritable(path, &error))?;
    let leftovers = Leftovers::of(path);
    refuse_by_header(path, file, &leftovers)?;
    let look = async {
        let pool =
            Pools::looking(path, leftovers.journal, leftovers.any(), options.lock_wait).await;
        let db = pool.map(SqlxSqliteConnector::from_sqlx_sqlite_pool);
        let db = db.map_err(|error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))?;
        let state = examine(&db).await;
        db.close().await?;
        state
    };
    let path = path.to_path_buf();
    match look.await {
        Ok(State::Empty | State::Current) => Ok(()),
        Ok(State::Older { user_version }) => Err(OpenError::Older { path, user_version }),
        Ok(State::Newer { user_version }) => Err(OpenError::Newer { path, user_version }),
        Ok(State::Foreign) => Err(OpenError::Foreign(path)),
        Err(error) => Err(refusal(&path, &error)),
    }
}

/// What a process that was killed has left beside the file: SQLite must see it, or it would read an old state.
struct Leftovers {
    wal: bool,
    journal: bool,
}

impl Leftovers {
    fn of(path: &Path) -> Self {
        let filled = |suffix| fs::metadata(beside(path, suffix)).is_ok_and(|file| file.len() > 0);
        Self {
            wal: filled("-wal"),
            journal: filled("-journal"),
        }
    }

    fn any(&self) -> bool {
        self.wal || self.journal
    }
}

/// SQLite itself notices a wrong file late, and one that was cut off perhaps never.
fn refuse_by_header(path: &Path, mut file: File, left: &Leftovers) -> Result<(), OpenError> {
    let length = file.metadata().map_err(|error| failed(path, &error))?.len();
    if length == 0 {
        return Ok(());
    }
    let mut header = [0; HEADER_BYTES];
    if file.read_exact(&mut header).is_err() || !header.starts_with(MAGIC) {
        return Err(OpenError::NotADatabase(path.into()));
    }
    let word = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    let page_bytes = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        bytes => u64::from(bytes),
    };
    if page_bytes < 512 || !page_bytes.is_power_of_two() {
        return Err(OpenError::NotADatabase(path.into()));
    }
    // The page count holds only if it was written together with the change counter.
    let counted = word(24) == word(92);
    if counted && !left.any() && length < u64::from(word(28)) * page_bytes {
        let detail = "its end is missing".to_owned();
        return Err(OpenError::Damaged {
            path: path.into(),
            detail,
        });
    }
    Ok(())
}

/// The path of a file of SQLite's beside the database.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(suffix);
    beside.into()
}

fn refusal(path: &Path, error: &DbErr) -> OpenError {
    let path = path.to_path_buf();
    let detail = || error.to_string();
    match sqlite_code(error) {
        Some(code::NOTADB) => OpenError::NotADatabase(path),
        Some(code::CORRUPT) => OpenError::Damaged {
            path,
            detail: detail(),
        },
        Some(code::BUSY | code::LOCKED) => OpenError::Locked(path),
        Some(code::READONLY | code::CANTOPEN) => OpenError::Unwritable {
            path,
            detail: detail(),
        },
        _ => OpenError::Failed {
            path,
            detail: detail(),
        },
    }
}

pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> OpenError {
    OpenError::Unwritable {
        path: path.into(),
        detail: error.to_string(),
    }
}

fn failed(path: &Path, error: &std::io::Error) -> OpenError {
    OpenError::Failed {
        path: path.into(),
        detail: error.to_string(),
    }
}
