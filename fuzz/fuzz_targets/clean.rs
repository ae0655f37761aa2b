//! `cargo +nightly fuzz run clean ../tests/fuzz/corpus/clean -- -max_total_time=60`
#![no_main]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::clean(bytes));
