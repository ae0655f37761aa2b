//! What the screen begins with: keys, colours, templates, folders. A broken file of the user's costs only itself.

use super::inbox::Post;
use super::world::World;
use super::{Failure, Surroundings};
use crate::config::{ColourDepth, Env, templates};
use crate::tui::Habits;
use crate::tui::keymap::Keymap;
use crate::tui::model::Setting;
use crate::widget::theme::{Depth, ThemeName};

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
    let own = config.own_themes(depth);
    problems.extend(own.problems.iter().map(ToString::to_string));
    let shelf = around.shelf()?;
    let zone = super::clock::zone();
    let mut world = World::new(shelf.clone(), templates.clone(), around.clock, zone.clone(), send);
    world.home.clone_from(&around.env.home);
    world.known.clone_from(&around.known_folder());
    world.spare = config.folders.state.as_ref().map(|folder| folder.path.clone());
    let setting = Setting {
        keymap,
        theme: theme(&config.settings.theme, &around.env),
        depth,
        own_theme: own.position(&config.settings.theme).filter(|_| !around.env.no_colour),
        own_themes: own.themes.into_iter().map(|(_, theme)| theme).collect(),
        words: config.language.words.clone(),
        templates,
        template: config.settings.template.clone(),
        folder: shelf.folder().display().to_string(),
        here: std::env::current_dir().map_or_else(|_| ".".to_owned(), |here| here.display().to_string()),
        now: world.now(),
        zone,
        size,
        habits: Habits { one_screen: config.settings.one_screen, sound: config.settings.sound },
    };
    Ok((setting, world, problems))
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
