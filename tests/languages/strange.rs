//! A language and workshops in which no letter is ours.

use std::path::Path;

use tandem::config::{Config, Env};
use tandem::words::Words;
use tandem::workshop::*;

/// Every letter from a to z as one of Georgian; fields in braces stay.
pub fn georgian(text: &str) -> String {
    let mut in_field = false;
    let letter = |c: char| match c {
        '{' => {
            in_field = true;
            c
        }
        '}' => {
            in_field = false;
            c
        }
        c if c.is_ascii_alphabetic() && !in_field => {
            char::from_u32(0x10d0 + u32::from(c.to_ascii_lowercase()) - u32::from('a')).expect("a letter of Georgian")
        }
        c => c,
    };
    text.chars().map(letter).collect()
}

/// The English file with every text in Georgian letters: names, rules and what stands in comments stay.
pub fn language_file() -> String {
    let line = |line: &str| {
        let comment = line.trim_start().starts_with("//");
        let rule = line.trim_start().starts_with("plurals:");
        if comment || rule {
            return line.to_owned();
        }
        let parts = line.split('"').enumerate().map(|(at, part)| if at % 2 == 1 { georgian(part) } else { part.to_owned() });
        parts.collect::<Vec<_>>().join("\"")
    };
    let file = tandem::config::language::SOURCE;
    assert!(!file.contains('\\'), "a text with an escape: this reading of the file would be wrong");
    file.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// That language, read as a user's is: a file in the settings folder, chosen in the settings.
pub fn language() -> Words {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join("tandem").join(Path::new(name));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("settings.ron", "(language: \"ka\")");
    put("words/ka.ron", &language_file());
    let config = Config::load(None, &Env { xdg_config: Some(folder.path().to_owned()), ..Env::default() });
    assert_eq!(config.problems, []);
    assert_eq!(config.language.missing, Vec::<String>::new());
    config.language.words
}

fn line(text: &mut Line) {
    *text = Line::new(&georgian(text));
}

fn note(text: &mut Note) {
    *text = Note::new(&georgian(text));
}

/// A workshop with every text of its own in Georgian letters; codes are numbers.
pub fn in_georgian(workshop: &Workshop) -> Workshop {
    let mut workshop = workshop.clone();
    for text in [&mut workshop.title, &mut workshop.intervention, &mut workshop.place, &mut workshop.recipients] {
        line(text);
    }
    workshop.notes.values_mut().for_each(note);
    for (at, group) in workshop.all_groups.iter_mut().enumerate() {
        line(&mut group.name);
        group.code = Code::new(&format!("1{at}")).unwrap();
    }
    for (at, theme) in workshop.all_themes.iter_mut().enumerate() {
        line(&mut theme.name);
        line(&mut theme.definition);
        theme.code = Code::new(&format!("2{at}")).unwrap();
    }
    for factor in &mut workshop.all_factors {
        line(&mut factor.text);
        note(&mut factor.note);
    }
    for action in &mut workshop.all_actions {
        line(&mut action.deed.what);
        line(&mut action.deed.owner);
    }
    workshop.commitments.values_mut().for_each(|stand| line(&mut stand.note));
    for parked in &mut workshop.all_parked {
        line(&mut parked.text);
        if let Fate::Taken(role) = &mut parked.fate {
            line(role);
        }
    }
    workshop.agenda.steps.iter_mut().for_each(step);
    workshop
}

fn step(step: &mut Step) {
    line(&mut step.title);
    line(&mut step.short);
    line(&mut step.if_cut);
    step.room.iter_mut().for_each(line);
    for text in [&mut step.say, &mut step.todo, &mut step.done_when, &mut step.if_late] {
        note(text);
    }
}
