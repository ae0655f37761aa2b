//! The seal at the end of every line: it makes flipped, missing and reordered lines show.
//!
//! A seal covers the line's text and the seal written on the line before, so that a log is one chain. It guards
//! against accident, not against a forger. Knows nothing of RON or of what a line means.

use std::fmt;

/// Between a line's text and its seal; to RON the seal is a comment.
const BORDER: &[u8] = b" // ";
/// Digits in a seal.
const DIGITS: usize = 8;

/// A CRC-32 as it stands in the file: eight lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seal([u8; DIGITS]);

impl Seal {
    /// What stands for "the line before" at the first line.
    pub const START: Self = Self(*b"00000000");

    /// The seal of a line with this text that follows a line sealed with `self`.
    #[must_use]
    pub fn next(self, text: &[u8]) -> Self {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut sum = crc32fast::Hasher::new();
        sum.update(&self.0);
        sum.update(text);
        let sum = sum.finalize();
        let mut digits = *b"00000000";
        for (place, digit) in digits.iter_mut().enumerate() {
            let nibble = (sum >> (28 - 4 * place)) & 0xf;
            *digit = HEX[nibble as usize];
        }
        Self(digits)
    }

    /// Appends the text as one whole line, and returns its seal.
    pub(crate) fn close_line(self, text: &str, out: &mut Vec<u8>) -> Self {
        let seal = self.next(text.as_bytes());
        out.extend_from_slice(text.as_bytes());
        seal.write_after(out);
        seal
    }

    /// Ends a line whose text is already in `out` with this seal.
    pub(crate) fn write_after(self, out: &mut Vec<u8>) {
        out.extend_from_slice(BORDER);
        out.extend_from_slice(&self.0);
        out.push(b'\n');
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seal({self})")
    }
}

/// One line as it stands in a file, without its line feed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// All of the line's bytes, its seal among them.
    pub bytes: &'a [u8],
    /// Where the line begins in the file, in bytes.
    pub start: usize,
    /// False for a last line that has no line feed: such a line is broken, whatever it says.
    pub ended: bool,
}

impl<'a> Line<'a> {
    /// The line's text and the seal written on it; nothing where no seal is written.
    pub fn parts(&self) -> Option<(&'a [u8], Seal)> {
        let (text, digits) = self.bytes.split_last_chunk::<DIGITS>()?;
        let text = text.strip_suffix(BORDER)?;
        let lower_hex = |digit: &u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
        digits.iter().all(lower_hex).then_some((text, Seal(*digits)))
    }

    /// The line's text, if the line is whole and its seal fits the one written on the line before.
    pub fn sealed_after(&self, before: Option<Seal>) -> Option<&'a [u8]> {
        let (text, seal) = self.parts()?;
        (self.ended && before?.next(text) == seal).then_some(text)
    }

    /// The place in the file just after this line, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.bytes.len() + usize::from(self.ended)
    }
}

/// The lines of a file. A UTF-8 byte order mark before the first is passed over; nothing else is trimmed.
pub(crate) fn lines(file: &[u8]) -> impl Iterator<Item = Line<'_>> {
    const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
    let mut start = if file.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    std::iter::from_fn(move || {
        let rest = file.get(start..).filter(|rest| !rest.is_empty())?;
        let whole = rest.split_inclusive(|byte| *byte == b'\n').next().unwrap_or(rest);
        let bytes = whole.strip_suffix(b"\n").unwrap_or(whole);
        let line = Line { bytes, start, ended: bytes.len() < whole.len() };
        start = line.end();
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(file: &[u8]) -> Line<'_> {
        lines(file).next().unwrap()
    }

    #[test]
    fn a_seal_is_the_crc_of_the_seal_before_and_the_text() {
        let sum = crc32fast::hash(b"00000000(tandem: 1)");
        assert_eq!(Seal::START.next(b"(tandem: 1)").to_string(), format!("{sum:08x}"));
        assert_ne!(Seal::START.next(b"a"), Seal::START.next(b"a").next(b"a"));
    }

    #[test]
    fn the_seal_is_taken_from_the_end_of_the_line() {
        let mut file = Vec::new();
        let seal = Seal::START.close_line("(a: \"x // 00000000\")", &mut file);
        let (text, written) = only(&file).parts().unwrap();
        assert_eq!((text, written), (&b"(a: \"x // 00000000\")"[..], seal));
        assert!(only(&file).sealed_after(Some(Seal::START)).is_some());
        assert!(only(&file).sealed_after(Some(seal)).is_none());
        assert!(only(&file).sealed_after(None).is_none());
    }

    #[test]
    fn a_line_without_its_feed_or_with_anything_after_the_seal_is_not_sealed() {
        let mut file = Vec::new();
        Seal::START.close_line("(a: 1)", &mut file);
        let whole = file.len();
        assert!(only(&file[..whole - 1]).sealed_after(Some(Seal::START)).is_none());
        let spaced = [&file[..whole - 1], b" \n"].concat();
        assert!(only(&spaced).parts().is_none());
        let windows = [&file[..whole - 1], b"\r\n"].concat();
        assert!(only(&windows).parts().is_none());
        let loud = file.to_ascii_uppercase();
        assert!(loud == file || only(&loud).sealed_after(Some(Seal::START)).is_none());
    }

    #[test]
    fn lines_know_where_they_stand() {
        let found: Vec<_> = lines(b"\xef\xbb\xbfab\n\ncd").map(|l| (l.start, l.bytes.len(), l.ended)).collect();
        assert_eq!(found, [(3, 2, true), (6, 0, true), (7, 2, false)]);
        assert_eq!(lines(b"").count(), 0);
    }
}
