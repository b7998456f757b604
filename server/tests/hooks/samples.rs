//! The legacy's hook samples: what its scripts were told, what they sent, and what its server stored of that.
use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

const SAMPLES: &str = include_str!("../../../contract-tests/fixtures/hooks/samples.json");
const ROWS: &str = include_str!("../../../contract-tests/fixtures/hooks/stored-rows.json");

const UNBORN: &str = "cwd-empty-git-repo";

/// The folder in which the samples' projects are, `app` on the samples' branch.
pub fn projects(dir: &Path) {
    let git = dir.join("app/.git");
    for folder in ["objects", "refs/heads/feature"] {
        std::fs::create_dir_all(git.join(folder)).expect("a folder");
    }
    for folder in [
        "plain",
        "empty-repo/.git/objects",
        "empty-repo/.git/refs/heads",
    ] {
        std::fs::create_dir_all(dir.join(folder)).expect("a folder");
    }
    std::fs::write(dir.join("empty-repo/.git/HEAD"), "ref: refs/heads/main\n").expect("a file");
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

    /// Whether its script had nothing to send, or nothing that was stored. A repository without a commit stopped one; here
    /// it has no branch.
    pub fn is_silent(&self) -> bool {
        let nameless = |request: &Value| request["body"]["session_id"] == "";
        self.shell.requests.iter().all(nameless) && self.name != UNBORN
    }

    /// The one of a repository without a commit.
    pub fn unborn() -> Self {
        let mut samples = Self::all().into_iter();
        let unborn = samples.find(|sample| sample.name == UNBORN);
        unborn.expect("it is there")
    }

    /// The script's keys first and as it printed them, then ours.
    #[track_caller]
    fn assert_metadata(&self, ours: &Value, scripts: &Value) {
        let (ours, scripts) = (
            ours.as_str().expect("text"),
            scripts.as_str().expect("text"),
        );
        let keys = scripts.strip_suffix('}').expect("an object");
        let rest = ours.strip_prefix(keys);
        let hook = if keys == "{" {
            "\"hook\":{"
        } else {
            ",\"hook\":{"
        };
        assert!(
            rest.is_some_and(|rest| rest == "}" || rest.starts_with(hook)),
            "{}: {ours}",
            self.name
        );
    }

    /// Whether the event is that of the row, but for what the scripts did not send.
    #[track_caller]
    pub fn assert_stored(&self, event: &Value, row: &Value) {
        let name = &self.name;
        for (key, value) in row.as_object().expect("an object") {
            match key.as_str() {
                "metadata" => self.assert_metadata(&event[key], value),
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
