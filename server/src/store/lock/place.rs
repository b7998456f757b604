//! Where the lock of a database is: beside the file itself, whatever name leads to it.
use std::fs;
use std::path::{Path, PathBuf};

use crate::store::{OpenError, open};

/// As many as Linux follows.
const LINKS: usize = 40;

/// The path of the database with all symbolic links resolved. Where there is none yet, it is the place where it will be;
/// its folder is made.
pub(super) fn real_path(path: &Path) -> Result<PathBuf, OpenError> {
    let failed = |error| open::unwritable(path, &error);
    let mut place = std::path::absolute(path).map_err(failed)?;
    if open::exists(&place)? {
        return place.canonicalize().map_err(failed);
    }
    // SQLite will create what a dangling link points at, and from then on that is the real path.
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&place) else {
            break;
        };
        place.pop();
        place.push(target);
    }
    let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else {
        return Err(OpenError::Directory(path.into()));
    };
    open::create_folder(folder).map_err(failed)?;
    let folder = folder.canonicalize().map_err(failed)?;
    Ok(folder.join(name))
}

/// The lock file of a database.
pub(super) fn lock_of(database: &Path) -> PathBuf {
    let mut lock = database.as_os_str().to_owned();
    lock.push(".runtime.lock");
    lock.into()
}
