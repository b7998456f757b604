//! The database schema, migration by migration.
//!
//! Promises that a database is either untouched or wholly at the newest schema: [`upgrade`] runs everything that is
//! pending in one transaction, so a kill at any moment leaves the file as it was. [`examine`] says, without writing,
//! what a database is, [`plan`] what an older one lacks, and [`canonical_schema`] what schema it has. Opening files,
//! pragmas, backups and words for the user are left to the server's store.
mod canonical;
mod examine;
mod legacy;
mod m0001_baseline;
mod m0002_repair_rows;
mod upgrade;

pub use canonical::{canonical_schema, reference_schema};
pub use examine::{BOOKKEEPING, State, examine, plan};
pub use legacy::{Plan, PriceList, Tokens};
pub use m0002_repair_rows::{
    BrokenRows, find_broken_rows, is_repair_due, mend_rows, record_repair,
};
pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{MigrationTrait, MigratorTraitSelf, async_trait};
pub use upgrade::{Done, is_recorded, upgrade};

/// The value of `PRAGMA user_version` that goes with the newest legacy schema.
pub(crate) const USER_VERSION: i64 = 4;

/// All migrations, oldest first. The README beside this crate has the rules.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_baseline::Migration),
            Box::new(m0002_repair_rows::Migration),
        ]
    }
}

/// Those that [`upgrade`] runs: a database may be used before its rows are repaired. The migrator refuses what is recorded
/// and not in its list, so a repair that was done is in it.
pub(crate) struct BeforeUse {
    repaired: bool,
}

impl BeforeUse {
    pub(crate) async fn of(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let repaired = !is_repair_due(db).await?;
        Ok(Self { repaired })
    }
}

#[async_trait::async_trait]
impl MigratorTraitSelf for BeforeUse {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        let mut migrations = <Migrator as MigratorTrait>::migrations();
        migrations.retain(|migration| self.repaired || migration.name() != m0002_repair_rows::NAME);
        migrations
    }
}
