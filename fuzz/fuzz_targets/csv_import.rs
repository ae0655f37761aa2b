//! `cargo +nightly fuzz run csv_import ../tests/fuzz/corpus/csv_import -- -max_total_time=60`
#![no_main]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::csv_import(bytes));
