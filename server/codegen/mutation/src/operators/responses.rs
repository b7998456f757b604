//! Answers: their statuses, schemas, media types and headers.
use super::bodies::right;
use super::making::{JSON, answers, ask, breaks, mutation, put, refused, set, status};
use super::{Operator, operator};
use crate::mutation::{Edit, Expect, Mutation};
use crate::places::{Operation, Places};
use crate::tree::{Tree, below};

pub(super) const ALL: &[Operator] = &[
    operator("success: other status", other_status),
    operator("success: add", add_success),
    operator("success: remove", remove_success),
    operator("success: other schema", other_schema),
    operator("answer: other media type", other_media_type),
    operator("error: add", add_error),
    operator("error: remove", remove_error),
    operator("x-am-by-framework: remove", not_by_framework),
    operator("header: remove", remove_header),
    operator("header: rename", rename_header),
    operator("header: other type", other_header),
    operator("header: add", add_header),
];

fn responses<'a>(places: &'a Places, operation: &Operation) -> &'a [(String, Tree)] {
    let node = places.contract.at(&below(&operation.at, "responses"));
    node.map_or(&[], Tree::entries)
}

fn each(
    places: &Places,
    make: impl Fn(&Operation, &str, String) -> Option<Mutation>,
) -> Vec<Mutation> {
    let mut all = Vec::new();
    for operation in &places.operations {
        for (code, _) in responses(places, operation) {
            let at = below(&below(&operation.at, "responses"), code);
            all.extend(make(operation, code, at));
        }
    }
    all
}

fn successes<'a>(places: &'a Places, operation: &Operation) -> Vec<&'a str> {
    let codes = responses(places, operation)
        .iter()
        .map(|(code, _)| code.as_str());
    codes.filter(|code| code.starts_with('2')).collect()
}

/// A success that the operation does not declare, and its name in Rust.
fn undeclared(places: &Places, operation: &Operation) -> (u16, &'static str) {
    let declared = successes(places, operation);
    let mut all = [
        (202, "Accepted"),
        (201, "Created"),
        (203, "NonAuthoritativeInformation"),
    ]
    .into_iter();
    let free = all.find(|(code, _)| !declared.contains(&code.to_string().as_str()));
    free.expect("no operation declares all of these")
}

fn is_stream(places: &Places, at: &str) -> bool {
    places.has(&format!("{at}/content/text~1event-stream"))
}

fn other_status(places: &Places) -> Vec<Mutation> {
    each(places, |operation, code, at| {
        let own: u16 = code.parse().ok().filter(|code| *code < 300)?;
        let (other, _) = undeclared(places, operation);
        let edit = Edit::Rename(at.clone(), other.to_string());
        let expect = match () {
            () if is_stream(places, &at) => refused("a stream has one success, 200"),
            () if successes(places, operation).len() > 1 => {
                breaks(&["E0599"], if own == 200 { "Ok" } else { "Created" })
            }
            () if places.has(&below(&operation.at, "requestBody")) => {
                let asks = vec![ask(&operation.call(), &[JSON], &right(operation))];
                answers(asks, status(own), status(other))
            }
            () => {
                let asks = vec![ask(&operation.call(), &[], "")];
                answers(asks, status(own), status(other))
            }
        };
        Some(mutation(&at, vec![edit], expect))
    })
}

/// Another success is another choice of the handler.
fn add_success(places: &Places) -> Vec<Mutation> {
    let added = places.operations.iter().map(|operation| {
        let responses = below(&operation.at, "responses");
        let codes = successes(places, operation);
        let first = below(&responses, codes[0]);
        let node = places.contract.at(&first).expect("is there").clone();
        let (other, name) = undeclared(places, operation);
        let edit = Edit::Set(below(&responses, &other.to_string()), node);
        let expect = match codes.len() {
            _ if is_stream(places, &first) => refused("a stream has one success, 200"),
            1 if operation.id.starts_with("otel_") => refused("is answered in kind"),
            1 => breaks(&["E0053", "E0271"], &operation.id),
            _ => breaks(&["E0004"], name),
        };
        mutation(&responses, vec![edit], expect)
    });
    added.collect()
}

fn remove_success(places: &Places) -> Vec<Mutation> {
    each(places, |operation, code, at| {
        let codes = successes(places, operation);
        if !codes.contains(&code) {
            return None;
        }
        let expect = match codes.len() {
            1 if operation.id.starts_with("otel_") => refused("is answered in kind"),
            1 => refused("no success is declared"),
            _ => breaks(&["E0432"], "EventCreateReply"),
        };
        Some(mutation(
            &at,
            vec![Edit::Remove(at.clone()), Edit::Prune],
            expect,
        ))
    })
}

fn media(places: &Places, at: &str) -> Option<String> {
    let content = places.contract.at(&below(at, "content"))?;
    let (name, _) = content.entries().first()?;
    Some(below(&below(at, "content"), name))
}

fn other_schema(places: &Places) -> Vec<Mutation> {
    each(places, |operation, code, at| {
        let others: Vec<_> = successes(places, operation);
        if !others.contains(&code) {
            return None;
        }
        let schema = below(&media(places, &at)?, "schema");
        let own = places.contract.at(&schema)?.get("$ref")?.text()?;
        let other = if own.ends_with("/RejectedEvent") {
            "Health"
        } else {
            "RejectedEvent"
        };
        let edit = set(&schema, "$ref", &format!("'#/components/schemas/{other}'"));
        let expect = match others.len() {
            1 => match places.lost(&schema) {
                Some(lost) => breaks(&["E0432"], &lost),
                None => breaks(&["E0053", "E0271", "E0308"], other),
            },
            _ => breaks(&["E0308"], other),
        };
        let mut edits = vec![edit, Edit::Prune];
        let links = below(&at, "links");
        edits.extend(places.has(&links).then_some(Edit::Remove(links)));
        Some(mutation(&schema, edits, expect))
    })
}

fn other_media_type(places: &Places) -> Vec<Mutation> {
    let is_content = |pointer: &str, _: &Tree| {
        pointer.ends_with("/content/application~1json") && pointer.contains("/responses/")
    };
    let all = places.contract.find(&is_content).into_iter();
    all.map(|at| {
        let edit = Edit::Rename(at.clone(), "application/xml".to_owned());
        mutation(&at, vec![edit], refused("media type"))
    })
    .collect()
}

/// One more way to fail is one more choice where errors are told apart.
fn add_error(places: &Places) -> Vec<Mutation> {
    let added = places.operations.iter().map(|operation| {
        let at = below(&below(&operation.at, "responses"), "409");
        let response = "{description: Taken., content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}";
        mutation(&at, vec![put(&at, response)], breaks(&["E0004"], "Conflict"))
    });
    added.collect()
}

/// What the framework answers must be declared; what handlers answer is theirs to make.
fn remove_error(places: &Places) -> Vec<Mutation> {
    each(places, |operation, code, at| {
        let own: u16 = code.parse().ok().filter(|code| *code >= 400)?;
        let has_body = places.has(&below(&operation.at, "requestBody"));
        let expect = match own {
            401 | 500 => missing(code),
            400 | 413 | 415 if has_body => missing(code),
            400 => missing(code),
            404 => breaks(&["E0599"], "NotFound"),
            503 => breaks(&["E0599"], "ServiceUnavailable"),
            // The gates of a server answer these, whatever the operation: the list of answers is for clients.
            403 | 421 => return None,
            other => panic!("say what comes of an operation without {other}"),
        };
        Some(mutation(&at, vec![Edit::Remove(at.clone())], expect))
    })
}

/// What the framework alone answers becomes the handler's to answer.
fn not_by_framework(places: &Places) -> Vec<Mutation> {
    let found = places
        .contract
        .find(&|pointer, _| pointer.ends_with("/x-am-by-framework"));
    let all = found.into_iter().map(|at| {
        let (_, name) = crate::tree::split(crate::tree::split(&at).0);
        let edit = Edit::Remove(at.clone());
        mutation(&at, vec![edit], breaks(&["E0004"], &name))
    });
    all.collect()
}

fn missing(code: &str) -> Expect {
    refused(&format!("the response {code} is missing"))
}

fn headers(places: &Places, make: impl Fn(String) -> Mutation) -> Vec<Mutation> {
    let at = "/components/responses";
    let components = places.contract.at(at).map_or(&[][..], Tree::entries);
    let headers = components.iter().flat_map(|(name, response)| {
        let at = below(&below(at, name), "headers");
        let headers = response.get("headers").map_or(&[][..], Tree::entries);
        headers.iter().map(move |(name, _)| below(&at, name))
    });
    headers.map(make).collect()
}

fn remove_header(places: &Places) -> Vec<Mutation> {
    headers(places, |at| {
        let edit = Edit::Remove(at.clone());
        mutation(
            &at,
            vec![edit],
            breaks(&["E0559", "E0026", "E0533", "E0769"], "retry_after"),
        )
    })
}

fn rename_header(places: &Places) -> Vec<Mutation> {
    headers(places, |at| {
        let edit = Edit::Rename(at.clone(), "Try-After".to_owned());
        mutation(&at, vec![edit], breaks(&["E0559"], "retry_after"))
    })
}

fn other_header(places: &Places) -> Vec<Mutation> {
    headers(places, |at| {
        let edit = set(&at, "schema", "{type: string}");
        mutation(&at, vec![edit], breaks(&["E0308"], "retry_after"))
    })
}

fn add_header(places: &Places) -> Vec<Mutation> {
    headers(places, |at| {
        let (all, _) = crate::tree::split(&at);
        let edit = set(all, "X-Added", "{schema: {type: string}}");
        mutation(all, vec![edit], breaks(&["E0063"], "x_added"))
    })
}
