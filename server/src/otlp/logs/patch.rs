//! Which file a patch changes, and by how many lines.

use codegen_runtime::js;

use super::metadata::Metadata;

const HEADS: [&str; 3] = ["*** Update File: ", "*** Add File: ", "*** Delete File: "];

/// Adds the first file of the patch that the tool was called with, and the lines of the whole; nothing without a file.
pub(super) fn add(metadata: &mut Metadata) {
    let patch = metadata.string("input");
    let Some(patch) = patch.or_else(|| metadata.string("arguments")) else {
        return;
    };
    let head = |line: &str| {
        HEADS
            .iter()
            .find_map(|head| Some(line.strip_prefix(head)?.to_owned()))
    };
    let Some(path) = patch.split('\n').find_map(head) else {
        return;
    };
    metadata.text("file_path", Some(js::trim(&path).to_owned()));
    let lines = |mark: &str, head: &str| {
        let lines = patch.split('\n');
        let lines = lines.filter(|line| line.starts_with(mark) && !line.starts_with(head));
        u32::try_from(lines.count()).map_or(f64::MAX, f64::from)
    };
    let (added, removed) = (lines("+", "+++"), lines("-", "---"));
    metadata.number("lines_added", Some(added));
    metadata.number("lines_removed", Some(removed));
}
