//! Bringing a database to the newest schema, whatever it is now, in one transaction.
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use sea_orm_migration::MigratorTraitSelf;

use crate::legacy::PriceList;
use crate::{BeforeUse, State, examine, plan, record_repair};

/// What an upgrade did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// The database was at the newest schema.
    Nothing,
    /// It was empty.
    Created,
    /// It had the newest schema; only the migrator's table is new.
    Adopted,
    /// It was older. The lines are those that the legacy would have written about it.
    Upgraded { said: Vec<String> },
}

/// Brings the database to the newest schema; does not write where nothing is pending. An older one is upgraded only on a
/// connection that does not enforce foreign keys: replacing a table would delete what refers to it.
pub async fn upgrade(db: &DatabaseConnection, prices: &dyn PriceList) -> Result<Done, DbErr> {
    if is_recorded(db).await? && examine(db).await? == State::Current {
        return Ok(Done::Nothing);
    }
    // The migrator itself wraps migrations in a transaction on PostgreSQL only. IMMEDIATE: another process that
    // starts on the same file waits here and then finds nothing to do.
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = db.begin_with_options(options).await?;
    let done = bring_up(&transaction, prices).await?;
    let migrator = BeforeUse::of(&transaction).await?;
    migrator.up(&transaction, None).await?;
    if done == Done::Created {
        record_repair(&transaction).await?;
    }
    transaction.commit().await?;
    Ok(done)
}

/// What counts is what stands there inside the transaction.
async fn bring_up(
    transaction: &DatabaseTransaction,
    prices: &dyn PriceList,
) -> Result<Done, DbErr> {
    Ok(match examine(transaction).await? {
        State::Empty => Done::Created,
        State::Current if is_recorded(transaction).await? => Done::Nothing,
        State::Current => Done::Adopted,
        State::Older { .. } => {
            refuse_enforced_keys(transaction).await?;
            let said = plan(transaction).await?.apply(transaction, prices).await?;
            Done::Upgraded { said }
        }
        State::Newer { .. } | State::Foreign => {
            return Err(DbErr::Migration(
                "the database has tables of another schema".to_owned(),
            ));
        }
    })
}

/// Whether the database has had every migration that must come before its use, by the migrator's own table.
pub async fn is_recorded(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    // Newer files have migrations that the migrator does not know, and refuses with words of its own.
    let migrator = BeforeUse::of(db).await?;
    let pending = migrator.get_pending_migrations_read_only(db).await;
    Ok(pending.is_ok_and(|pending| pending.is_empty()))
}

async fn refuse_enforced_keys(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let enforced = Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_keys");
    match db.query_one_raw(enforced).await? {
        Some(row) if row.try_get_by_index::<i64>(0)? != 0 => Err(DbErr::Migration(
            "an older database is not upgraded while foreign keys are enforced".to_owned(),
        )),
        _ => Ok(()),
    }
}
