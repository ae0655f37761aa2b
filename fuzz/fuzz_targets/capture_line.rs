//! `cargo +nightly fuzz run capture_line ../tests/fuzz/corpus/capture_line -- -max_total_time=60`
#![no_main]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::capture_line(bytes));
