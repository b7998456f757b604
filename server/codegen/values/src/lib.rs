//! What values must be, where a judgement is needed: the generator holds a contract's defaults to it, and generated code
//! what requests send, so that both judge alike.
pub mod formats;
pub mod numbers;
