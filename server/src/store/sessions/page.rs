//! Sessions that are searched and sorted, a page at a time, asked of the tables.
//!
//! All sessions are read with their sums: the memory knows better, and this is for while it is not there.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, TransactionTrait};

use super::overview::{self, SessionFilter};
use crate::domain::{SessionKey, SessionOverview, SessionPage, SessionSearch, Text};
use crate::store::lenient::Cells;
use crate::store::rows::statement;

/// The models of each session.
type Models = HashMap<String, Vec<String>>;

pub(super) async fn page(
    db: &DatabaseConnection,
    search: &SessionSearch,
) -> Result<SessionPage, DbErr> {
    let filter = SessionFilter {
        agent_type: search.agent_type.clone(),
        since: search.since.clone(),
        ..SessionFilter::default()
    };
    let snapshot = db.begin().await?;
    let sessions = overview::list(&snapshot, &filter).await?;
    let models = match search.words.is_empty() && search.model.is_none() {
        true => Models::new(),
        false => models(&snapshot).await?,
    };
    snapshot.commit().await?;
    let matching = sessions
        .iter()
        .filter(|session| matches(search, session, &models));
    let keys: Vec<_> = matching
        .map(|session| (SessionKey::of(session, search.sort), session))
        .collect();
    let total = keys.len();
    let (page, next) = search.page(keys);
    Ok(SessionPage {
        sessions: page
            .into_iter()
            .map(|(_, session)| session.clone())
            .collect(),
        total,
        next,
    })
}

/// By idx_events_model, each row's session looked up.
async fn models(db: &impl ConnectionTrait) -> Result<Models, DbErr> {
    let sql = "SELECT DISTINCT session_id, model FROM events WHERE model IS NOT NULL";
    let mut models = Models::new();
    for row in db.query_all_raw(statement(sql, Vec::new())).await? {
        let mut cells = Cells::of(&row)?;
        let session = cells.text()?.unwrap_or_default();
        models.entry(session).or_default().extend(cells.text()?);
    }
    Ok(models)
}

fn matches(search: &SessionSearch, found: &SessionOverview, models: &Models) -> bool {
    let session = &found.session;
    let models = models
        .get(session.id.as_str())
        .map(Vec::as_slice)
        .unwrap_or_default();
    let is = |asked: &Option<String>, found: &Option<Text>| {
        asked.is_none() || asked.as_deref() == found.as_deref()
    };
    let has_word = |word: &String| {
        let texts = [
            Some(session.id.as_str()),
            Some(&session.agent_type),
            session.project.as_deref(),
            session.branch.as_deref(),
        ];
        let mut texts = texts
            .into_iter()
            .flatten()
            .chain(models.iter().map(String::as_str));
        texts.any(|text| SessionSearch::has(text, word))
    };
    search.status.is_none_or(|status| session.status == status)
        && is(&search.project, &session.project)
        && is(&search.branch, &session.branch)
        && search
            .model
            .as_ref()
            .is_none_or(|model| models.contains(model))
        && search.words.iter().all(has_word)
}
