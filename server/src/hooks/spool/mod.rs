//! What could not be told to a server, kept until it can be: a file for each event, private, bounded in number and bytes.
//!
//! Files come into being whole (written beside, then renamed) and are removed once a server has them, so any number of
//! processes may keep and deliver at once without a lock: what two deliver is one event, by its `event_id`.
//! A folder belongs to one server, by its address: another one that starts does not take its events.
//! Left to others: sending (`cli::hook`, and the server itself at its start).

mod event;

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use crate::ingest::Draft;

pub use self::event::Spooled;

/// More events are lost, the newest first: those before them tell how it began.
const MAX_EVENTS: usize = 1000;
const MAX_BYTES: u64 = 16 << 20;
/// What goes into a request to any server.
const MAX_EVENT_BYTES: usize = 512 << 10;

const FINISHED: &str = "json";
const BROKEN: &str = "broken";
/// An unfinished file this old is of a process that is gone.
const ABANDONED: Duration = Duration::from_secs(60);

/// Why an event was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SpoolError {
    #[error("{} is full; start the server at that address, and it is delivered (what is named *.broken there is no event)", folder.display())]
    Full { folder: PathBuf },
    #[error("an event of {bytes} bytes is too large to be kept; the server takes it")]
    TooLarge { bytes: usize },
    #[error("{} cannot be written", folder.display())]
    Unwritable { folder: PathBuf, source: io::Error },
}

/// So that names sort by time until the year 5138.
const MILLISECOND_DIGITS: usize = 14;

/// The events that wait for one server.
#[derive(Debug, Clone)]
pub struct Spool {
    folder: PathBuf,
}

/// An event that waits.
#[derive(Debug)]
pub struct Waiting {
    path: PathBuf,
    /// As the API takes it.
    pub json: String,
    pub draft: Draft,
}

/// What was found of what waits.
#[derive(Debug, Default)]
pub struct Found {
    /// Oldest first.
    pub events: Vec<Waiting>,
    /// Files that hold no event, under the names that they now have.
    pub broken: Vec<PathBuf>,
    /// Files that cannot be read now, which may hold one, and stay.
    pub unread: Vec<Unread>,
}

/// A file that cannot be read now.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be read now, and stays: {why}", path.display())]
pub struct Unread {
    path: PathBuf,
    why: io::Error,
}

impl Spool {
    /// The folder of the server that is named so (`127.0.0.1:3141`) below the product's own in `data_dir`.
    pub fn of(data_dir: &Path, server: &str) -> Self {
        let name = server.to_ascii_lowercase();
        let mut name = name.replace(|ch: char| !ch.is_ascii_alphanumeric() && ch != '.', "_");
        // `..` would be another folder.
        if name.starts_with('.') {
            name.insert(0, '_');
        }
        let folder = data_dir.join("agentmonitor").join("hooks").join(name);
        Self { folder }
    }

    /// Keeps an event that happened now.
    pub fn keep(&self, event: &Spooled) -> Result<(), SpoolError> {
        let unwritable = |source| SpoolError::Unwritable {
            folder: self.folder.clone(),
            source,
        };
        let json = event.json();
        if json.len() > MAX_EVENT_BYTES {
            return Err(SpoolError::TooLarge { bytes: json.len() });
        }
        create_folder(&self.folder).map_err(unwritable)?;
        let (events, bytes) = self.size().map_err(unwritable)?;
        if events >= MAX_EVENTS || bytes + json.len() as u64 > MAX_BYTES {
            return Err(SpoolError::Full {
                folder: self.folder.clone(),
            });
        }
        self.write(&json).map_err(unwritable)
    }

    /// As many events as are ever kept.
    pub fn all(&self) -> Found {
        self.oldest(MAX_EVENTS, usize::try_from(MAX_BYTES).unwrap_or(usize::MAX))
    }

    /// The oldest events, at most so many of at most so many bytes together, but one at least.
    /// What is no event is set aside: it stays for whoever wants to look, and is in nobody's way.
    pub fn oldest(&self, at_most: usize, bytes: usize) -> Found {
        self.found(at_most, bytes, bytes_of)
    }

    fn found(
        &self,
        at_most: usize,
        bytes: usize,
        bytes_of: impl Fn(&Path) -> io::Result<Vec<u8>>,
    ) -> Found {
        let mut left = bytes;
        let mut found = Found::default();
        for path in self.finished().into_iter().take(at_most) {
            let (json, draft) = match content(bytes_of(&path)) {
                Content::Event(json, draft) => (json, *draft),
                Content::Broken => {
                    let aside = path.with_extension(BROKEN);
                    if fs::rename(&path, &aside).is_ok() {
                        found.broken.push(aside);
                    }
                    continue;
                }
                Content::Unread(why) => {
                    found.unread.push(Unread { path, why });
                    continue;
                }
                Content::Gone => continue,
            };
            if json.len() > left && !found.events.is_empty() {
                break;
            }
            left = left.saturating_sub(json.len());
            found.events.push(Waiting { path, json, draft });
        }
        found
    }

    /// Forgets events that a server has, or has said that it will never take.
    pub fn delivered(&self, events: &[Waiting]) {
        for event in events {
            // One that stays is delivered again, and is known by its id.
            drop(fs::remove_file(&event.path));
        }
    }

    fn write(&self, json: &str) -> io::Result<()> {
        let millisecond = Timestamp::now().as_millisecond();
        let name = format!("{millisecond:0MILLISECOND_DIGITS$}-{}", Uuid::new_v4());
        let beside = self.folder.join(&name);
        let written = private(&beside).and_then(|mut file| file.write_all(json.as_bytes()));
        let written = written.and_then(|()| fs::rename(&beside, beside.with_extension(FINISHED)));
        if written.is_err() {
            drop(fs::remove_file(&beside));
        }
        written
    }

    /// Events and bytes, of unfinished ones, too. What was abandoned is removed.
    fn size(&self) -> io::Result<(usize, u64)> {
        let (mut events, mut bytes) = (0, 0);
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let Ok(about) = entry.metadata() else {
                continue;
            };
            if !is_ours(&entry.path()) {
                continue;
            }
            let age = about.modified().ok().and_then(|at| at.elapsed().ok());
            if is_unfinished(&entry.path()) && age.is_some_and(|age| age > ABANDONED) {
                drop(fs::remove_file(entry.path()));
                continue;
            }
            events += 1;
            bytes += about.len();
        }
        Ok((events, bytes))
    }

    /// In the order that they were kept in; none where there is no folder.
    fn finished(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        // A pipe of such a name would be waited for.
        let files = entries
            .flatten()
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        let paths = files.map(|entry| entry.path());
        let mut paths: Vec<PathBuf> = paths
            .filter(|path| is_ours(path) && is_finished(path))
            .collect();
        paths.sort();
        paths
    }
}

/// Whether a file is named as ours are: whatever else is there is not ours to read or to remove.
fn is_ours(path: &Path) -> bool {
    let name = path.file_stem().and_then(|name| name.to_str());
    name.and_then(|name| name.split_once('-'))
        .is_some_and(|(millisecond, id)| {
            millisecond.len() == MILLISECOND_DIGITS
                && millisecond.bytes().all(|byte| byte.is_ascii_digit())
                && Uuid::try_parse(id).is_ok()
        })
}

fn is_finished(path: &Path) -> bool {
    path.extension().is_some_and(|is| is == FINISHED)
}

fn is_unfinished(path: &Path) -> bool {
    path.extension().is_none()
}

/// What a file holds.
enum Content {
    Event(String, Box<Draft>),
    Broken,
    /// As where too many files are open: it may be readable later.
    Unread(io::Error),
    /// Another process has delivered it meanwhile.
    Gone,
}

/// One more than an event may have, of what is longer.
fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    file.take(MAX_EVENT_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn content(read: io::Result<Vec<u8>>) -> Content {
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Content::Gone,
        Err(error) => return Content::Unread(error),
    };
    let json = String::from_utf8(bytes).ok();
    let json = json.filter(|json| json.len() <= MAX_EVENT_BYTES);
    match json.and_then(|json| Some((Spooled::read(&json)?, json))) {
        Some((draft, json)) => Content::Event(json, Box::new(draft)),
        None => Content::Broken,
    }
}

fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    options.open(path)
}

fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests;
