//! The words beside the line: what Enter would add, in the room's plain words.

use super::context::{Context, Point};
use super::parse::default_evidence;
use super::reading::{Outcome, Parts, Reading, Role, ThemeChoice};
use crate::workshop::{Basis, Evidence, spelled};

/// Some words of a preview, and what they are about.
pub type Word = (String, Role);

/// The preview of a line: "Resident doctors", "in the way", "Time", "not scored". A refusal is its sentence, a
/// missing sign "+ or -?"; a blank line shows nothing. The hint of a word that only looks like a tag comes last.
#[must_use]
pub fn preview(reading: &Reading, context: &Context) -> Vec<Word> {
    let parts = &reading.parts;
    let mut words = Vec::with_capacity(6);
    match &reading.outcome {
        Outcome::Empty => return words,
        Outcome::Refused(sentence) => return vec![(sentence.clone(), Role::Refused)],
        Outcome::NothingYet(sentence) => {
            words.extend(head(parts, context));
            words.push((sentence.clone(), Role::Hint));
        }
        Outcome::NeedsSign => {
            words.extend(head(parts, context));
            if reading.same_words.is_none() {
                words.push(("+ or -?".to_owned(), Role::Hint));
            }
        }
        Outcome::Ready(_) => {
            words.extend(head(parts, context));
            words.extend(tags(parts, context));
        }
    }
    words.extend(reading.hint().map(|hint| (hint, Role::Hint)));
    words
}

fn head(parts: &Parts, context: &Context) -> Vec<Word> {
    let mut words = Vec::new();
    if let Some(group) = parts.group.and_then(|id| context.group(id)) {
        words.push((group.name.to_owned(), Role::Group));
    }
    if parts.same {
        words.push(("too".to_owned(), Role::Same));
    }
    if let Some(kind) = parts.kind {
        words.push((kind.room_words().to_owned(), Role::Sign(kind)));
    }
    words
}

fn tags(parts: &Parts, context: &Context) -> Vec<Word> {
    let mut words = Vec::new();
    let copied = context.point.as_ref().filter(|_| parts.same);
    words.extend(copied.map(|point| (point.text.to_string(), Role::Text)));
    words.push(match theme(parts, copied, context) {
        Some(name) => (name, Role::Theme),
        None => ("no heading yet".to_owned(), Role::Hint),
    });
    words.push(match (parts.strength, context.stands) {
        (Some(typed), Some((strength, Basis::Agreed))) if Some(f64::from(typed)) == Some(strength) => {
            (format!("{typed}, agreed"), Role::Strength)
        }
        // A figure typed over slips changes nothing: they decide.
        (Some(_), Some((strength, Basis::Rated))) => (format!("{}, slips decide", spelled(strength)), Role::Strength),
        (Some(typed), _) => (format!("{typed}, provisional"), Role::Strength),
        (None, Some((strength, Basis::Rated))) => (format!("{}, by slips", spelled(strength)), Role::Strength),
        (None, _) => ("not scored".to_owned(), Role::Hint),
    });
    let usual = parts.group.map(|group| default_evidence(group, context));
    match parts.evidence {
        Some(Evidence::Assumed) => words.push(("assumed".to_owned(), Role::Evidence)),
        Some(Evidence::Survey) => words.push(("told before".to_owned(), Role::Evidence)),
        Some(Evidence::Heard) if usual != Some(Evidence::Heard) => words.push(("heard".to_owned(), Role::Evidence)),
        _ => {}
    }
    words
}

fn theme(parts: &Parts, copied: Option<&Point>, context: &Context) -> Option<String> {
    match &parts.theme {
        Some(ThemeChoice::New(name)) => Some(format!("new heading: {name}")),
        Some(ThemeChoice::Existing(id)) => context.theme(*id).map(|theme| theme.name.to_owned()),
        None => copied.and_then(|point| point.theme).and_then(|id| context.theme(id)).map(|theme| theme.name.to_owned()),
    }
}
