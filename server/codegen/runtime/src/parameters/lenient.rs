//! Parameters that are read as some JavaScript reads them: where they are wrong, they are as good as absent.
use super::Parameters;
use crate::js::{self, Atoi};

const TOO_LARGE: &str = "must be an integer of 64 bits";

impl Parameters<'_> {
    /// `x-am-repeat: join`: the values, joined by a comma.
    pub fn joined(&mut self, name: &str) -> Option<String> {
        let values: Vec<_> = self.values(name).collect();
        Some(values.join(",")).filter(|text| !text.is_empty())
    }

    /// `x-am-parse: atoi`: the leading integer of the first value; where there is none, or it is 0, the default.
    pub fn atoi(&mut self, name: &str, default: i64) -> i64 {
        match self.first_integer(name) {
            None | Some(Atoi::None | Atoi::Value(0)) => default,
            Some(Atoi::Value(value)) => value,
            Some(Atoi::TooLarge) => {
                self.add(name, TOO_LARGE);
                default
            }
        }
    }

    /// `x-am-parse: prefix`: the leading integer of the first value, 0 too; where there is none, it is wrong.
    pub fn prefix(&mut self, name: &str) -> Option<i64> {
        match self.first_integer(name)? {
            Atoi::Value(value) => Some(value),
            Atoi::TooLarge => {
                self.add(name, TOO_LARGE);
                None
            }
            Atoi::None => {
                self.add(name, "must begin with an integer");
                None
            }
        }
    }

    /// As [`Self::prefix`]; where there is none, the default.
    pub fn prefix_or(&mut self, name: &str, default: i64) -> i64 {
        match self.first_integer(name) {
            None | Some(Atoi::None) => default,
            Some(Atoi::Value(value)) => value,
            Some(Atoi::TooLarge) => {
                self.add(name, TOO_LARGE);
                default
            }
        }
    }

    fn first_integer(&mut self, name: &str) -> Option<Atoi> {
        let first = self.values(name).next();
        first.filter(|text| !text.is_empty()).map(js::atoi)
    }

    /// `x-am-parse: number`: the whole value as JavaScript reads a number; where it is none, or 0, or given twice, the
    /// default.
    pub fn parsed_number(&mut self, name: &str, default: f64) -> f64 {
        let value = match self.first(name) {
            (Some(only), false) => js::parse_number(only),
            _ => f64::NAN,
        };
        if value.is_infinite() {
            self.add(name, "must be a finite number");
        }
        if value.is_finite() && value != 0.0 {
            value
        } else {
            default
        }
    }

    /// As [`Self::parsed_number`]; what is a number but no integer is wrong.
    pub fn parsed_integer(&mut self, name: &str, default: i64) -> i64 {
        let value = self.parsed_number(name, f64::NAN);
        if value.is_nan() {
            return default;
        }
        if value.fract() != 0.0 || value.abs() >= 2_f64.powi(63) {
            self.add(name, "must be an integer");
            return default;
        }
        value as i64
    }
}
