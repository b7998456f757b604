//! ISO 8601 as JavaScript has it: `YYYY` or `±YYYYYY`, `-MM`, `-DD`, then `T` (or `t`, or a blank) and a time, `Z` or
//! an offset. The parts of a date may end after any of its fields.

use super::calendar::{Parts, Time, offset_minutes};

/// The parts that `text` writes, or `None` when it is not of this form.
pub(super) fn read(text: &str) -> Option<Parts> {
    let mut cursor = Cursor(text.as_bytes());
    let year = cursor.year()?;
    let (mut month, mut day) = (1, 1);
    if cursor.take(b"-") {
        month = cursor.digits(2)?;
        if cursor.take(b"-") {
            day = cursor.digits(2)?;
        }
    }
    let (mut time, mut offset) = (Time::default(), 0);
    if cursor.take(b"Tt ") {
        time = cursor.time()?;
        offset = cursor.offset()?;
    }
    cursor.0.is_empty().then_some(Parts {
        year,
        month,
        day,
        time,
        offset,
    })
}

/// What is still to be read.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    /// Takes one byte when it is one of `marks`.
    fn take(&mut self, marks: &[u8]) -> bool {
        let found = self.0.first().is_some_and(|byte| marks.contains(byte));
        if found {
            self.0 = &self.0[1..];
        }
        found
    }

    /// Exactly `count` digits; that no further one follows is for the caller to see by what comes next.
    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let value = digits.iter().try_fold(0, |value, &byte| {
            byte.is_ascii_digit()
                .then(|| value * 10 + i64::from(byte - b'0'))
        })?;
        self.0 = rest;
        Some(value)
    }

    fn year(&mut self) -> Option<i64> {
        if self.take(b"+") {
            return self.digits(6);
        }
        if self.take(b"-") {
            // ISO knows no year -0.
            return self.digits(6).filter(|&year| year != 0).map(|year| -year);
        }
        self.digits(4)
    }

    fn time(&mut self) -> Option<Time> {
        let hour = self.digits(2)?;
        if !self.take(b":") {
            return None;
        }
        let minute = self.digits(2)?;
        let mut time = Time {
            hour,
            minute,
            ..Time::default()
        };
        if self.take(b":") {
            time.second = self.digits(2)?;
            if self.take(b".") {
                time.ms = self.fraction()?;
            }
        }
        Some(time)
    }

    /// Milliseconds of a fraction with at least one digit, cut.
    fn fraction(&mut self) -> Option<i64> {
        let mut ms = self.digits(1)? * 100;
        for unit in [10, 1] {
            match self.digits(1) {
                Some(digit) => ms += digit * unit,
                None => return Some(ms),
            }
        }
        while self.digits(1).is_some() {}
        Some(ms)
    }

    /// No zone is UTC.
    fn offset(&mut self) -> Option<i64> {
        if self.0.is_empty() || self.take(b"Zz") {
            return Some(0);
        }
        let ahead = self.take(b"+");
        if !ahead && !self.take(b"-") {
            return None;
        }
        let hours = self.digits(2)?;
        self.take(b":");
        offset_minutes(ahead, hours, self.digits(2)?)
    }
}
