//! What integers and numbers are held to.
use codegen_values::numbers::is_multiple;

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Integer {
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    /// Whether `minimum` itself is too small, where that is said.
    pub exclusive_minimum: Option<bool>,
    pub exclusive_maximum: Option<bool>,
    pub multiple_of: Option<i64>,
    /// An enum of integers: one of these; empty for any.
    pub listed: Vec<i64>,
    pub format: Option<String>,
    /// `int32`: an `i32`, else an `i64`.
    pub small: bool,
}

impl Integer {
    /// The smallest that is allowed.
    pub(crate) fn low(&self) -> Option<i64> {
        let step = i64::from(self.exclusive_minimum == Some(true));
        self.minimum.map(|minimum| minimum.saturating_add(step))
    }

    /// The largest that is allowed.
    pub(crate) fn high(&self) -> Option<i64> {
        let step = i64::from(self.exclusive_maximum == Some(true));
        self.maximum.map(|maximum| maximum.saturating_sub(step))
    }

    /// Whether a range says all.
    pub(crate) fn is_range(&self) -> bool {
        self.multiple_of.is_none() && self.listed.is_empty()
    }

    /// Whether it is any of 64 bits.
    pub(crate) fn is_any(&self) -> bool {
        !self.small && self.is_range() && self.minimum.is_none() && self.maximum.is_none()
    }

    pub(crate) fn allows(&self, value: i64) -> bool {
        let low = self.low().is_none_or(|low| value >= low);
        let high = self.high().is_none_or(|high| value <= high);
        let multiple = self.multiple_of.is_none_or(|of| value % of == 0);
        low && high && multiple && (self.listed.is_empty() || self.listed.contains(&value))
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Number {
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    /// Whether `minimum` itself is too small, where that is said.
    pub exclusive_minimum: Option<bool>,
    pub exclusive_maximum: Option<bool>,
    pub multiple_of: Option<f64>,
    pub format: Option<String>,
}

impl Number {
    pub(crate) fn is_above(&self) -> bool {
        self.exclusive_minimum == Some(true)
    }

    pub(crate) fn is_below(&self) -> bool {
        self.exclusive_maximum == Some(true)
    }

    /// Whether a range with its ends says all.
    pub(crate) fn is_range(&self) -> bool {
        self.multiple_of.is_none() && !self.is_above() && !self.is_below()
    }

    /// Whether it is any number.
    pub(crate) fn is_any(&self) -> bool {
        self.is_range() && self.minimum.is_none() && self.maximum.is_none()
    }

    pub(crate) fn allows(&self, value: f64) -> bool {
        let low = self
            .minimum
            .is_none_or(|low| value > low || (value == low && !self.is_above()));
        let high = self
            .maximum
            .is_none_or(|high| value < high || (value == high && !self.is_below()));
        let multiple = self.multiple_of.is_none_or(|of| is_multiple(value, of));
        low && high && multiple
    }
}
