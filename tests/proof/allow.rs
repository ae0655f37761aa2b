//! The escape sequences that this program may write, and nothing else that a terminal would obey, hide or turn.

/// Whether a terminal would obey, hide or turn something because of this character. Joiners and selectors may stand in
/// emoji, and only there: cleaning has a law for that.
fn is_foreign(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The first thing in these bytes that is neither text nor an escape sequence of the allow-list: place the cursor,
/// colours, cursor on and off, clear.
pub fn foreign(bytes: &[u8]) -> Option<String> {
    search(bytes, false)
}

/// The same for all that a program writes that takes a terminal and gives it back: the other screen, bracketed paste, the
/// mouse, frames that come whole.
pub fn foreign_in_a_run(bytes: &[u8]) -> Option<String> {
    search(bytes, true)
}

/// What taking a terminal and giving it back needs.
const TAKEN: &[&str] = &[
    "?1049h", "?1049l", "?2004h", "?2004l", "?1000h", "?1000l", "?1002h", "?1002l", "?1003h", "?1003l", "?1006h", "?1006l",
    "?1015h", "?1015l", "?2026h", "?2026l",
];

fn search(bytes: &[u8], whole: bool) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("bytes that are no text".to_owned()) };
    let mut rest = text;
    let modes = ["?25l", "?25h"].iter().chain(TAKEN);
    let modes: Vec<&str> = modes.copied().filter(|mode| whole || mode.starts_with("?25")).collect();
    while let Some(c) = rest.chars().next() {
        if let Some(sequence) = rest.strip_prefix("\u{1b}[") {
            let Some(end) = sequence.find(|c: char| !matches!(c, '0'..='9' | ';' | ':')) else {
                return Some("a sequence without an end".to_owned());
            };
            let allowed = matches!(sequence.as_bytes()[end], b'H' | b'G' | b'C' | b'D' | b'm' | b'J' | b'K');
            let mode = modes.iter().find(|mode| sequence.starts_with(**mode));
            match (allowed, mode) {
                (_, Some(mode)) => rest = &sequence[mode.len()..],
                (true, None) => rest = &sequence[end + 1..],
                (false, None) => return Some(sequence.chars().take(20).collect()),
            }
        } else if whole && matches!(c, '\r' | '\n') {
            rest = &rest[1..];
        } else if is_foreign(c) {
            return Some(format!("{c:?} before {:?}", rest.chars().skip(1).take(20).collect::<String>()));
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    None
}

#[track_caller]
pub fn assert_clean(what: &str, bytes: &[u8]) {
    if let Some(found) = foreign(bytes) {
        panic!("{what}: {found}");
    }
}

/// What of a text file is no text: line ends and tabs are.
#[track_caller]
pub fn assert_printable(what: &str, text: &str) {
    assert_clean(what, text.replace(['\n', '\t', '\r'], " ").as_bytes());
}

#[test]
fn the_allow_list_finds_what_is_foreign() {
    assert_eq!(foreign("\u{1b}[3;4Hward\u{1b}[38;2;1;2;3m\u{1b}[?25l".as_bytes()), None);
    for text in ["\u{1b}]0;x\u{7}", "\u{1b}[?1049h", "\u{1b}c", "a\u{202e}b", "\u{9b}1m", "\u{7}", "\u{1b}[3"] {
        assert!(foreign(text.as_bytes()).is_some(), "{text:?}");
    }
    assert_eq!(foreign_in_a_run(b"\x1b[?1049h\x1b[?2026h\x1b[1;1Hward\x1b[?2026l\r\n"), None);
    assert!(foreign_in_a_run(b"\x1b[?7l").is_some() && foreign_in_a_run(b"\x1b]52;c;aGk=\x07").is_some());
}
