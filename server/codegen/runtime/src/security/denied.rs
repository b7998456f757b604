//! Why a caller is not let in, and what the caller is told after the last way.
use std::error::Error;

use poem::Request;
use poem::http::{HeaderValue, StatusCode, header};

use super::bearer;
use crate::failure::Failure;

/// Why a credential does not let its bearer in.
#[derive(Debug)]
pub enum Denied {
    /// It is not accepted: wrong, expired, revoked. Where no other way leads in, the answer is 401.
    Unknown,
    /// It is accepted, and allows less than the operation needs, such as a token without the scopes. Where no other way
    /// leads in, the answer is 403.
    Forbidden,
    /// It could not be checked, because a database or another service failed. The answer is 500, whatever other ways there
    /// are; the reason is logged with its sources, so it must not hold the credential.
    Failed(Box<dyn Error + Send + Sync>),
}

/// So that `?` makes a failed check of any error.
impl<E: Error + Send + Sync + 'static> From<E> for Denied {
    fn from(error: E) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// What the ways into an operation said so far.
#[derive(Debug, Default)]
pub struct Denials {
    /// Of the schemes that answered [`Denied::Forbidden`].
    forbidden: Option<Vec<&'static str>>,
}

impl Denials {
    /// The caller whom a scheme knows, or `None` to try the next way. `challenge` is the scheme's, if it has one for 403.
    ///
    /// # Errors
    /// Where the check itself failed.
    pub fn note<C>(
        &mut self,
        said: Result<C, Denied>,
        challenge: Option<&'static str>,
    ) -> Result<Option<C>, Failure> {
        match said {
            Ok(caller) => Ok(Some(caller)),
            Err(Denied::Unknown) => Ok(None),
            Err(Denied::Forbidden) => {
                let known = self.forbidden.get_or_insert_default();
                known.extend(challenge.filter(|challenge| !known.contains(challenge)));
                Ok(None)
            }
            Err(Denied::Failed(error)) => {
                tracing::error!(error = chain(&*error), "a credential could not be checked");
                Err(Failure::internal())
            }
        }
    }

    /// What is answered after the last way. `challenges` are the values of `WWW-Authenticate` for a caller whom nobody
    /// knows (RFC 6750 for a token, RFC 7617 for a login; a key has none of its own there, and gets one in their form);
    /// `hint` says to that caller what to send.
    #[must_use]
    pub fn failure(self, request: &Request, challenges: &[&str], hint: &str) -> Failure {
        match self.forbidden {
            Some(challenges) => forbidden(&challenges),
            None => unauthorized(request, challenges, hint),
        }
    }
}

fn unauthorized(request: &Request, challenges: &[&str], hint: &str) -> Failure {
    let failure = Failure::new(StatusCode::UNAUTHORIZED, "Unauthorized").hint(hint);
    let wrong_token = bearer(request).is_some();
    challenges.iter().fold(failure, |failure, challenge| {
        match wrong_token && challenge.starts_with("Bearer") {
            true => challenged(failure, &with_error(challenge, "invalid_token")),
            false => challenged(failure, challenge),
        }
    })
}

fn forbidden(challenges: &[&str]) -> Failure {
    let failure = Failure::new(StatusCode::FORBIDDEN, "Forbidden")
        .hint("The credential is accepted, but does not allow this operation.");
    challenges.iter().fold(failure, |failure, challenge| {
        challenged(failure, &with_error(challenge, "insufficient_scope"))
    })
}

/// The challenge of a bearer token with an error code of RFC 6750.
fn with_error(challenge: &str, error: &str) -> String {
    let comma = if challenge.contains('=') { "," } else { "" };
    format!("{challenge}{comma} error=\"{error}\"")
}

fn challenged(failure: Failure, challenge: &str) -> Failure {
    let value = HeaderValue::from_str(challenge).expect("the generator writes visible ASCII");
    failure.header(header::WWW_AUTHENTICATE, value)
}

/// The error and its sources.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Denials, Denied, chain};

    #[test]
    fn any_error_makes_a_failed_check_and_is_logged_with_its_sources() {
        let check = || -> Result<(), Denied> {
            Ok("seven"
                .parse::<u8>()
                .map(|_| ())
                .map_err(io::Error::other)?)
        };
        let Err(Denied::Failed(error)) = check() else {
            panic!("the check fails");
        };
        assert_eq!(chain(&*error), "invalid digit found in string");
        let around = io::Error::other(io::Error::other("the disk is full"));
        assert!(chain(&around).ends_with("the disk is full"));
        let failed = Denials::default().note(check(), None);
        assert_eq!(failed.expect_err("is a failure").status.as_u16(), 500);
    }
}
