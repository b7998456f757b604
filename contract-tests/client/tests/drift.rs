//! `client-gen` in a copy of the repository: it writes, it finds its file fresh, it tells stale
//! (exit code 4, the file named) from broken (1).

use std::path::Path;
use std::process::{Command, Output};

const FILE: &str = "contract-tests/client/src/generated.rs";

fn client_gen(root: &Path, check: bool) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_client-gen"));
    command.arg("--root").arg(root);
    if check {
        command.arg("--check");
    }
    command.output().expect("client-gen runs")
}

#[test]
fn the_committed_client_is_told_fresh_stale_or_broken() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift");
    std::fs::create_dir_all(root.join("contract-tests/client/src")).expect("a folder");
    std::fs::write(root.join(FILE), "// old\n").expect("a file");
    let contract = std::fs::read_to_string(here.join("openapi.yaml")).expect("the contract");
    std::fs::write(root.join("openapi.yaml"), &contract).expect("a contract");

    let stale = client_gen(&root, true);
    assert_eq!(stale.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&stale.stdout).contains(FILE));
    let old = std::fs::read_to_string(root.join(FILE)).expect("the file");
    assert_eq!(old, "// old\n", "a check writes nothing");

    assert_eq!(client_gen(&root, false).status.code(), Some(0));
    assert_eq!(client_gen(&root, true).status.code(), Some(0));

    let renamed = contract.replace("operationId: event_list", "operationId: event_index");
    std::fs::write(root.join("openapi.yaml"), renamed).expect("a contract");
    assert_eq!(client_gen(&root, true).status.code(), Some(4));

    std::fs::write(root.join("openapi.yaml"), "openapi: [").expect("a contract");
    assert_eq!(client_gen(&root, true).status.code(), Some(1));
}
