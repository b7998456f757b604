//! Numbers as people read them, and text that is safe to show.

/// One line without anything that commands a terminal: what agents did may hold any bytes.
pub(super) fn plain(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|ch: char| ch.is_whitespace() || ch.is_control() || is_invisible(ch)) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Marks that turn the direction of text around, or hide it.
fn is_invisible(ch: char) -> bool {
    matches!(
        ch,
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Lines as they are, with what commands a terminal, or turns or hides text, spelled out: text of files that people wrote,
/// or somebody for them.
pub(crate) fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(ch) = rest.next() {
        let is_line_end = ch == '\n' || ch == '\r' && rest.peek() == Some(&'\n');
        match (ch.is_control() && ch != '\t' && !is_line_end) || is_invisible(ch) {
            true => shown.extend(ch.escape_unicode()),
            false => shown.push(ch),
        }
    }
    shown
}

/// JSON that says the same, and shows it where it is looked at: JSON escapes only some of what commands a terminal.
pub(super) fn harmless_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for ch in json.chars() {
        // Between values, lines end; in texts they are escaped already.
        match (ch.is_control() && ch != '\n') || is_invisible(ch) {
            true => {
                let units = ch.encode_utf16(&mut [0; 2]).to_vec();
                shown.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
            }
            false => shown.push(ch),
        }
    }
    shown
}

/// At most `most` characters, the last of them `…` where some are missing.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A count with a letter for its size: `999`, `1.2k`, `35.0M`.
pub(super) fn count(number: i64) -> String {
    // A count is shown to three digits or so: what a float loses beyond 2^53 is not seen.
    let size = number as f64;
    for (unit, letter) in [(1e12, 'T'), (1e9, 'G'), (1e6, 'M'), (1e3, 'k')] {
        // What would be rounded to 1000 of a unit is one of the next.
        if size.abs() >= unit * 0.999_95 {
            return format!("{:.1}{letter}", size / unit);
        }
    }
    number.to_string()
}

/// Dollars, with more places the fewer they are.
pub(super) fn dollars(amount: f64) -> String {
    match amount.abs() {
        0.0 => "$0".to_owned(),
        small if small < 0.995 => format!("${amount:.4}"),
        _ => format!("${amount:.2}"),
    }
}

/// A duration in milliseconds.
pub(super) fn duration(ms: i64) -> String {
    match ms {
        ..1_000 => format!("{ms} ms"),
        1_000..60_000 => format!("{:.1} s", ms as f64 / 1e3),
        60_000..3_600_000 => format!("{} min {:02} s", ms / 60_000, ms / 1_000 % 60),
        _ => format!("{} h {:02} min", ms / 3_600_000, ms / 60_000 % 60),
    }
}

/// A number with its thousands set apart.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{count, cut, dollars, duration, harmless, harmless_json, plain, thousands};

    #[test]
    fn what_an_agent_did_cannot_command_the_terminal() {
        let hostile = "\u{1b}[2Jrm \t-rf\r\n /\u{7}\u{202e}\u{9b}31m";
        assert_eq!(plain(hostile), "[2Jrm -rf / 31m");
        assert_eq!(plain("  größe 測試 "), "größe 測試");
    }

    #[test]
    fn lines_stay_as_they_are_but_for_what_commands_the_terminal() {
        assert_eq!(
            harmless("{\r\n\t\"größe\": 1 }\n"),
            "{\r\n\t\"größe\": 1 }\n"
        );
        assert_eq!(
            harmless("a\u{1b}[2J\rb\u{202e}\u{9b}"),
            r"a\u{1b}[2J\u{d}b\u{202e}\u{9b}"
        );
    }

    #[test]
    fn marks_that_turn_or_hide_text_are_not_shown() {
        let marks = "\u{61c}\u{180e}\u{200b}\u{2066}\u{206f}\u{feff}\u{e0041}";
        for mark in marks.chars() {
            assert_eq!(plain(&format!("a{mark}b")), "a b", "{mark:?}");
        }
    }

    #[test]
    fn json_is_the_same_and_shows_what_would_command_the_terminal() {
        let hostile = "a\u{9b}31m\u{202e}\u{61c}\u{7f}\u{e0041}é\n";
        let json = serde_json::to_string_pretty(&[hostile]).expect("JSON");
        let shown = harmless_json(&json);
        assert_eq!(
            shown,
            "[\n  \"a\\u009b31m\\u202e\\u061c\\u007f\\udb40\\udc41é\\n\"\n]"
        );
        let read: Vec<String> = serde_json::from_str(&shown).expect("JSON");
        assert_eq!(read, [hostile]);
    }

    #[test]
    fn long_text_ends_with_an_ellipsis() {
        assert_eq!(cut("größe", 5), "größe");
        assert_eq!(cut("größer", 5), "größ…");
        assert_eq!(cut("a b c", 3), "a…");
    }

    #[test]
    fn counts_have_a_letter_for_their_size() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1.0k"),
            (1_250, "1.2k"),
            (999_949, "999.9k"),
            (999_950, "1.0M"),
            (35_000_000, "35.0M"),
            (i64::MAX, "9223372.0T"),
            (-5, "-5"),
        ] {
            assert_eq!(count(number), text);
        }
    }

    #[test]
    fn money_and_time_are_as_exact_as_they_are_small() {
        assert_eq!(
            [0.0, 0.000_12, 0.5, 0.996, 12.345, 1234.5].map(dollars),
            ["$0", "$0.0001", "$0.5000", "$1.00", "$12.35", "$1234.50"]
        );
        assert_eq!(
            [0, 999, 1_200, 61_000, 3_660_000].map(duration),
            ["0 ms", "999 ms", "1.2 s", "1 min 01 s", "1 h 01 min"]
        );
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(thousands(number), text);
        }
    }
}
