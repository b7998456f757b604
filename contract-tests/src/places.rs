//! Where the harness finds its files, relative to the repository.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// The folder `contract-tests/`.
pub fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    let home = home();
    home.parent()
        .map_or_else(|| home.clone(), Path::to_path_buf)
}

/// The contract.
pub fn contract() -> PathBuf {
    repository().join("openapi.yaml")
}

/// The built server: an explicit path (`AGENTMONITOR_BIN`), else the newer of the release and the
/// debug build.
pub fn server_binary() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("AGENTMONITOR_BIN") {
        return Ok(PathBuf::from(path));
    }
    let built = ["release", "debug"].map(built);
    let newest = built
        .iter()
        .filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path)))
        .max_by_key(|(modified, _)| *modified);
    match newest {
        Some((_, path)) => Ok(path.clone()),
        None => bail!(
            "no server binary: run `cargo build -p agentmonitor` (or give --bin); looked for {} and {}",
            built[0].display(),
            built[1].display()
        ),
    }
}

/// The release build of the server, for measuring.
pub fn release_binary() -> Result<PathBuf> {
    let path = built("release");
    if !path.is_file() {
        bail!(
            "no release build of the server: run `cargo build --release -p agentmonitor` (or give --target); \
             looked for {}",
            path.display()
        );
    }
    Ok(path)
}

fn built(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| repository().join("target"), PathBuf::from);
    target.join(profile).join("agentmonitor")
}
