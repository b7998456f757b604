//! Honest schemas: the contract says neither less nor more than what is answered, so it cannot be loosened to please
//! anybody. `evidence` gathers what was recorded and promised, `answers` and `requests` hold it against the schemas,
//! and `facts` asks the other way round: whether all that a schema allows was seen.

pub mod answers;
pub mod evidence;
pub mod facts;
pub mod requests;

use anyhow::Result;
use serde_json::Value;

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

    /// What is wrong with a frame of the stream that a `GET` opens.
    pub fn judge_frame(&self, target: &str, frame: &Value) -> Vec<String> {
        let operation = self.contract.operation("GET", target);
        let schema = operation.and_then(|operation| {
            let media = evidence::EVENT_STREAM;
            self.schemas.answer(&operation.id, 200, media)
        });
        match schema {
            None => vec![format!("the contract has no stream under GET {target}")],
            Some(schema) => {
                let refusals = schema.refusals(frame);
                let line = |refusal: &_| format!("a frame {refusal}: {frame}");
                refusals.iter().map(line).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Head;
    use crate::yaml;

    const CONTRACT: &str = "
paths:
  /api/x:
    get:
      operationId: x_view
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/X'}}}}
components:
  schemas:
    X: {oneOf: [{type: integer}, {type: object, properties: {a: {type: object, additionalProperties: {type: number}}}}]}
";

    fn contract() -> Contract {
        Contract::from_document(yaml::parse(CONTRACT).unwrap()).unwrap()
    }

    #[test]
    fn a_live_answer_is_judged_by_its_status_its_media_type_and_its_schema() {
        let honest = Honest::of(contract()).unwrap();
        let wrong = |status, media: &str, body: &str| {
            let headers = vec![("content-type".to_owned(), media.to_owned())];
            let head = Head { status, headers };
            let answer = Response {
                head,
                body: body.into(),
            };
            honest.judge("GET", "/API/x?y", &answer).len()
        };
        assert_eq!(wrong(200, "application/json; charset=utf-8", "1"), 0);
        assert_eq!(wrong(200, "application/json", ""), 0);
        assert_eq!(wrong(200, "application/json", "{\"b\":1}"), 1);
        assert_eq!(wrong(200, "text/html", "1"), 1);
        assert_eq!(wrong(404, "application/json", "1"), 1);
    }

    #[test]
    fn facts_are_noted_in_variants_and_in_maps() {
        let schemas = Schemas::of(&contract()).unwrap();
        let wanted = facts::wanted(&schemas).unwrap();
        let evidence = |body| evidence::Evidence {
            place: "p".into(),
            operation: "x_view".into(),
            status: 200,
            media: "application/json".into(),
            body,
            volatile: Vec::new(),
            whole: true,
        };
        let shown = |bodies: &[serde_json::Value]| {
            let evidence: Vec<_> = bodies.iter().cloned().map(evidence).collect();
            facts::shown(&schemas, &evidence).unwrap()
        };
        let one = serde_json::json!({"a": {"k": 1}});
        let left: Vec<_> = wanted
            .difference(&shown(std::slice::from_ref(&one)))
            .cloned()
            .collect();
        assert_eq!(
            left,
            ["X oneOf 0", "X/1.a absent", "X/1.a{} with a fraction"]
        );
        let more = [
            one,
            1.into(),
            serde_json::json!({}),
            serde_json::json!({"a": {"k": 1.5}}),
        ];
        assert_eq!(shown(&more), wanted);
    }
}
