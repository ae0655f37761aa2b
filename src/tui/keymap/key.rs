//! One key press as a value of our own, and its two spellings: `ctrl-p` in files, `Ctrl-P` on screen.
//!
//! No library's key type is stored or written anywhere; presses that a terminal cannot tell apart are one value here.

use std::fmt;
use std::str::FromStr;

/// Which key, without the keys held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that types this character.
    Char(char),
    /// F1 to F24.
    Function(u8),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// The tabulator.
    Tab,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up; a clicker's "back".
    PageUp,
    /// Page down; a clicker's "on".
    PageDown,
}

/// Names and screen labels of the keys that type nothing, but for the function keys.
const NAMED: [(Code, &str, &str); 14] = [
    (Code::Enter, "enter", "Enter"),
    (Code::Esc, "esc", "Esc"),
    (Code::Tab, "tab", "Tab"),
    (Code::Backspace, "backspace", "Backspace"),
    (Code::Delete, "delete", "Delete"),
    (Code::Insert, "insert", "Insert"),
    (Code::Up, "up", "Up"),
    (Code::Down, "down", "Down"),
    (Code::Left, "left", "Left"),
    (Code::Right, "right", "Right"),
    (Code::Home, "home", "Home"),
    (Code::End, "end", "End"),
    (Code::PageUp, "pageup", "PageUp"),
    (Code::PageDown, "pagedown", "PageDown"),
];

/// One key press. Two presses that a terminal reports alike are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    code: Code,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Key {
    /// The key without any other held down.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The key with Alt held down too.
    #[must_use]
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The key with others held down, in the one form that all terminals agree on: shift is part of the character,
    /// Ctrl-I is Tab, Ctrl-M Enter, Ctrl-[ Esc, and Ctrl-7 and Ctrl-/ are Ctrl-_.
    #[must_use]
    pub fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        let Code::Char(c) = code else {
            return Self { code, ctrl, alt, shift };
        };
        if !ctrl {
            let c = if shift { single_upper(c) } else { c };
            return Self { code: Code::Char(c), ctrl, alt, shift: false };
        }
        let code = match c.to_ascii_lowercase() {
            'i' => Code::Tab,
            'm' => Code::Enter,
            '[' => Code::Esc,
            '7' | '/' => Code::Char('_'),
            c => Code::Char(c),
        };
        Self { code, ctrl: matches!(code, Code::Char(_)), alt, shift: false }
    }

    /// Which key it is.
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }

    /// The character that this key types into a field; none for a command key.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// The key as the screen shows it: `Ctrl-P`, `Shift-Tab`, `F8`, `]`.
    #[must_use]
    pub fn label(self) -> String {
        let mut label = String::new();
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                label.push_str(name);
            }
        }
        match self.code {
            Code::Char(' ') => label.push_str("Space"),
            Code::Char(c) if self.ctrl => label.extend(c.to_uppercase()),
            Code::Char(c) => label.push(c),
            Code::Function(n) => {
                label.push('F');
                label.push_str(&n.to_string());
            }
            code => label.push_str(named(code).1),
        }
        label
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::Char(' ') => f.write_str("space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::Function(n) => write!(f, "f{n}"),
            code => f.write_str(named(code).0),
        }
    }
}

/// Why a name is not a key's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// The name is none of ours.
    #[error("{0:?} is not the name of a key; keys are written like a, f8, enter, pagedown, ctrl-p, shift-tab")]
    Unknown(String),
    /// Shift before a character whose shifted form depends on the keyboard.
    #[error("{0:?}: write the character that Shift gives, by itself")]
    Shifted(String),
}

impl FromStr for Key {
    type Err = BadKey;

    /// Reads a key's name. Names are caseless; a single character is itself, so `R` is Shift and `r`.
    fn from_str(name: &str) -> Result<Self, BadKey> {
        let unknown = || BadKey::Unknown(name.to_owned());
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = name;
        while let Some((held, after)) = split_modifier(rest) {
            let flag = match held {
                'c' => &mut ctrl,
                'a' => &mut alt,
                _ => &mut shift,
            };
            if std::mem::replace(flag, true) {
                return Err(unknown());
            }
            rest = after;
        }
        let code = code_named(rest).ok_or_else(unknown)?;
        if let Code::Char(c) = code
            && shift
            && (ctrl || (single_upper(c) == c && !c.is_uppercase()))
        {
            return Err(BadKey::Shifted(name.to_owned()));
        }
        Ok(Self::new(code, ctrl, alt, shift))
    }
}

/// Takes one `ctrl-`, `alt-` or `shift-` off the front, if something is left behind it.
fn split_modifier(name: &str) -> Option<(char, &str)> {
    [("ctrl-", 'c'), ("alt-", 'a'), ("shift-", 's')].into_iter().find_map(|(prefix, held)| {
        let (head, rest) = name.split_at_checked(prefix.len())?;
        (head.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some((held, rest))
    })
}

/// The key with this name, without modifiers.
fn code_named(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && !c.is_whitespace()).then_some(Code::Char(c));
    }
    let lower = name.to_ascii_lowercase();
    if lower == "space" {
        return Some(Code::Char(' '));
    }
    if let Some(number) = lower.strip_prefix('f')
        && let Ok(n @ 1..=24) = number.parse::<u8>()
        && n.to_string() == number
    {
        return Some(Code::Function(n));
    }
    NAMED.iter().find(|(_, named, _)| *named == lower).map(|(code, ..)| *code)
}

/// File name and screen label of a key that types nothing.
fn named(code: Code) -> (&'static str, &'static str) {
    NAMED.iter().find(|(named, ..)| *named == code).map_or(("", ""), |(_, name, label)| (name, label))
}

/// The capital of a letter, where it is one character.
fn single_upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(capital), None) => capital,
        _ => c,
    }
}

/// How the first of these keys is written; empty if there is none.
#[must_use]
pub fn first_label(keys: &[Key]) -> String {
    keys.first().map_or_else(String::new, |key| key.label())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(name: &str) -> Key {
        name.parse().unwrap()
    }

    #[test]
    fn names_are_read_and_written_alike() {
        for name in [
            "a",
            "R",
            "?",
            "-",
            "ctrl-p",
            "ctrl--",
            "ctrl-_",
            "alt-b",
            "f8",
            "f24",
            "shift-tab",
            "space",
            "ctrl-space",
            "pagedown",
            "#",
            "é",
        ] {
            assert_eq!(key(name).to_string(), name);
        }
    }

    #[test]
    fn presses_that_terminals_confuse_are_one_key() {
        assert_eq!(key("ctrl-7"), key("ctrl-_"));
        assert_eq!(key("Ctrl-/"), key("ctrl-_"));
        assert_eq!(key("ctrl-i"), key("tab"));
        assert_eq!(key("CTRL-M"), key("enter"));
        assert_eq!(key("ctrl-["), key("esc"));
        assert_eq!(key("Ctrl-P"), key("ctrl-p"));
        assert_eq!(key("shift-r"), key("R"));
        assert_ne!(key("r"), key("R"));
    }

    #[test]
    fn labels_are_what_the_keyboard_says() {
        assert_eq!(key("ctrl-p").label(), "Ctrl-P");
        assert_eq!(key("shift-tab").label(), "Shift-Tab");
        assert_eq!(key("f8").label(), "F8");
        assert_eq!(key("m").label(), "m");
        assert_eq!(key("space").label(), "Space");
    }

    #[test]
    fn other_names_are_refused() {
        for name in ["", "f0", "f25", "f08", "f+8", "contrl-p", "ctrl-", "ctrl-ctrl-p", "hello", " ", "\u{7}"] {
            assert_eq!(name.parse::<Key>(), Err(BadKey::Unknown(name.to_owned())));
        }
        assert_eq!("shift-1".parse::<Key>(), Err(BadKey::Shifted("shift-1".to_owned())));
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let code = prop_oneof![
            any::<char>()
                .prop_filter("control and white space have names of their own", |c| !c.is_control()
                    && (!c.is_whitespace() || *c == ' '))
                .prop_map(Code::Char),
            (1u8..=24).prop_map(Code::Function),
            prop::sample::select(NAMED.map(|(code, ..)| code).to_vec()),
        ];
        (code, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| Key::new(code, ctrl, alt, shift))
    }

    proptest! {
        #[test]
        fn every_key_survives_its_own_name(key in any_key()) {
            prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
        }
    }
}
