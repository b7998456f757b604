//! What is committed as generated from the goldens is what is generated from them.
use std::fs;
use std::path::Path;

use codegen::files::{self, State};

#[test]
fn the_goldens_are_fresh() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    for entry in fs::read_dir(&goldens).expect("the goldens are there") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name");
        if !entry.path().is_dir() {
            continue;
        }
        let spec = fs::read_to_string(entry.path().join("spec.yaml"))
            .unwrap_or_else(|error| panic!("{name} has no spec: {error}"));
        let generation = codegen::generate_with_warnings(&spec)
            .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let states = files::compare(&entry.path().join("generated"), &generation.files);
        for (path, state) in states.expect("the folder can be read") {
            let golden = format!("server/codegen/tests/goldens/{name}");
            assert_eq!(
                state,
                State::Fresh,
                "{name}/generated/{}; see what changes, and if it should:\n\
                 cargo run -p codegen -- --spec {golden}/spec.yaml --out {golden}/generated",
                path.display()
            );
        }
    }
}
