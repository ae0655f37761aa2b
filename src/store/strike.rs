//! Striking: the one exception to append-only. A text typed by mistake is replaced in every file of the session.
//!
//! Each file is rewritten, resealed and put in the place of the old one; the log then says that something was struck,
//! not what. A line that could not be read before cannot be read after, so no damage is healed or hidden by it.

use std::io;

use jiff::Timestamp;

use super::disk::write_over;
use super::error::{StoreError, in_words};
use super::journal::{Journal, encode_after};
use super::reading::{self, Reading};
use super::record;
use super::seal::{self, Line as FileLine, Seal};
use crate::workshop::{Author, Change, Commit, History, Strike};

/// What striking did.
#[derive(Debug)]
pub struct Struck {
    /// In how many places the text stood, in all files.
    pub places: usize,
    /// The session as it is now, in place of what was known of it before.
    pub history: History,
    /// False if a power cut might still bring the old file back; saving the next entry settles that first.
    pub lasting: bool,
}

impl Journal {
    /// Replaces a text by `[struck]` in every record and side file, and appends a commit that says so. The text is
    /// matched exactly, capital letters too. Not undoable. Waits for the disk.
    ///
    /// # Errors
    /// If the text is too short or nowhere to be found, if something is not saved yet, or if a file cannot be
    /// rewritten: then the log is as it was, and striking again finishes what was begun.
    pub fn strike(&mut self, text: &str, at: Timestamp) -> Result<Struck, StoreError> {
        let mut needle = Needle::new(text, &self.log).ok_or(StoreError::TooShortToStrike)?;
        if self.unsaved() > 0 {
            return Err(self.refused("strike in it", &io::Error::other("some entries are not saved yet")));
        }
        self.claim_due().map_err(|why| self.refused("strike in it", &io::Error::other(why)))?;
        let mut struck = self.struck_log(&needle, at);
        while struck.is_err() && needle.strike.renumber() {
            struck = self.struck_log(&needle, at);
        }
        let (reading, seal, in_log) = struck?;
        // Only now is anything written, the log last: once it says that something was struck, that is done.
        let places = in_log + self.strike_side_files(&needle)?;
        if places == 0 {
            return Err(StoreError::NothingToStrike);
        }
        self.exchange(reading.bytes, seal)?;
        Ok(Struck { places, history: reading.history, lasting: !self.folder_due })
    }

    /// The log without the text, read again, with the seal of its last line and the number of places.
    fn struck_log(&self, needle: &Needle, at: Timestamp) -> Result<(Reading, Seal, usize), StoreError> {
        let (mut log, seal, places) = strike_lines(&self.log, needle);
        let changes = vec![Change::Struck { at }];
        let commit = Commit { seq: self.durable + 1, at, by: Author::Facilitator, undoes: None, redoes: None, changes };
        let seal = encode_after(seal, &[commit], self.durable, &mut log)?;
        let reading = reading::interpret(&self.path, log)?.undamaged();
        let reading = reading.map_err(|error| StoreError::StrikeRefused(error.to_string()))?;
        Ok((reading, seal, places))
    }

    /// Puts a new log, one commit longer, in the place of the old one.
    fn exchange(&mut self, log: Vec<u8>, seal: Seal) -> Result<(), StoreError> {
        let written = write_over(self.disk.as_ref(), &self.path, &log);
        let (file, lasting) = written.map_err(|source| self.refused("rewrite it", &source))?;
        self.file = Some(file);
        self.unwritable = None;
        self.log = log;
        self.seal = seal;
        self.durable += 1;
        // Until the folder is synced the old file may come back with a power cut, so nothing may be appended before.
        self.folder_due = lasting.is_err();
        Ok(())
    }

    /// Strikes in all other files of the session, and removes what was left half made. Gives the number of places.
    fn strike_side_files(&self, needle: &Needle) -> Result<usize, StoreError> {
        let mut places = 0;
        for path in self.files.existing(self.disk.as_ref())? {
            let is = |ending: &str| path.extension().is_some_and(|found| found == ending);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path == self.path || path == self.files.lock() {
                continue;
            }
            if name.contains(".new-") {
                self.disk.remove(&path).map_err(StoreError::disk(&path, "remove it"))?;
                continue;
            }
            let old = self.disk.read(&path).map_err(StoreError::disk(&path, "read it to strike in it"))?;
            let (new, found) = if is("draft") || is("live") {
                needle.strike_raw(&old)
            } else {
                let (new, _, found) = strike_lines(&old, needle);
                (new, found)
            };
            if found > 0 {
                let (_, lasting) = write_over(self.disk.as_ref(), &path, &new).map_err(StoreError::disk(&path, "rewrite it"))?;
                lasting.map_err(StoreError::disk(&path, "rewrite it"))?;
            }
            places += found;
        }
        Ok(places)
    }

    fn refused(&self, doing: &'static str, source: &io::Error) -> StoreError {
        let source = io::Error::new(source.kind(), in_words(source));
        StoreError::Disk { path: self.path.clone(), doing, source }
    }
}

/// A text to be struck, as it may stand in a file.
struct Needle {
    strike: Strike,
    /// As it stands in RON and as typed, in bytes.
    forms: Vec<Vec<u8>>,
}

impl Needle {
    /// The text, to be struck in a session with this log; `None` if it is too short.
    fn new(text: &str, log: &[u8]) -> Option<Self> {
        let records = seal::lines(log).filter_map(|line| record::decode(line.bytes).ok());
        let changes: Vec<Change> = records.flat_map(|record| record.commit.changes).collect();
        let strike = Strike::of(text, &changes)?;
        let text = strike.text();
        // As the library writes it, each character by itself; as somebody with an editor does; as typed.
        let escaped = text.chars().flat_map(char::escape_debug).collect();
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
        let mut forms = vec![escaped, quoted, text.to_owned()];
        forms.dedup();
        let forms = forms.into_iter().map(String::into_bytes).collect();
        Some(Self { strike, forms })
    }

    /// Strikes what stands around a record that does not hold the text, such as a piece of another line behind it, which
    /// is taken for a comment: the record is all that stays.
    fn strike_around(&self, text: &[u8], encoded: Result<String, ron::Error>) -> (Vec<u8>, usize) {
        let holds = |form: &Vec<u8>| text.windows(form.len()).any(|window| window == form);
        match encoded {
            Ok(record) if record.as_bytes() != text && self.forms.iter().any(holds) => (record.into_bytes(), 1),
            Ok(_) => (text.to_vec(), 0),
            Err(_) => self.strike_raw(text),
        }
    }

    /// Strikes in bytes that cannot be read as records. Where the bytes are torn (at zeros and at both ends) a piece
    /// of the text of at least 3 bytes goes too.
    fn strike_raw(&self, bytes: &[u8]) -> (Vec<u8>, usize) {
        let mut places = 0;
        let pieces: Vec<Vec<u8>> = bytes
            .split(|byte| *byte == 0)
            .map(|piece| {
                let mut piece = piece.to_vec();
                for form in &self.forms {
                    places += replace_all(&mut piece, form, self.strike.instead())
                        + replace_torn(&mut piece, form, self.strike.instead());
                }
                piece
            })
            .collect();
        (pieces.join(&0), places)
    }
}

/// Replaces each occurrence; gives their number.
fn replace_all(bytes: &mut Vec<u8>, form: &[u8], instead: &str) -> usize {
    let mut places = 0;
    let mut from = 0;
    while let Some(at) = bytes[from..].windows(form.len()).position(|window| window == form) {
        bytes.splice(from + at..from + at + form.len(), instead.bytes());
        from += at + instead.len();
        places += 1;
    }
    places
}

/// Replaces the beginning of the text at the end of the bytes, and its end at their beginning.
fn replace_torn(bytes: &mut Vec<u8>, form: &[u8], instead: &str) -> usize {
    const PIECE: usize = 3;
    let mut places = 0;
    if let Some(length) = (PIECE..form.len()).rev().find(|length| bytes.ends_with(&form[..*length])) {
        bytes.truncate(bytes.len() - length);
        bytes.extend_from_slice(instead.as_bytes());
        places += 1;
    }
    if let Some(length) = (PIECE..form.len()).rev().find(|length| bytes.starts_with(&form[form.len() - length..])) {
        bytes.splice(..length, instead.bytes());
        places += 1;
    }
    places
}

/// Strikes in every line of a log and seals it anew. Gives the new bytes, the seal of the last line and the number of
/// places.
fn strike_lines(bytes: &[u8], needle: &Needle) -> (Vec<u8>, Seal, usize) {
    let start = seal::lines(bytes).next().map_or(0, |line| line.start);
    let mut new = bytes[..start].to_vec();
    let mut places = 0;
    let (mut old_seal, mut new_seal) = (Some(Seal::START), Seal::START);
    for (number, line) in seal::lines(bytes).enumerate() {
        let (text, found) = strike_line(&line, number == 0, needle);
        places += found;
        let fits = line.sealed_after(old_seal).is_some();
        old_seal = line.parts().map(|(_, seal)| seal);
        new.extend_from_slice(&text);
        match old_seal {
            Some(_) if fits => new_seal = new_seal.next(&text),
            // A seal that did not fit must not fit now; and it could betray what was struck.
            Some(_) if found > 0 => new_seal = Seal::START,
            Some(seal) => new_seal = seal,
            None => {}
        }
        if old_seal.is_some() {
            new_seal.write_after(&mut new);
        } else if line.ended {
            new.push(b'\n');
        }
        if !line.ended && new.last() == Some(&b'\n') {
            new.pop();
        }
    }
    (new, new_seal, places)
}

/// A line's text without the struck text, and the number of places.
fn strike_line(line: &FileLine<'_>, is_first: bool, needle: &Needle) -> (Vec<u8>, usize) {
    let text = line.parts().map_or(line.bytes, |(text, _)| text);
    if is_first && let Ok(header) = record::decode_header(text) {
        return needle.strike_around(text, header.encode());
    }
    let Ok(mut record) = record::decode(text) else { return needle.strike_raw(text) };
    let mut places = 0;
    for change in &mut record.commit.changes {
        places += needle.strike.in_change(change);
    }
    match record::encode(&record.commit, record.synced) {
        Ok(struck) if places > 0 => (struck.into_bytes(), places),
        encoded => needle.strike_around(text, encoded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::clean_line;

    fn raw(bytes: &[u8], text: &str) -> Vec<u8> {
        Needle::new(text, b"").unwrap().strike_raw(bytes).0
    }

    #[test]
    fn torn_bytes_lose_the_text_and_pieces_of_it() {
        assert_eq!(raw(b"a Jones b Jones", "Jones"), b"a [struck] b [struck]");
        assert_eq!(raw(b"told by Jon", "Jones"), b"told by [struck]");
        assert_eq!(raw(b"ones said\0\0by Jone\0x", "Jones"), b"[struck] said\0\0by [struck]\0x");
        assert_eq!(raw(br#"said \"no\" to"#, "\"no\""), b"said [struck] to");
        assert_eq!(raw(br#"said it's \"no\" to"#, "it's \"no\""), b"said [struck] to");
        assert_eq!(raw(b"nothing here", "Jones"), b"nothing here");
    }

    /// Whatever the library escapes in a text, a line that can no longer be read as a record loses it.
    #[test]
    fn a_text_is_found_in_torn_lines_however_it_is_written() {
        for text in [
            "it's \"no\"",
            "\u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940}",
            "a\\b",
            "he\u{323}\u{302}\u{334}",
            "\u{1f469}\u{200d}\u{2695}\u{fe0f} Ann",
        ] {
            // As every text of a session is.
            let text = clean_line(text).0;
            let written = ron::to_string(&text).unwrap();
            let torn = format!("(seq: 1, changes: [X(text: {written})");
            let struck = String::from_utf8(raw(torn.as_bytes(), &text)).unwrap();
            assert_eq!(struck, "(seq: 1, changes: [X(text: \"[struck]\")", "{text}");
        }
    }

    #[test]
    fn behind_a_record_nothing_of_it_stays_and_what_a_record_is_made_of_does() {
        let needle = |text| Needle::new(text, b"").unwrap();
        let record = br#"(seq: 1, synced: 0, at: "2026-11-23T09:00:04Z", by: Facilitator, changes: [])"#;
        let joined = [&record[..], b" // 9f3a11c2ame: \"Jones\", code"].concat();
        let line = |bytes| FileLine { bytes, start: 0, ended: true };
        assert_eq!(strike_line(&line(&joined), false, &needle("Jones")), (record.to_vec(), 1));
        assert_eq!(strike_line(&line(record), false, &needle("changes")), (record.to_vec(), 0));
    }

    #[test]
    fn a_line_that_did_not_fit_does_not_fit_afterwards() {
        let mut log = Vec::new();
        let seal = Seal::START.close_line("(one: \"Jones\")", &mut log);
        seal.close_line("(two: 2)", &mut log);
        let broken = log.iter().position(|byte| *byte == b'1').unwrap_or(5);
        log[broken.min(5)] ^= 1;
        let (new, _, places) = strike_lines(&log, &Needle::new("Jones", b"").unwrap());
        let fits: Vec<_> = {
            let mut before = Some(Seal::START);
            let fit = |line: FileLine<'_>| {
                let fits = line.sealed_after(before).is_some();
                before = line.parts().map(|(_, seal)| seal);
                fits
            };
            seal::lines(&new).map(fit).collect()
        };
        assert_eq!((places, fits), (1, vec![false, true]));
    }
}
