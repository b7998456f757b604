//! One keep-alive connection: writes rendered requests and reads whole answers, with nothing in between that costs time.

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[derive(Debug)]
pub(super) struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Wire {
    pub(super) async fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await;
        let stream = stream.with_context(|| format!("no server at http://{address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(8 * 1024),
        })
    }

    /// Sends a request and reads its answer, which must be 200 or 201.
    pub(super) async fn exchange(&mut self, request: &[u8]) -> Result<()> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let end = loop {
            self.more().await?;
            let end = memchr::memmem::find(&self.buffer, b"\r\n\r\n");
            if let Some(end) = end {
                break end;
            }
        };
        let head = std::str::from_utf8(&self.buffer[..end])?;
        let good = ["HTTP/1.1 200 ", "HTTP/1.1 201 "];
        if !good.iter().any(|line| head.starts_with(line)) {
            bail!("the server answered {head}");
        }
        let framing = Framing::of(head)?;
        while !framing.ends(&self.buffer[end + 4..]) {
            self.more().await?;
        }
        Ok(())
    }

    async fn more(&mut self) -> Result<()> {
        let read = self.stream.read_buf(&mut self.buffer).await?;
        ensure!(read > 0, "the server closed a connection");
        Ok(())
    }
}

/// How the end of an answer is told.
#[derive(Debug, PartialEq)]
enum Framing {
    Length(usize),
    Chunked,
}

impl Framing {
    fn of(head: &str) -> Result<Self> {
        let value = |wanted: &str| {
            let headers = head.lines().filter_map(|line| line.split_once(':'));
            let mut values = headers.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
            values.next().map(|(_, value)| value.trim())
        };
        if let Some(length) = value("content-length") {
            return Ok(Self::Length(length.parse()?));
        }
        let coding = value("transfer-encoding").context("an answer whose length is not told")?;
        ensure!(coding.eq_ignore_ascii_case("chunked"), "coding {coding}");
        Ok(Self::Chunked)
    }

    /// JSON holds no bare line break, so the end of the last chunk is nowhere else.
    fn ends(&self, body: &[u8]) -> bool {
        match self {
            Self::Length(length) => body.len() >= *length,
            Self::Chunked => body == b"0\r\n\r\n" || body.ends_with(b"\r\n0\r\n\r\n"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_as_its_head_says() {
        let length = Framing::of("HTTP/1.1 200 OK\r\nContent-Length: 3").unwrap();
        assert!(!length.ends(b"{}"));
        assert!(length.ends(b"{} "));
        let chunked = Framing::of("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked").unwrap();
        assert!(!chunked.ends(b"2\r\n{}\r\n"));
        assert!(chunked.ends(b"2\r\n{}\r\n0\r\n\r\n"));
        assert!(Framing::of("HTTP/1.1 200 OK").is_err());
    }
}
