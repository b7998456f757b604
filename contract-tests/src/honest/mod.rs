//! Honest schemas: the contract says neither less nor more than what is answered, so it cannot be loosened to please
//! anybody. `evidence` gathers what was recorded and promised, `answers` and `requests` hold it against the schemas,
//! and `facts` asks the other way round: whether all that a schema allows was seen.

pub mod answers;
pub mod evidence;
pub mod facts;
pub mod requests;

use anyhow::Result;

use crate::contract::Contract;
use crate::expect::body_value;
use crate::http::Response;
use crate::schema::Schemas;

/// Judges live answers by the contract.
#[derive(Debug)]
pub struct Honest {
    contract: Contract,
    schemas: Schemas,
}

impl Honest {
    pub fn of(contract: Contract) -> Result<Self> {
        let schemas = Schemas::of(&contract)?;
        Ok(Self { contract, schemas })
    }

    /// What is wrong with an answer; a request that no operation takes, and an answer without a body, are not judged.
    pub fn judge(&self, method: &str, target: &str, answer: &Response) -> Vec<String> {
        let operation = self.contract.operation(method, target);
        let media = answer.head.media_type();
        let (Some(operation), Some(media), false) = (operation, media, answer.body.is_empty())
        else {
            return Vec::new();
        };
        let (id, status) = (&operation.id, answer.head.status);
        match self.schemas.answer(id, status, &media) {
            None => vec![format!("the contract has no {media} under {id} {status}")],
            Some(body) => body
                .refusals(&body_value(answer))
                .iter()
                .map(|refusal| format!("{id} {status} {refusal}"))
                .collect(),
        }
    }
}
