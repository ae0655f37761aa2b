//! The file of settings. Each setting is read by itself, so that a wrong one costs only itself.

use std::fmt;
use std::marker::PhantomData;
use std::path::Path;

use ron::error::SpannedError;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::problem::Problem;

/// How many colours to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourDepth {
    /// As many as the terminal says it has.
    #[default]
    Auto,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// Any red, green and blue.
    Rgb,
}

impl ColourDepth {
    /// Every value with its word in the file.
    const WORDS: [(&'static str, ColourDepth); 3] =
        [("auto", ColourDepth::Auto), ("16", ColourDepth::Sixteen), ("rgb", ColourDepth::Rgb)];

    /// The word for it in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, depth)| *depth == self).map_or("auto", |(word, _)| word)
    }
}

/// The theme that is light or dark as the terminal is, where that can be known.
pub const AUTO: &str = "auto";

/// How the user wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The facilitator's colours: an embedded theme or one of the user's.
    pub theme: String,
    /// The room screens' colours.
    pub room_theme: String,
    /// How many colours.
    pub depth: ColourDepth,
    /// The agenda of a new workshop where none is asked for.
    pub template: String,
    /// The language of rooms and reports: English or one of the user's.
    pub language: String,
    /// Whether a session opens in one-screen mode.
    pub one_screen: bool,
    /// Whether the timer sounds the terminal's bell.
    pub sound: bool,
    /// Whether clicks and the wheel are taken from the terminal.
    pub mouse: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: AUTO.to_owned(),
            room_theme: "projector-dark".to_owned(),
            depth: ColourDepth::Auto,
            template: super::templates::DEFAULT.to_owned(),
            language: super::language::ENGLISH.to_owned(),
            one_screen: false,
            sound: false,
            mouse: true,
        }
    }
}

impl Settings {
    /// Every setting's name with its value as the file would have it.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let quoted = |text: &str| format!("{text:?}");
        vec![
            ("theme", quoted(&self.theme)),
            ("room_theme", quoted(&self.room_theme)),
            ("depth", quoted(self.depth.word())),
            ("template", quoted(&self.template)),
            ("language", quoted(&self.language)),
            ("one_screen", self.one_screen.to_string()),
            ("sound", self.sound.to_string()),
            ("mouse", self.mouse.to_string()),
        ]
    }
}

/// A setting's name and what it does.
#[derive(Clone, Copy, Debug)]
pub struct SettingInfo {
    /// Its name in the file.
    pub name: &'static str,
    /// What it does, in one line.
    pub what: &'static str,
}

/// Every setting there is.
pub const SETTINGS: [SettingInfo; 8] = [
    SettingInfo { name: "theme", what: "the facilitator's colours; auto is light or dark as the terminal is" },
    SettingInfo { name: "room_theme", what: "the room screens' colours" },
    SettingInfo { name: "depth", what: "how many colours: auto, 16 or rgb" },
    SettingInfo { name: "template", what: "the agenda of a new workshop" },
    SettingInfo { name: "language", what: "the language of rooms and reports" },
    SettingInfo { name: "one_screen", what: "whether laptop and room share one screen, where a session does not say" },
    SettingInfo { name: "sound", what: "whether the bell sounds when the time of a step is over" },
    SettingInfo { name: "mouse", what: "whether clicks and the wheel are used" },
];

/// The values that depend on which files there are.
pub(super) struct Allowed {
    pub themes: Vec<String>,
    pub templates: Vec<String>,
    pub languages: Vec<String>,
}

/// What a file of settings gave.
#[derive(Default)]
pub(super) struct Reading {
    pub settings: Settings,
    /// The names of the settings that the file decided.
    pub set: Vec<&'static str>,
    pub problems: Vec<Problem>,
}

/// Reads the file of settings; what is wrong or missing stands at its default.
pub(super) fn read(path: &Path, text: &str, allowed: &Allowed) -> Reading {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { path, text, set: Vec::new(), problems: Vec::new() };
    let mut settings = Settings::default();
    if !reader.names_are_known() {
        return Reading { settings, set: reader.set, problems: reader.problems };
    }
    let themes: Vec<String> = [AUTO.to_owned()].into_iter().chain(allowed.themes.iter().cloned()).collect();
    reader.word("theme", &themes, |theme| settings.theme = theme);
    reader.word("room_theme", &allowed.themes, |theme| settings.room_theme = theme);
    reader.word("depth", &ColourDepth::WORDS.map(|(word, _)| word.to_owned()), |word| {
        let depth = ColourDepth::WORDS.iter().find(|(known, _)| *known == word);
        settings.depth = depth.map_or(ColourDepth::Auto, |(_, depth)| *depth);
    });
    reader.word("template", &allowed.templates, |template| settings.template = template);
    reader.word("language", &allowed.languages, |language| settings.language = language);
    reader.switch("one_screen", |on| settings.one_screen = on);
    reader.switch("sound", |on| settings.sound = on);
    reader.switch("mouse", |on| settings.mouse = on);
    Reading { settings, set: reader.set, problems: reader.problems }
}

/// The file and what was found wrong with it.
struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    set: Vec<&'static str>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Names every unknown setting. False if the file is no list of settings at all.
    fn names_are_known(&mut self) -> bool {
        let mut names = Vec::new();
        if let Err(error) = self.walk("", Refuse, &mut names) {
            let what = format!("this is not a list of settings: {}", error.code);
            let hint = "it looks like (theme: \"dark\", sound: false); every setting stands at its default";
            self.problem(&error, what, hint.to_owned());
            return false;
        }
        let known = SETTINGS.map(|setting| setting.name);
        names.retain(|name| !known.contains(&name.as_str()));
        names.sort();
        names.dedup();
        for unknown in names {
            if let Err(error) = self.walk(&unknown, Refuse, &mut Vec::new()) {
                let what = format!("there is no setting {unknown:?}");
                self.problem(&error, what, format!("the settings are {}", known.join(", ")));
            }
        }
        true
    }

    /// Reads a setting that is one of several words.
    fn word(&mut self, name: &'static str, allowed: &[String], set: impl FnOnce(String)) {
        self.value(name, Word { allowed }, &allowed.join(", "), set);
    }

    /// Reads a setting that is on or off.
    fn switch(&mut self, name: &'static str, set: impl FnOnce(bool)) {
        self.value(name, PhantomData::<bool>, "true, false", set);
    }

    /// Reads one setting and hands it on; if it is there and wrong, says so.
    fn value<S, T>(&mut self, name: &'static str, seed: S, allowed: &str, set: impl FnOnce(T))
    where
        S: for<'de> DeserializeSeed<'de, Value = T>,
    {
        match self.walk(name, seed, &mut Vec::new()) {
            Ok(Some(value)) => {
                self.set.push(name);
                set(value);
            }
            Ok(None) => {}
            Err(error) => {
                let what = format!("the setting {name} stands at its default: {}", error.code);
                self.problem(&error, what, format!("allowed are {allowed}"));
            }
        }
    }

    /// Goes through the whole file, reading only the setting `name`; puts the names of all into `names`.
    fn walk<S, T>(&self, name: &str, seed: S, names: &mut Vec<String>) -> Result<Option<T>, SpannedError>
    where
        S: for<'de> DeserializeSeed<'de, Value = T>,
    {
        ron::Options::default().from_str_seed(self.text, Walk { name, seed, names })
    }

    fn problem(&mut self, error: &SpannedError, what: String, hint: String) {
        let at = error.span.start;
        self.problems.push(Problem { file: self.path.to_owned(), at: Some((at.line, at.col)), what, hint });
    }
}

/// Reads the value of one name with `seed` and passes over all others.
struct Walk<'a, S> {
    name: &'a str,
    seed: S,
    names: &'a mut Vec<String>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Walk<'_, S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_struct("Settings", &[], self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Walk<'_, S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("settings between ( and )")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut seed, mut value) = (Some(self.seed), None);
        while let Some(name) = map.next_key::<String>()? {
            if name != self.name {
                map.next_value::<IgnoredAny>()?;
            } else if let Some(seed) = seed.take() {
                value = Some(map.next_value_seed(seed)?);
            } else {
                return Err(A::Error::custom("it stands twice"));
            }
            self.names.push(name);
        }
        Ok(value)
    }
}

/// Refuses whatever comes: so the reader says where it is.
struct Refuse;

impl<'de> DeserializeSeed<'de> for Refuse {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(D::Error::custom("not known"))
    }
}

/// One of several words.
struct Word<'a> {
    allowed: &'a [String],
}

impl<'de> DeserializeSeed<'de> for Word<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        let word = String::deserialize(deserializer)?;
        if self.allowed.contains(&word) { Ok(word) } else { Err(D::Error::custom(format!("it cannot be {word:?}"))) }
    }
}
