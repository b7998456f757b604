//! Which of a file's forms a client takes, from its `Accept-Encoding`.

use std::borrow::Cow;

/// A form of a file, in the order of the server's liking.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// Value of `Content-Encoding`, and what tells the tags of the forms apart.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// The form that the client likes best among those that there are; between equals, the smallest.
/// The plain form is always there, even for a client that takes none of them.
pub(super) fn choose(accept_encoding: &str, brotli: bool, gzip: bool) -> Coding {
    let accepted = Accepted::parse(accept_encoding);
    let forms = [
        (brotli, Coding::Brotli, accepted.weight("br", 0)),
        (gzip, Coding::Gzip, accepted.weight("gzip", 0)),
        (true, Coding::Identity, accepted.weight("identity", 1)),
    ];
    let mut best = (Coding::Identity, 0);
    for (_, coding, weight) in forms.into_iter().filter(|(there, ..)| *there) {
        if weight > best.1 {
            best = (coding, weight);
        }
    }
    best.0
}

/// The codings that the client names, each with its weight in thousandths.
struct Accepted<'a>(Vec<(Cow<'a, str>, u16)>);

impl<'a> Accepted<'a> {
    fn parse(header: &'a str) -> Self {
        let codings = header.split(',').filter_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let name = parts.next().filter(|name| !name.is_empty())?;
            let weight =
                parts.find_map(|part| part.strip_prefix(['q', 'Q'])?.trim().strip_prefix('='));
            Some((
                canonical(name),
                weight.map_or(1000, |text| thousandths(text.trim())),
            ))
        });
        Self(codings.collect())
    }

    /// Weight of a coding: its own, else that of `*`, else the given one.
    fn weight(&self, coding: &str, unnamed: u16) -> u16 {
        let of = |name: &str| {
            self.0
                .iter()
                .find(|(other, _)| other == name)
                .map(|(_, weight)| *weight)
        };
        of(coding).or_else(|| of("*")).unwrap_or(unnamed)
    }
}

fn canonical(name: &str) -> Cow<'_, str> {
    if name.eq_ignore_ascii_case("x-gzip") {
        return Cow::Borrowed("gzip");
    }
    Cow::Owned(name.to_ascii_lowercase())
}

/// `0.5` is 500. What is no weight is 0: the client did not clearly take it.
fn thousandths(text: &str) -> u16 {
    match text.parse::<f32>() {
        // In 0..=1000 after the check, so the cast loses only the fraction.
        Ok(weight) if (0.0..=1.0).contains(&weight) => (weight * 1000.0).round() as u16,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Coding, choose};

    #[test]
    fn the_best_accepted_form_is_chosen() {
        use Coding::{Brotli, Gzip, Identity};
        for (header, chosen) in [
            ("", Identity),
            ("gzip, deflate, br, zstd", Brotli),
            ("gzip", Gzip),
            ("x-gzip", Gzip),
            ("BR", Brotli),
            ("br;q=0.5, gzip;q=0.9", Gzip),
            ("br;q=0.5, gzip;q=0.5", Brotli),
            ("br;q=0, gzip", Gzip),
            ("br ; Q = 0.2 , gzip;q=0.1", Brotli),
            ("*", Brotli),
            ("*;q=0.1, br;q=0", Gzip),
            ("gzip;q=0.5, identity", Identity),
            ("gzip;q=0.001", Gzip),
            ("identity;q=0", Identity),
            ("identity;q=0, *;q=0", Identity),
            ("br;q=2", Identity),
            ("br;q=", Identity),
            ("br;q=NaN", Identity),
            ("zstd", Identity),
            (",,;", Identity),
        ] {
            assert_eq!(choose(header, true, true), chosen, "{header:?}");
        }
    }

    #[test]
    fn only_forms_that_are_there_are_chosen() {
        assert_eq!(choose("br, gzip", false, true), Coding::Gzip);
        assert_eq!(choose("br, gzip", false, false), Coding::Identity);
    }
}
