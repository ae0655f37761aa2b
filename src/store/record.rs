//! The lines of a session file: one value of RON each, one commit a line.
//!
//! This is the format that is frozen: golden lines in the tests hold it fast. Knows nothing of seals, files or what a
//! change does.

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::workshop::{Author, Change, Commit};

/// The newest file format this program reads, and the one it writes.
pub const FORMAT: u32 = 1;

/// The first line of a session file. Unknown fields are passed over, so that a newer header can be told from damage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The file format, from 1.
    #[serde(rename = "tandem")]
    pub format: u32,
    /// What makes the session the same session in a rescue or a repaired copy: a ULID.
    pub id: String,
    /// When it was made; a label, nothing is ordered by it.
    pub created: Timestamp,
}

impl Header {
    /// The header of a new session made at this time, with an id of its own.
    #[must_use]
    pub fn new(created: Timestamp) -> Self {
        let to_the_second = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Trunc);
        Self {
            format: FORMAT,
            id: ulid::Ulid::from_datetime(created.into()).to_string(),
            created: created.round(to_the_second).unwrap_or(created),
        }
    }

    /// The line's text, without its seal.
    pub(crate) fn encode(&self) -> Result<String, ron::Error> {
        one_line(self)
    }
}

/// A header of which only the format matters, so that one from the future is understood as far as need be.
#[derive(Deserialize)]
struct FormatOnly {
    tandem: u32,
}

/// A commit as it stands in the file.
#[derive(Serialize)]
struct Written<'a> {
    seq: u64,
    synced: u64,
    at: Timestamp,
    by: &'a Author,
    #[serde(skip_serializing_if = "Option::is_none", with = "bare")]
    undoes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none", with = "bare")]
    redoes: Option<u64>,
    changes: &'a [Change],
}

/// The same, as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    seq: u64,
    synced: u64,
    at: Timestamp,
    by: Author,
    #[serde(default, with = "bare")]
    undoes: Option<u64>,
    #[serde(default, with = "bare")]
    redoes: Option<u64>,
    changes: Vec<Change>,
}

/// A number that is left out when there is none, and stands bare when there is one.
mod bare {
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
    pub fn serialize<S: Serializer>(number: &Option<u64>, out: S) -> Result<S::Ok, S::Error> {
        match number {
            Some(number) => out.serialize_u64(*number),
            None => out.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<u64>, D::Error> {
        u64::deserialize(input).map(Some)
    }
}

/// A commit and what was known to be durable when it was written down.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    /// The highest seq durable when the line was written.
    pub synced: u64,
    pub commit: Commit,
}

/// A commit's text, without its seal.
pub(crate) fn encode(commit: &Commit, synced: u64) -> Result<String, ron::Error> {
    one_line(&Written {
        seq: commit.seq,
        synced,
        at: commit.at,
        by: &commit.by,
        undoes: commit.undoes,
        redoes: commit.redoes,
        changes: &commit.changes,
    })
}

/// Reads a commit's text, with or without its seal.
pub(crate) fn decode(text: &[u8]) -> Result<Record, String> {
    let read: Read = match super::quick::read(text) {
        Some(read) => read,
        None => ron::de::from_bytes(text).map_err(|error| error.to_string())?,
    };
    let Read { seq, synced, at, by, undoes, redoes, changes: read } = read;
    // They stay for as long as the session is open, and with them would the room that they were read into.
    let mut changes = Vec::with_capacity(read.len());
    changes.extend(read);
    Ok(Record { synced, commit: Commit { seq, at, by, undoes, redoes, changes } })
}

/// Reads a header's text, with or without its seal.
pub(crate) fn decode_header(text: &[u8]) -> Result<Header, String> {
    ron::de::from_bytes(text).map_err(|error| error.to_string())
}

/// The format that a line asks for, if it is a header or holds a `Format` change and still parses, whatever its seal
/// says.
pub(crate) fn format_asked_for(line: &[u8], is_first: bool) -> Option<u32> {
    if is_first {
        return readings(line).find_map(|text| ron::de::from_bytes::<FormatOnly>(text).ok()).map(|header| header.tandem);
    }
    let record = readings(line).find_map(|text| decode(text).ok())?;
    let asked = |change: &Change| if let Change::Format(version) = change { Some(*version) } else { None };
    record.commit.changes.iter().filter_map(asked).max()
}

/// The line as it is (RON passes over a seal), and without all that follows its last bracket.
fn readings(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let bracket = line.iter().rposition(|byte| *byte == b')');
    [Some(line), bracket.map(|at| &line[..=at])].into_iter().flatten()
}

/// Whether bytes hold a `Format` change, or a text that looks like one.
pub(crate) fn may_ask_for_a_format(bytes: &[u8]) -> bool {
    const CHANGE: &[u8] = b"Format(";
    const LAST: usize = CHANGE.len() - 1;
    // Whatever stands where its last byte would be says how far on it can begin at the earliest.
    let mut at = 0;
    while let Some(window) = bytes.get(at..=at + LAST) {
        if window == CHANGE {
            return true;
        }
        let known = CHANGE[..LAST].iter().rposition(|byte| *byte == window[LAST]);
        at += known.map_or(CHANGE.len(), |known| LAST - known);
    }
    false
}

/// RON on one line, spaced as in `(a: 1, b: [X(c: "d"), Y])`. Control and bidi characters in texts are escaped, so
/// that a file is safe to print and a line is a line.
fn one_line<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    ron::ser::to_string_pretty(value, PrettyConfig::new().depth_limit(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Evidence, FactorId, GroupId, Kind, Line, Note};

    fn commit(seq: u64, changes: Vec<Change>) -> Commit {
        let at = "2026-11-23T09:00:04Z".parse().unwrap();
        Commit { seq, at, by: Author::Facilitator, undoes: None, redoes: None, changes }
    }

    #[test]
    fn golden_lines() {
        let header = Header { format: 1, id: "01J".to_owned(), created: "2026-11-23T09:00:00Z".parse().unwrap() };
        assert_eq!(header.encode().unwrap(), r#"(tandem: 1, id: "01J", created: "2026-11-23T09:00:00Z")"#);
        let named = commit(1, vec![Change::NameWorkshop { title: Line::new("Morning briefing, Ward 6") }]);
        assert_eq!(
            encode(&named, 0).unwrap(),
            r#"(seq: 1, synced: 0, at: "2026-11-23T09:00:04Z", by: Facilitator, changes: [NameWorkshop(title: "Morning briefing, Ward 6")])"#
        );
        let undone = Commit { undoes: Some(12), ..commit(13, vec![Change::Format(2)]) };
        assert_eq!(
            encode(&undone, 12).unwrap(),
            r#"(seq: 13, synced: 12, at: "2026-11-23T09:00:04Z", by: Facilitator, undoes: 12, changes: [Format(2)])"#
        );
        let redone = Commit { redoes: Some(9), ..commit(14, vec![]) };
        assert_eq!(
            encode(&redone, 12).unwrap(),
            r#"(seq: 14, synced: 12, at: "2026-11-23T09:00:04Z", by: Facilitator, redoes: 9, changes: [])"#
        );
    }

    #[test]
    fn what_is_written_is_read_again_with_or_without_its_seal() {
        let factor = Change::AddFactor {
            id: FactorId::new(7),
            group: GroupId::new(1),
            kind: Kind::Barrier,
            text: Line::new("it's \"late\" // 00000000 \\ é \u{65e5}\u{1f469}\u{200d}\u{2695}"),
            theme: None,
            evidence: Evidence::Heard,
            same_as: Some(FactorId::new(2)),
        };
        let note = Change::NoteFactor { id: FactorId::new(7), text: Note::new("one\ntwo") };
        let commit = commit(3, vec![factor, note]);
        let text = encode(&commit, 2).unwrap();
        assert!(!text.contains('\n'));
        let expected = Record { synced: 2, commit };
        assert_eq!(decode(text.as_bytes()).unwrap(), expected);
        assert_eq!(decode(format!("{text} // 9f3a11c2").as_bytes()).unwrap(), expected);
    }

    #[test]
    fn an_unknown_field_is_refused_in_a_record_and_passed_over_in_a_header() {
        let line = r#"(seq: 1, synced: 0, mood: 3, at: "2026-11-23T09:00:04Z", by: Facilitator, changes: [])"#;
        assert!(decode(line.as_bytes()).unwrap_err().contains("mood"));
        let header = br#"(tandem: 1, id: "x", created: "2026-11-23T09:00:00Z", mood: (a: [1, "b"]))"#;
        assert_eq!(decode_header(header).unwrap().id, "x");
    }

    #[test]
    fn the_format_asked_for_is_found_whatever_the_seal_says() {
        let format = encode(&commit(5, vec![Change::Format(2)]), 4).unwrap();
        for seal in ["", " // 00000000", " // broken", " /"] {
            assert_eq!(format_asked_for(format!("{format}{seal}").as_bytes(), false), Some(2), "{seal}");
        }
        assert_eq!(format_asked_for(b"(tandem: 3, id: 5) // x", true), Some(3));
        let quoted = encode(&commit(5, vec![Change::SetPlace { place: Line::new("Format(9)") }]), 4).unwrap();
        assert_eq!(format_asked_for(quoted.as_bytes(), false), None);
        assert_eq!(format_asked_for(b"(seq: 5, changes: [Format(2)", false), None);
    }

    #[test]
    fn a_new_header_has_an_id_and_whole_seconds() {
        let header = Header::new("2026-11-23T09:00:00.75Z".parse().unwrap());
        assert_eq!((header.id.len(), header.created.to_string().as_str()), (26, "2026-11-23T09:00:00Z"));
    }

    #[test]
    fn a_format_change_is_found_wherever_it_stands() {
        for before in 0..20 {
            let text = format!("{}Format(2)", "Fo(rmat".repeat(3).split_at(before).0);
            assert!(may_ask_for_a_format(text.as_bytes()), "{text}");
            assert!(!may_ask_for_a_format(text.replace("t(2", "t 2").as_bytes()));
        }
        assert!(!may_ask_for_a_format(b"") && !may_ask_for_a_format(b"Format"));
    }

    #[test]
    fn the_quick_way_reads_what_ron_reads_or_leaves_it_to_ron() {
        let lines = [
            r#"(seq: 1, synced: 0, at: "2026-11-23T09:00:04Z", by: Facilitator, changes: [NameWorkshop(title: "Ward 6")])"#,
            r#"(seq: 13, synced: 12, at: "2026-11-23T09:00:04Z", by: Facilitator, undoes: 12, changes: [Format(2), RemoveFactor(id: "f7")])"#,
            r#"(seq: 2, synced: 1, at: "2026-11-23T09:00:04Z", by: Facilitator, changes: [Rate(id: "f1", tally: (counts: (0, 1, 2, 0, 0), not_relevant: 0, dont_know: 3)), WeighGroup(id: "g1", weight: 0.5)])"#,
            r#"(seq: 2, synced: 1, at: "2026-11-23T09:00:04Z", by: Facilitator, changes: [ExtendStep(minutes: -2, at: "2026-11-23T09:00:04Z", used: 9)])"#,
        ];
        for line in lines {
            let quick: Read = crate::store::quick::read(line.as_bytes()).expect(line);
            let slow: Read = ron::de::from_bytes(line.as_bytes()).unwrap();
            assert_eq!((quick.seq, quick.synced, quick.at, quick.changes), (slow.seq, slow.synced, slow.at, slow.changes));
            for cut in 0..line.len() {
                assert!(crate::store::quick::read::<Read>(&line.as_bytes()[..cut]).is_none(), "{}", &line[..cut]);
            }
            for (right, other) in [
                ("seq: ", "seq:"),
                ("(seq", " (seq"),
                ("04Z\"", "04\\u{5a}\""),
                (", by", ",by"),
                (": [", ": [,"),
                ("seq: ", "seq: 0"),
            ] {
                assert!(crate::store::quick::read::<Read>(line.replacen(right, other, 1).as_bytes()).is_none(), "{other}");
            }
        }
    }
}
