//! Signing in. Whoever signs in first under a name chooses its password.
use codegen_runtime::poem::http::StatusCode;
use codegen_runtime::security::{Denied, Secret};
use uuid::Uuid;

use super::generated::security::Security;
use super::generated::sessions::*;
use super::generated::types::SignInBody;
use super::house::{House, problem};

impl SessionsApi for House {
    async fn sign_in(&self, body: SignInBody) -> Result<SignInReply, SignInError> {
        let mut floor = self.floor();
        let password = floor
            .users
            .entry(body.user.clone())
            .or_insert_with(|| body.password.clone());
        if *password != body.password {
            let detail = format!("This is not the password of {}.", body.user);
            return Err(problem(StatusCode::UNAUTHORIZED, detail));
        }
        let session = Uuid::new_v4().to_string();
        let age = if body.remember {
            "; Max-Age=2592000"
        } else {
            ""
        };
        let set_cookie = format!("session={session}; Path=/; HttpOnly; SameSite=Strict{age}");
        floor.sessions.insert(session, body.user);
        Ok(SignInReply::NoContent { set_cookie })
    }
}

impl Security for House {
    /// The user's name.
    type Caller = String;

    async fn session(&self, key: Secret) -> Result<String, Denied> {
        let user = self.floor().sessions.get(key.expose()).cloned();
        user.ok_or(Denied::Unknown)
    }
}
