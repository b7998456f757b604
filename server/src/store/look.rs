//! Looking at a file before anything is done to it: what is not ours to use is refused, and left as it was.
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use agentmonitor_migrations::{Plan, State, examine, is_recorded, plan};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqlxSqliteConnector, Statement,
};

use super::error::{OpenError, refusal, unwritable};
use super::open::beside;
use super::pools::Pools;
use super::wal_index::WalIndex;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER_BYTES: usize = 100;
const WRITE_VERSION_AT: usize = 18;
const WITHOUT_LOG: u8 = 1;

/// A file that may be used.
pub(super) enum Found {
    Empty,
    Current,
    /// Written by an old release of the legacy.
    Older {
        user_version: i64,
        plan: Plan,
    },
}

/// How closely a file is looked at before it is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// Header and schema. Every page, too, of a file that is about to be upgraded, and of a small one on its first day.
    Start,
    /// Every page and every index.
    Everything,
}

/// A file of this size is read in a fraction of a second. To read a large one would delay the start.
const SMALL_BYTES: u64 = 32 << 20;

/// Reads the file, without changing it, and refuses what this version does not open.
pub(super) async fn look(path: &Path, wait: Duration, care: Care) -> Result<Found, OpenError> {
    let file = OpenOptions::new().read(true).write(true).open(path);
    let file = file.map_err(|error| unwritable(path, &error))?;
    refuse_by_header(path, file, &Leftovers::of(path))?;
    let index = WalIndex::of(path);
    let db = connect(path, wait)
        .await
        .map_err(|error| refusal(path, &error))?;
    let found = inspect(&db, path, care).await;
    let closed = db.close().await.map_err(|error| refusal(path, &error));
    let found = found.and_then(|found| closed.map(|()| found));
    if found.is_err() {
        index.restore();
    }
    found
}

/// A connection that looks at the file as it stands, with what a killed process left beside it.
pub(super) async fn connect(path: &Path, wait: Duration) -> Result<DatabaseConnection, DbErr> {
    let left = Leftovers::of(path);
    let pool = Pools::looking(path, left.journal, left.any(), wait).await;
    pool.map(SqlxSqliteConnector::from_sqlx_sqlite_pool)
        .map_err(|error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))
}

async fn inspect(db: &DatabaseConnection, path: &Path, care: Care) -> Result<Found, OpenError> {
    let failed = |error: DbErr| refusal(path, &error);
    let found = match examine(db).await.map_err(failed)? {
        State::Empty => Found::Empty,
        State::Current => Found::Current,
        State::Older { user_version } => Found::Older {
            user_version,
            plan: plan(db).await.map_err(failed)?,
        },
        State::Newer { user_version } => {
            let path = path.into();
            return Err(OpenError::Newer { path, user_version });
        }
        State::Foreign => return Err(OpenError::Foreign(path.into())),
    };
    let check = match (care, &found) {
        (Care::Everything, _) => Some("integrity_check"),
        (Care::Start, Found::Older { .. }) => Some("quick_check"),
        (Care::Start, Found::Current) => {
            let small = fs::metadata(path).is_ok_and(|file| file.len() <= SMALL_BYTES);
            let first_day = small && !is_recorded(db).await.map_err(failed)?;
            first_day.then_some("quick_check")
        }
        (Care::Start, Found::Empty) => None,
    };
    if let Some(check) = check {
        refuse_damage(db, path, check).await?;
    }
    Ok(found)
}

/// What a check tells that is no damage: rows that a later rule would not take, and a search index that can be made anew.
const NO_DAMAGE: [&str; 5] = [
    "ok",
    "NULL value in ",
    "CHECK constraint failed in ",
    "malformed inverted index ",
    "unable to validate the inverted index ",
];

/// SQLite reads a damaged page only when it needs it: what would be half upgraded is found out before.
async fn refuse_damage(db: &DatabaseConnection, path: &Path, check: &str) -> Result<(), OpenError> {
    let failed = |error: DbErr| refusal(path, &error);
    let check = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {check}(100)"));
    for row in db.query_all_raw(check).await.map_err(failed)? {
        let said: String = row.try_get_by_index(0).map_err(failed)?;
        if !NO_DAMAGE.iter().any(|start| said.starts_with(start)) {
            return Err(OpenError::Damaged {
                path: path.into(),
                detail: said.replace('\n', " "),
            });
        }
    }
    Ok(())
}

/// What a process that was killed has left beside the file: SQLite must see it, or it would read an old state.
struct Leftovers {
    wal: bool,
    /// The log is more than its header.
    frames: bool,
    journal: bool,
}

const WAL_HEADER_BYTES: u64 = 32;

impl Leftovers {
    fn of(path: &Path) -> Self {
        let bytes = |suffix| fs::metadata(beside(path, suffix)).map_or(0, |file| file.len());
        let wal = bytes("-wal");
        Self {
            wal: wal > 0,
            frames: wal > WAL_HEADER_BYTES,
            journal: bytes("-journal") > 0,
        }
    }

    fn any(&self) -> bool {
        self.wal || self.journal
    }
}

/// SQLite would delete the log of a database that is gone, and with it rows that are nowhere else.
pub(super) fn refuse_stray_log(path: &Path) -> Result<(), OpenError> {
    match Leftovers::of(path).frames {
        true => Err(OpenError::StrayLog(path.into())),
        false => Ok(()),
    }
}

/// SQLite itself notices a wrong file late, and one that was cut off perhaps never.
fn refuse_by_header(path: &Path, mut file: File, left: &Leftovers) -> Result<(), OpenError> {
    let metadata = file.metadata().map_err(|error| unwritable(path, &error))?;
    let length = metadata.len();
    if length == 0 {
        return refuse_stray_log(path);
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
    // A file says that it has a log before it gets one. This one, such as a backup that was put back, would be overwritten
    // with the pages of the file whose log it is.
    if header[WRITE_VERSION_AT] == WITHOUT_LOG {
        refuse_stray_log(path)?;
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
