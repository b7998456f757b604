//! Which characters JavaScript trims. Rust's own list differs: it trims U+0085 and keeps U+FEFF.

/// JavaScript's `WhiteSpace` and `LineTerminator` together.
pub fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202f}'
                | '\u{205f}'
                | '\u{3000}'
                | '\u{feff}'
    )
}

/// `String.prototype.trim`.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRIMMED: &str = "\t\n\u{b}\u{c}\r \u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\
        \u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";

    #[test]
    fn every_blank_of_javascript_is_trimmed_on_both_sides() {
        for blank in TRIMMED.chars() {
            let sent = format!("{blank}trim 0{blank}{blank}");
            assert_eq!(trim(&sent), "trim 0", "U+{:04X}", blank as u32);
        }
        assert_eq!(trim(TRIMMED), "");
    }

    #[test]
    fn no_other_character_is_a_blank() {
        let blanks = (0..=char::MAX as u32)
            .filter_map(char::from_u32)
            .filter(|&c| is_blank(c));
        assert_eq!(blanks.count(), TRIMMED.chars().count());
    }

    #[test]
    fn lookalikes_of_blanks_are_kept() {
        for kept in ["\u{200b}keep", "keep\u{85}", "\u{2060}keep", "keep\u{180e}"] {
            assert_eq!(trim(kept), kept);
        }
    }
}
