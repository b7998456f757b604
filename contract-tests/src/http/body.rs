//! The body of an answer in any framing of HTTP/1.1, whole or piece by piece.

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

use super::Head;

const PIECE: usize = 16 * 1024;

#[derive(Debug)]
enum Framing {
    Length(u64),
    Chunked,
    UntilClose,
    Done,
}

#[derive(Debug)]
pub struct Body<R> {
    reader: R,
    framing: Framing,
}

impl<R: AsyncBufRead + Unpin> Body<R> {
    /// The body that follows `head` in the answer to a `method` request.
    pub fn of(reader: R, head: &Head, method: &str) -> Result<Self> {
        let chunked = head
            .header("transfer-encoding")
            .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
        let framing = if method == "HEAD" || matches!(head.status, 204 | 304) {
            Framing::Done
        } else if chunked {
            Framing::Chunked
        } else if let Some(length) = head.header("content-length") {
            Framing::Length(
                length
                    .parse()
                    .context("a Content-Length that is no number")?,
            )
        } else {
            Framing::UntilClose
        };
        Ok(Self { reader, framing })
    }

    /// The next piece, none at the end. A body that ends before its framing says so is an error.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        match self.framing {
            Framing::Done | Framing::Length(0) => Ok(None),
            Framing::Length(left) => {
                let piece = self.piece(left).await?;
                if piece.is_empty() {
                    bail!("the body is {left} bytes short");
                }
                self.framing = Framing::Length(left - piece.len() as u64);
                Ok(Some(piece))
            }
            Framing::UntilClose => {
                let piece = self.piece(u64::MAX).await?;
                Ok(if piece.is_empty() { None } else { Some(piece) })
            }
            Framing::Chunked => self.chunk().await,
        }
    }

    pub async fn read_all(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next().await? {
            bytes.extend(piece);
        }
        Ok(bytes)
    }

    async fn piece(&mut self, at_most: u64) -> Result<Vec<u8>> {
        let wanted = usize::try_from(at_most).unwrap_or(PIECE).min(PIECE);
        let mut piece = vec![0; wanted];
        let count = self.reader.read(&mut piece).await?;
        piece.truncate(count);
        Ok(piece)
    }

    async fn chunk(&mut self) -> Result<Option<Vec<u8>>> {
        let line = self.line().await?;
        let size = line.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).with_context(|| format!("chunk {line:?}"))?;
        if size == 0 {
            while !self.line().await?.is_empty() {}
            self.framing = Framing::Done;
            return Ok(None);
        }
        let mut chunk = vec![0; size];
        self.reader.read_exact(&mut chunk).await?;
        if !self.line().await?.is_empty() {
            bail!("a chunk is longer than it says");
        }
        Ok(Some(chunk))
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.reader.read_line(&mut line).await? == 0 {
            bail!("the connection closed within a chunked body");
        }
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }
}
