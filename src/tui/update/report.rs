//! The report that is written by itself: when somebody has to leave now and when the workshop ends; and from then on, as
//! long as the room is in *Before you go*, after every change.

use crate::tui::Access;
use crate::tui::desk::Report;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::workshop::StepKind;

/// What is said when it could not be.
const NOT_WRITTEN: &str = "The report could not be written";

/// Asks for it, of the workshop as it stands.
pub fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(desk) = model.desk_mut() {
        desk.reported = desk.history().last_seq();
        effects.push(Effect::Report);
    }
}

/// It lies beside the session. That is said where something was said to be about to end, or where it has another name than
/// before and nothing else stands there.
pub fn lies(model: &mut Model, mut report: Report) {
    let now = model.now;
    let Some(desk) = model.desk_mut().filter(|desk| desk.log == report.session) else { return };
    desk.reported = desk.reported.max(report.seq);
    report.at = report.is_new.then_some(now);
    report.left = report.left.or_else(|| desk.report.as_ref().filter(|known| known.place == report.place)?.left.clone());
    if !report.is_new {
        // What was found is told in the step alone.
        desk.report = Some(report);
        return;
    }
    let was_failing = desk.unwritten.take().is_some();
    let is_news = was_failing || desk.report.as_ref().is_none_or(|known| known.place != report.place);
    let written = format!("Written: what the room may see, in {}. Tandem has sent nothing anywhere.", report.place);
    let mut changed = report.left.as_ref().map_or_else(String::new, |left| format!(" You changed {left}: it is left as it is."));
    desk.report = Some(report);
    if !changed.is_empty() && is_struck(model) {
        changed.push_str(" It may still hold them: strike them there.");
    }
    let is_over = was_failing && model.status.as_ref().is_some_and(|status| status.text.contains(NOT_WRITTEN));
    if waits(model) || is_over || is_news && model.status.is_none() {
        model.say(model.after_first(format!("{written}{changed}")));
    } else if let Some(status) = model.status.as_mut().filter(|_| is_news) {
        status.text.push_str(&changed);
    }
}

/// It could not be written: what lies there is of an earlier state. That is said once for each reason, and stands in the
/// step until it could.
pub fn failed(model: &mut Model, session: &str, why: String) {
    let Some(desk) = model.desk_mut().filter(|desk| desk.log == session) else { return };
    let mut sentence = format!("{NOT_WRITTEN}: {why}.");
    let is_news = desk.unwritten.as_ref() != Some(&why);
    desk.unwritten = Some(why);
    let lies = desk.report.as_ref().map(|report| report.file.clone());
    if let Some(file) = lies.filter(|_| is_struck(model)) {
        sentence.push_str(&format!(" {file} still holds them."));
    }
    if is_news || waits(model) {
        model.say_trouble(model.after_first(sentence));
    }
}

/// Asks once more for what could not be written.
pub fn again(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.desk().is_some_and(|desk| desk.unwritten.is_some() && desk.access == Access::Writing) {
        ask(model, effects);
    }
}

/// Whether what was said waits for what is said of the report.
fn waits(model: &Model) -> bool {
    model.status.as_ref().is_some_and(|status| status.leads)
}

/// Whether it waits because words were struck.
fn is_struck(model: &Model) -> bool {
    waits(model) && model.status.as_ref().is_some_and(|status| status.text == super::world::STRUCK_NOW)
}

/// After anything that happened: what lies there is true while the room is in *Before you go*.
pub fn settled(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let is_kept = (desk.report.is_some() || desk.unwritten.is_some())
        && desk.access == Access::Writing
        && desk.step_kind() == StepKind::Close;
    if is_kept && desk.history().last_seq() > desk.reported {
        ask(model, effects);
    }
}
