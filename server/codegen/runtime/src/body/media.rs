//! Bodies that are an object, in the media types that the contract lists.
use mime::Mime;
use poem::Request;
use poem::http::{StatusCode, header};
use tokio::io::AsyncReadExt;

use crate::check::FromJson;
use crate::failure::Failure;
use crate::js;

use super::charset::Charset;
use super::form::Form;
use super::part::{self, Part};
use super::{BodyRule, content_type, multipart, parsed, unpacked, unreadable};

/// The media types of a body, and the fields of its forms.
pub struct Media {
    pub types: &'static [(&'static str, ReadAs)],
    pub parts: &'static [Part],
}

/// How a media type is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    Json,
    Form,
    Multipart,
}

/// Reads, decodes and validates the body of `request`.
pub async fn object<T: FromJson>(
    request: Request,
    rule: &BodyRule,
    media: &Media,
) -> Result<T, Failure> {
    let body = optional_object(request, rule, media).await?;
    body.ok_or_else(|| rule.missing())
}

/// As [`object`], where no body is none.
pub async fn optional_object<T: FromJson>(
    request: Request,
    rule: &BodyRule,
    media: &Media,
) -> Result<Option<T>, Failure> {
    let types: Vec<_> = media.types.iter().map(|(name, _)| *name).collect();
    let Some((request, mime)) = typed(request, &types).await? else {
        return Ok(None);
    };
    let mut known = media.types.iter();
    let read = known.find(|(name, _)| part::within(&mime, name));
    let read = read.map_or(ReadAs::Json, |(_, read)| *read);
    let charset = Charset::of(&mime)?;
    let bytes = unpacked(request, rule).await?;
    let mut form = Form::new(media.parts);
    match read {
        ReadAs::Json => {
            let text = charset.decode(bytes);
            return match js::trim(&text).is_empty() {
                true => Ok(None),
                false => parsed(&text, rule).map(Some),
            };
        }
        ReadAs::Form => form.read_pairs(&charset.decode(bytes)),
        ReadAs::Multipart => multipart::read(bytes, &mime, &mut form).await?,
    }
    form.finish(rule).map(Some)
}

/// The request with its media type, which is within one of `types`; `None` where it has no body.
pub(super) async fn typed(
    mut request: Request,
    types: &[&str],
) -> Result<Option<(Request, Mime)>, Failure> {
    let mime = content_type(&request);
    if let Some(mime) = mime
        && types.iter().any(|range| part::within(&mime, range))
    {
        return Ok(Some((request, mime)));
    }
    let silent = !request.headers().contains_key(header::CONTENT_TYPE);
    if silent {
        let mut first = [0];
        let mut body = request.take_body().into_async_read();
        if body.read(&mut first).await.map_err(unreadable)? == 0 {
            return Ok(None);
        }
    }
    let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
    Err(Failure::new(status, "Unsupported media type").hint(format!(
        "Send the body as {}, and say so in Content-Type.",
        part::one_of(types)
    )))
}
