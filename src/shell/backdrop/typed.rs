//! Bytes that were typed while the terminal was asked something, as keys. What no key of ours sends is left out whole.

use crate::tui::keymap::{Code, Key};

/// The keys that send these bytes.
pub(super) fn keys(bytes: &[u8]) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = bytes;
    while let Some((key, length)) = first(rest) {
        keys.extend(key);
        rest = &rest[length..];
    }
    keys
}

/// The first key and how many bytes it took; no key where the bytes are none of ours. None at the end.
fn first(bytes: &[u8]) -> Option<(Option<Key>, usize)> {
    let key = |code, ctrl, alt, shift| Some(Key::new(code, ctrl, alt, shift));
    Some(match *bytes {
        [] => return None,
        [0x1b, b'[', ..] => sequence(bytes),
        [0x1b, b'O', last, ..] => (function(last).or_else(|| cursor(last)).and_then(|code| key(code, false, false, false)), 3),
        [0x1b] | [0x1b, 0x1b, ..] => (key(Code::Esc, false, false, false), 1),
        [0x1b, ..] => {
            let (typed, length) = first(&bytes[1..])?;
            (typed.map(Key::with_alt), length + 1)
        }
        [b'\r' | b'\n', ..] => (key(Code::Enter, false, false, false), 1),
        [b'\t', ..] => (key(Code::Tab, false, false, false), 1),
        [0x7f | 0x08, ..] => (key(Code::Backspace, false, false, false), 1),
        [0, ..] => (key(Code::Char(' '), true, false, false), 1),
        [control @ 0x01..=0x1a, ..] => (key(Code::Char(char::from(control - 1 + b'a')), true, false, false), 1),
        [control @ 0x1c..=0x1f, ..] => (key(Code::Char(char::from(control - 0x1c + b'4')), true, false, false), 1),
        _ => character(bytes),
    })
}

/// A character in UTF-8; a byte that begins none is left out.
fn character(bytes: &[u8]) -> (Option<Key>, usize) {
    let most = bytes.len().min(4);
    let found = (1..=most).find_map(|length| Some((std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?, length)));
    found.map_or((None, 1), |(c, length)| (Some(Key::new(Code::Char(c), false, false, false)), length))
}

/// `ESC [ parameters final`: the arrows and their kin, with Shift, Alt and Ctrl as the second parameter says.
fn sequence(bytes: &[u8]) -> (Option<Key>, usize) {
    let body = &bytes[2..];
    let Some(end) = body.iter().position(|byte| (0x40..=0x7e).contains(byte)) else { return (None, bytes.len()) };
    let length = end + 3;
    let parameters: Vec<u16> = body[..end]
        .split(|byte| *byte == b';')
        .map(|part| std::str::from_utf8(part).ok().and_then(|part| part.parse().ok()).unwrap_or(0))
        .collect();
    let held = parameters.get(1).map_or(0, |held| held.saturating_sub(1));
    let code = match (body[end], parameters.first().copied().unwrap_or(0)) {
        (b'~', 1 | 7) => Some(Code::Home),
        (b'~', 2) => Some(Code::Insert),
        (b'~', 3) => Some(Code::Delete),
        (b'~', 4 | 8) => Some(Code::End),
        (b'~', 5) => Some(Code::PageUp),
        (b'~', 6) => Some(Code::PageDown),
        (b'~', number @ 11..=15) => u8::try_from(number - 10).ok().map(Code::Function),
        (b'~', number @ 17..=21) => u8::try_from(number - 11).ok().map(Code::Function),
        (b'~', number @ 23..=24) => u8::try_from(number - 12).ok().map(Code::Function),
        (b'Z', _) => return (Some(Key::new(Code::Tab, false, false, true)), length),
        (last, _) => cursor(last).or_else(|| function(last)),
    };
    (code.map(|code| Key::new(code, held & 4 != 0, held & 2 != 0, held & 1 != 0)), length)
}

fn cursor(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        _ => return None,
    })
}

fn function(last: u8) -> Option<Code> {
    (b'P'..=b'S').contains(&last).then(|| Code::Function(last - b'P' + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_what_a_terminal_sends_for_them() {
        let cases: [(&[u8], &[&str]); 11] = [
            (b"nq", &["n", "q"]),
            ("ä字".as_bytes(), &["ä", "字"]),
            (b"\r\t\x7f", &["enter", "tab", "backspace"]),
            (b"\x10\x1f\x00", &["ctrl-p", "ctrl-_", "ctrl-space"]),
            (b"\x1b", &["esc"]),
            (b"\x1b\x1b[A", &["esc", "up"]),
            (b"\x1bb\x1b[Z", &["alt-b", "shift-tab"]),
            (b"\x1b[1;5D\x1bOP\x1b[19~\x1b[6~", &["ctrl-left", "f1", "f8", "pagedown"]),
            (b"\x1b[<0;12;7M", &[]),
            (b"\xff\x80a", &["a"]),
            (b"\x1b[", &[]),
        ];
        for (bytes, names) in cases {
            let read: Vec<String> = keys(bytes).iter().map(ToString::to_string).collect();
            assert_eq!(read, names, "{bytes:?}");
        }
    }
}
