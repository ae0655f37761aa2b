//! Tandem
#![forbid(unsafe_code)]
