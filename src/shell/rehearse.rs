//! A rehearsal's world: its session lies in memory alone, so nothing has to be cleared away, whatever happens. What would
//! touch a file is answered here instead, until it is asked to be kept.

use jiff::Timestamp;

use super::Failure;
use crate::config::samples;
use crate::store;
use crate::tui::desk::Draft;
use crate::tui::msg::Opened;
use crate::tui::rehearsal::Rehearsal;
use crate::tui::{Access, Effect, Model, Msg};
use crate::workshop::template::Template;
use crate::workshop::{Change, History, STRUCK, clean_line, plan};

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
        place: "in memory only: a rehearsal".into(),
        saved: 0,
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
        Effect::Export { to, .. } => said(&format!("Here {to} would be written. A rehearsal writes nothing.")),
        Effect::Strike(words) => Answer::Said(strike(desk.history(), words, now)),
        Effect::Append(_) | Effect::KeepDraft(_) | Effect::Point(_) | Effect::RetrySave | Effect::SaveElsewhere(_) => {
            Answer::Nothing
        }
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

/// Strikes in memory as the store does in files.
fn strike(history: &History, words: &str, now: Timestamp) -> Msg {
    let words = clean_line(words).0;
    if words.chars().count() < 2 {
        return Msg::Failed("Type at least two characters to be struck.".into());
    }
    let mut places = 0;
    let mut commits = history.commits().to_vec();
    for change in commits.iter_mut().flat_map(|commit| &mut commit.changes) {
        change.for_each_text(&mut |text| {
            places += text.matches(words.as_str()).count();
            *text = text.replace(words.as_str(), STRUCK);
        });
    }
    if places == 0 {
        return Msg::Failed("Those words stand nowhere in this session; capitals count.".into());
    }
    let struck = History::replay(commits).map_err(|(_, refusal)| refusal).and_then(|mut history| {
        history.commit(now, vec![Change::Struck { at: now }])?;
        Ok(history)
    });
    struck.map_or_else(|refusal| Msg::Failed(refusal.to_string()), |history| Msg::Struck { words, history: Box::new(history) })
}
