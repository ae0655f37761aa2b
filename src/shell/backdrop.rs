//! Whether the terminal's ground is light or dark, where it is safe to ask.
//!
//! Safe means: a terminal that is known to answer, on this machine, and nothing typed yet. The question is followed by one
//! that every such terminal answers, so the waiting ends as soon as there is nothing more to come; what was typed
//! meanwhile is kept and given on. An answer that comes later all the same is taken out of what is typed. Elsewhere only
//! what the environment says counts. Must not know: what a theme is.

mod late;
mod typed;

pub use late::{Late, Passed};

use crate::config::Env;
use crate::tui::keymap::Key;

/// The ground of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backdrop {
    /// Dark text belongs on it.
    Light,
    /// Light text belongs on it.
    Dark,
}

/// What was found out, and the keys that were pressed while it was asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The ground, if anything told.
    pub backdrop: Option<Backdrop>,
    /// The keys.
    pub typed: Vec<Key>,
    /// Takes the answer out of what is typed, should it come late; none where nothing was asked or all is answered.
    pub late: Option<Late>,
}

/// Finds out: asks the terminal where that is safe, else looks at the environment. The terminal must be in raw mode, and
/// nobody else may read from it yet.
#[must_use]
pub fn find(env: &Env) -> Answer {
    let told = env.colour_fgbg.as_deref().and_then(from_environment);
    if told.is_some() || !may_ask(env) {
        return Answer { backdrop: told, ..Answer::default() };
    }
    let Some(bytes) = ask() else { return Answer::default() };
    let (backdrop, rest) = split(&bytes);
    let late = (backdrop.is_none() && !is_answered(&bytes)).then(Late::default);
    Answer { backdrop, typed: typed::keys(&rest), late }
}

/// Whether this is a terminal that is known to answer, near enough that its answer cannot come late.
#[must_use]
pub fn may_ask(env: &Env) -> bool {
    env.answers_colour && !env.remote && !env.no_colour
}

/// What `COLORFGBG` says: the last of its numbers is the ground's, of sixteen colours; 7 and the bright ones but 8 are light.
fn from_environment(colours: &str) -> Option<Backdrop> {
    let ground: u8 = colours.rsplit(';').next()?.parse().ok()?;
    match ground {
        7 | 9..=15 => Some(Backdrop::Light),
        0..=6 | 8 => Some(Backdrop::Dark),
        _ => None,
    }
}

/// Sends the two questions and reads until the second is answered, or its time is over; none if nothing was asked.
#[cfg(unix)]
fn ask() -> Option<Vec<u8>> {
    use std::io::Write;
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    /// The ground's colour, then what kind of terminal it is: that every terminal tells.
    const QUESTIONS: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";
    /// A terminal at hand answers within a few milliseconds; nobody should wait for one that does not.
    const PATIENCE: Duration = Duration::from_millis(200);

    let stdin = std::io::stdin();
    let waiting = |left: Duration| {
        let time = Timespec { tv_sec: i64::try_from(left.as_secs()).unwrap_or(1), tv_nsec: left.subsec_nanos().into() };
        let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
        poll(&mut watched, Some(&time)).is_ok_and(|ready| ready > 0)
    };
    // Something is typed already: its keys come first, and the program's own reader takes them.
    if waiting(Duration::ZERO) {
        return None;
    }
    let mut out = std::io::stdout();
    if out.write_all(QUESTIONS).and_then(|()| out.flush()).is_err() {
        return None;
    }
    let begun = Instant::now();
    let mut bytes = Vec::new();
    while !is_answered(&bytes) {
        let left = PATIENCE.saturating_sub(begun.elapsed());
        if left.is_zero() || !waiting(left) {
            break;
        }
        let mut chunk = [0_u8; 256];
        match rustix::io::read(&stdin, &mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
    Some(bytes)
}

#[cfg(not(unix))]
fn ask() -> Option<Vec<u8>> {
    None
}

/// Whether the answer to the second question has come: `ESC [ ? ... c`.
fn is_answered(bytes: &[u8]) -> bool {
    kind(bytes).is_some()
}

/// Where the second answer stands.
fn kind(bytes: &[u8]) -> Option<(usize, usize)> {
    let start = bytes.windows(3).position(|three| three == b"\x1b[?")?;
    let body = &bytes[start + 3..];
    let end = body.iter().position(|byte| !byte.is_ascii_digit() && *byte != b';')?;
    (body[end] == b'c').then_some((start, start + 3 + end + 1))
}

/// Where the first answer stands, its colour within: `ESC ] 11 ; rgb:... ` up to BEL or ESC \.
fn colour(bytes: &[u8]) -> Option<(usize, usize, &[u8])> {
    const HEAD: &[u8] = b"\x1b]11;";
    let start = bytes.windows(HEAD.len()).position(|part| part == HEAD)?;
    let body = &bytes[start + HEAD.len()..];
    let end = body.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
    let close = if body[end] == 0x1b { 2 } else { 1 };
    Some((start, (start + HEAD.len() + end + close).min(bytes.len()), &body[..end]))
}

/// The ground that the answers tell, and the bytes that are no answer.
fn split(bytes: &[u8]) -> (Option<Backdrop>, Vec<u8>) {
    let mut rest = bytes.to_vec();
    let mut found = None;
    if let Some((from, to, words)) = colour(&rest) {
        found = ground(words);
        rest.drain(from..to);
    }
    if let Some((from, to)) = kind(&rest) {
        rest.drain(from..to);
    }
    (found, rest)
}

/// Light or dark by the eye's measure of `rgb:RRRR/GGGG/BBBB`, of one to four digits each.
fn ground(words: &[u8]) -> Option<Backdrop> {
    let words = std::str::from_utf8(words).ok()?.strip_prefix("rgb:")?;
    let mut parts = words.split('/').map(|part| {
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
        Some(f64::from(u32::from_str_radix(part, 16).ok()?) / f64::from(most))
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    let bright = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if bright > 0.5 { Backdrop::Light } else { Backdrop::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(keys: &[Key]) -> Vec<String> {
        keys.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn answers_are_told_from_what_was_typed_between_them() {
        let (found, rest) = split(b"n\x1b]11;rgb:fafa/fafa/f7f7\x1b\\\x1b[A\x1b[?62;22cj");
        assert_eq!(found, Some(Backdrop::Light));
        assert_eq!(names(&typed::keys(&rest)), ["n", "up", "j"]);
        let (found, rest) = split(b"\x1b]11;rgb:10/12/16\x07\x1b[?1;2c");
        assert_eq!((found, rest), (Some(Backdrop::Dark), Vec::new()));
    }

    #[test]
    fn a_terminal_that_tells_no_colour_ends_the_waiting_all_the_same() {
        assert!(is_answered(b"\x1b[?6c"));
        assert!(!is_answered(b"\x1b[?6") && !is_answered(b"\x1b[A") && !is_answered(b"\x1b]11;rgb:0/0/0\x07"));
        assert_eq!(split(b"\x1b[?6c"), (None, Vec::new()));
    }

    #[test]
    fn nonsense_is_no_colour() {
        for words in ["rgb:", "rgb:zz/00/00", "rgb:0/0", "rgb:/0/0", "cmyk:1/2/3", "rgb:123456789/0/0"] {
            assert_eq!(ground(words.as_bytes()), None, "{words}");
        }
    }

    #[test]
    fn the_environment_is_believed_where_it_says_something() {
        let says = |colours: &str| from_environment(colours);
        assert_eq!(says("0;15"), Some(Backdrop::Light));
        assert_eq!(says("15;default;0"), Some(Backdrop::Dark));
        assert_eq!(says("12;8"), Some(Backdrop::Dark));
        assert_eq!((says("15;default"), says("")), (None, None));
    }

    #[test]
    fn only_a_known_terminal_at_hand_is_asked() {
        let known = Env { answers_colour: true, ..Env::default() };
        assert!(may_ask(&known) && !may_ask(&Env::default()));
        assert!(!may_ask(&Env { remote: true, ..known.clone() }) && !may_ask(&Env { no_colour: true, ..known }));
    }
}
