//! The store on real files: what is recorded, what is read back, which files are opened.
mod closing;
mod displaced_file;
mod foreign_writes;
mod group_commit;
mod legacy_rows;
mod listing;
mod opening;
mod overviews;
mod recording;
mod rollup;
mod schema;
mod sessions;
mod slices;
mod stats;
mod support;
mod sweep;
mod throughput;
