//! The one place where the terminal library's key events become [`Key`] values.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::key::{Code, Key};

impl Key {
    /// The key that was pressed; none for a key let go, a modifier by itself, or a key we have no name for.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let held = |modifier| event.modifiers.contains(modifier);
        let (mut ctrl, mut alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
        let code = code(event.code)?;
        if let Code::Char(c) = code
            && ctrl
            && alt
            && !c.is_ascii_alphanumeric()
        {
            // AltGr is reported as Ctrl and Alt together: what it types is text.
            (ctrl, alt) = (false, false);
        }
        let shift = held(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab;
        Some(Self::new(code, ctrl, alt, shift))
    }
}

/// Our code for the library's; none for keys that nothing can be bound to.
fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n @ 1..=24) => Code::Function(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        Key::from_event(&KeyEvent::new(code, modifiers)).map(|key| key.to_string())
    }

    #[test]
    fn events_become_the_keys_that_the_table_names() {
        let none = KeyModifiers::NONE;
        let ctrl = KeyModifiers::CONTROL;
        let cases = [
            (KeyCode::Char('7'), ctrl, "ctrl-_"),
            (KeyCode::Char('/'), ctrl, "ctrl-_"),
            (KeyCode::Char('_'), ctrl, "ctrl-_"),
            (KeyCode::Char(' '), ctrl, "ctrl-space"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "shift-tab"),
            (KeyCode::BackTab, none, "shift-tab"),
            (KeyCode::Char('R'), KeyModifiers::SHIFT, "R"),
            (KeyCode::Char('P'), ctrl | KeyModifiers::SHIFT, "ctrl-p"),
            (KeyCode::Char('@'), ctrl | KeyModifiers::ALT, "@"),
            (KeyCode::F(8), none, "f8"),
        ];
        for (code, modifiers, name) in cases {
            assert_eq!(press(code, modifiers).as_deref(), Some(name));
        }
        assert_eq!(press(KeyCode::CapsLock, none), None);
    }

    #[test]
    fn letting_go_of_a_key_is_no_key() {
        let mut event = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(Key::from_event(&event), None);
    }
}
