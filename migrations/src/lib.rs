//! The database schema, migration by migration.
//!
//! Promises that a database is either untouched or wholly at the newest schema: [`upgrade`] runs everything that is
//! pending in one transaction, so a kill at any moment leaves the file as it was. [`examine`] says, without writing,
//! what a database is, and [`canonical_schema`] what schema it has. Opening files, pragmas and words for the user are left to the server's store.
mod canonical;
mod examine;
mod m0001_baseline;

pub use canonical::{canonical_schema, reference_schema};
pub use examine::{BOOKKEEPING, State, examine};
pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{
    DatabaseConnection, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::{MigrationTrait, async_trait, sea_orm::DbErr};

/// All migrations, oldest first. The README beside this crate has the rules.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_baseline::Migration)]
    }
}

/// Brings the database to the newest schema, in one transaction; does not write where nothing is pending.
pub async fn upgrade(db: &DatabaseConnection) -> Result<(), DbErr> {
    if Migrator::get_pending_migrations_read_only(db)
        .await?
        .is_empty()
    {
        return Ok(());
    }
    // The migrator itself wraps migrations in a transaction on PostgreSQL only. IMMEDIATE: another process that
    // starts on the same file waits here and then finds nothing to do.
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = db.begin_with_options(options).await?;
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}
