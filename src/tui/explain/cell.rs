//! Why a cell shows what it shows.

use super::Said;
use crate::alignment::consensus;
use crate::tui::figure::{amount, share};
use crate::workshop::{Basis, Evidence, Factor, GroupId, Kind, ThemeId};

/// The explanation of one cell.
pub fn paragraphs(said: &Said<'_>, group: GroupId, theme: ThemeId) -> Vec<String> {
    let Some(cell) = said.measures.cell(group, theme) else { return Vec::new() };
    let mut lines = vec![
        "A square has two sides, worth it and in the way. Each shows the strongest point on it, not a sum and not a mean: so \
         the number of notes buys no weight."
            .to_owned(),
    ];
    for kind in [Kind::Incentive, Kind::Barrier] {
        let points: Vec<&Factor> =
            cell.factors.iter().filter_map(|id| said.workshop.factor(*id)).filter(|factor| factor.kind == kind).collect();
        lines.push(side(kind, &points));
        lines.extend(points.iter().map(|factor| point(factor)));
    }
    if cell.factors.is_empty() {
        lines.push(format!("This square: {}. A blank is not a nought: it may only be airtime.", cell.state.words()));
    }
    if cell.split {
        lines.push(
            "≈ split: inside this group some rated it low and some high. This is a difference inside the group, not between \
             groups. Say: “In this group some said one and some said five. You need not say who. What would someone think who \
             said five?”"
                .to_owned(),
        );
    }
    lines
}

fn side(kind: Kind, points: &[&Factor]) -> String {
    let counted = points.iter().filter(|factor| factor.evidence != Evidence::Assumed).filter_map(|factor| factor.strength());
    let counted: Vec<f64> = counted.collect();
    let name = if kind == Kind::Incentive { "Worth it" } else { "In the way" };
    match counted.as_slice() {
        [] if points.is_empty() => format!("{name}: nothing was said, so 0 enters the arithmetic."),
        [] => format!("{name}: only guesses or points without a score, so 0 enters the arithmetic."),
        [one] => format!("{name}: {}{}, the one point that counts.", kind.sign(), amount(*one)),
        many => {
            let most = many.iter().copied().fold(0.0, f64::max);
            let list = many.iter().map(|strength| amount(*strength)).collect::<Vec<_>>().join(", ");
            format!("{name}: {}{}, the largest of {list}.", kind.sign(), amount(most))
        }
    }
}

/// One point with how it came by its strength.
fn point(factor: &Factor) -> String {
    let how = match (factor.strength(), factor.basis(), factor.tally) {
        (Some(strength), Some(Basis::Rated), Some(tally)) => {
            let counts = tally.counts.map(|count| count.to_string()).join(" ");
            let figure = consensus::consensus(tally.counts);
            let word = consensus::words(tally.counts).map_or_else(String::new, |word| format!(", {}", word.words()));
            format!("ratings {counts}: median {}, consensus {}{word}", amount(strength), share(figure))
        }
        (Some(strength), Some(Basis::Agreed), _) => format!("{} agreed aloud", amount(strength)),
        (Some(strength), _, _) => format!("{} typed while capturing: provisional", amount(strength)),
        (None, _, _) => "not scored: enters no figure".to_owned(),
    };
    let evidence = match factor.evidence {
        Evidence::Heard => "heard today",
        Evidence::Survey => "told before",
        Evidence::Assumed => "a guess of others: counted only in the figures “with assumed”",
    };
    format!("{} {} · {how} · {evidence}", factor.kind.sign(), factor.text)
}
