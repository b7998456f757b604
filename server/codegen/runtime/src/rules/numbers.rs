//! The rules of integers and numbers.
use codegen_values::numbers::is_multiple;

use super::Presence;
use crate::js;

/// Rule of an integer.
pub struct Integer {
    pub(crate) presence: Presence,
    minimum: i64,
    maximum: i64,
    multiple_of: i64,
    listed: Option<&'static [i64]>,
    pub(crate) wrong: &'static str,
}

impl Integer {
    pub const fn required(wrong: &'static str) -> Self {
        Self::new(Presence::REQUIRED, wrong)
    }

    pub const fn optional(wrong: &'static str) -> Self {
        Self::new(Presence::OPTIONAL, wrong)
    }

    const fn new(presence: Presence, wrong: &'static str) -> Self {
        Self {
            presence,
            minimum: i64::MIN,
            maximum: i64::MAX,
            multiple_of: 1,
            listed: None,
            wrong,
        }
    }

    pub const fn minimum(mut self, minimum: i64) -> Self {
        self.minimum = minimum;
        self
    }

    pub const fn maximum(mut self, maximum: i64) -> Self {
        self.maximum = maximum;
        self
    }

    /// `multiple_of` is above 0.
    pub const fn multiple_of(mut self, multiple_of: i64) -> Self {
        self.multiple_of = multiple_of;
        self
    }

    /// One of these, and no other.
    pub const fn listed(mut self, listed: &'static [i64]) -> Self {
        self.listed = Some(listed);
        self
    }

    /// The value of the JSON number `raw`, if the rule allows it.
    pub(crate) fn json<T: TryFrom<i64>>(&self, raw: &str) -> Option<T> {
        // All digits of 64 bits count; what is written in another way, as `1e3`, is exact only as far as doubles are.
        let value = raw.parse().ok().or_else(|| js::integer(raw))?;
        self.allow(value)
    }

    pub(crate) fn allow<T: TryFrom<i64>>(&self, value: i64) -> Option<T> {
        let within = (self.minimum..=self.maximum).contains(&value);
        let listed = self.listed.is_none_or(|listed| listed.contains(&value));
        let allowed = within && listed && value % self.multiple_of == 0;
        allowed.then_some(value)?.try_into().ok()
    }
}

/// Rule of a number.
pub struct Number {
    pub(crate) presence: Presence,
    minimum: f64,
    maximum: f64,
    above: f64,
    below: f64,
    multiple_of: Option<f64>,
    pub(crate) wrong: &'static str,
}

impl Number {
    pub const fn required(wrong: &'static str) -> Self {
        Self::new(Presence::REQUIRED, wrong)
    }

    pub const fn optional(wrong: &'static str) -> Self {
        Self::new(Presence::OPTIONAL, wrong)
    }

    const fn new(presence: Presence, wrong: &'static str) -> Self {
        Self {
            presence,
            minimum: f64::MIN,
            maximum: f64::MAX,
            above: f64::NEG_INFINITY,
            below: f64::INFINITY,
            multiple_of: None,
            wrong,
        }
    }

    pub const fn minimum(mut self, minimum: f64) -> Self {
        self.minimum = minimum;
        self
    }

    pub const fn maximum(mut self, maximum: f64) -> Self {
        self.maximum = maximum;
        self
    }

    /// `exclusiveMinimum`.
    pub const fn above(mut self, above: f64) -> Self {
        self.above = above;
        self
    }

    /// `exclusiveMaximum`.
    pub const fn below(mut self, below: f64) -> Self {
        self.below = below;
        self
    }

    pub const fn multiple_of(mut self, multiple_of: f64) -> Self {
        self.multiple_of = Some(multiple_of);
        self
    }

    /// The value of the JSON number `raw`, if the rule allows it; what is not finite it never does.
    pub(crate) fn json(&self, raw: &str) -> Option<f64> {
        js::number(raw).filter(|value| self.allows(*value))
    }

    fn allows(&self, value: f64) -> bool {
        let multiple = self.multiple_of.is_none_or(|of| is_multiple(value, of));
        let within = value >= self.minimum && value <= self.maximum;
        within && value > self.above && value < self.below && multiple
    }
}

#[cfg(test)]
mod tests {
    use super::{Integer, Number};

    #[test]
    fn all_64_bits_of_an_integer_count() {
        let rule = Integer::required("").minimum(9_007_199_254_740_993);
        assert_eq!(rule.json::<i64>("9007199254740992"), None);
        assert_eq!(
            rule.json("9007199254740993"),
            Some(9_007_199_254_740_993_i64)
        );
        assert_eq!(rule.json("9223372036854775807"), Some(i64::MAX));
        assert_eq!(rule.json::<i64>("9223372036854775808"), None);
        let any = Integer::required("");
        for (raw, value) in [
            ("5.0", Some(5)),
            ("1e3", Some(1000)),
            ("-0", Some(0)),
            ("1.5", None),
        ] {
            assert_eq!(any.json::<i64>(raw), value, "{raw}");
        }
        assert_eq!(any.json::<i64>("1e18"), None);
        assert_eq!(any.json::<i32>("2147483648"), None);
    }

    #[test]
    fn multiples_are_those_that_people_mean() {
        let cents = Number::required("").multiple_of(0.01);
        for raw in ["0", "0.07", "0.3", "19.99", "-4.35", "1e6", "123456.78"] {
            assert!(cents.json(raw).is_some(), "{raw}");
        }
        for raw in ["0.001", "19.995", "0.0100001"] {
            assert!(cents.json(raw).is_none(), "{raw}");
        }
        let fives = Integer::required("").multiple_of(5);
        assert_eq!(fives.json::<i64>("-10"), Some(-10));
        assert_eq!(fives.json::<i64>("12"), None);
    }

    #[test]
    fn what_is_beyond_a_bound_is_refused_and_the_bound_itself_where_it_is_exclusive() {
        let open = Number::required("").above(0.0).below(1.0);
        let closed = Number::required("").minimum(0.0).maximum(1.0);
        for (raw, in_open, in_closed) in [
            ("0", false, true),
            ("0.5", true, true),
            ("1", false, true),
            ("1.1", false, false),
            ("1e999", false, false),
        ] {
            assert_eq!(open.json(raw).is_some(), in_open, "{raw}");
            assert_eq!(closed.json(raw).is_some(), in_closed, "{raw}");
        }
    }
}
