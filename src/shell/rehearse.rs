//! A rehearsal's world: its session lies in memory alone, so nothing has to be cleared away, whatever happens. What would
//! touch a file is answered here instead, until it is asked to be kept.

use jiff::Timestamp;

use super::Failure;
use crate::config::samples;
use crate::store;
use crate::tui::desk::{Draft, Saved};
use crate::tui::msg::Opened;
use crate::tui::rehearsal::Rehearsal;
use crate::tui::{Access, Effect, Model, Msg};
use crate::workshop::template::Template;
use crate::workshop::{History, Strike, plan};

/// The agenda that is rehearsed.
pub const AGENDA: &str = "alignment-90";
/// The sample whose room is simulated.
const SAMPLE: &str = "morning-briefing";
/// The minutes that the agenda is planned for.
pub const PLANNED: u32 = 90;

/// A rehearsal that begins now.
///
/// # Errors
/// The agenda or the sample cannot be used.
pub fn begin(now: Timestamp) -> Result<Msg, Failure> {
    let agenda = crate::config::templates::embedded().into_iter().find(|found| found.name == AGENDA);
    let agenda: Template = agenda.ok_or_else(|| Failure::new(format!("there is no template “{AGENDA}”")))?;
    let sample = samples::sample(SAMPLE).ok_or_else(|| Failure::new(format!("there is no sample “{SAMPLE}”")))?;
    let reading = store::interpret(std::path::Path::new(SAMPLE), sample.text.as_bytes().to_vec())?;
    let (history, rehearsal) = Rehearsal::begin(&agenda, reading.history.workshop(), now).map_err(Failure::new)?;
    let opened = Opened {
        name: "rehearsal".into(),
        called: None,
        place: "in memory only: a rehearsal".into(),
        saved: Saved::UpTo(0),
        history,
        access: Access::Writing,
        draft: Draft::default(),
        remarks: Vec::new(),
    };
    Ok(Msg::RehearsalBegun(Box::new(opened), Box::new(rehearsal)))
}

/// What a rehearsal answers to an effect.
#[derive(Debug)]
pub enum Answer {
    /// It is not a rehearsal's to answer: the world performs it.
    Elsewhere,
    /// It would have touched files; nothing is done, and nothing is said.
    Nothing,
    /// It is done in memory, or said why not.
    Said(Msg),
}

/// Answers an effect that would touch files, if a rehearsal is open.
pub fn answer(effect: &Effect, model: &Model, now: Timestamp) -> Answer {
    let Some(desk) = model.desk().filter(|desk| desk.rehearsal.is_some()) else { return Answer::Elsewhere };
    let said = |words: &str| Answer::Said(Msg::Done(words.into()));
    match effect {
        Effect::Report => said("Here the report would be written beside the session. A rehearsal writes nothing."),
        Effect::Export { to, .. } | Effect::Pack { to } => {
            let outcome = Ok(format!("Here {to} would be written. A rehearsal writes nothing."));
            Answer::Said(Msg::Written { to: to.clone(), outcome })
        }
        Effect::Strike(words) => Answer::Said(strike(desk.history(), words, now)),
        Effect::Append(_)
        | Effect::KeepDraft(_)
        | Effect::Point(_)
        | Effect::LookForReport
        | Effect::RetrySave
        | Effect::SaveElsewhere(_) => Answer::Nothing,
        _ => Answer::Elsewhere,
    }
}

/// The log of a rehearsal with its clock stopped, to be kept.
#[must_use]
pub fn stopped(history: &History, now: Timestamp) -> History {
    let mut history = history.clone();
    if history.workshop().progress.running_since.is_some() {
        // Refused it would be kept as it is, with its clock running.
        drop(history.commit(now, plan::pause(history.workshop(), now)));
    }
    history
}

/// Strikes in memory, by the rule by which the store strikes in files.
fn strike(history: &History, words: &str, now: Timestamp) -> Msg {
    let changes = history.commits().iter().flat_map(|commit| &commit.changes);
    let Some(strike) = Strike::of(words, changes) else {
        return Msg::Failed("Type at least two characters to be struck.".into());
    };
    let words = strike.text().to_owned();
    match strike.in_log(history.commits(), now) {
        Ok((_, 0)) => Msg::Failed("Those words stand nowhere in this session; capitals count.".into()),
        Ok((history, _)) => Msg::Struck { words, history: Box::new(history) },
        Err(refusal) => Msg::Failed(refusal.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::shell::fresh;
    use crate::store::Shelf;
    use crate::workshop::{Bloc, Change, Code, Line, Presence};

    fn begun(now: Timestamp) -> History {
        let Msg::RehearsalBegun(opened, _) = begin(now).unwrap() else { panic!("it begins") };
        opened.history
    }

    fn struck(history: &History, words: &str, now: Timestamp) -> History {
        match strike(history, words, now) {
            Msg::Struck { words: gone, history } if gone == words => *history,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_name_struck_in_a_rehearsal_is_not_in_the_file_that_is_kept_and_nor_is_its_code() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let mut history = begun(now);
        let workshop = history.workshop();
        let name = Line::new("Jones");
        let code = Code::for_group(&name, workshop.groups().map(|group| &group.code));
        let id = workshop.next_group();
        let presence = Presence::Expected;
        let add = Change::AddGroup { id, name, code, bloc: Bloc::Clinical, people: None, presence, weight: 1.0 };
        history.commit(now, vec![add]).unwrap();
        assert!(history.workshop().groups().any(|group| *group.code == *"jon"), "the code is made of the name");
        let kept = stopped(&struck(&history, "Jones", now), now);
        let folder = tempfile::tempdir().unwrap();
        let session = fresh::keep(&Shelf::new(folder.path()), &kept, now, &TimeZone::UTC).unwrap();
        let text = std::fs::read_to_string(&session.path).unwrap();
        assert!(text.contains("[struck]") && !text.contains("Jones") && !text.contains("\"jon\""), "{text}");
    }

    #[test]
    fn two_names_are_struck_one_after_the_other() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let history = begun(now);
        let names: Vec<String> = history.workshop().groups().take(2).map(|group| group.name.to_string()).collect();
        let history = names.iter().fold(history, |history, name| struck(&history, name, now));
        let after: Vec<String> = history.workshop().groups().take(2).map(|group| group.name.to_string()).collect();
        assert_eq!(after, ["[struck]", "[struck 2]"]);
        assert!(matches!(strike(&history, "Zebra crossing", now), Msg::Failed(_)));
        assert!(matches!(strike(&history, " Z ", now), Msg::Failed(_)));
    }
}
