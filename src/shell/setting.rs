//! What the screen begins with: keys, colours, templates, folders. A broken file of the user's costs only itself.

use super::inbox::Post;
use super::world::World;
use super::{Failure, Surroundings};
use crate::config::{ColourDepth, Config, Env, templates};
use crate::tui::keymap::Keymap;
use crate::tui::model::Setting;
use crate::widget::theme::{Depth, Theme, ThemeName};

/// Gathers what a screen of `size` begins with, the world behind it, and what was wrong with the user's files.
///
/// # Errors
/// There is no folder for sessions.
pub fn gather(around: &Surroundings, send: Post, size: (u16, u16)) -> Result<(Setting, World, Vec<String>), Failure> {
    let config = &around.config;
    let mut problems: Vec<String> = config.problems.iter().map(ToString::to_string).collect();
    let user = config.keymap.as_ref().map(|found| (found.path.display().to_string(), found.text.clone()));
    let (keymap, faults) = Keymap::load(user.as_ref().map(|(file, text)| (file.as_str(), text.as_str())));
    problems.extend(faults.iter().map(ToString::to_string));
    let (templates, errors) = templates::Shelf::load_later(config.folders.templates().as_deref());
    problems.extend(errors.iter().map(ToString::to_string));
    let depth = depth(config.settings.depth, &around.env);
    let (own_themes, faults) = own_themes(config, depth);
    problems.extend(faults);
    let shelf = around.shelf()?;
    let zone = super::clock::zone();
    let mut world = World::new(shelf.clone(), templates.clone(), around.clock, zone.clone(), send);
    world.spare = config.folders.state.as_ref().map(|folder| folder.path.clone());
    let setting = Setting {
        keymap,
        theme: theme(&config.settings.theme, &around.env),
        depth,
        own_theme: own_themes.iter().position(|(name, _)| *name == config.settings.theme && !around.env.no_colour),
        own_themes: own_themes.into_iter().map(|(_, theme)| theme).collect(),
        words: config.language.words.clone(),
        templates,
        template: config.settings.template.clone(),
        folder: shelf.folder().display().to_string(),
        now: world.now(),
        zone,
        size,
    };
    Ok((setting, world, problems))
}

/// The user's own themes that can be read, each by the name of its file; what is wrong with the others, with file, line
/// and column.
pub(super) fn own_themes(config: &Config, depth: Depth) -> (Vec<(String, Theme)>, Vec<String>) {
    let (mut themes, mut faults) = (Vec::new(), Vec::new());
    for file in &config.themes {
        let read = std::fs::read_to_string(&file.path).map_err(|error| format!(": it cannot be read: {error}"));
        let read = read.and_then(|text| {
            Theme::from_ron(&text, depth)
                .map_err(|fault| format!(", line {}, column {}: {}", fault.line, fault.column, fault.message))
        });
        match read {
            Ok(theme) => themes.push((file.name.clone(), theme)),
            Err(what) => faults.push(format!("{}{what}", file.path.display())),
        }
    }
    (themes, faults)
}

/// The theme asked for; plain where colours are not wanted.
fn theme(word: &str, env: &Env) -> ThemeName {
    if env.no_colour {
        return ThemeName::Plain;
    }
    ThemeName::from_word(word).unwrap_or(ThemeName::Dark)
}

/// How many colours: as set, else RGB where the terminal says so.
pub(super) fn depth(set: ColourDepth, env: &Env) -> Depth {
    let says_so = || matches!(env.colour_term.as_deref(), Some("truecolor" | "24bit"));
    match set {
        ColourDepth::Rgb => Depth::Rgb,
        ColourDepth::Auto if says_so() => Depth::Rgb,
        ColourDepth::Auto | ColourDepth::Sixteen => Depth::Ansi16,
    }
}

/// What is wrong with the user's files in one sentence: the first of it, and how much more there is.
pub(super) fn told(problems: &[String]) -> Option<String> {
    let (first, more) = problems.split_first()?;
    Some(match more.len() {
        0 => first.clone(),
        more => format!("{first} (and {more} more: `tandem config` lists them)"),
    })
}
