//! Why a group is pulled the way it is.

use super::Said;
use crate::tui::figure::{amount, signed};
use crate::workshop::{Evidence, GroupId, Kind};

/// The explanation of a group's pull.
pub fn paragraphs(said: &Said<'_>, group: GroupId) -> Vec<String> {
    let Some(figures) = said.measures.group(group) else { return Vec::new() };
    let pull = figures.pull;
    let strengths = |kind: Kind| {
        let points = said.workshop.factors_of(group).filter(|f| f.kind == kind && f.evidence != Evidence::Assumed);
        let list: Vec<String> = points.filter_map(crate::workshop::Factor::strength).map(amount).collect();
        if list.is_empty() { "nothing scored".to_owned() } else { list.join(" + ") }
    };
    let all = pull.driving + pull.restraining;
    vec![
        "A force field (Lewin 1951): all points of the group that were heard or told before and have a score, with or without \
         a heading; not only the strongest of each square. What others assume does not count."
            .into(),
        format!("Driving: {} = {}.", strengths(Kind::Incentive), amount(pull.driving)),
        format!("Restraining: {} = {}.", strengths(Kind::Barrier), amount(pull.restraining)),
        format!(
            "Net = {} − {} = {}. Balance = net / ({} + {}) = {} / {} = {}.",
            amount(pull.driving),
            amount(pull.restraining),
            amount(pull.net()),
            amount(pull.driving),
            amount(pull.restraining),
            amount(pull.net()),
            amount(all),
            signed(pull.balance())
        ),
        "Compare groups by balance, −1 to +1: talkative groups have larger totals.".into(),
        match pull.balance() {
            Some(balance) if balance < 0.0 => {
                "Say: “More stands in your way than draws you. What would have to go first?”".into()
            }
            Some(_) => "Say: “More draws you than stands in your way. What would you need to help the others?”".into(),
            None => "Nothing of it is scored yet: no data, which is not 0.".into(),
        },
    ]
}
