mod create;
mod create_batch;
mod list;
mod page;
