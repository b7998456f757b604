//! A listener on a server-sent event stream, in the terms of the recordings: a frame is the parsed
//! `data:` JSON or `{"comment": ...}`. `id:` lines stand beside the frames; any other line is kept as
//! `{"unexpected": ...}`, so that it never goes unseen.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::http::{self, Head, Request};

/// What a listener has heard so far.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    pub frames: Vec<Value>,
    /// The `id:` line of each frame.
    pub ids: Vec<Option<String>>,
    /// The server closed the stream.
    pub ended: bool,
    /// How the stream broke, where it did not end cleanly.
    pub broken: Option<String>,
}

/// A stream that is read in the background until it is finished or dropped.
#[derive(Debug)]
pub struct Listener {
    pub head: Head,
    heard: watch::Receiver<Heard>,
    reading: JoinHandle<()>,
}

impl Listener {
    pub async fn open(address: &str, request: &Request) -> Result<Self> {
        let mut opened = http::open(address, request).await?;
        let head = opened.head.clone();
        let (sender, heard) = watch::channel(Heard::default());
        let reading = tokio::spawn(async move {
            let mut parser = Parser::default();
            let broken = loop {
                match opened.next().await {
                    Ok(Some(bytes)) => {
                        let frames = parser.feed(&bytes);
                        sender.send_modify(|heard| {
                            let (frames, ids): (Vec<_>, Vec<_>) = frames.into_iter().unzip();
                            heard.frames.extend(frames);
                            heard.ids.extend(ids);
                        });
                    }
                    Ok(None) => break None,
                    Err(error) => break Some(format!("{error:#}")),
                }
            };
            sender.send_modify(|heard| {
                heard.ended = true;
                heard.broken = broken;
            });
        });
        Ok(Self {
            head,
            heard,
            reading,
        })
    }

    /// Waits until what was heard satisfies a condition.
    pub async fn wait_for(
        &mut self,
        patience: Duration,
        what: &str,
        condition: impl FnMut(&Heard) -> bool,
    ) -> Result<Heard> {
        let heard = timeout(patience, self.heard.wait_for(condition))
            .await
            .with_context(|| format!("the stream never had {what}"))?
            .with_context(|| format!("the stream closed before {what}"))?;
        Ok(heard.clone())
    }

    /// Stops listening, closes the connection and returns what was heard.
    pub fn finish(self) -> Heard {
        self.heard.borrow().clone()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

/// Splits a stream into frames.
#[derive(Debug, Default)]
struct Parser {
    pending: Vec<u8>,
    data: Option<String>,
    id: Option<String>,
}

/// A frame and its id.
type Told = (Value, Option<String>);

impl Parser {
    fn feed(&mut self, bytes: &[u8]) -> Vec<Told> {
        self.pending.extend_from_slice(bytes);
        let mut frames = Vec::new();
        while let Some(end) = self.pending.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.pending.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line);
            self.line(line.trim_end_matches(['\n', '\r']), &mut frames);
        }
        frames
    }

    fn line(&mut self, line: &str, frames: &mut Vec<Told>) {
        if line.is_empty() {
            let id = self.id.take();
            frames.extend(self.data.take().map(|data| (frame(&data), id)));
        } else if let Some(comment) = line.strip_prefix(':') {
            let comment = comment.strip_prefix(' ').unwrap_or(comment);
            frames.push((json!({"comment": comment}), None));
        } else if let Some(data) = line.strip_prefix("data:") {
            let data = data.strip_prefix(' ').unwrap_or(data);
            match &mut self.data {
                Some(lines) => {
                    lines.push('\n');
                    lines.push_str(data);
                }
                None => self.data = Some(data.to_owned()),
            }
        } else if let Some(id) = line.strip_prefix("id:") {
            self.id = Some(id.strip_prefix(' ').unwrap_or(id).to_owned());
        } else {
            frames.push((json!({"unexpected": line}), None));
        }
    }
}

fn frame(data: &str) -> Value {
    serde_json::from_str(data).unwrap_or_else(|_| json!({"unexpected": data}))
}

/// Drops each frame of a type in `types` that equals the frame before it, times aside.
pub fn collapse(frames: Vec<Value>, types: &[String]) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    for frame in frames {
        let collapses = frame["type"]
            .as_str()
            .is_some_and(|name| types.iter().any(|other| other == name));
        let repeats = kept
            .last()
            .is_some_and(|last| without_times(last) == without_times(&frame));
        if !(collapses && repeats) {
            kept.push(frame);
        }
    }
    kept
}

fn without_times(value: &Value) -> Value {
    match value {
        Value::String(text) if crate::shape::is_time(text) => Value::Null,
        Value::Array(items) => items.iter().map(without_times).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), without_times(value)))
            .collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_found_however_the_bytes_are_cut() {
        let text =
            "data: {\"a\":1}\n\n: heartbeat\n\nid: 7\r\ndata: [\ndata: 2]\r\n\r\nretry: 5\n\n";
        let wanted = vec![
            (json!({"a": 1}), None),
            (json!({"comment": "heartbeat"}), None),
            (json!([2]), Some("7".to_owned())),
            (json!({"unexpected": "retry: 5"}), None),
        ];
        assert_eq!(Parser::default().feed(text.as_bytes()), wanted);
        let mut parser = Parser::default();
        let cut: Vec<_> = text.bytes().flat_map(|byte| parser.feed(&[byte])).collect();
        assert_eq!(cut, wanted);
    }

    #[test]
    fn equal_frames_collapse_only_next_to_each_other_and_only_if_asked() {
        let stats = |n: i64, at: &str| json!({"type": "stats", "payload": {"n": n, "at": at}});
        let (first, second) = ("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:05.000Z");
        let frames = vec![
            stats(1, first),
            stats(1, second),
            stats(2, second),
            stats(1, second),
        ];
        assert_eq!(collapse(frames.clone(), &["stats".to_owned()]).len(), 3);
        assert_eq!(collapse(frames.clone(), &[]), frames);
    }
}
