//! The words that rooms and reports read: every one of them comes from one language file.
//!
//! Why: a room reads its own language. English ships (`assets/words/en.ron`); a file of the user's lies over it, so that a
//! language needs no code. Pure: it must not know files, nor the format in which a language is written down; `config` reads
//! one and hands [`Words`] on, and whoever says something takes them as an argument.
//!
//! A text is asked for by its name, with what fills it: `words.room.page(1, 2)`. So a text that no file could have does
//! not compile; that the English file has each one, and that each is used, is a test.

mod dates;
mod plural;
mod table;
mod text;

pub use plural::{BadRule, Plurals};
pub use table::{DECLARED, Declared, PackWords, Words};
pub use text::{BadText, Filling, Text};

impl Words {
    /// A number as it is said: in words up to twelve.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        let said = &self.numbers;
        let word = match number {
            0 => said.zero(),
            1 => said.one(),
            2 => said.two(),
            3 => said.three(),
            4 => said.four(),
            5 => said.five(),
            6 => said.six(),
            7 => said.seven(),
            8 => said.eight(),
            9 => said.nine(),
            10 => said.ten(),
            11 => said.eleven(),
            12 => said.twelve(),
            _ => return number.to_string(),
        };
        word.to_owned()
    }

    /// Lines for awkward moments: the moment, a colon, what to say.
    #[must_use]
    pub fn awkward_lines(&self) -> [&str; 10] {
        let lines = &self.awkward;
        [
            lines.one_voice(),
            lines.silence(),
            lines.cynicism(),
            lines.off_the_subject(),
            lines.blame(),
            lines.for_others(),
            lines.a_name(),
            lines.a_bleep(),
            lines.a_late_group(),
            lines.safety(),
        ]
    }

    /// A figure that was written with a point, with this language's own mark: `4.5`.
    #[must_use]
    pub fn figure(&self, written: &str) -> String {
        written.replace('.', self.figures.decimal())
    }

    /// Several things in one sentence: `A`, `A and B`, `A, B and C`.
    #[must_use]
    pub fn listed<T: AsRef<str>>(&self, names: &[T]) -> String {
        match names {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [most @ .., last] => self.lists.and(self.joined(most), last.as_ref()),
        }
    }

    /// Several things one after the other: `A, B`.
    #[must_use]
    pub fn joined<T: AsRef<str>>(&self, parts: &[T]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(self.lists.comma())
    }
}
