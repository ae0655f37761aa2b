//! The guide for facilitators names only keys and commands that there are, and every step of the agenda.

use std::collections::BTreeSet;

use tandem::config::templates;
use tandem::tui::keymap::{Keymap, script};

use super::block::read;

const GUIDE: &str = "docs/facilitating.md";

/// What stands in backticks.
fn spans(text: &str) -> Vec<&str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

/// Every key of the key table as the screen shows it.
fn labels() -> BTreeSet<String> {
    let keymap = Keymap::built_in();
    let keys = keymap.entries().iter().flat_map(|entry| &entry.places).flat_map(|place| &place.keys);
    keys.map(|key| key.label()).collect()
}

/// Whether this is written as a key: one character that is no figure, or the name of a key.
fn is_key(span: &str) -> bool {
    let mut characters = span.chars();
    let alone = characters.next().filter(|_| characters.next().is_none());
    alone.map_or_else(|| script::parse(span).is_ok() && !span.contains(char::is_whitespace), |c| !c.is_whitespace())
}

#[test]
fn the_guide_names_keys_that_there_are() {
    let (guide, labels) = (read(GUIDE), labels());
    let keys: Vec<&str> = spans(&guide).into_iter().filter(|span| is_key(span)).collect();
    assert!(keys.len() > 60, "it names many: {}", keys.len());
    for key in keys {
        assert!(labels.contains(key), "{GUIDE} names the key {key}, which means nothing");
    }
}

#[test]
fn the_guide_names_commands_that_there_are() {
    let guide = read(GUIDE);
    let commands: Vec<&str> = spans(&guide).into_iter().filter(|span| span.starts_with("tandem ")).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for command in commands {
        let words = command.replace("\"Morning briefing, Ward 6\"", "title");
        let parsed = tandem::cli::parse(words.split_whitespace());
        assert!(parsed.is_ok(), "{GUIDE}: {command}: {}", parsed.unwrap_err());
    }
}

#[test]
fn the_guide_goes_through_every_step_at_its_minute() {
    let guide = read(GUIDE);
    let templates = templates::embedded();
    let agenda = &templates.iter().find(|template| template.name == "alignment-90").unwrap().steps;
    let mut minute = 0;
    for step in agenda.iter().skip(1) {
        let title = step.title.trim_start_matches("On your own: ").to_lowercase();
        let row = guide.lines().find(|line| line.starts_with(&format!("| {minute} |")));
        let row = row.unwrap_or_else(|| panic!("no row for minute {minute}, {title}")).to_lowercase();
        assert!(row.contains(&title), "{title} begins at {minute}: {row}");
        minute += step.plan;
    }
    assert_eq!(minute, 90);
}

#[test]
fn the_guide_leads_to_parts_that_it_has() {
    let guide = read(GUIDE);
    let anchor = |heading: &str| {
        let kept = heading.to_lowercase().replace(' ', "-");
        kept.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>()
    };
    let headings: BTreeSet<String> = guide.lines().filter_map(|line| line.strip_prefix("## ")).map(anchor).collect();
    for link in guide.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(headings.contains(link), "no part is called {link}");
    }
}
