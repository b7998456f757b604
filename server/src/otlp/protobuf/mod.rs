//! OTLP in protobuf. What holds records must be whole; of the records each is read by itself, as in JSON.

mod messages;

use prost::Message;

use self::messages::{
    Answer, AnyValue, Data, DataPoint, Export, KeyValue, Kind, Log, Metric, Number, OfResource,
    OfScope, PartialSuccess, Resource,
};
use super::malformed::Malformed;
use super::record::{Group, LogRecord, Point, Sent};
use super::value::{Attributes, Value};
use super::{Receipt, Unreadable, time};

const CUMULATIVE: i32 = 2;

const BROKEN: &str = "must be a message of OTLP";

/// An item with its place in what it was read from.
type Read<T> = (String, Result<T, Malformed>);

pub(super) fn logs(bytes: &[u8]) -> Result<Sent<LogRecord>, Unreadable> {
    groups(bytes, "logRecords", |bytes| {
        vec![(String::new(), log(bytes))]
    })
}

pub(super) fn metrics(bytes: &[u8]) -> Result<Sent<Point>, Unreadable> {
    groups(bytes, "metrics", metric)
}

/// Only counted.
pub(super) fn spans(bytes: &[u8]) -> Result<Sent<()>, Unreadable> {
    groups(bytes, "spans", |_| vec![(String::new(), Ok(()))])
}

/// The answer to an export in protobuf.
pub(super) fn answer(receipt: &Receipt) -> Vec<u8> {
    let partial_success = receipt.message.as_ref().map(|message| PartialSuccess {
        rejected: i64::try_from(receipt.rejected).unwrap_or(i64::MAX),
        error_message: message.clone(),
    });
    Answer { partial_success }.encode_to_vec()
}

fn groups<T>(
    bytes: &[u8],
    items: &str,
    read: impl Fn(&[u8]) -> Vec<Read<T>>,
) -> Result<Sent<T>, Unreadable> {
    let mut sent = Sent::default();
    for (index, bytes) in whole::<Export>(bytes)?.resources.iter().enumerate() {
        let of = whole::<OfResource>(bytes)?;
        let mut group = Group {
            resource: attributes(whole::<Resource>(&of.resource)?.attributes),
            items: Vec::new(),
        };
        for (scope, bytes) in of.scopes.iter().enumerate() {
            for (item, bytes) in whole::<OfScope>(bytes)?.items.iter().enumerate() {
                let at = format!("/resources/{index}/scopes/{scope}/{items}/{item}");
                let read = read(bytes).into_iter().map(|(inner, item)| {
                    let item = item.map_err(|wrong| wrong.within(&at));
                    (format!("{at}{inner}"), item)
                });
                group.items.extend(read);
            }
        }
        sent.groups.push(group);
    }
    Ok(sent)
}

fn whole<M: Message + Default>(bytes: &[u8]) -> Result<M, Unreadable> {
    M::decode(bytes).map_err(|_| Unreadable::NoProtobuf)
}

fn log(bytes: &[u8]) -> Result<LogRecord, Malformed> {
    let log = Log::decode(bytes).map_err(|_| Malformed::new("", BROKEN))?;
    let client_timestamp = time::of_nanoseconds(i128::from(log.time))
        .ok_or_else(|| Malformed::new("/timeUnixNano", time::MUST))?;
    Ok(LogRecord {
        attributes: attributes(log.attributes),
        body: log.body.map(value),
        client_timestamp,
        severity: Some(text(log.severity)),
        event_name: Some(text(log.event_name)).filter(|name| !name.is_empty()),
    })
}

fn metric(bytes: &[u8]) -> Vec<Read<Point>> {
    let Ok(metric) = Metric::decode(bytes) else {
        return vec![(String::new(), Err(Malformed::new("", BROKEN)))];
    };
    let name = text(metric.name);
    let (kind, data) = match (metric.sum, metric.gauge) {
        (Some(sum), _) => ("sum", sum),
        (None, Some(gauge)) => (
            "gauge",
            Data {
                temporality: 0,
                ..gauge
            },
        ),
        (None, None) => return vec![(String::new(), Ok(Point::without_value(name)))],
    };
    let cumulative = data.temporality == CUMULATIVE;
    let read = |(index, bytes): (usize, &Vec<u8>)| {
        let at = format!("/{kind}/dataPoints/{index}");
        let point = point(bytes, &name, cumulative).map_err(|wrong| wrong.within(&at));
        (at, point)
    };
    data.points.iter().enumerate().map(read).collect()
}

#[allow(clippy::cast_precision_loss, reason = "as JavaScript reads it")]
fn point(bytes: &[u8], metric: &str, cumulative: bool) -> Result<Point, Malformed> {
    let point = DataPoint::decode(bytes).map_err(|_| Malformed::new("", BROKEN))?;
    Ok(Point {
        metric: metric.to_owned(),
        attributes: attributes(point.attributes),
        value: point.value.map(|value| match value {
            Number::Double(number) => number,
            Number::Integer(number) => number as f64,
        }),
        cumulative,
        start: point.start,
        time: point.time,
    })
}

fn attributes(entries: Vec<KeyValue>) -> Attributes {
    Attributes(self::entries(entries))
}

/// What has no value has an empty one: protobuf does not tell the two apart.
fn entries(entries: Vec<KeyValue>) -> Vec<(String, Value)> {
    let entries = entries.into_iter();
    let entry = |entry: KeyValue| (text(entry.key), entry.value.map_or(Value::Empty, value));
    entries.map(entry).collect()
}

fn value(value: AnyValue) -> Value {
    match value.kind {
        None => Value::Empty,
        Some(Kind::Text(bytes)) => Value::Text(text(bytes)),
        Some(Kind::Bool(value)) => Value::Bool(value),
        Some(Kind::Integer(number)) => Value::Integer(number.to_string()),
        Some(Kind::Double(number)) => Value::Double(number),
        Some(Kind::List(list)) => Value::List(list.values.into_iter().map(self::value).collect()),
        Some(Kind::Map(map)) => Value::Map(entries(map.values)),
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
