//! What the generator does not support, it refuses: with the JSON pointer and the line of the spot, and a sentence. Never
//! with a panic, and never by generating something else.
//!
//! Each case changes one thing of `base.yaml`, which is supported.
mod answers;
mod bodies;
mod broken;
mod choices;
mod composition;
mod defaults;
mod document;
mod enums;
mod extensions;
mod failure;
mod links;
mod names;
mod operations;
mod parameters;
mod scalars;
mod schemas;
mod security;
mod sizes;

use std::panic;

use codegen::Refusal;
use codegen::files::Generated;

const BASE: &str = include_str!("base.yaml");

/// One change and what it leads to.
struct Case {
    /// Stands in the base once.
    from: &'static str,
    to: &'static str,
    /// The JSON pointer of the refusal.
    pointer: &'static str,
    /// The refusal's line is the last one of this text, searched from the change on, then from the top.
    line: &'static str,
    /// A part of the sentence.
    says: &'static str,
}

fn case(
    from: &'static str,
    to: &'static str,
    pointer: &'static str,
    line: &'static str,
    says: &'static str,
) -> Case {
    Case {
        from,
        to,
        pointer,
        line,
        says,
    }
}

/// What is generated where nothing is to be warned of. It is not formatted, which would take nearly all of the tests' time.
fn strict(spec: &str) -> Result<Vec<Generated>, Refusal> {
    let generation = codegen::draft(spec)?;
    match generation.warnings.into_iter().next() {
        None => Ok(generation.files),
        Some(warning) => Err(warning),
    }
}

#[track_caller]
fn refused(cases: &[Case]) {
    let complaints: Vec<_> = cases.iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn complaint(case: &Case) -> Option<String> {
    let change = format!("{:?} -> {:?}", case.from, case.to);
    if BASE.matches(case.from).count() != 1 {
        return Some(format!("{change}: does not stand in the base once"));
    }
    let spec = BASE.replacen(case.from, case.to, 1);
    let at = BASE.find(case.from).unwrap_or_default();
    let start = spec[..at].rfind('\n').map_or(0, |end| end + 1);
    let below = spec[start..].find(case.line).map(|offset| start + offset);
    let Some(offset) = below.or_else(|| spec.find(case.line)) else {
        return Some(format!(
            "{change}: {:?} does not stand in the spec",
            case.line
        ));
    };
    let line = spec[..offset + case.line.len()].matches('\n').count() + 1;
    let Ok(answer) = panic::catch_unwind(|| strict(&spec)) else {
        return Some(format!("{change}: the generator panics"));
    };
    match answer {
        Ok(_) => Some(format!("{change}: is accepted")),
        Err(refusal) => {
            let right = refusal.pointer == case.pointer
                && refusal.line == line
                && refusal.message.contains(case.says);
            (!right).then(|| {
                let Case { pointer, says, .. } = case;
                format!(
                    "{change}:\n  expected: line {line}, #{pointer}: {says}\n  refusal:  {refusal}"
                )
            })
        }
    }
}

/// The base with one change, which must be supported.
#[track_caller]
fn accepted(from: &str, to: &str) -> String {
    assert_eq!(
        BASE.matches(from).count(),
        1,
        "{from:?} stands in the base once"
    );
    match strict(&BASE.replacen(from, to, 1)) {
        Ok(files) => files.into_iter().map(|file| file.text).collect(),
        Err(refusal) => panic!("{from:?} -> {to:?}: {refusal}"),
    }
}

#[test]
fn the_base_of_all_cases_is_supported() {
    accepted("title: Points", "title: Points");
}
