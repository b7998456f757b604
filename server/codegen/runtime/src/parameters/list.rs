//! Lists in parameters. Items are told apart before they are decoded, so that an item can hold what divides them.
use std::borrow::Cow;

use super::{Given, Pair, Parameters};
use crate::check::MAX_WRONG_ITEMS;
use crate::failure::FieldError;

/// How the items of a list stand in a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// `a=1&a=2`: style `form`, exploded.
    Repeated,
    /// `a=1,2`: style `form` where it is not exploded, and `simple` in a path.
    Commas,
    /// `a=1%202`: style `spaceDelimited`.
    Spaces,
    /// `a=1|2`: style `pipeDelimited`.
    Pipes,
    /// `A: 1, 2`: style `simple` in headers, of which several are one list; blanks around items are none of them.
    Lines,
}

impl Items {
    fn divide(self, raw: &str) -> Vec<String> {
        // What no URI may hold as it is, is percent-encoded also where it divides.
        let plain = match self {
            Self::Spaces => Cow::Owned(raw.replace("%20", "+")),
            Self::Pipes => Cow::Owned(raw.replace("%7C", "|").replace("%7c", "|")),
            _ => Cow::Borrowed(raw),
        };
        let items = match self {
            Self::Repeated => return vec![plain.into_owned()],
            Self::Lines => {
                let items = plain.split(',').map(|item| item.trim_matches([' ', '\t']));
                // RFC 9110 has recipients ignore empty ones.
                return items
                    .filter(|item| !item.is_empty())
                    .map(str::to_owned)
                    .collect();
            }
            Self::Commas => plain.split(','),
            Self::Spaces => plain.split('+'),
            Self::Pipes => plain.split('|'),
        };
        items.map(str::to_owned).collect()
    }
}

impl Parameters<'_> {
    /// A list, `read` item by item as a parameter of its name. `None` where it is absent, or wrong; that was told then.
    pub fn list<T>(
        &mut self,
        name: &str,
        items: Items,
        given: Given,
        read: impl Fn(&mut Parameters<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let raws: Vec<_> = self.pairs(name).map(|pair| pair.raw.as_ref()).collect();
        let once = !matches!(items, Items::Repeated | Items::Lines);
        if once && raws.len() > 1 {
            self.add(name, "must be given once");
            return None;
        }
        let raws: Vec<_> = match raws.as_slice() {
            [""] => Vec::new(),
            raws => raws.iter().flat_map(|raw| items.divide(raw)).collect(),
        };
        if raws.is_empty() {
            if given.required {
                self.add(name, given.wrong);
            }
            return None;
        }
        // A path that does not decode was told as a whole.
        if self.errors.iter().any(|error| error.field == name) {
            return None;
        }
        if let Some(wrong) = given.size.complaint(raws.len()) {
            self.add(name, wrong);
            return None;
        }
        let texts: Vec<_> = raws.iter().map(|raw| (self.decode)(raw)).collect();
        let values = self.items(name, &texts, read)?;
        match given
            .size
            .complaint_of_twins(texts.iter().map(AsRef::as_ref))
        {
            None => Some(values),
            Some(wrong) => {
                self.add(name, wrong);
                None
            }
        }
    }

    fn items<T>(
        &mut self,
        name: &str,
        texts: &[Cow<'_, str>],
        read: impl Fn(&mut Parameters<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let (mut values, mut wrong) = (Vec::new(), Vec::new());
        for (index, text) in texts.iter().enumerate() {
            let pair = Pair::plain(Cow::Borrowed(name), Cow::Borrowed(text.as_ref()));
            let mut item = self.part(vec![pair]);
            values.extend(read(&mut item));
            wrong.extend(item.errors.into_iter().map(|error| FieldError {
                field: format!("{name}[{index}]"),
                ..error
            }));
            if wrong.len() > MAX_WRONG_ITEMS {
                let message = format!("must not hold more than {MAX_WRONG_ITEMS} wrong items");
                self.add(name, &message);
                return None;
            }
        }
        let all = wrong.is_empty();
        self.errors.extend(wrong);
        all.then_some(values)
    }

    /// Parameters of their own in one of these.
    fn part<'b>(&self, pairs: Vec<Pair<'b>>) -> Parameters<'b> {
        Parameters {
            pairs,
            same_name: self.same_name,
            decode: self.decode,
            errors: Vec::new(),
            error: self.error,
        }
    }
}
