//! Parameters: which there are, of what type, how they are read.
use super::making::{
    JSON, answers, ask, breaks, get, holds, mutation, post, put, refused, remove, set,
};
use super::{Operator, operator};
use crate::mutation::{Ask, Edit, Expect, Mutation, Seen};
use crate::places::{Parameter, Places};
use crate::tree::{Tree, below, split};

pub(super) const ALL: &[Operator] = &[
    operator("parameter: add", add),
    operator("parameter: remove", remove_one),
    operator("parameter: rename", rename),
    operator("parameter: other type", other_type),
    operator("parameter: required", required),
    operator("parameter: in a header", in_header),
    operator("parameter: other default", other_default),
    operator("parameter: no default", no_default),
    operator("x-am-parse: the other", parse_otherwise),
    operator("x-am-parse: remove", parse_strictly),
    operator("x-am-repeat: remove", refuse_repeated),
    operator("x-am-repeat: add", join_repeated),
];

/// What the generator says of a header that is to be read as only a query is.
const QUERY_ONLY: &str = "are for query parameters";

/// Parameters of paths are the paths' own: they come and go with `{}` in them.
fn each(places: &Places, make: impl Fn(&Parameter) -> Option<Mutation>) -> Vec<Mutation> {
    let others = places.parameters.iter().filter(|one| !one.in_path);
    others.filter_map(make).collect()
}

/// The type that goes with a parameter which is the only one of its place in its operation.
fn argument_of_its_own(places: &Places, parameter: &Parameter) -> Option<&'static str> {
    let list = split(&parameter.listed_at).0;
    let mut beside = places.parameters.iter().filter(|one| {
        let same_place = (one.in_path, one.in_header) == (parameter.in_path, parameter.in_header);
        same_place && split(&one.listed_at).0 == list
    });
    let alone = beside.all(|one| one.listed_at == parameter.listed_at);
    alone.then_some(match parameter.in_header {
        true => "Headers",
        false => "Query",
    })
}

fn is(parameter: &Parameter, kind: &str) -> bool {
    parameter.schema.get("type").and_then(Tree::text) == Some(kind)
}

fn add(places: &Places) -> Vec<Mutation> {
    let mut lists: Vec<_> = places
        .parameters
        .iter()
        .map(|p| split(&p.listed_at).0.to_owned())
        .collect();
    lists.dedup();
    let added = lists.into_iter().map(|list| {
        let parameter = "{name: added, in: query, schema: {type: string}}";
        let edits = vec![put(&format!("{list}/-"), parameter), may_be_wrong(&list)];
        let listed = || {
            places
                .parameters
                .iter()
                .filter(|p| split(&p.listed_at).0 == list)
        };
        let expect = match listed().find(|p| !p.in_path) {
            Some(_) => breaks(&["E0027"], "added"),
            // The first of a query is an argument more.
            None => breaks(&["E0050"], "query"),
        };
        mutation(&list, edits, expect)
    });
    added.collect()
}

/// Declares 400 for the operation of a list of parameters.
fn may_be_wrong(list: &str) -> Edit {
    let (operation, _) = list.split_once("/parameters").expect("an operation's list");
    let bad_request = "{$ref: '#/components/responses/BadRequest'}";
    set(&below(operation, "responses"), "400", bad_request)
}

fn remove_one(places: &Places) -> Vec<Mutation> {
    each(places, |parameter| {
        let edit = Edit::Remove(parameter.listed_at.clone());
        let edits = vec![edit, Edit::Unlink(parameter.name.clone())];
        let expect = match argument_of_its_own(places, parameter) {
            Some(argument) => breaks(&["E0432"], argument),
            None => breaks(&["E0026"], &parameter.name),
        };
        Some(mutation(&parameter.listed_at, edits, expect))
    })
}

fn rename(places: &Places) -> Vec<Mutation> {
    each(places, |parameter| {
        let edit = set(&parameter.at, "name", &format!("{}_anew", parameter.name));
        let edits = vec![edit, Edit::Unlink(parameter.name.clone())];
        let expect = breaks(&["E0026", "E0027"], &parameter.name);
        Some(mutation(&below(&parameter.at, "name"), edits, expect))
    })
}

fn other_type(places: &Places) -> Vec<Mutation> {
    each(places, |parameter| {
        let schema = match is(parameter, "string") {
            true => "{type: integer, format: int64}",
            false => "{type: string}",
        };
        let mut edits = vec![set(&parameter.at, "schema", schema)];
        for key in ["x-am-parse", "x-am-repeat"] {
            if places.has(&below(&parameter.at, key)) {
                edits.push(remove(&parameter.at, key));
            }
        }
        edits.push(may_be_wrong(&parameter.listed_at));
        let expect = breaks(&["E0308", "E0631", "E0599"], &parameter.name);
        Some(mutation(&below(&parameter.at, "schema"), edits, expect))
    })
}

/// The handler no longer has to ask whether it is there.
fn required(places: &Places) -> Vec<Mutation> {
    each(places, |parameter| {
        let edit = set(&parameter.at, "required", "true");
        let joined = places.has(&below(&parameter.at, "x-am-repeat"));
        let prefix = places.contract.at(&below(&parameter.at, "x-am-parse"));
        let prefix = prefix.and_then(Tree::text) == Some("prefix");
        let expect = match parameter.schema.get("default") {
            _ if prefix => refused("x-am-parse: prefix is for an optional int64"),
            Some(_) => refused("a required parameter has no use for a default"),
            None if joined => refused("a joined parameter is optional"),
            None => breaks(&["E0308", "E0599"], &parameter.name),
        };
        Some(mutation(
            &below(&parameter.at, "required"),
            vec![edit],
            expect,
        ))
    })
}

/// The handler takes one argument more.
fn in_header(places: &Places) -> Vec<Mutation> {
    each(places, |parameter| {
        if parameter.in_header {
            return None;
        }
        let edit = set(&parameter.at, "in", "header");
        let read = ["x-am-parse", "x-am-repeat"].iter();
        let query_only = read
            .clone()
            .any(|key| places.has(&below(&parameter.at, key)));
        let expect = match argument_of_its_own(places, parameter) {
            _ if query_only => refused(QUERY_ONLY),
            Some(argument) => breaks(&["E0432"], argument),
            None => breaks(&["E0050"], "query"),
        };
        Some(mutation(&below(&parameter.at, "in"), vec![edit], expect))
    })
}

/// The list of one event, or of another thing, whose metadata says how the request was understood.
fn listed(parameter: &Parameter, query: &str) -> Vec<Ask> {
    let (method, path) = parameter.call.split_once(' ').expect("a method and a path");
    if method == "POST" {
        return vec![ask(&format!("{method} {path}{query}"), &[JSON], "{}")];
    }
    vec![
        post("branch", "main".into()),
        get(&format!("{path}{query}")),
    ]
}

fn says(parameter: &Parameter, value: i64) -> Seen {
    holds(200, &format!("{} {value}, ", parameter.name))
}

fn with_default(places: &Places, make: impl Fn(&Parameter, i64) -> Mutation) -> Vec<Mutation> {
    each(places, |parameter| {
        let default = parameter.schema.get("default").and_then(Tree::int)?;
        Some(make(parameter, default))
    })
}

fn other_default(places: &Places) -> Vec<Mutation> {
    with_default(places, |parameter, default| {
        let at = below(&below(&parameter.at, "schema"), "default");
        let edit = put(&at, &(default + 7).to_string());
        let (before, after) = (says(parameter, default), says(parameter, default + 7));
        mutation(
            &at,
            vec![edit],
            answers(listed(parameter, ""), before, after),
        )
    })
}

fn no_default(places: &Places) -> Vec<Mutation> {
    with_default(places, |parameter, _| {
        let mut edits = vec![remove(&below(&parameter.at, "schema"), "default")];
        if places.has(&below(&parameter.at, "x-am-parse")) {
            edits.push(remove(&parameter.at, "x-am-parse"));
        }
        mutation(&parameter.at, edits, breaks(&["E0308"], &parameter.name))
    })
}

/// The other way to read a number, and what each of the two reads of `1e1`.
fn parsed(places: &Places, parameter: &Parameter) -> (&'static str, i64, i64) {
    let way = places.contract.at(&below(&parameter.at, "x-am-parse"));
    match way.and_then(Tree::text) {
        Some("number") => ("atoi", 10, 1),
        _ => ("number", 1, 10),
    }
}

/// Those that are read as the legacy reads them, and have a default.
fn read_loosely(places: &Places, make: impl Fn(&Parameter) -> Mutation) -> Vec<Mutation> {
    each(places, |parameter| {
        parameter.schema.get("default")?;
        places
            .has(&below(&parameter.at, "x-am-parse"))
            .then(|| make(parameter))
    })
}

fn parse_otherwise(places: &Places) -> Vec<Mutation> {
    read_loosely(places, |parameter| {
        let (other, before, after) = parsed(places, parameter);
        let edit = set(&parameter.at, "x-am-parse", other);
        let asks = listed(parameter, &format!("?{}=1e1", parameter.name));
        let expect = answers(asks, says(parameter, before), says(parameter, after));
        mutation(&below(&parameter.at, "x-am-parse"), vec![edit], expect)
    })
}

fn parse_strictly(places: &Places) -> Vec<Mutation> {
    read_loosely(places, |parameter| {
        let edit = remove(&parameter.at, "x-am-parse");
        let asks = listed(parameter, &format!("?{}=1e1", parameter.name));
        let refused = holds(400, &format!(r#""field":"{}""#, parameter.name));
        let (_, before, _) = parsed(places, parameter);
        let expect = answers(asks, says(parameter, before), refused);
        mutation(&below(&parameter.at, "x-am-parse"), vec![edit], expect)
    })
}

fn twice(parameter: &Parameter) -> Vec<Ask> {
    let name = &parameter.name;
    listed(parameter, &format!("?{name}=one&{name}=two"))
}

/// An operation whose parameters cannot be wrong does not declare 400, until one can.
fn refuse_repeated(places: &Places) -> Vec<Mutation> {
    each(places, |parameter| {
        let at = below(&parameter.at, "x-am-repeat");
        let responses = parameter.listed_at.split_once("/parameters")?.0;
        let declared = places.has(&format!("{responses}/responses/400"));
        let wrong = holds(400, &format!(r#""field":"{}""#, parameter.name));
        let expect = match declared {
            true => answers(twice(parameter), holds(200, "one,two"), wrong),
            false => refused("the response 400 is missing"),
        };
        let edit = remove(&parameter.at, "x-am-repeat");
        places.has(&at).then(|| mutation(&at, vec![edit], expect))
    })
}

fn join_repeated(places: &Places) -> Vec<Mutation> {
    each(places, |parameter| {
        let at = below(&parameter.at, "x-am-repeat");
        let plain = is(parameter, "string") && !places.has(&at);
        plain.then(|| {
            let refusal = holds(400, &format!(r#""field":"{}""#, parameter.name));
            let expect: Expect = match parameter.in_header {
                true => refused(QUERY_ONLY),
                false => answers(twice(parameter), refusal, holds(200, "one,two")),
            };
            mutation(&at, vec![put(&at, "join")], expect)
        })
    })
}
