//! The manual page: one page with every command and every key, from the definition and the key table.

use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::{AFTER_HELP, labels, rows};
use crate::cli::definition;
use crate::tui::keymap::Keymap;

/// The manual page in roff.
///
/// # Errors
/// Writing into memory failed, which no system is known to do.
pub fn man(keymap: &Keymap) -> std::io::Result<Vec<u8>> {
    let definition = definition().after_long_help("").disable_version_flag(true);
    let page = clap_mangen::Man::new(definition.clone());
    let mut text = Vec::new();
    page.render_title(&mut text)?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    let mut rest = Roff::new();
    commands(&mut rest, &definition);
    keys(&mut rest, keymap);
    rest.control("SH", ["NOTES"]);
    rest.control("nf", []);
    for line in AFTER_HELP.lines() {
        rest.text([roman(line)]);
    }
    rest.control("fi", []);
    rest.to_writer(&mut text)?;
    Ok(text)
}

/// A section with every command: usage, what it does, its arguments.
fn commands(roff: &mut Roff, definition: &clap::Command) {
    roff.control("SH", ["COMMANDS"]);
    for command in definition.get_subcommands() {
        let usage = command.clone().bin_name(format!("tandem {}", command.get_name())).render_usage().to_string();
        roff.control("SS", [usage.trim_start_matches("Usage: ")]);
        roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        for argument in command.get_arguments().filter(|argument| !argument.is_global_set()) {
            roff.control("TP", []);
            roff.text(argument_name(argument));
            roff.text([roman(argument.get_help().map(ToString::to_string).unwrap_or_default())]);
        }
    }
}

/// An argument as it is typed.
fn argument_name(argument: &clap::Arg) -> Vec<Inline> {
    let value = || argument.get_value_names().into_iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    match argument.get_long() {
        None => vec![italic(value())],
        Some(long) if argument.get_action().takes_values() => vec![bold(format!("--{long}")), roman(" "), italic(value())],
        Some(long) => vec![bold(format!("--{long}"))],
    }
}

/// A section with every key of the table, place by place.
fn keys(roff: &mut Roff, keymap: &Keymap) {
    roff.control("SH", ["KEYS"]);
    roff.text([roman("While a field has focus letters are text; then only the keys of anywhere, field and line work.")]);
    let mut places: Vec<&str> = Vec::new();
    for (_, place, _) in rows(keymap) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    for place in places {
        roff.control("SS", [place]);
        for (entry, _, keys) in rows(keymap).filter(|(_, at, keys)| *at == place && !keys.is_empty()) {
            roff.control("TP", []);
            roff.text([bold(labels(&keys))]);
            roff.text([roman(entry.hint.as_str())]);
        }
    }
}
