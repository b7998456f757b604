//! Data points of metrics, in JSON.

use super::groups::{Read, groups};
use super::raw::{Raw, list};
use super::values::{attributes, integer};
use crate::otlp::Unreadable;
use crate::otlp::malformed::Malformed;
use crate::otlp::record::{Point, Sent};

/// The data points of an export; a metric without any that we read is one without a value.
pub(in crate::otlp) fn metrics(json: &str) -> Result<Sent<Point>, Unreadable> {
    groups(json, ["resourceMetrics", "scopeMetrics", "metrics"], metric)
}

fn metric(raw: Raw<'_>) -> Vec<Read<Point>> {
    const NOT_A_METRIC: &str = "must be a metric";
    if raw.is_null() {
        return vec![(String::new(), Err(Malformed::new("", NOT_A_METRIC)))];
    }
    let [name, sum, gauge] = raw.fields(["name", "sum", "gauge"]);
    let name = name.and_then(Raw::text).unwrap_or_default();
    let (kind, data) = match (sum, gauge) {
        (Some(sum), _) => ("/sum", sum),
        (None, Some(gauge)) => ("/gauge", gauge),
        (None, None) => return vec![(String::new(), Ok(Point::without_value(name)))],
    };
    let [temporality, points] = data.fields(["aggregationTemporality", "dataPoints"]);
    let cumulative = kind == "/sum" && temporality.is_some_and(is_cumulative);
    let at = format!("{kind}/dataPoints");
    match list(points, &at) {
        Ok(points) => {
            let points = points.into_iter().enumerate();
            let read = |(index, raw)| {
                let at = format!("{at}/{index}");
                let point = point(raw, &name, cumulative).map_err(|wrong| wrong.within(&at));
                (at, point)
            };
            points.map(read).collect()
        }
        Err(wrong) => vec![(String::new(), Err(wrong))],
    }
}

/// By its number or by its name.
fn is_cumulative(raw: Raw<'_>) -> bool {
    raw.number() == Some(2.0) || raw.text().as_deref() == Some("AGGREGATION_TEMPORALITY_CUMULATIVE")
}

fn point(raw: Raw<'_>, metric: &str, cumulative: bool) -> Result<Point, Malformed> {
    if raw.is_null() {
        return Err(Malformed::new("", "must be a data point"));
    }
    let [all, double, whole, start, time] = raw.fields([
        "attributes",
        "asDouble",
        "asInt",
        "startTimeUnixNano",
        "timeUnixNano",
    ]);
    let double = double.and_then(|raw| raw.number().or_else(|| raw.text()?.parse().ok()));
    let integer = || integer(whole?)?.number();
    Ok(Point {
        metric: metric.to_owned(),
        attributes: attributes(all)?,
        value: double.or_else(integer),
        cumulative,
        start: start.map_or(0, nanoseconds),
        time: time.map_or(0, nanoseconds),
    })
}

/// 0 where it is none.
fn nanoseconds(raw: Raw<'_>) -> u64 {
    let text = raw.text_or_number().unwrap_or_default();
    text.trim().parse().unwrap_or(0)
}
