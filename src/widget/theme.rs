//! The theme: what a thing means, turned into how it looks.
//!
//! Why: a colour has one meaning each (blue worth it, orange in the way, amber look here, green done or shared, teal what
//! can be done now), so widgets ask for meanings and never name a colour. A theme is a RON file; the embedded ones are
//! dark, light, plain (attributes only, for terminals without colour) and projector (high contrast, dark and light).
//! Must not know: where theme files lie, what the terminal can do; both come in as arguments.

mod file;
mod scale;

pub use file::ThemeError;
use ratatui::style::{Modifier, Style};

/// How many colours the terminal has said it can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The sixteen named colours, in whatever shades the user's terminal gives them.
    #[default]
    Ansi16,
    /// Any red, green and blue.
    Rgb,
}

/// The embedded themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// Light text on a dark ground: the facilitator's default.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
    /// No colour at all: bold, reverse, underline and dim.
    Plain,
    /// For the projector in a darkened room: high contrast on black.
    ProjectorDark,
    /// For the projector in a bright room: high contrast on white.
    ProjectorLight,
}

impl ThemeName {
    /// Every embedded theme, in the order a menu shows them.
    pub const ALL: [Self; 5] = [Self::Dark, Self::Light, Self::Plain, Self::ProjectorDark, Self::ProjectorLight];

    /// The word for it in settings and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Plain => "plain",
            Self::ProjectorDark => "projector-dark",
            Self::ProjectorLight => "projector-light",
        }
    }

    /// The theme of that word, if it is one of [`Self::ALL`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.word() == word)
    }

    /// The RON text of the theme: what `tandem config` can print for a user to start from.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::Dark => include_str!("../../assets/themes/dark.ron"),
            Self::Light => include_str!("../../assets/themes/light.ron"),
            Self::Plain => include_str!("../../assets/themes/plain.ron"),
            Self::ProjectorDark => include_str!("../../assets/themes/projector-dark.ron"),
            Self::ProjectorLight => include_str!("../../assets/themes/projector-light.ron"),
        }
    }
}

/// Declares the styles once: for the theme in use and for the file it is read from.
macro_rules! styles {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// Every style by its meaning. Styles but `ground`, `title_bar`, `dialog` and the cells set no background, so
        /// they can be laid over one.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Theme {
            /// What the theme calls itself.
            pub name: String,
            $($(#[$doc])* pub $name: Style,)*
            worth: [Style; scale::STEPS],
            way: [Style; scale::STEPS],
        }

        impl file::File {
            fn resolve(&self, depth: Depth) -> Theme {
                let style = |word: &str| self.look(word).style(depth);
                Theme {
                    name: self.name().to_owned(),
                    $($name: style(stringify!($name)),)*
                    worth: scale::steps(self.worth(), &self.ink(), depth),
                    way: scale::steps(self.way(), &self.ink(), depth),
                }
            }
        }

        /// The words a theme file may style.
        pub(super) const WORDS: &[&str] = &[$(stringify!($name)),*];
    };
}

styles! {
    /// The whole screen before anything is drawn.
    ground,
    /// What is read.
    text,
    /// Secondary text, still to be read.
    dim,
    /// What should nearly vanish: blank cells, steps to come.
    faint,
    /// The title of a pane or a group of rows.
    heading,
    /// A smaller heading inside a pane.
    subheading,
    /// What can be done now: the current step, the caret's line.
    accent,
    /// A thin line where a column ends.
    rule,
    /// The row under the cursor, laid over its text.
    cursor,
    /// Text not there yet: a completion, a placeholder, an assumption.
    ghost,
    /// Look here.
    amber,
    /// Done, or shared.
    done,
    /// Something is wrong or lost.
    warn,
    /// The first line of the screen.
    title_bar,
    /// Text being typed.
    field,
    /// Typed text that only looks like a tag.
    suspect,
    /// The name of a key in a hint.
    key,
    /// What the key does.
    key_label,
    /// Words and signs that say "worth it", outside a cell.
    worth_text,
    /// Words and signs that say "in the way", outside a cell.
    way_text,
    /// The cell being typed into, laid over its colours.
    lit,
    /// The marks round the cell under the cursor.
    cell_cursor,
    /// A cell with nothing in it.
    cell_blank,
    /// An assumption in a cell.
    cell_ghost,
    /// The shared part of a bar.
    bar_shared,
    /// The opposed part of a bar.
    bar_opposed,
    /// The unmatched part of a bar.
    bar_unmatched,
    /// Time left.
    time_left,
    /// Time gone.
    time_gone,
    /// The ground of a dialog.
    dialog,
    /// The line round a dialog.
    dialog_rule,
    /// The button or choice that Enter would take.
    chosen,
}

impl Theme {
    /// An embedded theme.
    #[must_use]
    pub fn embedded(name: ThemeName, depth: Depth) -> Self {
        file::embedded(name).resolve(depth)
    }

    /// Reads a theme file. What it leaves out is as in the embedded theme it names in `from` (left out: dark).
    ///
    /// # Errors
    /// If the text is not RON, names a style, colour or theme that does not exist, or gives a scale other than five
    /// steps: the error says where and what was expected.
    pub fn from_ron(text: &str, depth: Depth) -> Result<Self, ThemeError> {
        Ok(file::parse(text)?.resolve(depth))
    }

    /// Amber for what is no word, such as dots and bars: never underlined, for in large type a line would go through it.
    #[must_use]
    pub fn amber_mark(&self) -> Style {
        self.amber.remove_modifier(Modifier::UNDERLINED)
    }

    /// A filled cell for a strength of what makes it worth it, 0.5 to 5 in halves (others: the nearest).
    #[must_use]
    pub fn worth(&self, strength: f64) -> Style {
        self.worth[scale::index(strength)]
    }

    /// A filled cell for a strength of what is in the way, 0.5 to 5 in halves (others: the nearest).
    #[must_use]
    pub fn way(&self, strength: f64) -> Style {
        self.way[scale::index(strength)]
    }
}

#[cfg(test)]
mod tests;
