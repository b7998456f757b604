//! Prompts: their words, and which template they were made from.

use super::fields::{Fields, From};
use super::metadata::Metadata;
use crate::otlp::malformed::Malformed;

/// What a user typed, where the body does not say it in so many words.
pub(super) fn text(fields: &Fields<'_>) -> Result<Option<String>, Malformed> {
    fields.string(&[
        From::Body("message"),
        From::Payload("message"),
        From::Record("gen_ai.prompt"),
        From::Record("message"),
        From::Record("prompt"),
        From::Record("codex.prompt"),
        From::Record("gen_ai.content.prompt"),
    ])
}

/// Each key with the attributes that say it, in the record or else in the resource.
const REFERENCES: [(&str, &[&str]); 6] = [
    (
        "prompt_name",
        &[
            "prompt_name",
            "prompt.name",
            "gen_ai.prompt.name",
            "langfuse.prompt.name",
        ],
    ),
    (
        "prompt_version",
        &[
            "prompt_version",
            "prompt.version",
            "gen_ai.prompt.version",
            "langfuse.prompt.version",
        ],
    ),
    (
        "prompt_label",
        &[
            "prompt_label",
            "prompt.label",
            "gen_ai.prompt.label",
            "langfuse.prompt.label",
        ],
    ),
    (
        "prompt_hash",
        &[
            "prompt_hash",
            "prompt.hash",
            "content_hash",
            "gen_ai.prompt.hash",
            "langfuse.prompt.hash",
        ],
    ),
    (
        "prompt_source",
        &["prompt_source", "prompt.source", "gen_ai.prompt.source"],
    ),
    (
        "prompt_file_path",
        &["prompt_file_path", "prompt.file_path", "prompt.path"],
    ),
];

pub(super) fn references(fields: &Fields<'_>, metadata: &mut Metadata) -> Result<(), Malformed> {
    for (key, names) in REFERENCES {
        let text = match fields.record.text(names)? {
            None => fields.resource.text(names)?,
            found => found,
        };
        metadata.text(key, text);
    }
    Ok(())
}
