//! The Gregorian calendar, without end in both directions, as far as JavaScript's times go.

const MS_PER_DAY: i64 = 86_400_000;

/// JavaScript's times end a hundred million days either side of 1970.
const MAX_MS: i64 = 100_000_000 * MS_PER_DAY;

/// A date and time of day as it was written, at an offset from UTC. Nothing is checked before [`Parts::to_iso`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) time: Time,
    /// Minutes ahead of UTC.
    pub(super) offset: i64,
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Time {
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    pub(super) ms: i64,
}

impl Time {
    /// Within a day, or exactly its end, which ISO writes `24:00:00`.
    fn ms_of_day(self) -> Option<i64> {
        let possible = self.hour <= 24 && self.minute <= 59 && self.second <= 59;
        let ms = ((self.hour * 60 + self.minute) * 60 + self.second) * 1000 + self.ms;
        (possible && ms <= MS_PER_DAY).then_some(ms)
    }
}

impl Parts {
    /// The instant in UTC as ISO text; `None` for a date or time that does not exist or lies beyond JavaScript's range.
    pub(super) fn to_iso(self) -> Option<String> {
        if !(1..=12).contains(&self.month)
            || !(1..=days_in(self.year, self.month)).contains(&self.day)
        {
            return None;
        }
        let days = days_from_civil(self.year, self.month, self.day);
        let ms = days * MS_PER_DAY + self.time.ms_of_day()? - self.offset * 60_000;
        (ms.abs() <= MAX_MS).then(|| print(ms))
    }
}

/// The instant so many milliseconds after 1970 began; `None` beyond JavaScript's range.
pub(super) fn instant(ms: f64) -> Option<String> {
    #[allow(clippy::cast_precision_loss, reason = "it is a double's integer")]
    let within = ms.abs() <= MAX_MS as f64;
    within.then(|| print(ms as i64))
}

/// Minutes ahead of UTC of a written offset; none is a day or more.
pub(super) fn offset_minutes(ahead: bool, hours: i64, minutes: i64) -> Option<i64> {
    if hours > 23 || minutes > 59 {
        return None;
    }
    let total = hours * 60 + minutes;
    Some(if ahead { total } else { -total })
}

fn print(ms: i64) -> String {
    let (year, month, day) = civil_from_days(ms.div_euclid(MS_PER_DAY));
    let of_day = ms.rem_euclid(MS_PER_DAY);
    let (seconds, ms) = (of_day / 1000, of_day % 1000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let year = match year {
        0..=9999 => format!("{year:04}"),
        _ => format!("{year:+07}"),
    };
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01. Years begin in March here, so that the leap day is the last and months follow one formula.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_turn_into_each_other_over_two_cycles_of_the_calendar() {
        let mut date = (-400, 1, 1);
        for days in days_from_civil(-400, 1, 1)..=days_from_civil(400, 12, 31) {
            assert_eq!(civil_from_days(days), date);
            assert_eq!(days_from_civil(date.0, date.1, date.2), days);
            date = match date {
                (year, 12, 31) => (year + 1, 1, 1),
                (year, month, day) if day == days_in(year, month) => (year, month + 1, 1),
                (year, month, day) => (year, month, day + 1),
            };
        }
        assert_eq!(days_from_civil(1970, 1, 1), 0);
        assert_eq!(days_from_civil(2000, 3, 1), 11_017);
    }
}
