//! Bodies that are no object: a text, or bytes.
use bytes::Bytes;
use poem::Request;

use crate::failure::Failure;

use super::charset::Charset;
use super::media::typed;
use super::part::File;
use super::{BodyRule, unpacked};

/// Says `name`, as `optional_name`, where no body is refused.
macro_rules! required {
    ($name:ident, $optional:ident, $of:ty) => {
        #[doc = concat!("As [`", stringify!($optional), "`], where no body is refused.")]
        pub async fn $name(
            request: Request,
            rule: &BodyRule,
            types: &[&str],
        ) -> Result<$of, Failure> {
            let body = $optional(request, rule, types).await?;
            body.ok_or_else(|| rule.missing())
        }
    };
}

required!(text, optional_text, String);
required!(bytes, optional_bytes, Bytes);
required!(file, optional_file, File);

/// A body of one of `types`, as letters.
pub async fn optional_text(
    request: Request,
    rule: &BodyRule,
    types: &[&str],
) -> Result<Option<String>, Failure> {
    let Some((request, mime)) = typed(request, types).await? else {
        return Ok(None);
    };
    let charset = Charset::of(&mime)?;
    Ok(Some(charset.decode(unpacked(request, rule).await?)))
}

/// A body of one of `types`, as its bytes.
pub async fn optional_bytes(
    request: Request,
    rule: &BodyRule,
    types: &[&str],
) -> Result<Option<Bytes>, Failure> {
    let file = optional_file(request, rule, types).await?;
    Ok(file.map(|file| file.bytes))
}

/// As [`optional_bytes`], with the type that the sender says.
pub async fn optional_file(
    request: Request,
    rule: &BodyRule,
    types: &[&str],
) -> Result<Option<File>, Failure> {
    let Some((request, mime)) = typed(request, types).await? else {
        return Ok(None);
    };
    Ok(Some(File {
        name: None,
        content_type: Some(mime.to_string()),
        bytes: unpacked(request, rule).await?.into(),
    }))
}
