//! Tag `hooks`.
mod create;
