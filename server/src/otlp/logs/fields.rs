//! Where the fields of an event are looked for: the record's attributes, the resource's, the body, its payload.

use super::body::{Body, Object};
use crate::otlp::malformed::Malformed;
use crate::otlp::value::{Attributes, Value};

/// The largest count that JavaScript, and so every reader, has exactly.
const MAX_COUNT: f64 = 9_007_199_254_740_991.0;

/// One log record with all around it.
pub(super) struct Fields<'a> {
    pub(super) agent_type: &'a str,
    /// What it calls itself.
    pub(super) name: Option<String>,
    pub(super) record: &'a Attributes,
    pub(super) resource: &'a Attributes,
    pub(super) body: Body,
}

/// A place to look, by its key.
#[derive(Debug, Clone, Copy)]
pub(super) enum From {
    Record(&'static str),
    Resource(&'static str),
    Body(&'static str),
    Payload(&'static str),
}

impl Fields<'_> {
    pub(super) fn is_named(&self, names: &[&str]) -> bool {
        self.name
            .as_deref()
            .is_some_and(|name| names.contains(&name))
    }

    fn object(&self, place: From) -> Option<(&Object, &'static str)> {
        match place {
            From::Body(key) => Some((self.body.json(), key)),
            From::Payload(key) => Some((self.body.payload(), key)),
            From::Record(_) | From::Resource(_) => None,
        }
    }

    fn attribute(&self, place: From) -> Result<Option<&Value>, Malformed> {
        match place {
            From::Record(key) => self.record.get(key),
            From::Resource(key) => self.resource.get(key),
            From::Body(_) | From::Payload(_) => Ok(None),
        }
    }

    /// The first text; what stands in the body must then be one.
    pub(super) fn text(&self, places: &[From]) -> Result<Option<String>, Malformed> {
        for &place in places {
            let found = match self.object(place) {
                Some((object, key)) => object.text(key)?,
                None => self.attribute(place)?.and_then(Value::text),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The first that is a string, or in attributes a number; others are passed over.
    pub(super) fn string(&self, places: &[From]) -> Result<Option<String>, Malformed> {
        for &place in places {
            let found = match self.object(place) {
                Some((object, key)) => object.string(key),
                None => self.attribute(place)?.and_then(Value::text),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The first number that is not negative.
    pub(super) fn amount(&self, places: &[From]) -> Result<Option<f64>, Malformed> {
        for &place in places {
            let found = match self.object(place) {
                Some((object, key)) => object.number(key),
                None => self.attribute(place)?.and_then(Value::number),
            };
            if let Some(found) = found.filter(|number| number.is_finite() && *number >= 0.0) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The first amount, as a whole number.
    pub(super) fn count(&self, places: &[From]) -> Result<Option<i64>, Malformed> {
        for place in places {
            if let Some(found) = self.amount(&[*place])?.and_then(whole) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    pub(super) fn boolean(&self, places: &[From]) -> Result<Option<bool>, Malformed> {
        for &place in places {
            let found = match self.object(place) {
                Some((object, key)) => object.boolean(key),
                None => self.attribute(place)?.and_then(Value::boolean),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }
}

/// The nearest whole number, if it is one that can be counted to.
#[allow(
    clippy::cast_possible_truncation,
    reason = "it is within what an i64 holds"
)]
pub(in crate::otlp) fn whole(amount: f64) -> Option<i64> {
    let rounded = amount.round();
    (0.0..=MAX_COUNT)
        .contains(&rounded)
        .then_some(rounded as i64)
}
