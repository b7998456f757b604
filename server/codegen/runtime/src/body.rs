//! Reads a request body: content type, charset, compression and size as the contract's `x-am-body` says.
use std::borrow::Cow;
use std::io;
use std::pin::Pin;

use async_compression::tokio::bufread::{BrotliDecoder, GzipDecoder, ZlibDecoder};
use mime::Mime;
use poem::Request;
use poem::http::{StatusCode, header};
use tokio::io::{AsyncBufRead, AsyncRead, AsyncReadExt};

use crate::check::{Errors, FromJson};
use crate::coerce;
use crate::failure::Failure;
use crate::js;

/// How an operation takes its JSON body.
pub struct BodyRule {
    /// Essences taken beside `application/json`; `*+json` stands for every type with that suffix.
    pub also: &'static [&'static str],
    /// Whether JSON inside JSON strings and bare quotes is unpacked.
    pub coerce: bool,
    /// After decompression.
    pub limit_bytes: usize,
    /// What a refusal says.
    pub error: &'static str,
    /// Whether a refusal names the fields.
    pub details: bool,
}

/// Reads, decodes and validates the body of `request`.
pub async fn json<T: FromJson>(request: Request, rule: &BodyRule) -> Result<T, Failure> {
    parsed(&text(request, rule).await?, rule)
}

/// As [`json`], where no body, or a blank one, is none.
pub async fn optional_json<T: FromJson>(
    request: Request,
    rule: &BodyRule,
) -> Result<Option<T>, Failure> {
    let text = text(request, rule).await?;
    match js::trim(&text).is_empty() {
        true => Ok(None),
        false => parsed(&text, rule).map(Some),
    }
}

fn parsed<T: FromJson>(text: &str, rule: &BodyRule) -> Result<T, Failure> {
    let mut errors = Errors::default();
    let json = match rule.coerce {
        true => coerce::unpack(text),
        false => Some(Cow::Borrowed(text)),
    };
    let value = T::from_json(json.as_deref().unwrap_or_default(), &mut errors);
    value.ok_or_else(|| {
        let hint = errors.take_hint();
        let details = if rule.details {
            errors.into_list()
        } else {
            Vec::new()
        };
        let failure = Failure::bad_request(rule.error, details);
        match hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    })
}

/// The body as text; empty where its content type is not one that is read.
async fn text(mut request: Request, rule: &BodyRule) -> Result<String, Failure> {
    let Some(mime) = content_type(&request).filter(|mime| rule.reads(mime)) else {
        return Ok(String::new());
    };
    let charset = Charset::of(&mime)?;
    let encoding = content_encoding(&request);
    let body = request.take_body();
    let bytes = match encoding.as_str() {
        "" | "identity" => read(body.into_async_read(), rule.limit_bytes).await?,
        name => {
            let packed = tokio::io::BufReader::new(body.into_async_read());
            read(unpack(name, packed)?, rule.limit_bytes).await?
        }
    };
    Ok(charset.decode(bytes))
}

impl BodyRule {
    fn reads(&self, mime: &Mime) -> bool {
        let essence = mime.essence_str();
        essence == "application/json"
            || self.also.iter().any(|also| match *also {
                "*+json" => mime.type_() == mime::APPLICATION && mime.suffix() == Some(mime::JSON),
                also => also == essence,
            })
    }
}

fn content_type(request: &Request) -> Option<Mime> {
    request
        .headers()
        .get(header::CONTENT_TYPE)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

/// The header's values in lower case, a list where it stands more than once: what is packed twice is not unpacked.
fn content_encoding(request: &Request) -> String {
    let values = request.headers().get_all(header::CONTENT_ENCODING).iter();
    let values = values.map(|value| value.to_str().unwrap_or("?").trim().to_ascii_lowercase());
    values.collect::<Vec<_>>().join(", ")
}

fn unpack(
    encoding: &str,
    packed: impl AsyncBufRead + Send + 'static,
) -> Result<Pin<Box<dyn AsyncRead + Send>>, Failure> {
    Ok(match encoding {
        "gzip" => {
            let mut decoder = GzipDecoder::new(packed);
            // What some senders append block by block is one body.
            decoder.multiple_members(true);
            Box::pin(decoder)
        }
        "deflate" => Box::pin(ZlibDecoder::new(packed)),
        "br" => Box::pin(BrotliDecoder::new(packed)),
        _ => {
            return Err(Failure::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "Unsupported content encoding",
            )
            .hint("Send gzip, deflate, br or identity."));
        }
    })
}

/// Reads no more than one byte beyond the limit: a bomb is not unpacked, only noticed.
async fn read(body: impl AsyncRead, limit_bytes: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let mut body = std::pin::pin!(body.take(limit_bytes as u64 + 1));
    body.read_to_end(&mut bytes).await.map_err(unreadable)?;
    if bytes.len() > limit_bytes {
        return Err(Failure::payload_too_large(limit_bytes));
    }
    Ok(bytes)
}

fn unreadable(error: io::Error) -> Failure {
    Failure::bad_request("Unreadable body", Vec::new()).hint(format!(
        "The body ended early or is not what Content-Encoding says: {error}."
    ))
}

/// How the bytes of a body are letters.
enum Charset {
    Utf8,
    /// Every byte is the letter with its number, also 0x80 to 0x9F (which `encoding_rs`, as browsers, reads as
    /// windows-1252).
    Latin1,
    Other(&'static encoding_rs::Encoding),
}

impl Charset {
    fn of(mime: &Mime) -> Result<Self, Failure> {
        let Some(label) = mime.get_param(mime::CHARSET) else {
            return Ok(Self::Utf8);
        };
        let label = label.as_str().to_ascii_lowercase();
        match label.as_str() {
            "utf-8" | "utf8" => Ok(Self::Utf8),
            "iso-8859-1" | "latin1" => Ok(Self::Latin1),
            label => match encoding_rs::Encoding::for_label(label.as_bytes()) {
                Some(encoding) => Ok(Self::Other(encoding)),
                None => Err(Failure::new(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "Unsupported charset",
                )
                .hint("Send UTF-8.")),
            },
        }
    }

    /// Bytes that are no letters become U+FFFD; a byte order mark is dropped.
    fn decode(&self, bytes: Vec<u8>) -> String {
        let text = match self {
            Self::Utf8 => match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
            },
            Self::Latin1 => bytes.into_iter().map(char::from).collect(),
            Self::Other(encoding) => encoding.decode(&bytes).0.into_owned(),
        };
        match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }
    }
}
