//! The files that were edited in a session.
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::overview::EDIT_TOOLS;
use crate::domain::EditedFile;
use crate::store::lenient::Cells;
use crate::store::rows::{statement, text};

/// Those that edit tools named, most events first, ties by path: as many as the overview counts. By an index on
/// `session_id`. None if the session has no row.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    id: &str,
) -> Result<Option<Vec<EditedFile>>, DbErr> {
    let known = "SELECT 1 FROM sessions WHERE id = ?";
    let known = db.query_one_raw(statement(known, vec![text(id)])).await?;
    if known.is_none() {
        return Ok(None);
    }
    // What is in an IF alone is not read of metadata that is no JSON.
    let lines = |field: &str| {
        format!(
            "TOTAL(iif(json_valid(e.metadata), CAST(e.metadata ->> '$.{field}' AS INTEGER), 0))"
        )
    };
    let sql = format!(
        "SELECT iif(json_valid(e.metadata), e.metadata ->> '$.file_path', NULL) AS path, COUNT(*) AS events, {}, {}
         FROM events e WHERE e.session_id = ? AND e.tool_name IN ({EDIT_TOOLS})
         GROUP BY path HAVING path IS NOT NULL ORDER BY events DESC, path",
        lines("lines_added"),
        lines("lines_removed"),
    );
    let rows = db.query_all_raw(statement(&sql, vec![text(id)])).await?;
    let files: Result<_, DbErr> = rows.iter().map(read).collect();
    Ok(Some(files?))
}

fn read(row: &QueryResult) -> Result<EditedFile, DbErr> {
    let mut cells = Cells::of(row)?;
    Ok(EditedFile {
        path: cells.text()?.unwrap_or_default(),
        events: cells.integer()?.unwrap_or_default(),
        lines_added: cells.integer()?.unwrap_or_default(),
        lines_removed: cells.integer()?.unwrap_or_default(),
    })
}
