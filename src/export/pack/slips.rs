//! Slips to be cut: for the silent steps, for scores, for dots.

use super::heading;
use crate::export::Subject;
use crate::export::paper::{Item, Leaf};
use crate::workshop::script::{Moment, room_lines};
use crate::workshop::{Step, StepKind};

/// Slips on a leaf.
const ON_A_LEAF: usize = 8;
/// Points that a slip has room for at least.
const POINTS: usize = 12;

/// A leaf for each step that needs slips.
pub(super) fn leaves(subject: Subject) -> Vec<Leaf> {
    let said = &subject.words().pack;
    let kept = subject.workshop().agenda.kept();
    kept.filter_map(|step| Some(leaf(&said.slips(step.title.as_str()), &lines(subject, step)?))).collect()
}

fn leaf(title: &str, lines: &[String]) -> Leaf {
    Leaf { is_across: false, items: vec![heading(title), Item::Slips(vec![lines.to_vec(); ON_A_LEAF])] }
}

/// What stands on a slip of a step; none where the step has none.
fn lines(subject: Subject, step: &Step) -> Option<Vec<String>> {
    let said = &subject.words().pack;
    match step.kind {
        StepKind::Silent(_) => {
            let moment = Moment { step: Some(step), ..Moment::new(subject.words()) };
            room_lines(step, subject.workshop(), &moment).into_iter().last().map(|prompt| vec![prompt])
        }
        StepKind::Score => {
            let workshop = subject.workshop();
            let most = workshop.groups().map(|group| workshop.factors_of(group.id).count()).max().unwrap_or(0).max(POINTS);
            let numbers: Vec<String> = (1..=most).map(|number| format!("{number} ____")).collect();
            let lines = numbers.chunks(4).map(|numbers| numbers.join("   "));
            Some([said.how_much(), said.scale()].map(str::to_owned).into_iter().chain(lines).collect())
        }
        StepKind::First => {
            let dots = usize::from(subject.workshop().agenda.dots.max(1));
            let prompt = said.what_first().to_owned();
            Some(vec![prompt, vec!["____"; dots].join("    ")])
        }
        _ => None,
    }
}
