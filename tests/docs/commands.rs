//! The README's table of commands is the command line's.

use std::collections::BTreeSet;

use super::block::read;
use super::program::refusal;
use tandem::cli::definition;

/// The first cells of the table of commands: what is typed.
fn rows() -> Vec<String> {
    let readme = read("README.md");
    let (_, section) = readme.split_once("\n## The command line\n").expect("the README has a section on the command line");
    let section = section.split("\n## ").next().unwrap_or("");
    let cells = section.lines().filter(|line| line.starts_with("| `tandem")).filter_map(|line| line.split(" | ").next());
    cells.map(|cell| cell.trim_start_matches("| ").to_owned()).collect()
}

/// The words of a cell such as `tandem new [NAME] [--title TEXT]`, or of several separated by a middle dot.
fn commands(cell: &str) -> Vec<Vec<String>> {
    let words = |command: &str| command.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).map(str::to_owned).collect();
    cell.split('·').map(|command| words(command.trim().trim_matches('`').trim_start_matches("tandem").trim())).collect()
}

fn long_flags(words: &[String]) -> BTreeSet<String> {
    words.iter().filter_map(|word| word.strip_prefix("--")).filter(|flag| !flag.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_command_is_in_the_readme_with_its_options_and_no_other() {
    let definition = definition();
    let documented: Vec<Vec<String>> = rows().iter().flat_map(|cell| commands(cell)).collect();
    let names: BTreeSet<&str> = documented.iter().filter_map(|words| words.first()).map(String::as_str).collect();
    let mut known: BTreeSet<&str> = definition.get_subcommands().map(clap::Command::get_name).collect();
    known.insert("");
    assert_eq!(names, known, "left: README, right: the program (the empty name is `tandem` alone)");
    for command in definition.get_subcommands() {
        let words = documented.iter().find(|words| words[0] == command.get_name()).unwrap();
        let own = command.get_arguments().filter(|argument| !argument.is_global_set()).filter_map(clap::Arg::get_long);
        let own: BTreeSet<String> = own.filter(|flag| !["help", "version"].contains(flag)).map(str::to_owned).collect();
        assert_eq!(long_flags(words), own, "options of `tandem {}`; left: README", command.get_name());
    }
}

#[test]
fn every_exit_code_of_help_is_in_the_readme() {
    let help = definition().render_long_help().to_string();
    let (_, codes) = help.split_once("Exit codes:\n").unwrap();
    let readme = read("README.md");
    for code in codes.lines().filter_map(|line| line.split_whitespace().next()) {
        assert!(readme.contains(&format!("| {code} | ")), "exit code {code} is not in the README");
    }
}

#[test]
fn every_kind_of_export_is_in_the_readme_and_no_other() {
    let said = refusal(&["export", "sessions/tiny.ron", "--to", "report.nothing"]);
    let (_, known) = said.split_once("the endings are ").expect("the refusal names the endings");
    let readme = read("README.md");
    let row = readme.lines().find(|line| line.starts_with("| `tandem export ")).expect("the README has a row on export");
    let documented: BTreeSet<&str> = row.split('`').filter(|word| word.starts_with('.')).collect();
    let known: BTreeSet<&str> = known.split([',', ' ', '\n']).filter(|word| word.starts_with('.')).collect();
    assert_eq!(documented, known, "left: README, right: the program");
}
