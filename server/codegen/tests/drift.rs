//! What is committed as generated from the goldens and the examples is what is generated from them.
use std::fs;
use std::path::Path;

use codegen::files::{self, State};

#[test]
fn the_goldens_are_fresh() {
    all_are_fresh("tests/goldens", "spec.yaml");
}

#[test]
fn the_examples_are_fresh() {
    all_are_fresh("examples", "openapi.yaml");
}

/// Every folder in `room` that has something generated.
#[track_caller]
fn all_are_fresh(room: &str, spec: &str) {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(room));
    let folders = folders.expect("the room is there");
    let paths = folders.map(|entry| entry.expect("an entry").path());
    let paths: Vec<_> = paths
        .filter(|path| path.join("generated").is_dir())
        .collect();
    assert!(!paths.is_empty(), "{room} holds nothing generated");
    for path in paths {
        is_fresh(room, &path, spec);
    }
}

#[track_caller]
fn is_fresh(room: &str, folder: &Path, spec: &str) {
    let name = folder.file_name().and_then(|name| name.to_str());
    let name = name.expect("a name");
    let text = fs::read_to_string(folder.join(spec))
        .unwrap_or_else(|error| panic!("{name} has no {spec}: {error}"));
    let generation = codegen::generate_with_warnings(&text)
        .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let states = files::compare(&folder.join("generated"), &generation.files);
    for (path, state) in states.expect("the folder can be read") {
        let place = format!("server/codegen/{room}/{name}");
        assert_eq!(
            state,
            State::Fresh,
            "{name}/generated/{}; see what changes, and if it should:\n\
             cargo run -p codegen -- --spec {place}/{spec} --out {place}/generated",
            path.display()
        );
    }
}
