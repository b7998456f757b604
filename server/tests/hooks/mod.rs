//! Tag `hooks`.
mod create;
mod samples;
