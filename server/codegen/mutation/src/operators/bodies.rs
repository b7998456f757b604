//! Request bodies: whether they must be there, how they are read, what a refusal says.
use super::making::{
    JSON, answers, ask, breaks, event, holds, lacks, mutation, put, refused, remove, set, status,
};
use super::{Operator, operator};
use crate::mutation::{Ask, Edit, Mutation};
use crate::places::{Operation, Places};
use crate::tree::{Tree, below};

pub(super) const ALL: &[Operator] = &[
    operator("body: optional", optional),
    operator("body: other schema", other_schema),
    operator("body: other media type", other_media_type),
    operator("x-am-body: remove", no_rules),
    operator("x-am-body.also: remove", also_less),
    operator("x-am-body.also: add", also_more),
    operator("x-am-body.coerce", coerce),
    operator("x-am-body.unread", unread),
    operator("x-am-body.error", error),
    operator("x-am-body.details", details),
    operator("x-am-body.limit_bytes", limit),
];

/// A place of one request body, and how it is asked.
struct Body<'a> {
    at: String,
    call: String,
    rules: String,
    node: &'a Tree,
    /// A body that is right, the status that it gets, and a body that is wrong.
    right: String,
    taken: u16,
    wrong: &'static str,
    bytes: bool,
}

impl Body<'_> {
    fn rule(&self, key: &str) -> Option<&Tree> {
        self.node.get("x-am-body")?.get(key)
    }

    /// Free-form, or bytes.
    fn is_otel(&self) -> bool {
        self.bytes
    }

    /// Whether the handler judges it.
    fn is_unread(&self) -> bool {
        self.rule("unread") == Some(&Tree::Bool(true))
    }

    fn post(&self, content_type: &str, body: &str) -> Vec<Ask> {
        vec![ask(
            &self.call,
            &[&format!("content-type: {content_type}")],
            body,
        )]
    }
}

fn each(places: &Places, make: impl Fn(&Body<'_>) -> Option<Mutation>) -> Vec<Mutation> {
    let bodies = places.operations.iter().filter_map(|operation| {
        let at = below(&operation.at, "requestBody");
        let node = places.contract.at(&at)?;
        make(&Body {
            rules: below(&at, "x-am-body"),
            call: operation.call(),
            right: right(operation),
            taken: taken(operation),
            wrong: wrong(operation),
            bytes: is_otel(operation),
            node,
            at,
        })
    });
    bodies.collect()
}

/// A body that the handler of the operation takes.
pub(super) fn right(operation: &Operation) -> String {
    let event = event("", None);
    match operation.id.as_str() {
        "event_create" => event,
        "event_create_batch" => format!(r#"{{"events":[{event}]}}"#),
        "otel_logs_create" | "otel_metrics_create" | "otel_traces_create" => {
            r#"{"resourceLogs":[],"said":"more than the smallest limit that is tried"}"#.to_owned()
        }
        "hook_create" => {
            r#"{"hook_event_name":"Stop","session_id":"longer than the limit of a mutant"}"#
                .to_owned()
        }
        _ if is_quota(operation) => {
            r#"{"a":"longer than the limit of a mutant may be ..........."}"#.to_owned()
        }
        other => panic!("say what a right body of {other} is"),
    }
}

/// Free-form: what is wrong with it is no JSON.
fn is_otel(operation: &Operation) -> bool {
    operation.id.starts_with("otel_")
}

/// Whether the body is any JSON, or none, and its refusal the handler's.
fn is_quota(operation: &Operation) -> bool {
    ["provider_quota_create", "provider_quota_create_statusline"].contains(&operation.id.as_str())
}

/// Free-form, and never missing.
fn is_hook(operation: &Operation) -> bool {
    operation.id == "hook_create"
}

fn taken(operation: &Operation) -> u16 {
    match operation {
        operation if is_otel(operation) || is_hook(operation) => 200,
        operation if is_quota(operation) => 202,
        _ => 201,
    }
}

fn wrong(operation: &Operation) -> &'static str {
    match operation {
        operation if is_otel(operation) => "<xml/>",
        operation if is_quota(operation) || is_hook(operation) => "{",
        _ => "{}",
    }
}

fn optional(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let required = body.node.get("required") == Some(&Tree::Bool(true));
        let edit = set(&body.at, "required", &(!required).to_string());
        let expect = match body.is_otel() {
            true => refused("a body that may be bytes must be required"),
            false if body.is_unread() => refused("a body that is not read must be required"),
            false => breaks(&["E0053"], "body"),
        };
        Some(mutation(&body.at, vec![edit], expect))
    })
}

fn schema(body: &Body<'_>) -> String {
    format!("{}/content/application~1json/schema", body.at)
}

fn other_schema(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let own = places.contract.at(&schema(body))?.get("$ref")?.text()?;
        let other = match own {
            "#/components/schemas/NewEvent" => "NewEventBatch",
            _ => "NewEvent",
        };
        let edit = set(
            &schema(body),
            "$ref",
            &format!("'#/components/schemas/{other}'"),
        );
        let expect = match body.is_unread() {
            true => refused("must be any JSON"),
            false => breaks(&["E0053", "E0432"], "NewEvent"),
        };
        Some(mutation(&schema(body), vec![edit, Edit::Prune], expect))
    })
}

fn other_media_type(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let at = format!("{}/content/application~1json", body.at);
        let edit = Edit::Rename(at.clone(), "application/xml".to_owned());
        Some(mutation(&at, vec![edit], refused("media type")))
    })
}

fn no_rules(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let edit = remove(&body.at, "x-am-body");
        let said = body.rule("error")?.text()?;
        let expect = match body.is_otel() {
            // Without bytes, the handler gets and gives other types.
            true => breaks(&["E0053"], "OtelExport"),
            false => answers(
                body.post("application/json", body.wrong),
                holds(400, said),
                holds(400, "Invalid request body"),
            ),
        };
        Some(mutation(&body.rules, vec![edit], expect))
    })
}

fn also_less(places: &Places) -> Vec<Mutation> {
    let mut all = Vec::new();
    let sent = [
        "text/plain",
        "application/cloudevents+json",
        "application/x-protobuf",
        "application/protobuf",
    ];
    for (index, sent) in sent.iter().enumerate() {
        all.extend(each(places, |body| {
            let list = below(&body.rules, "also");
            let edit = remove(&list, &index.to_string());
            let asks = body.post(sent, &body.right);
            body.rule("also")?.items().get(index)?;
            Some(mutation(
                &format!("{list}/{index}"),
                vec![edit],
                answers(asks, status(body.taken), status(400)),
            ))
        }));
    }
    all
}

fn also_more(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let list = below(&body.rules, "also");
        body.rule("also")?;
        let edit = put(&format!("{list}/-"), "application/x-ndjson");
        let asks = body.post("application/x-ndjson", &body.right);
        Some(mutation(
            &list,
            vec![edit],
            answers(asks, status(400), status(body.taken)),
        ))
    })
}

/// JSON inside a JSON string.
fn coerce(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        body.rule("coerce")?;
        let edit = set(&body.rules, "coerce", "false");
        let packed = crate::tree::quoted(&body.right);
        let asks = body.post("application/json", &packed);
        let at = below(&body.rules, "coerce");
        Some(mutation(
            &at,
            vec![edit],
            answers(asks, status(body.taken), status(400)),
        ))
    })
}

/// What is no JSON is the handler's, or is not.
fn unread(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        body.rule("unread")?;
        let edit = set(&body.rules, "unread", "false");
        let asks = body.post("application/json", body.wrong);
        let at = below(&body.rules, "unread");
        Some(mutation(
            &at,
            vec![edit],
            answers(asks, status(body.taken), status(400)),
        ))
    })
}

fn error(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let said = |text: &str| holds(400, &format!(r#"{{"error":{}"#, crate::tree::quoted(text)));
        let edit = set(&body.rules, "error", "No good");
        let asks = vec![ask(&body.call, &[JSON], body.wrong)];
        let expect = answers(asks, said(body.rule("error")?.text()?), said("No good"));
        Some(mutation(&below(&body.rules, "error"), vec![edit], expect))
    })
}

fn details(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let told = body.rule("details") != Some(&Tree::Bool(false));
        let edit = set(&body.rules, "details", &(!told).to_string());
        let (with, without) = (holds(400, r#""details":["#), lacks(400, "details"));
        let asks = body.post("application/json", body.wrong);
        let expect = match told {
            _ if body.is_unread() => refused("`details` says how a body is read"),
            true => answers(asks, with, without),
            false => answers(asks, without, with),
        };
        Some(mutation(&below(&body.rules, "details"), vec![edit], expect))
    })
}

fn limit(places: &Places) -> Vec<Mutation> {
    each(places, |body| {
        let edit = set(&body.rules, "limit_bytes", "50");
        let asks = body.post("application/json", &body.right);
        let expect = answers(
            asks,
            status(body.taken),
            holds(413, "The limit is 50 bytes"),
        );
        Some(mutation(
            &below(&body.rules, "limit_bytes"),
            vec![edit],
            expect,
        ))
    })
}
