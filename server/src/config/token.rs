//! The token that API calls carry. It shows in no log and no debug output.

use std::fmt;

use subtle::ConstantTimeEq;

/// A bearer token: visible ASCII, at least one character.
#[derive(Clone)]
pub struct AuthToken(String);

impl AuthToken {
    /// `None` where a header could not carry it.
    pub fn new(token: impl Into<String>) -> Option<Self> {
        let token = token.into();
        let sendable = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
        sendable.then_some(Self(token))
    }

    /// The value of the `Authorization` header that presents it.
    pub fn bearer(&self) -> String {
        format!("Bearer {}", self.0)
    }

    /// Whether `presented` is the token, in a time that does not tell how much of it is right.
    pub fn matches(&self, presented: &[u8]) -> bool {
        self.0.as_bytes().ct_eq(presented).into()
    }
}

impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthToken(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::AuthToken;

    #[test]
    fn debug_output_does_not_show_the_token() {
        let token = AuthToken::new("s3cret").expect("visible ASCII");
        assert_eq!(format!("{token:?}"), "AuthToken(redacted)");
    }

    #[test]
    fn only_the_whole_token_matches() {
        let token = AuthToken::new("s3cret").expect("visible ASCII");
        assert!(token.matches(b"s3cret"));
        for other in ["", "s3cre", "s3cret ", "S3CRET", "s3cret0"] {
            assert!(!token.matches(other.as_bytes()), "{other:?}");
        }
    }

    #[test]
    fn what_a_header_cannot_carry_is_no_token() {
        for text in ["", " ", "a b", "a\n", "ü", "\u{7f}"] {
            assert!(AuthToken::new(text).is_none(), "{text:?}");
        }
    }
}
