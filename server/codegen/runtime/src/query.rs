//! Query parameters, read as the contract says. An empty value is absence; names are exact; unknown names are ignored.
use std::borrow::Cow;

use poem::Request;

use crate::failure::{Failure, FieldError};
use crate::js::{self, Atoi};

/// The query of one request, and what was wrong with it so far.
pub struct Query<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    errors: Vec<FieldError>,
}

/// What a parameter that stands more than once means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    Refuse,
    /// The values, joined by a comma.
    Join,
}

impl<'a> Query<'a> {
    pub fn of(request: &'a Request) -> Self {
        let query = request.uri().query().unwrap_or_default();
        let pairs = form_urlencoded::parse(query.as_bytes()).collect();
        Self {
            pairs,
            errors: Vec::new(),
        }
    }

    /// Call when all parameters are read.
    pub fn finish(self) -> Result<(), Failure> {
        if self.errors.is_empty() {
            return Ok(());
        }
        Err(Failure::bad_request(
            "Invalid query parameters",
            self.errors,
        ))
    }

    pub fn text(&mut self, name: &str, repeat: Repeat) -> Option<String> {
        let mut values = self
            .pairs
            .iter()
            .filter(|pair| pair.0 == name)
            .map(|pair| &pair.1);
        let mut text = values.next()?.to_string();
        for value in values {
            if repeat == Repeat::Refuse {
                self.add(name, "must be given once");
                return None;
            }
            text.push(',');
            text.push_str(value);
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// `x-am-parse: atoi`: the leading integer of the first value; where there is none, or it is 0, the default.
    pub fn atoi(&mut self, name: &str, default: i64) -> i64 {
        match self
            .pairs
            .iter()
            .find(|pair| pair.0 == name)
            .map(|pair| js::atoi(&pair.1))
        {
            None | Some(Atoi::None | Atoi::Value(0)) => default,
            Some(Atoi::Value(value)) => value,
            Some(Atoi::TooLarge) => {
                self.add(name, "must be an integer of 64 bits");
                default
            }
        }
    }

    fn add(&mut self, field: &str, message: &str) {
        self.errors.push(FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, Repeat};
    use poem::Request;

    fn request(query: &str) -> Request {
        Request::builder().uri_str(format!("/x?{query}")).finish()
    }

    #[test]
    fn text_is_exact_and_empty_is_absent() {
        let request = request("A=1&a[]=2&a=%C3%BC+%zz&b=&c");
        let mut query = Query::of(&request);
        assert_eq!(query.text("a", Repeat::Refuse).as_deref(), Some("ü %zz"));
        assert_eq!(query.text("b", Repeat::Refuse), None);
        assert_eq!(query.text("c", Repeat::Refuse), None);
        assert!(query.finish().is_ok());
    }

    #[test]
    fn a_repeated_parameter_is_refused_or_joined() {
        let request = request("a=1&a=2");
        let mut query = Query::of(&request);
        assert_eq!(query.text("a", Repeat::Join).as_deref(), Some("1,2"));
        assert_eq!(query.text("a", Repeat::Refuse), None);
        assert!(query.finish().is_err());
    }

    #[test]
    fn atoi_reads_the_leading_integer() {
        for (value, expected) in [
            ("", 50),
            ("l=", 50),
            ("l=abc", 50),
            ("l=0", 50),
            ("l=0x3", 50),
            ("l=%202", 2),
            ("l=2.9", 2),
            ("l=1e3", 1),
            ("l=-7", -7),
            ("l=2&l=9", 2),
        ] {
            let request = request(value);
            let mut query = Query::of(&request);
            assert_eq!(query.atoi("l", 50), expected, "{value}");
            assert!(query.finish().is_ok());
        }
        let request = request("l=99999999999999999999");
        let mut query = Query::of(&request);
        query.atoi("l", 50);
        assert!(query.finish().is_err());
    }
}
