//! Gemini CLI: `telemetry` in `~/.gemini/settings.json`. It joins the path of a signal to the endpoint, and sends
//! protobuf. Headers are not among its settings; its exporter reads them from the environment.
use super::fields::Otherwise::{Ask, Set};
use super::fields::{Field, edit as edit_fields, is_ours};
use super::{EditError, Receiver, masks};

/// What Gemini CLI has where nothing is said.
const DEFAULT_ENDPOINT: &str = "http://localhost:4317";

pub(super) fn edit(text: &str, receiver: &Receiver, replace: bool) -> Result<String, EditError> {
    let fields = [
        Field::new("enabled", true, Set),
        Field::new("target", "local", Ask(|_| false)),
        Field::new(
            "otlpEndpoint",
            receiver.endpoint(),
            Ask(|old| is_ours(old) || *old == DEFAULT_ENDPOINT),
        )
        .masked(masks::address),
        Field::new("otlpProtocol", "http", Set),
        // A file would win over the endpoint.
        Field::optional("outfile", "", Ask(|_| false)),
    ];
    edit_fields(text, "telemetry", &fields, replace)
}
