//! Where mutated contracts are made: written to a folder, compiled by `rustc` itself, played.
//!
//! Not by cargo, because each mutant then is one process of a third of a second, whose errors are its own. What generated
//! code links is there already: this crate links it too, and stands among the artifacts beside the running program.
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::SystemTime;

use anyhow::{Context, bail};
use codegen::files::{self, Generated};

use crate::rustc::{self, Complaint};
use crate::stage::{Findings, Script};

const HANDLERS: &[(&str, &str)] = &[
    ("handlers.rs", include_str!("../subject/handlers.rs")),
    (
        "handlers/activity.rs",
        include_str!("../subject/handlers/activity.rs"),
    ),
    (
        "handlers/events.rs",
        include_str!("../subject/handlers/events.rs"),
    ),
    (
        "handlers/filter_options.rs",
        include_str!("../subject/handlers/filter_options.rs"),
    ),
    (
        "handlers/health.rs",
        include_str!("../subject/handlers/health.rs"),
    ),
    (
        "handlers/hooks.rs",
        include_str!("../subject/handlers/hooks.rs"),
    ),
    (
        "handlers/otel.rs",
        include_str!("../subject/handlers/otel.rs"),
    ),
    (
        "handlers/prices.rs",
        include_str!("../subject/handlers/prices.rs"),
    ),
    (
        "handlers/provider_quotas.rs",
        include_str!("../subject/handlers/provider_quotas.rs"),
    ),
    (
        "handlers/series.rs",
        include_str!("../subject/handlers/series.rs"),
    ),
    (
        "handlers/sessions.rs",
        include_str!("../subject/handlers/sessions.rs"),
    ),
    (
        "handlers/sources.rs",
        include_str!("../subject/handlers/sources.rs"),
    ),
    (
        "handlers/stats.rs",
        include_str!("../subject/handlers/stats.rs"),
    ),
    (
        "handlers/stream.rs",
        include_str!("../subject/handlers/stream.rs"),
    ),
    (
        "handlers/telemetry.rs",
        include_str!("../subject/handlers/telemetry.rs"),
    ),
];

pub struct Workshop {
    folder: tempfile::TempDir,
    /// Where cargo put the libraries.
    libraries: PathBuf,
    /// This crate, compiled.
    own: PathBuf,
}

impl Workshop {
    /// A workshop with tools: finds the library of this crate that this toolchain can link.
    pub fn open() -> anyhow::Result<Self> {
        let libraries = libraries()?;
        let mut candidates = candidates(&libraries)?;
        // Cargo keeps the libraries of every set of features. The newest is as fresh as the one that this very program
        // was linked with: had the sources changed since, that one would have been built anew, and be newer.
        candidates.sort_by_key(|(built, _)| std::cmp::Reverse(*built));
        let mut workshop = Self {
            folder: tempfile::tempdir()?,
            libraries,
            own: PathBuf::new(),
        };
        let mut why = String::from("none was built");
        for (_, own) in candidates {
            workshop.own = own;
            match workshop.shims() {
                Ok(()) => return Ok(workshop),
                Err(error) => why = format!("{error:#}"),
            }
        }
        bail!("no library of codegen-mutation can be linked ({why}); run this through cargo")
    }

    /// `serde` and `codegen_runtime` under their own names, out of the one library.
    fn shims(&self) -> anyhow::Result<()> {
        for name in ["serde", "codegen_runtime"] {
            let source = self.path(&format!("{name}.rs"));
            fs::write(&source, format!("pub use codegen_mutation::{name}::*;\n"))?;
            let mut rustc = self.rustc(name, "lib");
            let output = rustc
                .arg("-o")
                .arg(self.path(&format!("lib{name}.rlib")))
                .arg(source)
                .output()
                .context("starting rustc")?;
            succeeded(&output)?;
        }
        fs::create_dir_all(self.path("handlers"))?;
        for (name, source) in HANDLERS {
            fs::write(self.path(name), source)?;
        }
        Ok(())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn rustc(&self, name: &str, kind: &str) -> Command {
        let mut rustc = Command::new("rustc");
        rustc
            .args(["--edition", "2024", "--crate-name", name])
            .args(["--crate-type", kind, "--error-format", "json"])
            .args(["--cap-lints", "allow", "-C", "debuginfo=0"])
            .arg("-L")
            .arg(prefixed("dependency=", &self.libraries))
            .arg("--extern")
            .arg(prefixed("codegen_mutation=", &self.own));
        rustc
    }

    fn with_shims(&self, mut rustc: Command) -> Command {
        for name in ["serde", "codegen_runtime"] {
            let library = self.path(&format!("lib{name}.rlib"));
            rustc
                .arg("--extern")
                .arg(prefixed(&format!("{name}="), &library));
        }
        rustc
    }

    /// What rustc has to say against handlers of this contract.
    pub fn check(&self, name: &str, contract: &[Generated]) -> anyhow::Result<Vec<Complaint>> {
        files::write(&self.path(name).join("contract"), contract)?;
        let source = self.path(name).join("lib.rs");
        fs::write(&source, self.module(name))?;
        let mut rustc = self.with_shims(self.rustc(name, "lib"));
        let output = rustc
            .args(["--emit", "metadata", "-o"])
            .arg(self.path(name).join("lib.rmeta"))
            .arg(source)
            .output()?;
        Ok(rustc::complaints(&output.stderr))
    }

    /// The two modules of one contract: generated code, and the handlers beside it.
    fn module(&self, name: &str) -> String {
        let path = |below: &str| format!("{:?}", self.path(below));
        let contract = path(&format!("{name}/contract/mod.rs"));
        let handlers = path("handlers.rs");
        format!(
            "#[path = {contract}]\npub mod contract;\n#[path = {handlers}]\npub mod handlers;\n"
        )
    }

    /// Compiles all of these contracts into one program, and lets it play the scripts.
    pub fn play(
        &self,
        name: &str,
        contracts: &[Vec<Generated>],
        scripts: &[Script],
    ) -> anyhow::Result<Findings> {
        let program = self.program(name, contracts)?;
        let mut stage = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut stdin = stage.stdin.take().context("the program has an input")?;
        stdin.write_all(&serde_json::to_vec(scripts)?)?;
        drop(stdin);
        let output = stage.wait_with_output()?;
        succeeded(&output)?;
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    fn program(&self, title: &str, contracts: &[Vec<Generated>]) -> anyhow::Result<PathBuf> {
        let mut source = String::from("use codegen_mutation::stage;\n");
        let mut actors = String::new();
        for (index, contract) in contracts.iter().enumerate() {
            let name = format!("{title}_{index}");
            files::write(&self.path(&name).join("contract"), contract)?;
            source.push_str(&format!(
                "mod {name} {{\n{}{SERVICE}}}\n",
                self.module(&name)
            ));
            actors.push_str(&format!(
                "stage::Actor {{ server: {name}::server, document: {name}::document }},"
            ));
        }
        source.push_str(&format!(
            "fn main() {{ stage::play(&[{actors}]).unwrap(); }}\n"
        ));
        let main = self.path(&format!("{title}.rs"));
        fs::write(&main, source)?;
        let program = self.path(&format!("{title}{}", std::env::consts::EXE_SUFFIX));
        let mut rustc = self.with_shims(self.rustc(title, "bin"));
        let output = rustc.arg("-o").arg(&program).arg(main).output()?;
        succeeded(&output)?;
        Ok(program)
    }
}

/// What the program asks of each contract.
const SERVICE: &str = "
pub fn service() -> contract::Service<handlers::Server> {
    contract::service(std::sync::Arc::new(handlers::Server::default()))
}
pub fn server() -> codegen_runtime::poem::endpoint::BoxEndpoint<'static> {
    codegen_mutation::stage::served(contract::ROUTES, service())
}
pub fn document() -> String {
    contract::document(&service())
}
";

/// The folder of libraries: a test stands in it, a program beside it.
fn libraries() -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let folder = program.parent().context("a program stands in a folder")?;
    match folder.join("deps") {
        deps if deps.is_dir() => Ok(deps),
        _ => Ok(folder.to_path_buf()),
    }
}

fn candidates(libraries: &Path) -> anyhow::Result<Vec<(SystemTime, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(libraries)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("libcodegen_mutation-") && name.ends_with(".rlib") {
            found.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    Ok(found)
}

fn prefixed(prefix: &str, path: &Path) -> std::ffi::OsString {
    let mut text = std::ffi::OsString::from(prefix);
    text.push(path);
    text
}

fn succeeded(output: &Output) -> anyhow::Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let complaints = rustc::complaints(&output.stderr);
    let complaints: Vec<_> = complaints.into_iter().map(|c| c.rendered).collect();
    match complaints.is_empty() {
        true => bail!("{}", String::from_utf8_lossy(&output.stderr)),
        false => bail!("{}", complaints.join("\n")),
    }
}
