//! Every entity has the columns of its table, in their order, with their type and nullability.
use agentmonitor::store::entities::{agents, events, provider_quotas, sessions};
use sea_orm::sea_query::StringLen;
use sea_orm::{
    ColumnTrait, ColumnType, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait,
    IdenStatic, Iterable, PrimaryKeyToColumn, Statement,
};

use crate::support::TestStore;

type Column = (String, &'static str, bool);

fn type_name(kind: &ColumnType) -> &'static str {
    match kind {
        ColumnType::String(StringLen::None) | ColumnType::Text => "TEXT",
        ColumnType::BigInteger => "INTEGER",
        ColumnType::Double => "REAL",
        other => panic!("no column of the schema is a {other:?}"),
    }
}

fn of_entity<E: EntityTrait>() -> Vec<Column> {
    let column = |column: E::Column| {
        let def = column.def();
        (
            column.as_str().to_owned(),
            type_name(def.get_column_type()),
            def.is_null(),
        )
    };
    E::Column::iter().map(column).collect()
}

async fn of_table<E: EntityTrait>(db: &DatabaseConnection, entity: E) -> Vec<Column> {
    let keys: Vec<&str> = E::PrimaryKey::iter()
        .map(|key| key.into_column().as_str())
        .collect();
    let sql = format!("PRAGMA table_info('{}')", entity.table_name());
    let rows = db
        .query_all_raw(Statement::from_string(DbBackend::Sqlite, sql))
        .await;
    let column = |row: &sea_orm::QueryResult| {
        let name: String = row.try_get("", "name").expect("a name");
        let kind: String = row.try_get("", "type").expect("a type");
        let kind = ["TEXT", "INTEGER", "REAL"]
            .into_iter()
            .find(|known| **known == kind);
        let declared: i64 = row.try_get("", "notnull").expect("a number");
        // Primary keys are not declared NOT NULL in the schema, but hold no NULL.
        let null = declared == 0 && !keys.contains(&name.as_str());
        (name, kind.expect("a type that we know"), null)
    };
    rows.expect("readable").iter().map(column).collect()
}

#[tokio::test]
async fn every_entity_has_the_columns_of_its_table() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    assert_eq!(
        of_entity::<agents::Entity>(),
        of_table(&db, agents::Entity).await
    );
    assert_eq!(
        of_entity::<sessions::Entity>(),
        of_table(&db, sessions::Entity).await
    );
    assert_eq!(
        of_entity::<events::Entity>(),
        of_table(&db, events::Entity).await
    );
    assert_eq!(
        of_entity::<provider_quotas::Entity>(),
        of_table(&db, provider_quotas::Entity).await
    );
}
