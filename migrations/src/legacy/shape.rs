//! The tables, columns and objects of a database, as an upgrade needs to know them.
use std::collections::BTreeMap;

use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr};

use super::statement;
use crate::canonical::sql_text::definitions;
use crate::m0001_baseline;

/// What stands in the schema.
pub(crate) struct Shape {
    pub(crate) user_version: i64,
    /// The columns of each table, in their order.
    pub(crate) tables: BTreeMap<String, Vec<Column>>,
    /// In the order of their making, so that one never needs a later one. Without the shadow tables of virtual ones.
    pub(crate) objects: Vec<Object>,
}

pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) not_null: bool,
    pub(crate) default: Option<String>,
}

/// A table, index, trigger or view.
pub(crate) struct Object {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) table: String,
    pub(crate) sql: String,
}

impl Shape {
    pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let version = db.query_one_raw(statement("PRAGMA user_version")).await?;
        Ok(Self {
            user_version: version.map_or(Ok(0), |row| row.try_get_by_index(0))?,
            tables: tables(db).await?,
            objects: objects(db).await?,
        })
    }

    /// The baseline's, read back from a database in memory, so that its SQL stays the only list.
    pub(crate) async fn of_baseline() -> Result<Self, DbErr> {
        let db = m0001_baseline::in_memory().await?;
        let shape = Self::read(&db).await?;
        db.close().await?;
        Ok(shape)
    }

    pub(crate) fn object(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| object.name == name)
    }

    pub(super) fn columns(&self, table: &str) -> &[Column] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn has_column(&self, table: &str, column: &str) -> bool {
        self.columns(table).iter().any(|found| found.name == column)
    }

    /// How the table defines its column, constraints included.
    pub(super) fn definition(&self, table: &str, column: &str) -> Option<String> {
        let all = definitions(&self.object(table)?.sql);
        all.into_iter()
            .find(|text| text.split(' ').next() == Some(column))
    }
}

async fn tables(db: &impl ConnectionTrait) -> Result<BTreeMap<String, Vec<Column>>, DbErr> {
    let sql = "SELECT t.name, c.name, c.\"notnull\", c.dflt_value \
               FROM sqlite_schema t, pragma_table_info(t.name) c \
               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid";
    let mut tables = BTreeMap::<String, Vec<Column>>::new();
    for row in db.query_all_raw(statement(sql)).await? {
        let (table, name, not_null, default) = row.try_get_many_by_index()?;
        let column = Column {
            name,
            not_null,
            default,
        };
        tables.entry(table).or_default().push(column);
    }
    Ok(tables)
}

async fn objects(db: &impl ConnectionTrait) -> Result<Vec<Object>, DbErr> {
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema \
               WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
               AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow') \
               ORDER BY rowid";
    let rows = db.query_all_raw(statement(sql)).await?;
    let object = |row: &sea_orm_migration::sea_orm::QueryResult| {
        let (kind, name, table, sql) = row.try_get_many_by_index()?;
        Ok(Object {
            kind,
            name,
            table,
            sql,
        })
    };
    rows.iter().map(object).collect()
}
