//! Variables that begin like ours and are not: misspelt, or from the legacy.

use super::settings::{ALL, OF_OTHERS, PREFIX, WITHOUT_EFFECT};
use super::{Notice, NoticeLevel};

/// Similar enough to be a slip of the pen.
const SIMILAR: f64 = 0.8;

/// What to say about a variable of this name, if anything. Its value is never shown: it may be a secret.
pub(super) fn remark(name: &str) -> Option<Notice> {
    let known = || ALL.iter().any(|setting| setting.env() == name) || OF_OTHERS.contains(&name);
    if !name.starts_with(PREFIX) || known() {
        return None;
    }
    if WITHOUT_EFFECT.contains(&name) {
        let text = format!("{name} has no effect on this server");
        return Some(Notice {
            level: NoticeLevel::Info,
            text,
        });
    }
    let text = match nearest(name) {
        Some(known) => format!("{name} is not a setting and is ignored; did you mean {known}?"),
        None => format!("{name} is not a setting and is ignored; see `agentmonitor serve --help`"),
    };
    Some(Notice {
        level: NoticeLevel::Warn,
        text,
    })
}

/// The known name most like this one. The common prefix is left out, else all names would be alike.
fn nearest(name: &str) -> Option<&'static str> {
    ALL.iter()
        .map(|setting| setting.env())
        .map(|known| {
            (
                strsim::jaro_winkler(&name[PREFIX.len()..], &known[PREFIX.len()..]),
                known,
            )
        })
        .filter(|(likeness, _)| *likeness >= SIMILAR)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, known)| known)
}
