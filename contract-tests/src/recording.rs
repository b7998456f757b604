//! The format of `recordings/` as `recordings/README.md` says it, read strictly: a key that is not
//! known here is an error, so that nothing of a recording is passed over in silence.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use serde::Deserialize;
use serde_json::Value;

use crate::template::Templates;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub scenario: String,
    pub describes: String,
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    #[serde(default)]
    pub files: Vec<PlacedFile>,
    #[serde(default)]
    pub bin: Vec<Program>,
    /// Takes a minute or more.
    #[serde(default)]
    pub slow: bool,
    pub steps: Vec<Step>,
}

/// A text file placed in the private home before the start.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacedFile {
    pub path: String,
    pub text: String,
}

/// An executable in the folder at the head of `PATH`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    pub name: String,
    pub text: String,
}

impl Program {
    /// Whether it never answers, as most do that stand there so that nothing else of that name is found.
    pub fn is_silent(&self) -> bool {
        self.text == "#!/bin/sh\nexec cat >/dev/null\n"
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Step {
    Exchange(Box<Exchange>),
    Stream(Box<Stream>),
    WaitMs(WaitMs),
    Wait(Wait),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitMs {
    pub wait_ms: u64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    pub wait: Until,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Until {
    NextSecond,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    pub name: String,
    pub request: Request,
    pub response: Response,
    #[serde(default)]
    pub volatile: Vec<Volatile>,
    /// Arrays whose neighbours carry one time stamp; said for the reader, see the gap B4.
    #[serde(default)]
    pub ties: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stream {
    pub name: String,
    pub sse: Listening,
    pub response: Response,
    pub frames: Vec<Value>,
    pub ended: bool,
    #[serde(default)]
    pub volatile: Vec<Volatile>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listening {
    pub path: String,
    pub collect_ms: u64,
    #[serde(default, rename = "while")]
    pub during: Vec<Step>,
    #[serde(default)]
    pub collapse: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub method: String,
    pub path: String,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub body: Option<String>,
    #[serde(default)]
    pub body_gen: Option<BodyGen>,
    #[serde(default)]
    pub body_base64: Option<String>,
    #[serde(default)]
    pub body_gzip: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyGen {
    pub prefix: String,
    pub repeat: String,
    pub times: usize,
    pub suffix: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    pub status: u16,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub body: Value,
    /// Headers that were checked not to be there.
    #[serde(default)]
    pub absent: Vec<String>,
    /// The first line of an error page, for the reader only.
    #[serde(default)]
    pub error_line: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volatile {
    pub pointer: String,
    pub shape: String,
    #[serde(default)]
    pub near_now: bool,
}

impl Scenario {
    pub fn load(path: &Path) -> Result<Self> {
        let text = std::fs::read(path)?;
        serde_json::from_slice(&text).with_context(|| format!("in {}", path.display()))
    }

    /// All scenarios of a folder, by name.
    pub fn load_all(folder: &Path) -> Result<Vec<Self>> {
        let mut scenarios = Vec::new();
        let entries =
            std::fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                scenarios.push(Self::load(&path)?);
            }
        }
        if scenarios.is_empty() {
            bail!("no recordings in {}", folder.display());
        }
        scenarios.sort_by(|a, b| a.scenario.cmp(&b.scenario));
        Ok(scenarios)
    }

    /// Every exchange and stream, in the order in which they are run.
    pub fn steps(&self) -> Vec<&Step> {
        fn collect<'a>(steps: &'a [Step], found: &mut Vec<&'a Step>) {
            for step in steps {
                match step {
                    Step::Exchange(_) => found.push(step),
                    Step::Stream(stream) => {
                        found.push(step);
                        collect(&stream.sse.during, found);
                    }
                    Step::WaitMs(_) | Step::Wait(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        collect(&self.steps, &mut found);
        found
    }
}

impl Step {
    /// The name of an exchange or stream.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Exchange(exchange) => Some(&exchange.name),
            Self::Stream(stream) => Some(&stream.name),
            Self::WaitMs(_) | Self::Wait(_) => None,
        }
    }
}

impl Request {
    /// The bytes of the body, templates filled in; none where no body is sent at all.
    pub fn body_bytes(&self, templates: &Templates) -> Result<Option<Vec<u8>>> {
        let plain = match (&self.body, &self.body_gen, &self.body_base64) {
            (Some(text), None, None) => Some(templates.fill(text)?.into_bytes()),
            (None, Some(generated), None) => Some(generated.text().into_bytes()),
            (None, None, Some(encoded)) => {
                Some(base64::engine::general_purpose::STANDARD.decode(encoded)?)
            }
            (None, None, None) => None,
            _ => bail!("a request has more than one body"),
        };
        match plain {
            Some(bytes) if self.body_gzip => gzip(&bytes).map(Some),
            other => Ok(other),
        }
    }
}

impl BodyGen {
    pub fn text(&self) -> String {
        format!(
            "{}{}{}",
            self.prefix,
            self.repeat.repeat(self.times),
            self.suffix
        )
    }
}

/// The gzip of some bytes.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places;

    #[test]
    fn every_recording_is_read_and_every_step_has_its_own_name() {
        let scenarios = Scenario::load_all(&places::home().join("recordings/v1")).unwrap();
        assert_eq!(scenarios.len(), 74);
        for scenario in &scenarios {
            let mut names: Vec<_> = scenario
                .steps()
                .into_iter()
                .filter_map(Step::name)
                .collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{}", scenario.scenario);
        }
    }

    #[test]
    fn a_key_that_the_format_does_not_have_is_an_error() {
        let text = r#"{"name":"x","request":{"method":"GET","path":"/","cookies":{}},"response":{"status":200}}"#;
        assert!(serde_json::from_str::<Step>(text).is_err());
    }

    #[test]
    fn generated_and_zipped_bodies_have_their_bytes() {
        let request: Request = serde_json::from_str(
            r#"{"method":"POST","path":"/","body_gen":{"prefix":"<","repeat":"ab","times":3,"suffix":">"}}"#,
        )
        .unwrap();
        let bytes = request.body_bytes(&Templates::now()).unwrap().unwrap();
        assert_eq!(bytes, b"<ababab>");
        assert_eq!(&gzip(b"x").unwrap()[..2], &[0x1f, 0x8b]);
    }
}
