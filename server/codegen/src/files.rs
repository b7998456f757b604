//! The generated files on the disk: written, or compared with what stands there.
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One generated file, below the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    pub path: PathBuf,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Fresh,
    /// Missing, or not what would be generated.
    Stale,
    /// Nothing would generate it.
    Orphan,
}

/// How each file of `out` stands against what would be generated.
pub fn compare(out: &Path, files: &[Generated]) -> io::Result<Vec<(PathBuf, State)>> {
    let mut states = Vec::new();
    for file in files {
        let fresh = match fs::read_to_string(out.join(&file.path)) {
            Ok(text) => text == file.text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        states.push((
            file.path.clone(),
            if fresh { State::Fresh } else { State::Stale },
        ));
    }
    let known: BTreeSet<_> = files.iter().map(|file| out.join(&file.path)).collect();
    for path in on_disk(out)? {
        if !known.contains(&path) {
            let path = path
                .strip_prefix(out)
                .map(Path::to_path_buf)
                .unwrap_or(path);
            states.push((path, State::Orphan));
        }
    }
    Ok(states)
}

/// Makes `out` hold exactly `files`; what is fresh is not touched, so that builds stay fresh too.
pub fn write(out: &Path, files: &[Generated]) -> io::Result<Vec<(PathBuf, State)>> {
    let states = compare(out, files)?;
    for (path, state) in &states {
        let target = out.join(path);
        match state {
            State::Fresh => {}
            State::Orphan => fs::remove_file(target)?,
            State::Stale => {
                if let Some(folder) = target.parent() {
                    fs::create_dir_all(folder)?;
                }
                let file = files.iter().find(|file| file.path == *path);
                fs::write(target, file.map_or("", |file| file.text.as_str()))?;
            }
        }
    }
    Ok(states)
}

fn on_disk(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(on_disk(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
