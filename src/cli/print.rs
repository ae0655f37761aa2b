//! What the command line prints of itself: completions, manual, the key table, settings and their sources.
//!
//! All of it is text made from values; printing it is the caller's.

mod man;

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Command, Invocation, Listing, Settings, TableFormat, built_in, definition};
use crate::config::{Config, Env, Folder, Language, SETTINGS};
use crate::tui::keymap::{Entry, Key, Keymap, KeymapError};
use crate::words::DECLARED;

pub use man::man;

/// What help and manual say below the options.
pub(super) const AFTER_HELP: &str = "\
A SESSION with a path separator in it or ending in .ron is a path, else
NAME.ron in the sessions folder.

Environment:
  TANDEM_SESSIONS  the folder of sessions, where --sessions is not given
  TANDEM_CLOCK     the time, for tests, where --clock is not given
  NO_COLOR         draw without colours

A log for bug reports, tandem.log, lies in the state folder:
`tandem config` shows where. It never holds a word of a workshop.

Exit codes:
  0    done
  1    refused or failed; stderr says what, where and what to do
  2    wrong usage
  3    the file is from a newer version
  101  a fault in the program itself";

/// Whatever the command line prints of itself.
pub struct Printed {
    /// For stdout.
    pub text: Vec<u8>,
    /// For stderr, each with what to do: what of the user's is not in force.
    pub warnings: Vec<(String, String)>,
}

/// Performs a command that concerns nothing but Tandem itself; none if it is another.
///
/// # Errors
/// Writing into memory failed, which no system is known to do.
#[must_use]
pub fn itself(asked: &Invocation, env: &Env) -> Option<std::io::Result<Printed>> {
    let plain = |text| Printed { text, warnings: Vec::new() };
    let command = asked.command.as_ref()?;
    if let Command::Completions(wanted) = command {
        return Some(Ok(plain(completions(wanted.shell))));
    }
    if let Command::Config(Settings { built_in: Some(name) }) = command {
        return Some(Ok(plain(built_in::text(name).unwrap_or_default().into())));
    }
    if !matches!(command, Command::Man | Command::Keys(_) | Command::Config(_)) {
        return None;
    }
    let config = Config::load(asked.sessions.as_deref(), env);
    let file = config.keymap.as_ref().map(|found| (found.path.display().to_string(), found.text.as_str()));
    let (keymap, faults) = Keymap::load(file.as_ref().map(|(name, text)| (name.as_str(), *text)));
    let with_faults = |text: String| Printed {
        text: text.into_bytes(),
        warnings: faults.iter().map(|fault| (printable(&fault.to_string()), fault.hint())).collect(),
    };
    Some(match command {
        Command::Config(_) => Ok(plain(config_text(&config, &faults).into_bytes())),
        Command::Keys(Listing { format: TableFormat::Text }) => Ok(with_faults(keys_text(&keymap))),
        Command::Keys(Listing { format: TableFormat::Json }) => Ok(with_faults(keys_json(&keymap))),
        _ => man(&Keymap::built_in()).map(plain),
    })
}

/// The completions of a shell.
#[must_use]
pub fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition(), "tandem", &mut script);
    script
}

/// The key table in columns: place, keys, name, what it does.
#[must_use]
pub fn keys_text(keymap: &Keymap) -> String {
    let rows: Vec<[String; 4]> = rows(keymap)
        .map(|(entry, place, keys)| [place.to_owned(), labels(&keys), entry.label.clone(), entry.hint.clone()])
        .collect();
    let head = ["where", "keys", "name", "what it does"].map(str::to_owned);
    columns(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
}

/// The key table for programs: one object for each action and place, keys as they are written in `keymap.ron`.
#[must_use]
pub fn keys_json(keymap: &Keymap) -> String {
    let rows: Vec<Value> = rows(keymap)
        .map(|(entry, place, keys)| {
            json!({
                "action": entry.action.name(),
                "where": place,
                "keys": keys.iter().map(Key::to_string).collect::<Vec<_>>(),
                "label": entry.label,
                "hint": entry.hint,
                "palette": entry.palette,
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(rows))
}

/// Folders and settings, each with its source, and what is wrong with the user's files.
#[must_use]
pub fn config_text(config: &Config, key_faults: &[KeymapError]) -> String {
    let mut text = String::from("Folders\n");
    let folder = |folder: Option<&Folder>| match folder {
        Some(folder) => [folder.path.display().to_string(), folder.source.to_string()],
        None => ["none".to_owned(), "there is no home folder".to_owned()],
    };
    let [sessions, why_sessions] = folder(config.folders.sessions().ok());
    let [settings, why_settings] = folder(config.folders.config.as_ref());
    let [state, why_state] = folder(config.folders.state.as_ref());
    let log = config.folders.log_file().map_or(state, |path| path.display().to_string());
    let row = |what: &str, path, why| [format!("  {what}"), path, why];
    text +=
        &columns(&[row("sessions", sessions, why_sessions), row("settings", settings, why_settings), row("log", log, why_state)]);
    text += "\nSettings (settings.ron)\n";
    text += &columns(&setting_rows(config));
    text += &language(config);
    let own = [("Your templates", &config.templates), ("Your themes", &config.themes), ("Your languages", &config.languages)];
    for (title, files) in own {
        if !files.is_empty() {
            let rows: Vec<_> = files.iter().map(|file| [format!("  {}", file.name), file.path.display().to_string()]).collect();
            let _ = write!(text, "\n{title}\n{}", columns(&rows));
        }
    }
    let keys = match &config.keymap {
        None => "as built in; your own go into keymap.ron".to_owned(),
        Some(file) if key_faults.is_empty() => format!("as built in, with {} over them", file.path.display()),
        Some(file) => format!("as built in; {} is refused", file.path.display()),
    };
    let _ = write!(text, "\nKeys\n  {keys}\n");
    text += &problems(config, key_faults);
    printable(&text)
}

/// The language in force, where it comes from and what in it is still English.
fn language(config: &Config) -> String {
    let Language { words, file, missing } = &config.language;
    let from = file.as_ref().map_or_else(|| "as built in".to_owned(), |file| file.display().to_string());
    let mut text = format!("\nLanguage of rooms and reports\n  {}, {from}\n", words.language.name());
    if !missing.is_empty() {
        let _ = writeln!(text, "  {} of {} texts are English: {}", missing.len(), DECLARED.len(), missing.join(", "));
    }
    text
}

/// Each setting with its value and where that comes from.
fn setting_rows(config: &Config) -> Vec<[String; 4]> {
    let values = config.settings.values();
    let value = |name| values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
    let row = |setting: &crate::config::SettingInfo| {
        let source = if config.set.contains(&setting.name) { "settings.ron" } else { "default" };
        [format!("  {}", setting.name), value(setting.name).to_owned(), source.to_owned(), setting.what.to_owned()]
    };
    SETTINGS.iter().map(row).collect()
}

/// What is wrong with the user's files, each with what to do.
fn problems(config: &Config, key_faults: &[KeymapError]) -> String {
    let own = config.looked_through().into_iter().map(|problem| (problem.to_string(), problem.hint));
    let keys = key_faults.iter().map(|fault| (fault.to_string(), fault.hint()));
    let mut text = String::new();
    for (what, hint) in own.chain(keys) {
        text += if text.is_empty() { "\nProblems\n" } else { "" };
        let _ = writeln!(text, "  {what}\n    hint: {hint}");
    }
    text
}

/// Every action in every place where it has keys, the letter first.
fn rows(keymap: &Keymap) -> impl Iterator<Item = (&Entry, &'static str, Vec<Key>)> {
    keymap
        .entries()
        .iter()
        .flat_map(|entry| entry.places.iter().map(move |place| (entry, place.context.name(), place.keys.clone())))
}

/// Keys as the screen shows them.
fn labels(keys: &[Key]) -> String {
    if keys.is_empty() {
        return "(palette)".to_owned();
    }
    keys.iter().map(|key| key.label()).collect::<Vec<_>>().join("  ")
}

/// Rows of text under each other, two spaces between columns, nothing at the ends of lines.
#[must_use]
pub fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |at: usize| rows.iter().map(|row| unicode_width::UnicodeWidthStr::width(row[at].as_str())).max();
    let widths: [usize; N] = std::array::from_fn(|at| width(at).unwrap_or(0));
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            let short = width.saturating_sub(unicode_width::UnicodeWidthStr::width(cell.as_str()));
            line.extend(std::iter::repeat_n(' ', short + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The text with every character but line feeds spelled out that a terminal would obey or not show: file names and
/// arguments may hold anything.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        if is_unsafe(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// A name or a path as one word of a command that is typed into a shell.
#[must_use]
pub fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "._/-+:@%,".contains(c) || c == std::path::MAIN_SEPARATOR;
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// JSON with the same characters written as JSON writes them, so that it says the same and is safe to print.
#[must_use]
pub fn printable_json(json: &str) -> String {
    let mut shown = String::new();
    for c in json.chars() {
        if is_unsafe(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Controls but line feeds, bidi controls, characters without width, tag characters. Joiners are let through: names
/// in some scripts need them.
fn is_unsafe(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}')
}
