//! What concerns Tandem itself, wrong usage, and readers that go away.

use std::process::Stdio;

use super::bench::Bench;

#[test]
fn what_concerns_tandem_itself_goes_to_stdout_and_exits_0() {
    let bench = Bench::new();
    for arguments in
        [&["man"][..], &["keys"], &["keys", "--format", "json"], &["config"], &["completions", "zsh"], &["--help"], &["-V"]]
    {
        let done = bench.run(arguments);
        assert_eq!(done.status.code(), Some(0), "{arguments:?}");
        assert!(!done.stdout.is_empty() && done.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn wrong_usage_exits_2_and_says_why_on_stderr() {
    let bench = Bench::new();
    for arguments in [&["fly"][..], &["open"], &["--keys", "hello", "--print", "80x24"]] {
        let refused = bench.run(arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(refused.stdout.is_empty());
        assert!(String::from_utf8(refused.stderr).unwrap().starts_with("error: "), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let bench = Bench::new();
    for arguments in [&["man"][..], &["keys"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let done = bench.command(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{arguments:?}");
        assert!(done.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn a_refused_key_table_is_named_with_its_line_and_both_actions() {
    let bench = Bench::new();
    let ours = bench.home().join("tandem");
    std::fs::create_dir(&ours).unwrap();
    std::fs::write(ours.join("keymap.ron"), "[\n (action: NextStep, keys: {free: [\"u\"]}),\n]\n").unwrap();
    let done = bench.run(&["keys", "--format", "json"]);
    let said = String::from_utf8(done.stderr).unwrap();
    let file = ours.join("keymap.ron");
    let begins = format!("warning: {}, line 2: u cannot mean NextStep (free): it means Undo (free) already", file.display());
    assert!(said.starts_with(&begins), "{said}");
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&done.stdout).unwrap();
    let undo = rows.iter().find(|row| row["action"] == "Undo" && row["where"] == "free").unwrap();
    assert_eq!(undo["keys"], serde_json::json!(["u"]));
}
