//! The bytes of a document as its text, or what they are instead.
use crate::yaml::Refusal;

/// What some editors put before a text.
const MARK: &str = "\u{feff}";

/// `bytes` as UTF-8, which YAML and JSON are.
pub fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    if matches!(bytes, [0xfe, 0xff, ..] | [0xff, 0xfe, ..]) {
        return refuse(1, "it is UTF-16; save it as UTF-8");
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return refuse(
            line(&bytes[..at]),
            "there is a zero byte; it is no text, or UTF-16, which must be saved as UTF-8",
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix(MARK).unwrap_or(text)),
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            let message = "there is a byte that is no UTF-8; it is no text, or in another encoding and must be saved as UTF-8";
            refuse(line(good), message)
        }
    }
}

/// The line in which what follows `before` stands.
fn line(before: &[u8]) -> usize {
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

fn refuse<T>(line: usize, message: &str) -> Result<T, Refusal> {
    Err(Refusal {
        pointer: String::new(),
        line,
        message: message.to_owned(),
    })
}
