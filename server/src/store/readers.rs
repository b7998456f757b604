//! Connections that only read.
use std::sync::Arc;

use sea_orm::DatabaseConnection;

use super::error::StoreError;
use super::place::Place;

/// A pool of readers of the file that was opened, and of no other that came into its place.
#[derive(Debug)]
pub(super) struct Readers {
    db: DatabaseConnection,
    place: Arc<Place>,
}

impl Readers {
    pub(super) fn new(db: DatabaseConnection, place: &Arc<Place>) -> Self {
        Self {
            db,
            place: Arc::clone(place),
        }
    }

    /// The pool, to be asked for with each read.
    pub(super) fn get(&self) -> Result<&DatabaseConnection, StoreError> {
        self.place.check()?;
        Ok(&self.db)
    }

    pub(super) async fn close(&self) -> Result<(), StoreError> {
        Ok(self.db.close_by_ref().await?)
    }
}
