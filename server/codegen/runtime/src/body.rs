//! Reads a request body: content type, charset, compression and size as the contract's `x-am-body` says.
mod charset;
mod form;
mod kind;
mod media;
mod multipart;
mod part;
mod plain;
mod room;

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

use self::charset::Charset;
pub(crate) use self::form::object_of;
pub use self::kind::{Answered, Sent, json_or_bytes};
pub use self::media::{Media, ReadAs, object, optional_object};
pub(crate) use self::part::within;
pub use self::part::{File, Part};
pub use self::plain::{bytes, file, optional_bytes, optional_file, optional_text, text};
pub use self::room::BodyRoom;
use self::room::Counted;

const JSON: &str = "application/json";

/// What JSON allows around a value.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

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
    parsed(&json_text(request, rule).await?, rule)
}

/// As [`json`], where no body is none. Blanks alone are a body, and no JSON.
pub async fn optional_json<T: FromJson>(
    request: Request,
    rule: &BodyRule,
) -> Result<Option<T>, Failure> {
    let text = json_text(request, rule).await?;
    match text.is_empty() {
        true => Ok(None),
        false => parsed(&text, rule).map(Some),
    }
}

/// The body's text as it was sent, for a handler that judges it itself: no JSON, or none at all, is a text, too. One of
/// another type is refused, since what the handler would say of its text would mislead.
pub async fn unread(request: Request, rule: &BodyRule) -> Result<String, Failure> {
    match media::typed(request, &[JSON]).await? {
        Some((request, mime)) => Ok(Charset::of(&mime)?.decode(unpacked(request, rule).await?)),
        None => Ok(String::new()),
    }
}

fn parsed<T: FromJson>(text: &str, rule: &BodyRule) -> Result<T, Failure> {
    let mut errors = Errors::of(text);
    let json = match rule.coerce {
        true => coerce::unpack(text),
        false => Some(Cow::Borrowed(text)),
    };
    let json = json.as_deref().unwrap_or_default();
    let value = T::from_json(json.trim_matches(BLANKS), &mut errors);
    value.ok_or_else(|| rule.refuse(errors))
}

/// The body as text; empty where its content type is not one that is read.
async fn json_text(request: Request, rule: &BodyRule) -> Result<String, Failure> {
    let Some(mime) = content_type(&request).filter(|mime| rule.reads(mime)) else {
        return Ok(String::new());
    };
    let charset = Charset::of(&mime)?;
    Ok(charset.decode(unpacked(request, rule).await?))
}

/// The bytes of the body, unpacked, if they are within the limit.
async fn unpacked(mut request: Request, rule: &BodyRule) -> Result<Vec<u8>, Failure> {
    let encoding = content_encoding(&request);
    let room = request.data::<BodyRoom>().cloned();
    let body = request.take_body().into_async_read();
    match encoding.as_str() {
        "" | "identity" => read(Counted::new(body, room), rule.limit_bytes).await,
        name => {
            let unpacked = unpack(name, tokio::io::BufReader::new(body))?;
            read(Counted::new(unpacked, room), rule.limit_bytes).await
        }
    }
}

impl BodyRule {
    fn reads(&self, mime: &Mime) -> bool {
        let essence = mime.essence_str();
        essence == JSON
            || self.also.iter().any(|also| match *also {
                "*+json" => mime.type_() == mime::APPLICATION && mime.suffix() == Some(mime::JSON),
                also => also == essence,
            })
    }

    /// What is said of a body that is wrong in `errors`.
    fn refuse(&self, mut errors: Errors) -> Failure {
        let hint = errors.take_hint();
        let details = match self.details {
            true => errors.into_list(),
            false => Vec::new(),
        };
        let failure = Failure::bad_request(self.error, details);
        match hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }

    /// What is said where there is no body.
    fn missing(&self) -> Failure {
        let mut errors = Errors::default();
        errors.add_whole("is required");
        self.refuse(errors)
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
    if let Some(refusal) = room::refusal(&error) {
        return refusal;
    }
    Failure::bad_request("Unreadable body", Vec::new()).hint(format!(
        "The body ended early or is not what Content-Encoding says: {error}."
    ))
}
