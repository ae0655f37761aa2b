//! The real program on hostile files, folders and arguments: whatever any command says, on stdout or stderr, and all that
//! it writes to a real terminal, holds no byte that a terminal would obey.
//!
//! `TANDEM_HOSTILE` sets the number of texts.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tandem::store::Seal;

use crate::allow::{assert_printable, foreign_in_a_run};
use crate::dice::Dice;
use crate::row::{count, proved};
use crate::terminal::Terminal;

/// A hostile text as RON holds it: escaped, never cleaned.
fn escaped(dice: &mut Dice) -> String {
    dice.hostile().chars().map(|c| format!("\\u{{{:x}}}", u32::from(c))).collect()
}

/// A file whose texts are as somebody with an editor could write them; with so many points more; and how many texts those are.
fn hostile_file(dice: &mut Dice, more: u64) -> (String, u64) {
    let mut file = String::new();
    let (mut seal, mut seq, mut texts) = (Seal::START, 0, more);
    let mut close = |text: &str| {
        seal = seal.next(text.as_bytes());
        file.push_str(&format!("{text} // {seal}\n"));
    };
    for line in include_str!("../../sessions/morning-briefing.ron").lines() {
        let mut text = line.rsplit_once(" // ").unwrap().0.to_owned();
        for field in ["text: \"", "title: \"", "name: \"", "place: \"", "sentence: \""] {
            while let Some(at) = text.find(field) {
                text.replace_range(at..at + field.len(), &format!("{}\u{1}{}", &field[..field.len() - 1], escaped(dice)));
                texts += 1;
            }
        }
        seq = text.strip_prefix("(seq: ").and_then(|rest| rest.split(',').next()?.parse().ok()).unwrap_or(seq);
        close(&text.replace('\u{1}', "\""));
    }
    let points: Vec<String> = (0..more)
        .map(|number| {
            let (id, text) = (900 + number, escaped(dice));
            format!(
                "AddFactor(id: \"f{id}\", group: \"g1\", kind: Barrier, text: \"{number}{text}\", theme: \"t1\", evidence: Heard)"
            )
        })
        .collect();
    close(&format!(
        "(seq: {}, synced: {seq}, at: \"2026-11-23T11:00:00Z\", by: Facilitator, changes: [{}])",
        seq + 1,
        points.join(", ")
    ));
    (file, texts)
}

/// Folders whose very names are hostile, with a session in every state and hostile settings.
struct House {
    keep: tempfile::TempDir,
    sessions: PathBuf,
    dice: Dice,
    texts: u64,
}

impl House {
    fn new(seed: u64, more: u64) -> Self {
        let keep = tempfile::tempdir().unwrap();
        let sessions = keep.path().join("\u{1b}[31mse\u{202e}ssions\u{7}");
        let config = keep.path().join("config/tandem");
        fs::create_dir_all(&sessions).unwrap();
        fs::create_dir_all(config.join("templates")).unwrap();
        let mut house = Self { keep, sessions, dice: Dice(seed), texts: 0 };
        let (file, texts) = hostile_file(&mut house.dice, more);
        house.texts = texts;
        house.put("good", &file);
        house.put("g\u{202e}dlo\u{200b}", &file);
        house.put("damaged", &file.replacen("Barrier", "Barrierx", 1));
        house.put("cut", &file[..file.len() - 400]);
        house.put("newer", &file.replacen("(tandem: 1", "(tandem: 9", 1));
        let rubbish = house.dice.hostile_lines();
        house.put("nothing", &rubbish);
        fs::write(house.sessions.join("good.rescue-1.ron"), house.dice.hostile()).unwrap();
        for (name, before) in
            [("settings.ron", "(theme: \""), ("keymap.ron", "{ \"\u{1b}[2J"), ("templates/mine.ron", "(name: \"")]
        {
            fs::write(config.join(name), format!("{before}{}", house.dice.hostile())).unwrap();
        }
        fs::write(house.at("points.csv"), house.csv()).unwrap();
        fs::write(house.at("bad.csv"), format!("group,kind,text,strength\nA,{},{},9\n", house.cell(), house.cell())).unwrap();
        house
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.sessions.join(format!("{name}.ron")), text).unwrap();
    }

    fn at(&self, name: &str) -> PathBuf {
        self.keep.path().join(name)
    }

    fn cell(&mut self) -> String {
        self.texts += 1;
        format!("\"{}\"", self.dice.hostile().replace('"', "\"\""))
    }

    fn csv(&mut self) -> String {
        let rows: Vec<String> =
            (0..40).map(|row| format!("A,barrier,{row}{}", self.cell().trim_matches('"').replace(',', ";"))).collect();
        format!("group,kind,text\n{}\n", rows.join("\n").replace('"', "'"))
    }

    /// Runs a command; gives all it said.
    fn says(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
        command.args(arguments).current_dir(self.keep.path()).stdin(Stdio::null());
        for (name, value) in [("TANDEM_SESSIONS", &self.sessions), ("HOME", &self.at("home"))] {
            command.env(name, value);
        }
        command.env("XDG_CONFIG_HOME", self.at("config")).env("XDG_STATE_HOME", self.at("st\u{1b}[5mate"));
        let out = command.output().unwrap();
        assert!(out.status.code().is_some_and(|code| code < 4), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
        let said = [out.stdout, out.stderr].map(|bytes| String::from_utf8(bytes).expect("text")).concat();
        assert_printable(&format!("{arguments:?}"), &said);
        said
    }
}

/// Every command, in every form that prints something else.
const COMMANDS: [&[&str]; 48] = [
    &["list"],
    &["list", "--format", "json"],
    &["templates"],
    &["templates", "--format", "json"],
    &["config"],
    &["keys"],
    &["keys", "--format", "json"],
    &["man"],
    &["completions", "bash"],
    &["log", "good"],
    &["log", "damaged"],
    &["log", "cut"],
    &["log", "nothing"],
    &["log", "newer"],
    &["log", "g\u{202e}dlo\u{200b}"],
    &["matrix", "good"],
    &["matrix", "good", "--room"],
    &["matrix", "good", "--format", "json"],
    &["matrix", "good", "--format", "json", "--room"],
    &["matrix", "good", "--format", "csv"],
    &["matrix", "good", "--format", "csv", "--room"],
    &["matrix", "good", "--at", "9"],
    &["matrix", "damaged"],
    &["check", "good"],
    &["check", "cut"],
    &["check", "damaged"],
    &["check", "damaged", "--repair"],
    &["check", "damaged", "--repair", "--accept-edits"],
    &["check", "nothing", "--repair"],
    &["open", "good", "--keys", "f2", "--print", "200x60"],
    &["open", "good", "--keys", "down down enter", "--print", "120x40"],
    &["open", "damaged", "--print", "80x24"],
    &["--print", "120x40"],
    &["open", "good"],
    &["open", "\u{1b}]0;owned\u{7}"],
    &["open", "no\u{202e}such"],
    &["present", "cut"],
    &["new", "made", "--title", "\u{1b}[2J\u{202e}title"],
    &["new", "made", "--template", "\u{1b}[2Jnone"],
    &["import", "points.csv", "--into", "imported"],
    &["import", "points.csv", "--into", "good"],
    &["import", "bad.csv", "--into", "good"],
    &["import", "\u{1b}[2J.csv", "--into", "good"],
    &["pack", "good", "--to", "pack.html", "--force"],
    &["--clock", "\u{1b}[2J", "list"],
    &["\u{1b}[2J\u{202e}"],
    &["delete", "cut"],
    &["delete", "g\u{202e}dlo\u{200b}", "--yes"],
];

/// The files that are text.
const EXPORTS: [&str; 6] = ["out.md", "out.html", "out.csv", "out.json", "out.txt", "out.svg"];

#[test]
fn no_hostile_text_reaches_a_terminal_through_any_command() {
    let since = Instant::now();
    let wanted = count("TANDEM_HOSTILE", 300, 100_000);
    let more = if wanted < 10_000 { 50 } else { 800 };
    let (mut texts, mut runs, mut seed) = (0, 0, 23);
    while texts < wanted {
        let house = House::new(seed, more);
        seed += 1;
        for command in COMMANDS {
            house.says(command);
        }
        for file in EXPORTS {
            for full in [&[][..], &["--full"]] {
                house.says(&[&["export", "good", "--to", file, "--force"][..], full].concat());
                assert_printable(file, &fs::read_to_string(house.at(file)).unwrap());
                runs += 1;
            }
        }
        texts += house.texts;
        runs += COMMANDS.len();
    }
    let what = format!("{texts} texts, {runs} runs of {} commands; 0 foreign bytes", COMMANDS.len() + 2 * EXPORTS.len());
    proved("hostile texts through the program", &what, since);
}

/// The whole of what the program writes to a terminal, its own screen and the room's, from taking it to giving it back.
#[test]
fn a_real_terminal_gets_no_foreign_byte_of_a_hostile_file() {
    let since = Instant::now();
    let mut dice = Dice(5);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.ron"), hostile_file(&mut dice, 100).0).unwrap();
    let mut written = 0;
    for (arguments, keys) in
        [(["open", "good"], "m 2 3 4 5 m ] ] ] ] p ] ] ] p ? esc : esc X esc"), (["present", "good"], "t ? t")]
    {
        let mut terminal = Terminal::start(&arguments, folder.path(), (120, 40), &[]);
        terminal.wait("a frame", |screen| screen.contents().len() > 200);
        terminal.send("\u{1b}");
        for key in keys.split(' ') {
            terminal.send(if key == "esc" { "\u{1b}" } else { key });
        }
        terminal.signal("TERM");
        terminal.exit_code(Duration::from_secs(20));
        let bytes = terminal.written();
        if let Some(found) = foreign_in_a_run(&bytes) {
            panic!("{arguments:?}: {found}");
        }
        written += bytes.len();
    }
    proved("hostile file in a real terminal", &format!("{written} bytes written; 0 foreign bytes"), since);
}

#[test]
fn a_hostile_name_is_spelled_out_not_left_out() {
    let house = House::new(7, 0);
    assert!(house.says(&["open", "no\u{202e}such"]).contains("no\\u{202e}such"));
    assert!(Path::new(&house.sessions).is_dir());
}
