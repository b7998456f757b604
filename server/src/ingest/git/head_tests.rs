use std::fs;

use super::*;

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567\n";

/// Lays out files below a new folder for projects.
fn projects(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = root.path().join("projects").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }
    root
}

#[track_caller]
fn on(root: &tempfile::TempDir, project: &str, expected: Option<&str>) {
    let found = branch(&root.path().join("projects"), project);
    assert_eq!(found.as_deref(), expected, "{project}");
}

/// The files of a checkout in `folder` with `HEAD` as given.
fn checkout<'a>(head_path: &'a str, head: &'a str, objects: &'a str) -> [(&'a str, &'a str); 2] {
    [(head_path, head), (objects, "\n")]
}

#[test]
fn a_checkout_is_on_the_branch_that_its_head_names() {
    let root = projects(&[
        ("kiln/.git/HEAD", "ref: refs/heads/glaze/red\n"),
        ("kiln/.git/refs/heads/glaze/red", COMMIT),
        ("kiln/.git/objects/info/packs", "\n"),
        ("kiln/src/deep/main.rs", ""),
        ("plain/readme.txt", "not a repository\n"),
    ]);
    on(&root, "kiln", Some("glaze/red"));
    on(&root, "kiln/", Some("glaze/red"));
    on(&root, "./kiln/.", Some("glaze/red"));
    on(&root, "kiln/src/deep", Some("glaze/red"));
    on(&root, "plain/../kiln", Some("glaze/red"));
    on(&root, "plain", None);
    on(&root, "absent", None);
    on(&root, "kiln/absent", None);
    on(&root, "kiln/src/deep/main.rs", None);
    on(&root, "nul\0byte", None);
}

#[test]
fn a_project_that_leaves_the_projects_folder_is_not_looked_up() {
    let root = projects(&[
        ("../outside/.git/HEAD", "ref: refs/heads/secret\n"),
        ("../outside/.git/refs/heads/secret", COMMIT),
        ("../outside/.git/objects/x", ""),
        ("../.git/HEAD", "ref: refs/heads/above\n"),
        ("../.git/refs/heads/above", COMMIT),
        ("../.git/objects/x", ""),
        ("plain/readme.txt", ""),
    ]);
    let absolute = root.path().join("outside");
    assert!(
        Repository::at(&absolute).is_some(),
        "the bait must be a repository"
    );
    on(&root, "../outside", None);
    on(&root, "plain/../../outside", None);
    on(&root, "..", None);
    on(&root, absolute.to_str().expect("UTF-8"), None);
    // Nor is a repository around the projects folder the project's.
    on(&root, "plain", None);
}

#[test]
fn a_repository_around_projects_counts_when_it_begins_in_the_projects_folder() {
    let root = projects(&[
        (".git/HEAD", "ref: refs/heads/mono\n"),
        (".git/refs/heads/mono", COMMIT),
        (".git/objects/x", ""),
        ("part/readme.txt", ""),
        (
            "broken/.git/readme.txt",
            "no repository, so git looks further up",
        ),
    ]);
    on(&root, "part", Some("mono"));
    on(&root, ".", Some("mono"));
    on(&root, "broken", Some("mono"));
}

#[test]
fn a_detached_head_gives_the_literal_head() {
    let root = projects(&checkout("p/.git/HEAD", COMMIT, "p/.git/objects/x"));
    fs::create_dir(root.path().join("projects/p/.git/refs")).expect("a folder");
    on(&root, "p", Some("HEAD"));
}

#[test]
fn a_repository_without_commits_has_no_branch() {
    let root = projects(&checkout(
        "p/.git/HEAD",
        "ref: refs/heads/main\n",
        "p/.git/objects/x",
    ));
    fs::create_dir_all(root.path().join("projects/p/.git/refs/heads")).expect("folders");
    on(&root, "p", None);
}

#[test]
fn a_packed_branch_exists_too() {
    let packed = "# pack-refs with: peeled fully-peeled sorted \n\
        0123456789abcdef0123456789abcdef01234567 refs/heads/main-2\n\
        0123456789abcdef0123456789abcdef01234567 refs/heads/main\n\
        ^fedcba98765432100123456789abcdef01234567\n";
    let root = projects(&[
        ("p/.git/HEAD", "ref: refs/heads/main"),
        ("p/.git/packed-refs", packed),
        ("p/.git/objects/x", ""),
        ("p/.git/refs/x", ""),
        ("q/.git/HEAD", "ref: refs/heads/mai\n"),
        ("q/.git/packed-refs", packed),
        ("q/.git/objects/x", ""),
        ("q/.git/refs/x", ""),
    ]);
    on(&root, "p", Some("main"));
    on(&root, "q", None);
}

#[test]
fn a_worktree_has_its_own_head_and_shares_the_branches() {
    let root = projects(&[
        ("main/.git/HEAD", "ref: refs/heads/main\n"),
        ("main/.git/refs/heads/main", COMMIT),
        ("main/.git/refs/heads/side", COMMIT),
        ("main/.git/objects/x", ""),
        ("main/.git/worktrees/side/HEAD", "ref: refs/heads/side\n"),
        ("main/.git/worktrees/side/commondir", "../..\n"),
        ("side/.git", "gitdir: ../main/.git/worktrees/side\n"),
        ("lost/.git", "gitdir: ../gone\n"),
    ]);
    on(&root, "main", Some("main"));
    on(&root, "side", Some("side"));
    on(&root, "lost", None);
}

#[test]
fn heads_that_git_would_not_take_give_nothing() {
    for head in [
        "",
        "\n",
        "ref: ",
        "ref: refs/heads/",
        "ref: refs/heads/../../HEAD",
        "main",
        "0123",
        "ref: /etc/hosts",
    ] {
        let root = projects(&checkout("p/.git/HEAD", head, "p/.git/objects/x"));
        fs::create_dir_all(root.path().join("projects/p/.git/refs/heads")).expect("folders");
        on(&root, "p", None);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_file_does_not_hold_the_reader() {
    let root = projects(&[("p/.git/objects/x", ""), ("p/.git/refs/x", "")]);
    let pipe = root.path().join("projects/p/.git/HEAD");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
    on(&root, "p", None);
}
