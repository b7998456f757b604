mod create_logs;
mod create_metrics;
mod create_traces;
mod protobuf;
