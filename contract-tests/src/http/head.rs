//! Status line and headers of an answer.

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

const MAX_HEAD_BYTES: u64 = 64 * 1024;

#[derive(Debug, Clone, Default)]
pub struct Head {
    pub status: u16,
    /// Names in lower case, in the order received.
    pub headers: Vec<(String, String)>,
}

impl Head {
    /// Reads a head up to its empty line.
    pub async fn read(reader: &mut (impl AsyncBufRead + Unpin)) -> Result<Self> {
        let mut limited = reader.take(MAX_HEAD_BYTES);
        let mut line = String::new();
        limited.read_line(&mut line).await?;
        let mut parts = line.trim_end().splitn(3, ' ');
        let version = parts.next().unwrap_or_default();
        if !version.starts_with("HTTP/1.") {
            bail!("not an HTTP answer: {line:?}");
        }
        let status = parts.next().context("an answer without status")?.parse()?;
        let mut headers = Vec::new();
        loop {
            line.clear();
            if limited.read_line(&mut line).await? == 0 {
                bail!("the head of the answer is cut short or too long");
            }
            let text = line.trim_end();
            if text.is_empty() {
                return Ok(Self { status, headers });
            }
            let (name, value) = text.split_once(':').context("a header without colon")?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    /// The value of a header, several joined by a comma.
    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self
            .headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect();
        if values.is_empty() {
            None
        } else {
            Some(values.join(", "))
        }
    }

    /// The media type of `Content-Type` without its parameters, lower case.
    pub fn media_type(&self) -> Option<String> {
        self.header("content-type").map(|value| essence(&value))
    }
}

/// The media type without its parameters, lower case.
pub fn essence(content_type: &str) -> String {
    content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}
