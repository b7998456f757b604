//! Times as the tables hold them, as seconds, where their order as text is that of the seconds.
use jiff::civil::Date;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Reads times. Days are looked up once: those of rows that follow each other are mostly the same.
#[derive(Debug, Default)]
pub(super) struct Clock {
    day: [u8; DAY],
    /// The first second of `day`, if it is one.
    begin: Option<i64>,
}

const DAY: usize = "2026-02-24".len();
const SECOND: usize = "2026-02-24 08:00:00".len();
const MILLISECOND: usize = "2026-02-24T08:00:00.000Z".len();

impl Clock {
    /// `YYYY-MM-DD HH:MM:SS` alone.
    pub(super) fn table_time(&mut self, text: &str) -> Option<i64> {
        let bytes = text.as_bytes();
        (bytes.len() == SECOND).then_some(())?;
        self.seconds(bytes, b' ')
    }

    /// The second of a time in the tables' form, or in JavaScript's, with milliseconds and `Z`. Other forms that SQLite
    /// can read are left to SQLite.
    pub(super) fn second(&mut self, text: &str) -> Option<i64> {
        let bytes = text.as_bytes();
        match bytes.len() {
            SECOND => self.seconds(bytes, b' '),
            MILLISECOND => {
                let tail = &bytes[SECOND..];
                let whole = tail[0] == b'.' && tail[4] == b'Z';
                (whole && tail[1..4].iter().all(u8::is_ascii_digit)).then_some(())?;
                self.seconds(&bytes[..SECOND], b'T')
            }
            _ => None,
        }
    }

    fn seconds(&mut self, bytes: &[u8], between: u8) -> Option<i64> {
        let signs = bytes[DAY] == between && bytes[13] == b':' && bytes[16] == b':';
        signs.then_some(())?;
        let (hour, minute, second) = (two(bytes, 11)?, two(bytes, 14)?, two(bytes, 17)?);
        (hour < 24 && minute < 60 && second < 60).then_some(())?;
        let day = bytes.first_chunk::<DAY>()?;
        if *day != self.day {
            (self.day, self.begin) = (*day, begin(day));
        }
        Some(self.begin? + hour * 3600 + minute * 60 + second)
    }
}

/// The two digits at a place.
fn two(bytes: &[u8], at: usize) -> Option<i64> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    Some(digit(bytes[at])? * 10 + digit(bytes[at + 1])?)
}

fn begin(day: &[u8; DAY]) -> Option<i64> {
    (day[4] == b'-' && day[7] == b'-').then_some(())?;
    let year = two(day, 0)? * 100 + two(day, 2)?;
    let small = |number: i64| i8::try_from(number).ok();
    let date = Date::new(
        i16::try_from(year).ok()?,
        small(two(day, 5)?)?,
        small(two(day, 8)?)?,
    );
    // Not by way of a timestamp: those end a day before the year 9999 does, and that day is what people bound times with.
    Some(date.ok()?.duration_since(EPOCH).as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_forms_that_are_written_are_read() {
        let mut clock = Clock::default();
        for (text, second) in [
            ("1970-01-01 00:00:00", Some(0)),
            ("2026-02-24 08:00:01", Some(1_771_920_001)),
            ("2026-02-24T08:00:01.999Z", Some(1_771_920_001)),
            ("0000-01-01 00:00:00", Some(-62_167_219_200)),
            ("9999-12-31 23:59:59", Some(253_402_300_799)),
            ("2026-02-29 08:00:00", None),
            ("2026-02-24 24:00:00", None),
            ("2026-02-24T08:00:01", None),
            ("2026-02-24 08:00:01.000Z", None),
            ("2026-02-24T08:00:01.99aZ", None),
            ("2026-02-24", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(clock.second(text), second, "{text}");
        }
        assert_eq!(clock.table_time("2026-02-24T08:00:01.999Z"), None);
        assert_eq!(clock.table_time("1970-01-01 00:00:07"), Some(7));
    }
}
