//! Operations: which there are, where they stand, what they are called.
use super::making::{JSON, ask, breaks, holds, mutation, probe, put, set, status};
use super::{Operator, operator};
use crate::mutation::{Ask, Edit, Expect, Mutation, Seen};
use crate::places::{Operation, Places, filled};
use crate::tree::{Tree, below};

pub(super) const ALL: &[Operator] = &[
    operator("operation: add", add),
    operator("operation: remove", remove_one),
    operator("operation: rename", rename),
    operator("operation: other tag", other_tag),
    operator("operation: other path", other_path),
    operator("operation: path parameter", path_parameter),
    operator("operation: other method", other_method),
];

/// A handler that nobody wrote.
fn add(places: &Places) -> Vec<Mutation> {
    let tags = ["health", "events", "stream"].into_iter();
    tags.map(|tag| {
        let paths = format!(
            "{{get: {{operationId: added_view, tags: [{tag}], summary: New, responses: {{\
             '200': {{description: New., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Health'}}}}}}}}, \
             '401': {{$ref: '#/components/responses/Unauthorized'}}, \
             '500': {{$ref: '#/components/responses/InternalServerError'}}}}}}}}"
        );
        let edit = set("/paths", "/api/added", &paths);
        assert!(!places.has("/paths/~1api~1added"), "the path is new");
        mutation("/paths/~1api~1added", vec![edit], breaks(&["E0046"], "added_view"))
    })
    .collect()
}

fn each(places: &Places, make: impl Fn(&Operation) -> Option<Mutation>) -> Vec<Mutation> {
    places.operations.iter().filter_map(make).collect()
}

/// Takes the tag out of the list, if no operation but those of this path has it.
fn without_tag(places: &Places, path: &str, tag: &str) -> Vec<Edit> {
    let others = places.operations.iter().filter(|o| o.path != path);
    if others.clone().any(|operation| operation.tag == tag) {
        return Vec::new();
    }
    let tags = places.contract.get("tags").map_or(&[][..], Tree::items);
    let named = |node: &Tree| node.get("name").and_then(Tree::text) == Some(tag);
    let index = tags.iter().position(named).expect("tags are listed");
    vec![Edit::Remove(format!("/tags/{index}"))]
}

/// A handler of nothing.
fn remove_one(places: &Places) -> Vec<Mutation> {
    each(places, |operation| {
        let mut edits = vec![Edit::Remove(operation.at.clone())];
        edits.extend(without_tag(places, &operation.path, &operation.tag));
        edits.extend([Edit::Unlink(operation.id.clone()), Edit::Prune]);
        let expect = breaks(&["E0407", "E0432"], &operation.tag);
        Some(mutation(&operation.at, edits, expect))
    })
}

fn rename(places: &Places) -> Vec<Mutation> {
    each(places, |operation| {
        // Every link to it goes with it.
        let edit = Edit::Retarget(operation.id.clone(), format!("{}_anew", operation.id));
        let expect = breaks(&["E0407", "E0432"], &operation.id);
        Some(mutation(
            &below(&operation.at, "operationId"),
            vec![edit],
            expect,
        ))
    })
}

/// The handlers of a path stand in the wrong trait.
fn other_tag(places: &Places) -> Vec<Mutation> {
    each(places, |operation| {
        let other = match operation.tag.as_str() {
            "events" => "stream",
            _ => "events",
        };
        let siblings = places
            .operations
            .iter()
            .filter(|o| o.path == operation.path);
        let moved = siblings.map(|o| set(&o.at, "tags", &format!("[{other}]")));
        let mut edits: Vec<_> = moved.collect();
        edits.extend(without_tag(places, &operation.path, &operation.tag));
        let expect = breaks(&["E0407", "E0432"], &operation.tag);
        Some(mutation(&below(&operation.at, "tags"), edits, expect))
    })
}

fn not_found() -> Seen {
    holds(404, "Not found")
}

/// A request that the operation answers, wherever it stands: no operation takes a body that is no JSON, but some any JSON.
fn call(operation: &Operation, method: &str, path: &str) -> Ask {
    let call = format!("{} {path}", method.to_uppercase());
    match operation.method.as_str() {
        "post" => ask(&call, &[JSON], "{"),
        _ => ask(&call, &[], ""),
    }
}

/// What [`call`] is answered where the operation stands.
fn served(operation: &Operation) -> Seen {
    match operation.method.as_str() {
        "post" => status(400),
        _ => status(200),
    }
}

/// The path with another last word; what stands in braces is none.
fn moved(path: &str) -> String {
    match path.rfind("/{").filter(|_| path.ends_with('}')) {
        Some(at) => format!("{}-moved{}", &path[..at], &path[at..]),
        None => format!("{path}-moved"),
    }
}

fn other_path(places: &Places) -> Vec<Mutation> {
    let mut paths: Vec<_> = places.operations.iter().map(|o| o.path.as_str()).collect();
    paths.dedup();
    let moved = paths.into_iter().map(|path| {
        let at = below("/paths", path);
        let new = moved(path);
        let operations = places.operations.iter().filter(|o| o.path == path);
        let probes = operations.flat_map(|operation| {
            let asked = |path: &str| vec![call(operation, &operation.method, &filled(path))];
            [
                probe(asked(path), served(operation), not_found()),
                probe(asked(&new), not_found(), served(operation)),
            ]
        });
        let probes = Expect::Answers(probes.collect());
        mutation(&at, vec![Edit::Rename(at.clone(), new.clone())], probes)
    });
    moved.collect()
}

/// The handler takes one argument more.
fn path_parameter(places: &Places) -> Vec<Mutation> {
    each(places, |operation| {
        let parameters = below(&operation.at, "parameters");
        let parameter = "{name: part, in: path, required: true, schema: {type: string}}";
        let add = match places.has(&parameters) {
            true => put(&format!("{parameters}/-"), parameter),
            false => put(&parameters, &format!("[{parameter}]")),
        };
        let alone = places
            .operations
            .iter()
            .filter(|o| o.path == operation.path);
        let nested = format!("{}/{{", operation.path);
        if alone.count() > 1
            || places
                .operations
                .iter()
                .any(|o| o.path.starts_with(&nested))
        {
            return None;
        }
        let at = below("/paths", &operation.path);
        let bad_request = set(
            &below(&operation.at, "responses"),
            "400",
            "{$ref: '#/components/responses/BadRequest'}",
        );
        let renamed = Edit::Rename(at.clone(), format!("{}/{{part}}", operation.path));
        let edits = vec![add, bad_request, renamed];
        let expect = match operation.path.contains('{') {
            true => breaks(&["E0027"], "part"),
            false => breaks(&["E0050", "E0407"], &operation.id),
        };
        Some(mutation(&at, edits, expect))
    })
}

fn other_method(places: &Places) -> Vec<Mutation> {
    each(places, |operation| {
        let edit = Edit::Rename(operation.at.clone(), "put".to_owned());
        let asked = |method: &str| vec![call(operation, method, &filled(&operation.path))];
        let not_allowed = || holds(405, "Method not allowed");
        let probes = vec![
            probe(asked(&operation.method), served(operation), not_allowed()),
            probe(asked("put"), not_allowed(), served(operation)),
        ];
        Some(mutation(&operation.at, vec![edit], Expect::Answers(probes)))
    })
}
