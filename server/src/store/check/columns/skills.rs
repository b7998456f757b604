//! Skills, what was expected of them, and the dormant export.
use super::super::kinds::Kind::{Id, IsoTime, Json, Key, LogTime, OneOf, TableTime, Text, Whole};
use super::{Table, fine, never};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "session_catalog_observation_entries",
        key: &[],
        columns: &[
            fine("id", Id),
            never("observation_id", Whole),
            never("ordinal", Whole),
            never("skill_name", Key),
            fine("description", Text),
            fine("description_fingerprint", Text),
            fine("source_location", Text),
            fine("scope", Text),
        ],
    },
    Table {
        name: "session_context_observations",
        key: &[],
        columns: &[
            fine("id", Id),
            never("session_id", Key),
            never("ordinal", Whole),
            never(
                "kind",
                OneOf(&[
                    "consultation",
                    "compaction",
                    "catalog_presentation",
                    "instruction_load",
                ]),
            ),
            never("source", Key),
            fine("observed_at", LogTime),
            fine("skill_name", Text),
            fine("command_fingerprint", Text),
            fine("project_identity", Text),
            fine("reason", Text),
            never("metadata_json", Json),
        ],
    },
    Table {
        name: "session_expected_skill_realizations",
        key: &["session_id"],
        columns: &[
            never("session_id", Key),
            never("realization_id", Key),
            never("associated_at", TableTime),
        ],
    },
    Table {
        name: "skill_catalog_snapshots",
        key: &["name", "version"],
        columns: &[
            never("name", Key),
            fine("version", Text),
            never("first_seen_at", IsoTime),
            never("last_seen_at", IsoTime),
        ],
    },
    Table {
        name: "skill_expected_realizations",
        key: &["id"],
        columns: &[
            never("id", Key),
            never("harness", OneOf(&["claude", "codex"])),
            never("profile_identity", Text),
            never("canonical_revision", Text),
            never("valid_from", LogTime),
            fine("valid_to", LogTime),
            never("payload_json", Json),
            never("content_hash", Key),
            never("created_at", TableTime),
        ],
    },
    Table {
        name: "trace_quality_export_state",
        key: &[],
        columns: &[
            fine("id", Id),
            never("provider", OneOf(&["langfuse"])),
            never("local_trace_id", Key),
            fine("local_observation_id", Text),
            fine("external_trace_id", Text),
            fine("external_observation_id", Text),
            fine("payload_hash", Text),
            never(
                "status",
                OneOf(&["pending", "exported", "failed", "skipped"]),
            ),
            fine("exported_at", LogTime),
            fine("error_message", Text),
            never("metadata_json", Json),
            never("created_at", TableTime),
        ],
    },
];
