//! The order of an object's keys: array indices first, ascending; then the others as they first appeared; of a key
//! that comes again, the last value in the first place.

use std::collections::{BTreeMap, HashMap, HashSet};

/// Up to so many keys, comparing each with each is cheaper than hashing them.
const FEW_KEYS: usize = 16;

/// A field in the printed text: `"key":value`, from `start` to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) start: usize,
    pub(super) value: usize,
    pub(super) end: usize,
}

impl Entry {
    /// The key as printed, without quotes. Equal keys print equally, so it stands for the key.
    pub(super) fn key<'a>(&self, out: &'a str) -> &'a str {
        &out[self.start + 1..self.value - 2]
    }
}

/// The array index that `key` is, if it is one: 0 to 2^32 - 2 in plain decimal.
pub(super) fn index(key: &str) -> Option<u32> {
    let canonical = match key.as_bytes() {
        [b'0'] => true,
        [b'1'..=b'9', rest @ ..] => rest.len() < 10 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let index = if canonical { key.parse().ok() } else { None };
    index.filter(|&index| index != u32::MAX)
}

/// Brings the fields of the object that ends at the end of `out` into their order; its entries are those from `first`
/// on. Nothing is moved when they stand so already, as they nearly always do.
pub(super) fn settle(
    out: &mut String,
    entries: &mut Vec<Entry>,
    start: usize,
    first: usize,
    indices: bool,
) {
    if !indices && !has_repeated(&entries[first..], out) {
        return;
    }
    let ordered = order(&entries[first..], out);
    let mut fields = String::with_capacity(out.len() - start);
    entries.truncate(first);
    for entry in ordered {
        if !fields.is_empty() {
            fields.push(',');
        }
        let moved_to = start + fields.len();
        fields.push_str(&out[entry.start..entry.end]);
        entries.push(Entry {
            start: moved_to,
            value: moved_to + entry.value - entry.start,
            end: start + fields.len(),
        });
    }
    out.truncate(start);
    out.push_str(&fields);
}

fn has_repeated(entries: &[Entry], out: &str) -> bool {
    if entries.len() > FEW_KEYS {
        let mut seen = HashSet::with_capacity(entries.len());
        return !entries.iter().all(|entry| seen.insert(entry.key(out)));
    }
    let mut rest = entries;
    while let [entry, others @ ..] = rest {
        if others.iter().any(|other| other.key(out) == entry.key(out)) {
            return true;
        }
        rest = others;
    }
    false
}

fn order(entries: &[Entry], out: &str) -> Vec<Entry> {
    let mut indexed: BTreeMap<u32, Entry> = BTreeMap::new();
    let mut named: Vec<Entry> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for &entry in entries {
        let key = entry.key(out);
        if let Some(index) = index(key) {
            indexed.insert(index, entry);
        } else if let Some(&place) = places.get(key) {
            named[place] = entry;
        } else {
            places.insert(key, named.len());
            named.push(entry);
        }
    }
    indexed.into_values().chain(named).collect()
}
