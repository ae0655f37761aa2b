//! Examples are real output, made again here.

use super::block::{assert_holds, fenced, read};
use super::program::stdout;

#[test]
fn the_pictures_in_the_readme_are_the_screen() {
    let readme = read("README.md");
    let mut commands = readme.lines().filter_map(played);
    let (words, keys, size) = commands.next().expect("the README says how its picture is made");
    let arguments: Vec<&str> = words.split_whitespace().chain(["--keys", keys, "--print", size]).collect();
    assert_holds("README.md", "matrix", &fenced("text", &stdout(&arguments)));
    assert_eq!(commands.next(), None, "a picture without a block");
}

/// The words before the keys, the keys, and the size, in a line such as `tandem open X --keys 's f2' --print 100x34`.
fn played(line: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = line.split_once("`tandem ")?.1.split_once("--keys '")?;
    let (keys, rest) = rest.split_once("' --print ")?;
    Some((words, keys, rest.split(|c: char| c != 'x' && !c.is_ascii_digit()).next()?))
}

#[test]
fn the_readme_begins_with_the_two_commands() {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("```").unwrap();
    let (first, _) = rest.split_once("```").unwrap();
    let commands: Vec<&str> = first.lines().skip(1).map(|line| line.split('#').next().unwrap_or("").trim()).collect();
    assert_eq!(commands, ["cargo run", "cargo test"]);
}

#[test]
fn the_json_example_is_that_of_the_tiny_sample() {
    let json = stdout(&["matrix", "sessions/tiny.ron", "--format", "json"]);
    assert_holds("docs/method.md", "example", &fenced("json", &json));
}

#[test]
fn the_session_file_shown_is_a_good_one() {
    let shown = read("tests/golden/v1.ron");
    assert_holds("docs/session-file.md", "example", &fenced("ron", &shown));
    assert!(stdout(&["check", "tests/golden/v1.ron"]).contains("every line is good"));
}
