//! Slips to be cut: for the silent steps, for scores, for dots.

use super::heading;
use crate::export::Subject;
use crate::export::paper::{Item, Leaf};
use crate::workshop::script::{Moment, room_lines};
use crate::workshop::{Step, StepKind};

/// Slips on a leaf.
const ON_A_LEAF: usize = 8;
/// Points that a slip has room for.
const POINTS: usize = 12;

/// A leaf for each step that needs slips.
pub(super) fn leaves(subject: Subject) -> Vec<Leaf> {
    let kept = subject.workshop().agenda.kept();
    kept.filter_map(|step| Some(leaf(&step.title, &lines(subject, step)?))).collect()
}

fn leaf(title: &str, lines: &[String]) -> Leaf {
    Leaf { is_across: false, items: vec![heading(&format!("Slips: {title}")), Item::Slips(vec![lines.to_vec(); ON_A_LEAF])] }
}

/// What stands on a slip of a step; none where the step has none.
fn lines(subject: Subject, step: &Step) -> Option<Vec<String>> {
    match step.kind {
        StepKind::Silent(_) => {
            let moment = Moment { step: Some(step), ..Moment::default() };
            room_lines(step, subject.workshop(), &moment).into_iter().last().map(|prompt| vec![prompt])
        }
        StepKind::Score => {
            let blanks =
                |from: usize, to: usize| (from..=to).map(|number| format!("{number} ____")).collect::<Vec<_>>().join("    ");
            let scale = "1 hardly matters, 3 matters, 5 decides; 0 not relevant, ? don't know";
            Some(vec![
                "How much does it matter to you?".to_owned(),
                scale.to_owned(),
                blanks(1, POINTS / 3),
                blanks(POINTS / 3 + 1, 2 * POINTS / 3),
                blanks(2 * POINTS / 3 + 1, POINTS),
            ])
        }
        StepKind::First => {
            let dots = usize::from(subject.workshop().agenda.dots.max(1));
            let prompt = "What first? Write the numbers, alone. Twice the same number is fine.".to_owned();
            Some(vec![prompt, vec!["____"; dots].join("    ")])
        }
        _ => None,
    }
}
