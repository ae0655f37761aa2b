//! One line of text being typed: its caret, its undo, its history.
//!
//! Why: the capture line, every dialog's fields and the palette type the same way. A [`Field`] is changed by an [`Edit`],
//! never by a key, so the key table alone decides which key does what. Must not know: keys, what the text means (the
//! colours of its parts come in as spans), the model's cleaning of text, though it lets no line end in.

mod history;
mod motion;
mod view;

use history::History;
use unicode_segmentation::UnicodeSegmentation;
pub use view::FieldView;

/// The most graphemes a field takes unless told otherwise: the model's limit for a line.
pub const LONGEST: usize = 500;

/// What can be done to a field. Words are runs between white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Types one character at the caret.
    Insert(char),
    /// Puts a text in at the caret as one step of undo; line ends and tabs become single spaces.
    Paste(String),
    /// One grapheme to the left.
    Left,
    /// One grapheme to the right.
    Right,
    /// To the beginning of the word.
    WordLeft,
    /// Past the end of the word.
    WordRight,
    /// To the beginning of the line.
    Home,
    /// To the end of the line.
    End,
    /// Takes away the grapheme before the caret.
    Backspace,
    /// Takes away the grapheme after the caret.
    Delete,
    /// Cuts back to the beginning of the word.
    KillWordLeft,
    /// Cuts to the end of the word.
    KillWordRight,
    /// Cuts from the caret to the end of the line.
    KillToEnd,
    /// Cuts from the beginning of the line to the caret.
    KillToStart,
    /// Puts in what was cut last.
    Yank,
    /// Takes back the last step of typing.
    Undo,
    /// Does again what undo took back.
    Redo,
    /// The line before this one in the history; the line being typed is kept.
    Older,
    /// The line after this one in the history, at last the one that was being typed.
    Newer,
}

/// A line of text and a caret in it. The caret is a byte offset that always stands between two graphemes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    text: String,
    caret: usize,
    longest: usize,
    cut: String,
    past: History,
    lines: Vec<String>,
    line: usize,
    typing: String,
    standing: Standing,
}

/// Whose the text in a field is, and what the first letter typed does to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Standing {
    /// The user's own: a letter goes in at the caret.
    #[default]
    Own,
    /// A whole value that is set: the first letter takes its place.
    Whole,
    /// Only proposed: the first letter takes its place.
    Proposed,
    /// The user's own of an earlier time, and proposed again: the first letter takes its place.
    Left,
}

impl Default for Field {
    fn default() -> Self {
        Self::new(LONGEST)
    }
}

impl Field {
    /// An empty field for at most `longest` graphemes.
    #[must_use]
    pub fn new(longest: usize) -> Self {
        Self {
            text: String::new(),
            caret: 0,
            longest,
            cut: String::new(),
            past: History::default(),
            lines: Vec::new(),
            line: 0,
            typing: String::new(),
            standing: Standing::Own,
        }
    }

    /// A field that holds a text, the caret at its end.
    #[must_use]
    pub fn with_text(text: &str) -> Self {
        let mut field = Self::default();
        field.set(text);
        field
    }

    /// A field with a proposal in it: the first letter typed or pasted takes its place, after any other edit it is the
    /// user's own.
    #[must_use]
    pub fn proposing(text: &str) -> Self {
        Self::with_text(text).standing(Standing::Proposed)
    }

    /// A field with a value in it that is set as a whole, such as a date: the first letter typed or pasted takes its place,
    /// after any other edit it is mended letter by letter.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self::with_text(text).standing(Standing::Whole)
    }

    fn standing(mut self, standing: Standing) -> Self {
        self.standing = if self.is_empty() { Standing::Own } else { standing };
        self
    }

    /// Whether what stands in it is only proposed.
    #[must_use]
    pub const fn is_proposed(&self) -> bool {
        matches!(self.standing, Standing::Proposed | Standing::Left)
    }

    /// Whether what stands in it is what was left here before, and nobody has touched it since.
    #[must_use]
    pub const fn is_left(&self) -> bool {
        matches!(self.standing, Standing::Left)
    }

    /// Whether the first letter typed takes the place of what stands in it.
    #[must_use]
    pub const fn gives_way(&self) -> bool {
        !matches!(self.standing, Standing::Own)
    }

    /// What stands in the field.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caret as a byte offset into [`Self::text`].
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Whether nothing stands in the field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the caret is behind the last grapheme, where a completion may be accepted.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.caret == self.text.len()
    }

    /// Whether undo would change the text.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.past.can_undo()
    }

    /// Puts another text in the field as its starting point: no undo leads behind it; what was cut and the history stay.
    pub fn set(&mut self, text: &str) {
        shortened(&one_line(text), self.longest).clone_into(&mut self.text);
        self.caret = self.text.len();
        self.past = History::default();
        self.line = self.lines.len();
        self.typing.clear();
        self.standing = Standing::Own;
    }

    /// Puts other words in the place of some everywhere, in the history and in what was cut too; undo starts afresh, so that
    /// nothing brings them back.
    pub fn forget(&mut self, words: &str, instead: &str) {
        let text = self.text.replace(words, instead);
        self.cut = self.cut.replace(words, instead);
        for line in &mut self.lines {
            *line = line.replace(words, instead);
        }
        self.set(&text);
    }

    /// Replaces the whole text as one step of undo, the caret at its end: a completion accepted.
    pub fn replace(&mut self, text: &str) {
        self.past.before(history::Kind::Other, &self.text, self.caret);
        shortened(&one_line(text), self.longest).clone_into(&mut self.text);
        self.caret = self.text.len();
        self.standing = Standing::Own;
    }

    /// Puts in what was left here before, as one step of undo: it is proposed, the first letter typed or pasted takes its place.
    pub fn bring_back(&mut self, text: &str) {
        self.replace(text);
        self.standing = if self.is_empty() { Standing::Own } else { Standing::Left };
    }

    /// Empties the field and gives what stood in it, which becomes the newest line of the history if it is not blank and
    /// not the newest already. Undo starts afresh.
    pub fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() && self.lines.last() != Some(&text) {
            self.lines.push(text.clone());
        }
        self.set("");
        text
    }

    /// Gives the field lines of an earlier time to bring back, oldest first.
    pub fn remember(&mut self, lines: impl IntoIterator<Item = String>) {
        self.lines = lines.into_iter().collect();
        self.line = self.lines.len();
    }

    /// Puts the caret at a byte offset, or at the next place between two graphemes. Who does that in a proposal means to
    /// mend it.
    pub fn move_to(&mut self, offset: usize) {
        self.standing = Standing::Own;
        self.caret = motion::boundary_from(&self.text, offset);
        self.past.pause();
    }

    /// Does an edit; true if the text or the caret changed.
    pub fn apply(&mut self, edit: &Edit) -> bool {
        let before = (self.text.len(), self.caret, self.past.steps());
        if std::mem::take(&mut self.standing) != Standing::Own && matches!(edit, Edit::Insert(_) | Edit::Paste(_) | Edit::Yank) {
            // With what takes its place it is one step: undo brings it back.
            self.erase(0, self.text.len(), history::Kind::GivenWay);
        }
        match edit {
            Edit::Insert(character) => self.insert(character.encode_utf8(&mut [0; 4]), true),
            Edit::Paste(text) => self.insert(&one_line(text), false),
            Edit::Yank => self.insert(&self.cut.clone(), false),
            Edit::Left => self.move_to(motion::left(&self.text, self.caret)),
            Edit::Right => self.move_to(motion::right(&self.text, self.caret)),
            Edit::WordLeft => self.move_to(motion::word_left(&self.text, self.caret)),
            Edit::WordRight => self.move_to(motion::word_right(&self.text, self.caret)),
            Edit::Home => self.move_to(0),
            Edit::End => self.move_to(self.text.len()),
            Edit::Backspace => self.erase(motion::left(&self.text, self.caret), self.caret, history::Kind::Erase),
            Edit::Delete => self.erase(self.caret, motion::right(&self.text, self.caret), history::Kind::Erase),
            Edit::KillWordLeft => self.kill(motion::word_left(&self.text, self.caret), self.caret),
            Edit::KillWordRight => {
                self.kill(self.caret, motion::word_right(&self.text, self.caret));
            }
            Edit::KillToEnd => self.kill(self.caret, self.text.len()),
            Edit::KillToStart => self.kill(0, self.caret),
            Edit::Undo => self.step(History::undo),
            Edit::Redo => self.step(History::redo),
            Edit::Older => self.bring(self.line.checked_sub(1)),
            Edit::Newer => self.bring(Some(self.line + 1)),
        }
        before != (self.text.len(), self.caret, self.past.steps())
    }

    fn insert(&mut self, text: &str, typed: bool) {
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        let room = self.longest.saturating_sub(self.text.graphemes(true).count());
        let joins = typed && !self.text.is_empty() && self.joins(&text);
        let text = if joins { &text } else { shortened(&text, room) };
        if text.is_empty() {
            return;
        }
        let kind = match typed {
            true if text.chars().all(char::is_whitespace) => history::Kind::Space,
            true => history::Kind::Letter,
            false => history::Kind::Other,
        };
        self.past.before(kind, &self.text, self.caret);
        self.text.insert_str(self.caret, text);
        self.caret = motion::boundary_from(&self.text, self.caret + text.len());
    }

    /// Whether a typed character becomes part of the grapheme before the caret, and so takes no room.
    fn joins(&self, text: &str) -> bool {
        let before = &self.text[motion::left(&self.text, self.caret)..self.caret];
        before.len() < 64 && format!("{before}{text}").graphemes(true).count() == 1 && !before.is_empty()
    }

    fn erase(&mut self, from: usize, to: usize, kind: history::Kind) {
        if from < to {
            self.past.before(kind, &self.text, self.caret);
            self.text.replace_range(from..to, "");
            self.caret = motion::boundary_from(&self.text, from);
        }
    }

    fn kill(&mut self, from: usize, to: usize) {
        if from < to {
            self.text[from..to].clone_into(&mut self.cut);
            self.erase(from, to, history::Kind::Other);
        }
    }

    fn step(&mut self, way: fn(&mut History, history::Moment) -> Option<history::Moment>) {
        if let Some((text, caret)) = way(&mut self.past, (self.text.clone(), self.caret)) {
            self.caret = motion::boundary_from(&text, caret);
            self.text = text;
        }
    }

    fn bring(&mut self, line: Option<usize>) {
        let Some(line) = line.filter(|line| *line <= self.lines.len()) else {
            return;
        };
        if self.line == self.lines.len() {
            self.typing.clone_from(&self.text);
        }
        self.past.before(history::Kind::Other, &self.text, self.caret);
        self.line = line;
        self.text = self.lines.get(line).unwrap_or(&self.typing).clone();
        self.caret = self.text.len();
    }
}

/// The text with every run of line ends and tabs as one space and without other control characters.
fn one_line(text: &str) -> String {
    let ends = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let parts: Vec<&str> = text.split(ends).filter(|part| !part.is_empty()).collect();
    parts.join(" ").chars().filter(|c| !c.is_control()).collect()
}

fn shortened(text: &str, longest: usize) -> &str {
    text.grapheme_indices(true).nth(longest).map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests;
