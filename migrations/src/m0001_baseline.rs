//! The baseline: the legacy's whole schema on an empty database, or the adoption of a database that has it already.
//!
//! Adoption changes nothing but the migrator's own table. There is no way down: it would drop a user's history.
use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr,
};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

use crate::{State, examine};

pub(crate) const SQLITE: &str = include_str!("m0001_baseline.sql");

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_baseline"
    }
}

#[allow(
    elided_lifetimes_in_paths,
    reason = "the trait writes the type so, and the macro needs it equal"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        if db.get_database_backend() != DbBackend::Sqlite {
            return Err(refusal("the baseline is written for SQLite only"));
        }
        // The caller has looked before; what counts is what stands there inside the transaction.
        match examine(db).await? {
            State::Empty => db.execute_unprepared(SQLITE).await.map(|_| ()),
            State::Current => Ok(()),
            State::Older { .. } | State::Newer { .. } | State::Foreign => {
                Err(refusal("the database has tables of another schema"))
            }
        }
    }
}

/// A database in memory that has the baseline's schema, to compare others with.
pub(crate) async fn in_memory() -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    db.execute_unprepared(SQLITE).await?;
    Ok(db)
}

fn refusal(why: &str) -> DbErr {
    DbErr::Migration(why.to_owned())
}
