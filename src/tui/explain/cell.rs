//! Why a cell shows what it shows.

use super::{Keys, Said, Why};
use crate::alignment::{Cell, State};
use crate::tui::figure::amount;
use crate::workshop::{Basis, Evidence, Factor, GroupId, Kind, ThemeId};

/// The explanation of one cell; none for one that is not in the matrix.
pub fn why(said: &Said<'_>, group: GroupId, theme: ThemeId) -> Option<Why> {
    let cell = said.measures.cell(group, theme)?;
    let points: Vec<&Factor> = cell.factors.iter().filter_map(|id| said.workshop.factor(*id)).collect();
    let of = |kind: Kind| -> Vec<&Factor> { points.iter().filter(|factor| factor.kind == kind).copied().collect() };
    let mut stands: Vec<String> = points.iter().map(|factor| point(factor)).collect();
    if stands.is_empty() {
        stands.push(format!("{}. A blank is not a nought: it may only be airtime.", cell.state.words()));
    }
    Some(Why {
        about: format!("{}, {}", said.group(group), said.theme(theme)),
        formula: "A square has two sides, worth it and in the way. Each shows the strongest point on it, not a sum and not a \
                  mean: so the number of notes buys no weight. A point's strength is the median of its ratings, else the figure \
                  that the group agreed, else the one typed while capturing, which is provisional."
            .into(),
        stands,
        worked: [Kind::Incentive, Kind::Barrier].map(|kind| side(kind, &of(kind))).to_vec(),
        range: range(cell, &points),
        say: say(said, cell),
        mind: mind(said, group),
    })
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
            format!("ratings {counts}: median {}", amount(strength))
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

/// The square with the guesses let in, and without strengths that are only provisional.
fn range(cell: &Cell, points: &[&Factor]) -> Vec<String> {
    let mut lines = Vec::new();
    let sides = |incentive: f64, barrier: f64| format!("+{} −{}", amount(incentive), amount(barrier));
    let now = sides(cell.incentive.strength, cell.barrier.strength);
    let with = sides(cell.incentive.strength.max(cell.incentive.assumed), cell.barrier.strength.max(cell.barrier.assumed));
    lines.push(if with == now {
        format!("with the guesses let in still {now}.")
    } else {
        format!("with the guesses let in {with}.")
    });
    let sure = |kind: Kind| {
        let counts = |factor: &&&Factor| {
            factor.kind == kind && factor.evidence != Evidence::Assumed && factor.basis() != Some(Basis::Entered)
        };
        points.iter().filter(counts).filter_map(|factor| factor.strength()).fold(0.0, f64::max)
    };
    let without = sides(sure(Kind::Incentive), sure(Kind::Barrier));
    if without != now {
        lines.push(format!("without strengths that are only provisional {without}."));
    }
    lines
}

fn say(said: &Said<'_>, cell: &Cell) -> String {
    let theme = said.theme(cell.theme);
    match cell.state {
        _ if cell.split => "“In this group some said one and some said five. You need not say who. What would someone think who \
                            said five?” ≈ is a difference inside the group, not between groups."
            .into(),
        State::Raised if !cell.is_heard() => format!("“This about {theme} others said of you. Is it so?”"),
        State::Raised => format!("“What does {theme} look like on a working day?”"),
        State::AskedNo => format!("nothing: they were asked about {theme} and said no, and that stands."),
        State::NotAsked => {
            let Keys { also, no, .. } = said.keys;
            format!("“Does {theme} matter to you too, or not?” {also} writes it down; {no} that they said no.")
        }
    }
}

fn mind(said: &Said<'_>, group: GroupId) -> String {
    let small = said.workshop.group(group).is_some_and(crate::workshop::Group::is_small);
    let words = if small { "this is a group of one or two people: pass over it unless they bring it up. And " } else { "" };
    format!("{words}a strength of 4 need not mean the same to two groups; there is no way to tell from slips.")
}
