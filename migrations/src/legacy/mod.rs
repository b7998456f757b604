//! Older files of the legacy: what they lack, and how they get it, as the legacy v0.5.0 itself would do it.
//!
//! [`Plan`] is found out by reading only. Applying it is left to a transaction of the caller's, on a connection that does
//! not enforce foreign keys.
mod corrections;
mod plan;
mod rebuild;
pub(crate) mod shape;

use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

pub use corrections::{PriceList, Tokens};
pub use plan::Plan;

use crate::USER_VERSION;
use plan::missing_objects;
use shape::Shape;

impl Plan {
    /// Does what is planned. The answer is what the legacy would have said about it.
    pub(crate) async fn apply(
        &self,
        db: &impl ConnectionTrait,
        prices: &dyn PriceList,
    ) -> Result<Vec<String>, DbErr> {
        let (found, baseline) = (Shape::read(db).await?, Shape::of_baseline().await?);
        for table in &self.recreate {
            run(db, &format!("DROP TABLE {table}")).await?;
        }
        for (table, _) in &self.rebuild {
            rebuild::rebuild(db, table, &found, &baseline).await?;
        }
        for (table, _, definition) in &self.add {
            run(db, &format!("ALTER TABLE {table} ADD COLUMN {definition}")).await?;
        }
        run(db, &format!("DROP INDEX IF EXISTS {}", plan::RETIRED_INDEX)).await?;
        create_missing(db, &baseline).await?;
        let said = corrections::correct(db, self.user_version, prices).await?;
        run(db, &format!("PRAGMA user_version = {USER_VERSION}")).await?;
        Ok(said)
    }
}

/// Looks again at what is there: a table that was rebuilt has lost its indexes.
async fn create_missing(db: &impl ConnectionTrait, baseline: &Shape) -> Result<(), DbErr> {
    let found = Shape::read(db).await?;
    for object in missing_objects(&found, baseline) {
        run(db, &object.sql).await?;
        if object.name == "messages_fts" {
            // What was there before the index would else never be found, and removing it would damage the index.
            run(
                db,
                "INSERT INTO messages_fts(messages_fts) VALUES ('rebuild')",
            )
            .await?;
        }
    }
    Ok(())
}

async fn run(db: &impl ConnectionTrait, sql: &str) -> Result<(), DbErr> {
    db.execute_raw(statement(sql)).await.map(|_| ())
}

fn statement(sql: &str) -> Statement {
    Statement::from_string(DbBackend::Sqlite, sql)
}
