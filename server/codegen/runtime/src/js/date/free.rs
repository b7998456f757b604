//! Dates as people and mail write them: `4 March 2026`, `3/4/2026 5:06 PM`, `Wed, 04 Mar 2026 05:06:07 +0200`.
//!
//! The words and numbers may stand in many orders, so this reader goes over them once and puts each where it fits. It
//! takes a year of exactly four digits only: with fewer, JavaScript guesses.

use super::calendar::{Parts, Time, offset_minutes};
use super::free::tokens::{Token, tokens};

mod tokens;
mod words;

/// The parts that `text` writes, or `None` when something in it fits nowhere.
pub(super) fn read(text: &str) -> Option<Parts> {
    let blank = |byte: &u8| byte.is_ascii_whitespace();
    if text.as_bytes().first().is_some_and(blank) || text.as_bytes().last().is_some_and(blank) {
        return None;
    }
    let tokens = tokens(text)?;
    let mut reader = Reader {
        rest: &tokens,
        ..Reader::default()
    };
    while let Some((&token, rest)) = reader.rest.split_first() {
        reader.rest = rest;
        reader.place(token)?;
    }
    reader.parts()
}

#[derive(Default)]
struct Reader<'t> {
    rest: &'t [Token<'t>],
    /// The numbers of the date as they came, with how many digits each has.
    numbers: Vec<(i64, usize)>,
    month: Option<i64>,
    time: Option<Time>,
    zone: Option<Zone>,
}

/// Minutes ahead of UTC, and whether an offset may still follow, as in `GMT+0200`.
#[derive(Clone, Copy)]
struct Zone {
    offset: i64,
    open: bool,
}

impl<'t> Reader<'t> {
    fn place(&mut self, token: Token<'t>) -> Option<()> {
        match token {
            Token::Blank | Token::Mark(b',') => Some(()),
            Token::Comment => self.has_number().then_some(()),
            Token::Number { value, digits } => {
                if self.rest.first() == Some(&Token::Mark(b':')) {
                    self.place_time(value, digits)
                } else {
                    self.place_number(value, digits)
                }
            }
            Token::Word(word) => self.place_word(word),
            Token::Mark(sign @ (b'+' | b'-')) if self.takes_offset() => {
                self.place_offset(sign == b'+')
            }
            // Between the numbers of a date, and nowhere else.
            Token::Mark(b'/' | b'-') => (self.in_date() && self.date_goes_on()).then_some(()),
            Token::Mark(_) => None,
        }
    }

    fn has_number(&self) -> bool {
        !self.numbers.is_empty() || self.time.is_some()
    }

    fn in_date(&self) -> bool {
        self.time.is_none() && (!self.numbers.is_empty() || self.month.is_some())
    }

    fn date_goes_on(&self) -> bool {
        matches!(
            self.rest.first(),
            Some(Token::Number { .. } | Token::Word(_))
        )
    }

    fn takes_offset(&self) -> bool {
        match self.zone {
            Some(zone) => zone.open,
            None => self.time.is_some(),
        }
    }

    fn place_number(&mut self, value: i64, digits: usize) -> Option<()> {
        let fits = self.numbers.len() < 3 && matches!(digits, 1 | 2 | 4);
        fits.then(|| self.numbers.push((value, digits)))
    }

    fn place_word(&mut self, word: &str) -> Option<()> {
        if let Some(month) = words::month(word) {
            return set(&mut self.month, month);
        }
        if let Some(afternoon) = words::afternoon(word) {
            return self.place_half(afternoon);
        }
        if let Some((offset, open)) = words::zone(word) {
            return self.place_zone(offset, open);
        }
        // A name of a day says nothing new; JavaScript takes it before the first number.
        (words::is_weekday(word) && !self.has_number()).then_some(())
    }

    fn place_time(&mut self, hour: i64, digits: usize) -> Option<()> {
        let mut time = Time {
            hour,
            minute: self.after(b':')?,
            ..Time::default()
        };
        if self.rest.first() == Some(&Token::Mark(b':')) {
            time.second = self.after(b':')?;
            if self.rest.first() == Some(&Token::Mark(b'.')) {
                time.ms = self.fraction()?;
            }
        }
        (digits <= 2 && self.time_ends()).then_some(())?;
        set(&mut self.time, time)
    }

    /// What JavaScript lets follow a time without a blank: an offset, or `Z`.
    fn time_ends(&self) -> bool {
        match self.rest.first() {
            None | Some(Token::Blank | Token::Mark(b'+' | b'-')) => true,
            Some(Token::Word(word)) => word.eq_ignore_ascii_case("z"),
            _ => false,
        }
    }

    /// The number of one or two digits behind `mark`.
    fn after(&mut self, mark: u8) -> Option<i64> {
        match self.rest {
            [
                Token::Mark(found),
                Token::Number {
                    value,
                    digits: 1 | 2,
                },
                rest @ ..,
            ] if *found == mark => {
                self.rest = rest;
                Some(*value)
            }
            _ => None,
        }
    }

    fn fraction(&mut self) -> Option<i64> {
        let [
            Token::Mark(b'.'),
            Token::Number { value, digits },
            rest @ ..,
        ] = self.rest
        else {
            return None;
        };
        self.rest = rest;
        let digits = u32::try_from(*digits).ok()?;
        Some(match digits {
            0..=3 => value * 10i64.pow(3 - digits),
            _ => value / 10i64.pow(digits - 3),
        })
    }

    fn place_half(&mut self, afternoon: bool) -> Option<()> {
        let time = self.time.as_mut().filter(|time| time.hour <= 12)?;
        time.hour = time.hour % 12 + if afternoon { 12 } else { 0 };
        Some(())
    }

    /// A zone's name stands behind a number, and may repeat an offset (`+0000 UTC`) but not contradict it.
    fn place_zone(&mut self, offset: i64, open: bool) -> Option<()> {
        let agrees = self
            .zone
            .is_none_or(|zone| !zone.open && zone.offset == offset);
        (agrees && self.has_number()).then_some(())?;
        self.zone = Some(Zone {
            offset,
            open: open && self.zone.is_none(),
        });
        Some(())
    }

    /// `+0200`, `+02:00` or `+2`.
    fn place_offset(&mut self, ahead: bool) -> Option<()> {
        let (&Token::Number { value, digits }, rest) = self.rest.split_first()? else {
            return None;
        };
        self.rest = rest;
        let (hours, minutes) = match digits {
            1 | 2 if self.rest.first() == Some(&Token::Mark(b':')) => (value, self.after(b':')?),
            1 | 2 => (value, 0),
            4 => (value / 100, value % 100),
            _ => return None,
        };
        let offset = offset_minutes(ahead, hours, minutes)?;
        self.zone = Some(Zone {
            offset,
            open: false,
        });
        Some(())
    }

    fn parts(self) -> Option<Parts> {
        let years = self
            .numbers
            .iter()
            .filter(|(_, digits)| *digits == 4)
            .count();
        let four = |at: usize| self.numbers.get(at).is_some_and(|(_, digits)| *digits == 4);
        let number = |at: usize| self.numbers[at].0;
        let (year, month, day) = match (self.month, self.numbers.len()) {
            _ if years != 1 => return None,
            (Some(month), 1) => (number(0), month, 1),
            (Some(month), 2) if four(0) => (number(0), month, number(1)),
            (Some(month), 2) => (number(1), month, number(0)),
            (None, 2) if four(0) => (number(0), number(1), 1),
            (None, 3) if four(0) => (number(0), number(1), number(2)),
            (None, 3) if four(2) => (number(2), number(0), number(1)),
            _ => return None,
        };
        let offset = self.zone.map_or(0, |zone| zone.offset);
        Some(Parts {
            year,
            month,
            day,
            time: self.time.unwrap_or_default(),
            offset,
        })
    }
}

/// Fills `slot` unless it is filled already.
fn set<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.is_none().then(|| *slot = Some(value))
}
