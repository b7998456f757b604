//! How much was stored of some sessions in the last minutes, asked of the tables.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr, Value};

use crate::domain::SessionActivity;
use crate::store::lenient::Cells;
use crate::store::rows::{statement, text};

/// The time before a second, in parts of the same length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecentTime {
    /// The last second, since 1970.
    pub until: i64,
    pub seconds: i64,
    pub parts: usize,
}

impl RecentTime {
    /// The second before the first one.
    pub fn since(self) -> i64 {
        self.until - self.seconds
    }

    /// In which part a second is.
    pub(in crate::store) fn part(self, second: i64) -> Option<usize> {
        let nth = second.checked_sub(self.since())?.checked_sub(1)?;
        let parts = i64::try_from(self.parts).ok()?;
        let part = nth.checked_mul(parts)?.checked_div(self.seconds)?;
        usize::try_from(part)
            .ok()
            .filter(|part| nth >= 0 && *part < self.parts)
    }
}

/// By an index on `session_id`; in the order of the ids.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    ids: &[String],
    time: RecentTime,
) -> Result<Vec<SessionActivity>, DbErr> {
    let sql = "SELECT session_id, unixepoch(created_at) AS second, COUNT(*) FROM events \
         WHERE session_id IN (SELECT value FROM json_each(?)) AND second > ? AND second <= ? \
         GROUP BY session_id, second";
    let asked = serde_json::to_string(ids).map_err(|error| DbErr::Custom(error.to_string()))?;
    let bound = |second| Value::BigInt(Some(second));
    let values = vec![text(asked), bound(time.since()), bound(time.until)];
    let mut found: HashMap<String, Vec<i64>> = HashMap::new();
    for row in db.query_all_raw(statement(sql, values)).await? {
        let mut cells = Cells::of(&row)?;
        let id = cells.text()?.unwrap_or_default();
        let part = cells.integer()?.and_then(|second| time.part(second));
        let counts = found.entry(id).or_insert_with(|| vec![0; time.parts]);
        if let (Some(part), Some(events)) = (part, cells.integer()?) {
            counts[part] += events;
        }
    }
    let told = ids.iter().map(|id| SessionActivity {
        id: id.clone(),
        counts: found
            .get(id)
            .cloned()
            .unwrap_or_else(|| vec![0; time.parts]),
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_second_is_in_one_part_and_the_last_is_the_newest() {
        let time = RecentTime {
            until: 160,
            seconds: 60,
            parts: 7,
        };
        assert_eq!([100, 161].map(|second| time.part(second)), [None; 2]);
        assert_eq!(
            [101, 109, 110, 160].map(|second| time.part(second)),
            [0, 0, 1, 6].map(Some)
        );
        let mut counts = [0; 7];
        (101..=160).for_each(|second| counts[time.part(second).expect("in one")] += 1);
        assert_eq!(counts, [9, 9, 8, 9, 8, 9, 8]);
        assert_eq!(
            [i64::MIN, i64::MAX].map(|second| time.part(second)),
            [None; 2]
        );
    }
}
