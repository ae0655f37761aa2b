//! An answer that comes after nobody waited for it any more: the reader of keys takes its letters for typing, so they are
//! taken out again before a field gets them.

use super::{Backdrop, ground};
use crate::tui::keymap::{Code, Key};

/// How the answer begins, behind its `ESC ]`, which is read as Alt and a bracket.
const HEAD: &str = "11;";
/// Longer than any answer: more is no answer.
const LONGEST: usize = 64;

/// What becomes of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passed {
    /// These keys are typed; none while it may be the answer.
    Typed(Vec<Key>),
    /// The answer was whole: what it told, if it could be read.
    Answered(Option<Backdrop>),
}

/// Watches the keys for the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Late {
    held: Vec<Key>,
    words: String,
}

impl Late {
    /// Takes one key: gives it on with those held back, or holds it back while it may belong to the answer.
    pub fn pass(&mut self, key: Key) -> Passed {
        let alt = |c| Key::new(Code::Char(c), false, true, false);
        if self.held.is_empty() {
            return if key == alt(']') { self.hold(key) } else { Passed::Typed(vec![key]) };
        }
        if key == alt('\\') || key == Key::new(Code::Char('g'), true, false, false) {
            return self.end(key);
        }
        match key.text() {
            Some(c) if self.may_go_on(c) => {
                self.words.push(c);
                self.hold(key)
            }
            _ => self.give_up(key),
        }
    }

    fn may_go_on(&self, c: char) -> bool {
        let known = HEAD.chars().nth(self.words.len());
        self.words.len() < LONGEST && known.map_or(c.is_ascii_alphanumeric() || matches!(c, ':' | '/'), |known| known == c)
    }

    fn end(&mut self, key: Key) -> Passed {
        match self.words.strip_prefix(HEAD) {
            Some(words) => Passed::Answered(ground(words.as_bytes())),
            None => self.give_up(key),
        }
    }

    fn hold(&mut self, key: Key) -> Passed {
        self.held.push(key);
        Passed::Typed(Vec::new())
    }

    fn give_up(&mut self, key: Key) -> Passed {
        self.words.clear();
        let mut keys = std::mem::take(&mut self.held);
        keys.push(key);
        Passed::Typed(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::backdrop::typed::keys;

    /// What is typed of these bytes, and the answer that was found in them.
    fn through(bytes: &[u8]) -> (String, Vec<Option<Backdrop>>) {
        let (mut late, mut typed, mut answer) = (Late::default(), String::new(), Vec::new());
        for key in keys(bytes) {
            match late.pass(key) {
                Passed::Typed(keys) => typed.extend(keys.iter().map(|key| format!("{key} "))),
                Passed::Answered(told) => {
                    late = Late::default();
                    answer.push(told);
                }
            }
        }
        (typed, answer)
    }

    #[test]
    fn the_answer_is_no_typing_and_still_an_answer() {
        let light = vec![Some(Backdrop::Light)];
        assert_eq!(through(b"a\x1b]11;rgb:fafa/fafa/f7f7\x1b\\b"), ("a b ".to_owned(), light.clone()));
        assert_eq!(through(b"\x1b]11;rgb:fa/fa/f7\x07"), (String::new(), light));
        assert_eq!(through(b"\x1b]11;#101216\x07").1, [], "what is no such answer is typed");
        assert_eq!(through(b"\x1b]11;nothing\x07x"), ("x ".to_owned(), vec![None]));
    }

    #[test]
    fn what_only_begins_like_it_is_typed() {
        let (typed, answer) = through(b"\x1b]12x");
        assert_eq!((typed.as_str(), answer), ("alt-] 1 2 x ", Vec::new()));
    }
}
