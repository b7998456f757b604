//! An object of any keys, and any JSON.
use serde::{Serialize, Serializer};

/// Keys and values, rendered in this order. Of equal keys, a reader takes the last.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        Self(entries.map(|(key, value)| (key.into(), value)).collect())
    }
}

/// Any JSON, as its text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Json(#[serde(serialize_with = "crate::reply::raw")] pub String);
