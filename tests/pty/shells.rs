//! Completions as the shells take them, and the manual page as `man` shows it. Each needs a program that is not
//! everywhere: `.ci/run` installs them and runs these.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::terminal::{Terminal, folder};

const SIZE: (u16, u16) = (100, 30);
const SUBCOMMANDS: [&str; 2] = ["man", "matrix"];

/// What `tandem` prints with these arguments, as a file.
fn printed(folder: &Path, arguments: &[&str], name: &str) -> PathBuf {
    let out = Command::new(env!("CARGO_BIN_EXE_tandem")).args(arguments).env("HOME", folder).output().unwrap();
    assert!(out.status.success(), "{arguments:?}");
    let path = folder.join(name);
    std::fs::write(&path, out.stdout).unwrap();
    path
}

/// What a program says on stdout; it must say nothing on stderr.
fn said(program: &str, arguments: &[&str], settings: &[(&str, &str)]) -> String {
    let mut command = Command::new(program);
    let out = command.args(arguments).envs(settings.iter().copied()).output().unwrap();
    let complaint = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success() && complaint.is_empty(), "{program}: {complaint}");
    String::from_utf8(out.stdout).unwrap()
}

/// A shell at its prompt `ready>`.
fn shell(folder: &Path, program: &str, arguments: &[&str], set_up: &str) -> Terminal {
    let mut terminal = Terminal::start_program(program, arguments, folder, SIZE, &[("PS1", "first> "), ("LC_ALL", "C.UTF-8")]);
    terminal.wait_for(">");
    terminal.type_until(&format!("{set_up}\n"), "ready>");
    terminal.type_until("\u{c}", "ready>");
    terminal
}

#[test]
#[ignore = "needs bash"]
fn bash_completes() {
    let (_keep, path) = folder();
    let script = printed(&path, &["completions", "bash"], "tandem.bash");
    let set_up = format!("source {} && PS1='rea''dy> '", script.display());
    let mut bash = shell(&path, "bash", &["--norc", "--noprofile", "-i"], &set_up);
    bash.type_until("tandem rehe\t", "tandem rehearse ");
    bash.type_until("--mi\t", "tandem rehearse --minutes ");
    bash.send("\u{15}tandem ma\t\t");
    bash.wait("both subcommands", |screen| SUBCOMMANDS.iter().all(|name| screen.contents().contains(&format!("{name} "))));
    bash.type_until("\u{15}tandem matrix x --format j\t", "--format json");
    let registered = format!("source {} && complete -p tandem", script.display());
    assert!(said("bash", &["--norc", "-c", &registered], &[]).trim_end().ends_with("tandem"));
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes() {
    let (_keep, path) = folder();
    let functions = path.join("functions");
    std::fs::create_dir(&functions).unwrap();
    printed(&functions, &["completions", "zsh"], "_tandem");
    let set_up = format!("fpath=({} $fpath); autoload -Uz compinit && compinit -u -D && PS1='rea''dy> '", functions.display());
    let mut zsh = shell(&path, "zsh", &["-f", "-i"], &set_up);
    zsh.type_until("tandem rehe\t", "tandem rehearse ");
    zsh.type_until("--mi\t", "--minutes");
    zsh.send("\u{15}tandem ma\t");
    zsh.wait_for("-- Print the manual page");
    zsh.wait_for("-- Print the matrix and its measures");
    zsh.type_until("\u{15}tandem matrix x --format j\t", "--format json");
}

#[test]
#[ignore = "needs fish"]
fn fish_completes() {
    let (_keep, path) = folder();
    let script = printed(&path, &["completions", "fish"], "tandem.fish");
    let home = path.display().to_string();
    let offered = |line: &str| {
        let command = format!("source {}; complete -C '{line}'", script.display());
        said("fish", &["--no-config", "-c", &command], &[("HOME", &home), ("XDG_DATA_HOME", &home)])
    };
    assert_eq!(offered("tandem ma"), "man\tPrint the manual page\nmatrix\tPrint the matrix and its measures\n");
    assert!(offered("tandem rehearse --mi").starts_with("--minutes\t"));
    assert!(offered("tandem matrix x --format j").starts_with("json\t"));
}

#[test]
#[ignore = "needs man"]
fn man_shows_the_manual_page() {
    let (_keep, path) = folder();
    let page = printed(&path, &["man"], "tandem.1").display().to_string();
    let settings = [("LC_ALL", "C.UTF-8"), ("MANWIDTH", "80"), ("PAGER", "cat")];
    let shown = said("man", &["--warnings", "-E", "UTF-8", "-l", &page], &settings);
    for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "NOTES"] {
        assert!(shown.lines().any(|line| line == heading), "no section {heading}:\n{shown}");
    }
    for words in ["rehearse", "TANDEM_SESSIONS", "Exit codes"] {
        assert!(shown.contains(words), "nothing about {words}:\n{shown}");
    }
    let longest = shown.lines().map(str::chars).map(Iterator::count).max();
    assert!(longest <= Some(80), "it fits 80 columns: {longest:?}");
}
