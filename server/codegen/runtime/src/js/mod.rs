//! JavaScript's ways with numbers, text, JSON and dates.
//!
//! What a client sends passed through a JavaScript runtime for years, and its marks are part of the wire: blanks are
//! trimmed by its list, numbers print by its rules, keys that look like array indices move to the front. This module
//! gives exactly those results. It knows nothing of HTTP and nothing of the contract.

mod date;
mod json;
mod number;
mod text;
mod trim;

pub use date::{date, instant};
pub use json::{JsonError, Normalised, normalise, stringify};
pub use number::{Atoi, atoi, integer, number, parse_number, print_number};
pub use text::{print_text, text};
pub use trim::{is_blank, trim};
