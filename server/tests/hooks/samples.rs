//! The legacy's hook samples: what its scripts were told, what they sent, and what its server stored of that.
use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

const SAMPLES: &str = include_str!("../../../contract-tests/fixtures/hooks/samples.json");
const ROWS: &str = include_str!("../../../contract-tests/fixtures/hooks/stored-rows.json");

/// The folder in which the samples' projects are, `app` on the samples' branch.
pub fn projects(dir: &Path) {
    let git = dir.join("app/.git");
    for folder in ["objects", "refs/heads/feature"] {
        std::fs::create_dir_all(git.join(folder)).expect("a folder");
    }
    std::fs::create_dir_all(dir.join("plain")).expect("a folder");
    std::fs::write(git.join("HEAD"), "ref: refs/heads/feature/hooks\n").expect("a file");
    std::fs::write(git.join("refs/heads/feature/hooks"), "0".repeat(40)).expect("a file");
}

/// A sample: what a hook was told, and what its script then sent.
#[derive(Deserialize)]
pub struct Sample {
    pub name: String,
    pub env: BTreeMap<String, String>,
    /// As it stands there: what is stored depends on the order of its keys.
    stdin: Box<RawValue>,
    shell: Sent,
}

#[derive(Deserialize)]
struct Sent {
    requests: Vec<Value>,
}

impl Sample {
    pub fn all() -> Vec<Self> {
        serde_json::from_str(SAMPLES).expect("samples")
    }

    /// The payload as Claude Code posts it, below `dir`; what is no JSON stands in a string.
    pub fn payload(&self, dir: &Path) -> String {
        match serde_json::from_str::<String>(self.stdin.get()) {
            Ok(text) => text,
            Err(_) => {
                let there = format!("\"cwd\": \"{}", dir.to_str().expect("UTF-8"));
                let here = "\"cwd\": \"/home/dev/projects";
                self.stdin.get().replace(here, &there)
            }
        }
    }

    /// Those whose script sent what was stored, and the rows of it.
    pub fn stored() -> Vec<(Self, Value)> {
        let rows: Vec<Value> = serde_json::from_str(ROWS).expect("rows");
        let mut samples = Self::all();
        let rows = rows.into_iter().filter(|row| !row["stored_row"].is_null());
        let stored = rows.map(|mut row| {
            let of_row = |sample: &Self| row["name"] == sample.name;
            let at = samples
                .iter()
                .position(of_row)
                .expect("each row has its sample");
            (samples.remove(at), row["stored_row"].take())
        });
        stored.collect()
    }

    /// Whether its script had nothing to send. A repository without a commit stopped one; here it has no branch.
    pub fn is_silent(&self) -> bool {
        self.shell.requests.is_empty() && self.name != "cwd-empty-git-repo"
    }

    /// Whether the event is that of the row, but for what the scripts did not send.
    #[track_caller]
    pub fn assert_stored(&self, event: &Value, row: &Value) {
        let name = &self.name;
        for (key, value) in row.as_object().expect("an object") {
            match key.as_str() {
                "metadata" => assert_eq!(of_scripts(&event[key]), of_scripts(value), "{name}"),
                key => assert_eq!(&event[key], value, "{name}: {key}"),
            }
        }
    }
}

/// The metadata without what the scripts did not send.
pub fn of_scripts(metadata: &Value) -> Value {
    let mut metadata = match metadata {
        Value::String(text) => serde_json::from_str(text).expect("JSON"),
        object => object.clone(),
    };
    metadata.as_object_mut().expect("an object").remove("hook");
    metadata
}
