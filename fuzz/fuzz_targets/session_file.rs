//! `cargo +nightly fuzz run session_file ../tests/fuzz/corpus/session_file -- -max_total_time=60`
#![no_main]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::session_file(bytes));
