//! The command line against its contract.

use std::path::Path;

use super::*;
use crate::config::{Config, Env, Folder, Source};
use crate::tui::keymap::Keymap;

fn ask(line: &str) -> Invocation {
    parse(line.split(' ')).unwrap_or_else(|error| panic!("{line}: {error}"))
}

fn refused(arguments: &[&str]) -> clap::Error {
    parse(arguments).expect_err("this is wrong usage")
}

#[test]
fn the_definition_is_sound() {
    definition().debug_assert();
}

#[test]
fn every_command_of_the_contract_is_understood() {
    assert!(ask("tandem").command.is_none());
    for line in [
        "tandem new",
        "tandem new ward-6 --template force-field --title Ward",
        "tandem open ward-6",
        "tandem open ward-6 --keys f8 --print 80x24",
        "tandem --keys n --print 120x40",
        "tandem present ward-6",
        "tandem list --format json",
        "tandem templates --format json",
        "tandem matrix ward-6 --format csv --at 12 --room",
        "tandem matrix ward-6 --format text",
        "tandem export ward-6 --to report.html --full --force",
        "tandem pack ward-6 --to pack.pdf --force",
        "tandem import points.csv --into ward-6",
        "tandem check ward-6 --repair --accept-edits",
        "tandem log ward-6",
        "tandem delete ward-6 --yes",
        "tandem completions zsh",
        "tandem man",
        "tandem keys --format json",
        "tandem config",
        "tandem list --sessions here --clock 2026-11-23T09:00:00Z",
        "tandem --sessions here --clock 2026-11-23T09:00:00+01:00 list",
    ] {
        ask(line);
    }
}

#[test]
fn wrong_usage_exits_2_and_help_0() {
    for arguments in [
        &["tandem", "pack"][..],
        &["tandem", "open"],
        &["tandem", "open", ""],
        &["tandem", "list", "--format", "xml"],
        &["tandem", "--keys", "n"],
        &["tandem", "--keys", "hello", "--print", "80x24"],
        &["tandem", "--print", "80"],
        &["tandem", "--print", "0x24"],
        &["tandem", "--print", "+8x24"],
        &["tandem", "--print", "80x24", "list"],
        &["tandem", "list", "--clock", "nine"],
        &["tandem", "export", "ward-6"],
        &["tandem", "matrix", "ward-6", "--at", "-1"],
        &["tandem", "completions", "cmd"],
    ] {
        assert_eq!(refused(arguments).exit_code(), 2, "{arguments:?}");
    }
    for arguments in [["tandem", "--help"], ["tandem", "-h"], ["tandem", "-V"], ["tandem", "--version"]] {
        assert_eq!(refused(&arguments).exit_code(), 0, "{arguments:?}");
    }
}

#[test]
fn a_session_is_a_name_or_a_path() {
    let folder = Path::new("/sessions");
    let file = |word: &str| SessionName::new(word.into()).file(folder);
    assert_eq!(file("ward-6"), Path::new("/sessions/ward-6.ron"));
    assert_eq!(file("ward.6"), Path::new("/sessions/ward.6.ron"));
    assert_eq!(file("ward-6.ron"), Path::new("ward-6.ron"));
    assert_eq!(file("./ward-6"), Path::new("./ward-6"));
    assert_eq!(file("a/b.txt"), Path::new("a/b.txt"));
}

#[test]
fn keys_to_play_become_keys() {
    let asked = parse(["tandem", "open", "x", "--keys", "n \"hi\" ctrl-p", "--print", "80x24"]).unwrap();
    let Some(Command::Open(open)) = asked.command else { panic!("it is open") };
    let names: Vec<_> = open.play.keys.unwrap().0.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["n", "h", "i", "ctrl-p"]);
    assert_eq!(open.play.print, Some(Size { columns: 80, rows: 24 }));
}

#[test]
fn help_is_as_agreed() {
    insta::assert_snapshot!("help", definition().term_width(100).render_long_help());
}

#[test]
fn every_command_helps_in_plain_words() {
    let mut text = String::new();
    let mut definition = definition();
    definition.build();
    for command in definition.get_subcommands_mut() {
        let help = command.clone().term_width(100).render_help().to_string();
        text.extend(["== ", command.get_name(), "\n", &help, "\n"]);
    }
    insta::assert_snapshot!("commands", text);
}

#[test]
fn every_shell_gets_completions_that_know_the_commands() {
    use clap::ValueEnum;
    for shell in clap_complete::Shell::value_variants() {
        let script = String::from_utf8(print::completions(*shell)).unwrap();
        for command in definition().get_subcommands() {
            assert!(script.contains(command.get_name()), "{} in {shell}", command.get_name());
        }
    }
}

#[test]
fn the_manual_names_every_command_and_every_key() {
    let keymap = Keymap::built_in();
    let page = String::from_utf8(print::man(&keymap).unwrap()).unwrap();
    for command in definition().get_subcommands() {
        assert!(page.contains(&format!("tandem {}", command.get_name())), "{}", command.get_name());
    }
    for key in ["Ctrl\\-P", "F8", "PageDown"] {
        assert!(page.contains(key), "{key}");
    }
    assert!(page.starts_with(".ie") || page.contains(".TH"), "it is a manual page");
}

#[test]
fn the_key_table_is_printed_whole() {
    let keymap = Keymap::built_in();
    let text = print::keys_text(&keymap);
    assert!(
        text.lines().any(|line| line.split_whitespace().collect::<Vec<_>>().starts_with(&["free", "]", "next", "step"])),
        "{text}"
    );
    let rows: Vec<serde_json::Value> = serde_json::from_str(&print::keys_json(&keymap)).unwrap();
    let next = rows.iter().find(|row| row["action"] == "NextStep" && row["where"] == "anywhere").unwrap();
    assert_eq!(next["keys"], serde_json::json!(["f8"]));
    assert_eq!(rows.len(), text.lines().count() - 1);
}

#[test]
fn the_settings_are_printed_with_their_sources_and_problems() {
    let folder = tempfile::tempdir().unwrap();
    let ours = folder.path().join("tandem");
    std::fs::create_dir_all(&ours).unwrap();
    std::fs::write(ours.join("settings.ron"), "(sound: true, theme: \"purple\")").unwrap();
    std::fs::write(ours.join("keymap.ron"), "[(action: NextStep, keys: {free: [\"u\"]})]").unwrap();
    let env = Env { xdg_config: Some(folder.path().to_owned()), ..Env::default() };
    let mut config = Config::load(Some(Path::new("/given")), &env);
    let state = config.folders.state.insert(Folder { path: "/home/nina/.local/state/tandem".into(), source: Source::Platform });
    assert!(state.path.is_absolute());
    // The folder's real name differs from run to run.
    let shown = Path::new("/home/nina/.config/tandem");
    config.folders.config.as_mut().unwrap().path = shown.to_owned();
    config.problems[0].file = shown.join("settings.ron");
    config.keymap.as_mut().unwrap().path = shown.join("keymap.ron");
    let faults = Keymap::built_in().with_user("keymap.ron", &config.keymap.as_ref().unwrap().text).unwrap_err();
    insta::assert_snapshot!("config", print::config_text(&config, &faults));
}

#[test]
fn the_clock_of_the_command_line_goes_before_the_environments() {
    let env = Env { clock: Some("2026-11-23T09:00:00+01:00".to_owned()), ..Env::default() };
    let set = |line: &str, env: &Env| ask(line).clock_in(env).map(|time| time.map(|time| time.to_string()));
    assert_eq!(set("tandem", &Env::default()), Ok(None));
    assert_eq!(set("tandem", &env), Ok(Some("2026-11-23T08:00:00Z".to_owned())));
    assert_eq!(set("tandem --clock 2027-01-01T00:00:00Z", &env), Ok(Some("2027-01-01T00:00:00Z".to_owned())));
    let wrong = Env { clock: Some("nine".to_owned()), ..Env::default() };
    assert!(set("tandem", &wrong).unwrap_err().starts_with("TANDEM_CLOCK: "));
}
