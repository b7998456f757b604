//! How the bytes of a body are letters.
use mime::Mime;
use poem::http::StatusCode;

use crate::failure::Failure;

pub(super) enum Charset {
    Utf8,
    /// Every byte is the letter with its number, also 0x80 to 0x9F (which `encoding_rs`, as browsers, reads as
    /// windows-1252).
    Latin1,
    Other(&'static encoding_rs::Encoding),
}

impl Charset {
    pub(super) fn of(mime: &Mime) -> Result<Self, Failure> {
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
    pub(super) fn decode(&self, bytes: Vec<u8>) -> String {
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
