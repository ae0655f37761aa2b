//! The report that is written by itself: when somebody has to leave now and when the workshop ends; and from then on, as
//! long as the room is in *Before you go*, after every change.

use crate::tui::Access;
use crate::tui::desk::Report;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::workshop::StepKind;

/// Asks for it, of the workshop as it stands.
pub fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(desk) = model.desk_mut() {
        desk.reported = desk.history().last_seq();
        effects.push(Effect::Report);
    }
}

/// It lies beside the session. That is said where something was said to be about to end, or it has another name than before.
pub fn lies(model: &mut Model, mut report: Report) {
    let now = model.now;
    let Some(desk) = model.desk_mut().filter(|desk| desk.name == report.session) else { return };
    let is_asked_for = desk.reported >= report.seq;
    let is_new = desk.report.as_ref().is_none_or(|known| known.place != report.place);
    desk.reported = desk.reported.max(report.seq);
    report.at = is_asked_for.then_some(now);
    report.left = report.left.or_else(|| desk.report.as_ref().filter(|known| known.place == report.place)?.left.clone());
    let written = format!("Written: what the room may see, in {}. Tandem has sent nothing anywhere.", report.place);
    let changed = report.left.as_ref().map_or_else(String::new, |left| format!(" You changed {left}: it is left as it is."));
    desk.report = Some(report);
    let waits = model.status.as_ref().is_some_and(|status| status.leads);
    if waits || is_asked_for && is_new {
        model.say(model.after_first(format!("{written}{changed}")));
    }
}

/// After anything that happened: what lies there is true while the room is in *Before you go*.
pub fn settled(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let is_kept = desk.report.is_some() && desk.access == Access::Writing && desk.step_kind() == StepKind::Close;
    if is_kept && desk.history().last_seq() > desk.reported {
        ask(model, effects);
    }
}
