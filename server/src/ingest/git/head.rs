//! The branch that a checkout is on, read from its files without starting git.
//!
//! Answers as `git rev-parse --abbrev-ref HEAD` does: the branch's short name, `HEAD` when detached, nothing without a
//! commit. Repositories that keep their refs in a reftable have no such files and give nothing.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};

/// No `HEAD`, `.git` or `commondir` file that git writes is longer.
const SMALL_FILE_BYTES: u64 = 8 * 1024;

const DETACHED: &str = "HEAD";

/// The branch of `project`, a path below `projects_dir`. The repository may begin in a folder above the project, as
/// git allows, but not above `projects_dir`; and a path that leads out of there is not followed.
pub(super) fn branch(projects_dir: &Path, project: &str) -> Option<String> {
    let inside = below(project)?;
    let start = projects_dir.join(&inside);
    if !start.is_dir() {
        return None;
    }
    let folders = start.ancestors().take(inside.components().count() + 1);
    let repository = folders.filter_map(Repository::at).next()?;
    repository.branch()
}

/// The branch of the repository that `folder`, an absolute path, is in.
pub(crate) fn branch_of_folder(folder: &Path) -> Option<String> {
    if !folder.is_absolute() || !folder.is_dir() {
        return None;
    }
    folder.ancestors().find_map(Repository::at)?.branch()
}

/// `project` without `.` and `..`; `None` where it leaves the folder that it is meant to be in.
fn below(project: &str) -> Option<PathBuf> {
    let mut inside = PathBuf::new();
    for component in Path::new(project).components() {
        match component {
            Component::Normal(name) => inside.push(name),
            Component::CurDir => {}
            Component::ParentDir => inside.pop().then_some(())?,
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(inside)
}

struct Repository {
    head: String,
    /// Where the branches are: a worktree shares those of its repository.
    common_dir: PathBuf,
}

impl Repository {
    /// The repository whose work tree begins at `folder`.
    fn at(folder: &Path) -> Option<Self> {
        let dot_git = folder.join(".git");
        let git_dir = match read_small(&dot_git) {
            Some(link) => folder.join(link.strip_prefix("gitdir:")?.trim()),
            None => dot_git,
        };
        let head = read_small(&git_dir.join("HEAD"))?;
        let common_dir = match read_small(&git_dir.join("commondir")) {
            Some(common) => git_dir.join(common.trim()),
            None => git_dir,
        };
        // What git itself asks of a folder before it takes it for a repository.
        let whole = common_dir.join("objects").is_dir() && common_dir.join("refs").is_dir();
        whole.then_some(Self { head, common_dir })
    }

    fn branch(&self) -> Option<String> {
        let head = self.head.trim();
        let Some(reference) = head.strip_prefix("ref:").map(str::trim) else {
            return is_object_id(head).then(|| DETACHED.to_owned());
        };
        let name = reference.strip_prefix("refs/heads/")?;
        self.has(reference).then(|| name.to_owned())
    }

    /// Whether the branch has a commit. A new repository's `HEAD` names one that does not exist yet.
    fn has(&self, reference: &str) -> bool {
        let plain = |component| matches!(component, Component::Normal(_));
        if !Path::new(reference).components().all(plain) {
            return false;
        }
        self.common_dir.join(reference).is_file() || self.is_packed(reference)
    }

    fn is_packed(&self, reference: &str) -> bool {
        let Some(file) = open(&self.common_dir.join("packed-refs")) else {
            return false;
        };
        let lines = BufReader::new(file).split(b'\n').map_while(Result::ok);
        let named = |line: Vec<u8>| {
            let line = line.trim_ascii_end();
            let name = line
                .iter()
                .position(|&byte| byte == b' ')
                .map(|at| &line[at + 1..]);
            name == Some(reference.as_bytes())
        };
        lines.into_iter().any(named)
    }
}

fn is_object_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn read_small(path: &Path) -> Option<String> {
    let mut text = String::new();
    open(path)?
        .take(SMALL_FILE_BYTES)
        .read_to_string(&mut text)
        .ok()?;
    Some(text)
}

/// Opens a plain file only: opening a pipe would wait for its other end.
fn open(path: &Path) -> Option<File> {
    path.is_file().then(|| File::open(path).ok()).flatten()
}

#[cfg(test)]
#[path = "head_tests.rs"]
mod tests;
