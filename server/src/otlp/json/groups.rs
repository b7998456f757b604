//! The nesting that all exports have: resources, scopes, and the items of a signal.

use super::raw::{Raw, list};
use super::values::attributes;
use crate::otlp::Unreadable;
use crate::otlp::malformed::Malformed;
use crate::otlp::record::{Group, Sent};

/// An item with its place in what it was read from, which may hold several.
pub(super) type Read<T> = (String, Result<T, Malformed>);

/// What stands in resources, in scopes, in the lists of these names. Each is read by itself; what `read` makes of one
/// may be several.
pub(super) fn groups<T>(
    json: &str,
    [resources, scopes, items]: [&'static str; 3],
    read: impl Fn(Raw<'_>) -> Vec<Read<T>>,
) -> Result<Sent<T>, Unreadable> {
    let export = Raw(json.trim());
    if !export.is_object() && export.elements().is_none() {
        return Err(Unreadable::NoObject);
    }
    let [all] = export.fields([resources]);
    let at = format!("/{resources}");
    let all = list(all, &at).map_err(Unreadable::Malformed)?;
    let mut sent = Sent::default();
    for (index, raw) in all.into_iter().enumerate() {
        let at = format!("{at}/{index}");
        match scoped(raw, scopes, items, &at) {
            Ok(found) => {
                let group = group(raw, &at, found, &read);
                sent.groups.push(group);
            }
            Err(malformed) => sent.malformed.push(malformed),
        }
    }
    Ok(sent)
}

/// The items of all scopes of a resource, each with its place.
fn scoped<'a>(
    raw: Raw<'a>,
    scopes: &'static str,
    items: &'static str,
    at: &str,
) -> Result<Vec<(String, Raw<'a>)>, Malformed> {
    const NOT_AN_OBJECT: &str = "must be an object";
    if raw.is_null() {
        return Err(Malformed::new(at, NOT_AN_OBJECT));
    }
    let [all] = raw.fields([scopes]);
    let at = format!("{at}/{scopes}");
    let mut found = Vec::new();
    for (index, scope) in list(all, &at)?.into_iter().enumerate() {
        let at = format!("{at}/{index}");
        if scope.is_null() {
            return Err(Malformed::new(at, NOT_AN_OBJECT));
        }
        let [all] = scope.fields([items]);
        let at = format!("{at}/{items}");
        let all = list(all, &at)?.into_iter().enumerate();
        found.extend(all.map(|(index, item)| (format!("{at}/{index}"), item)));
    }
    Ok(found)
}

fn group<T>(
    raw: Raw<'_>,
    at: &str,
    found: Vec<(String, Raw<'_>)>,
    read: impl Fn(Raw<'_>) -> Vec<Read<T>>,
) -> Group<T> {
    let [resource] = raw.fields(["resource"]);
    let [all] = resource.map_or([None], |resource| resource.fields(["attributes"]));
    let resource = attributes(all).map_err(|wrong| wrong.within(&format!("{at}/resource")));
    let mut group = Group::default();
    for (at, item) in found {
        match &resource {
            Ok(_) => group
                .items
                .extend(read(item).into_iter().map(|(inner, item)| {
                    let item = item.map_err(|wrong| wrong.within(&at));
                    (format!("{at}{inner}"), item)
                })),
            Err(wrong) => group.items.push((at, Err(wrong.clone()))),
        }
    }
    group.resource = resource.unwrap_or_default();
    group
}
