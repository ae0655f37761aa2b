//! Why a heading reads as it does.

use super::{CAVEAT, Keys, Said, Why, gap, range, worked};
use crate::alignment::{Board, Contrast, Reading, Sums, ThemeFigures};
use crate::tui::figure::{amount, percent, signed};
use crate::workshop::{Bloc, Meaning, ThemeId};

/// The explanation of one heading; none for one that is not on the list.
pub fn whys(said: &Said<'_>, id: ThemeId) -> Vec<Why> {
    let (Some(figures), Some(t)) = (said.measures.theme(id), said.measures.theme_at(id)) else { return Vec::new() };
    vec![why(said, figures, t)]
}

fn why(said: &Said<'_>, figures: &ThemeFigures, t: usize) -> Why {
    let [all, across] = sums(said.measures.board(), t);
    let both = both_sides(said);
    let facing = both && figures.between.is_some();
    let today = if facing { figures.between } else { figures.alignment() };
    let figure = move |board: &Board| {
        let (all, between) = *Contrast::of(board).themes.get(t)?;
        (if facing { between } else { all }).shares().map(|shares| shares.alignment)
    };
    let stands_for = if facing { "between the sides" } else { "over all pairs" };
    let mut range = range::under(said, today, signed, &figure);
    range[0] = format!("the alignment {stands_for}: {}", range[0]);
    Why {
        about: format!("The heading {}", said.theme(figures.id)),
        formula:
            "For each two groups that raised it: shared is what both said, the smaller figure on each side; opposed is what \
                  one wants and the other suffers, of what is then left; said is half of all four figures; alignment is shared \
                  less opposed, of all that was said. Coverage is the weight of the groups that raised it, of all groups. \
                  Balance is worth it less in the way, of both together."
                .into(),
        stands: inputs(said, figures, t),
        worked: vec![
            format!("All pairs: {}", worked(all)),
            format!("Clinical with managerial only: {}", worked(across)),
            coverage(said.measures.board(), figures, t),
            balance(said.measures.board(), t, "of the clinical groups", figures.balance_clinical, |bloc| bloc == Bloc::Clinical),
            balance(said.measures.board(), t, "of the managerial groups", figures.balance_managerial, |bloc| {
                bloc == Bloc::Managerial
            }),
            balance(said.measures.board(), t, "of all groups", figures.balance, |_| true),
            format!("It reads: {}. {}", figures.reading.words(), because(figures, both)),
        ],
        range,
        say: say(said, figures),
        mind: mind(said, figures),
    }
}

/// Whether both sides have a score in the workshop at all: if not, no side can be missed.
fn both_sides(said: &Said<'_>) -> bool {
    let scored = |bloc| said.measures.groups.iter().any(|group| group.bloc == bloc && group.weight > 0.0 && group.scored);
    scored(Bloc::Clinical) && scored(Bloc::Managerial)
}

/// The sums over all pairs of groups that raised heading `t`, and over its clinical x managerial ones.
fn sums(board: &Board, t: usize) -> [Sums; 2] {
    let (mut all, mut across) = (Sums::default(), Sums::default());
    for a in 0..board.seats().len() {
        for b in a + 1..board.seats().len() {
            let (x, y) = (board.heard(a, t), board.heard(b, t));
            if x.sum() <= 0.0 || y.sum() <= 0.0 {
                continue;
            }
            let (left, right) = (board.seats()[a], board.seats()[b]);
            let sums = Sums::of(x, y);
            all.add(sums, left.weight * right.weight);
            if gap::across(left.bloc, right.bloc) {
                across.add(sums, left.weight * right.weight);
            }
        }
    }
    [all, across]
}

fn inputs(said: &Said<'_>, figures: &ThemeFigures, t: usize) -> Vec<String> {
    let board = said.measures.board();
    let of = |(g, group): (usize, &crate::alignment::GroupFigures)| {
        let cell = board.heard(g, t);
        if cell.sum() <= 0.0 {
            return None;
        }
        let sides = [('+', cell.incentive), ('−', cell.barrier)];
        let sides = sides.iter().filter(|(_, value)| *value > 0.0).map(|(sign, value)| format!("{sign}{}", amount(*value)));
        Some(format!("{} {}{}", said.group(group.id), sides.collect::<Vec<_>>().join(" "), said.weight(g)))
    };
    let mut list: Vec<String> = said.measures.groups.iter().enumerate().filter_map(of).collect();
    if list.is_empty() {
        list.push("nobody raised it with a score yet.".into());
    }
    list.push(match figures.meaning {
        Meaning::NotChecked => "the room was not asked yet whether all mean the same by it.".into(),
        Meaning::Same => "the room found that all mean the same by it.".into(),
        Meaning::Two => "the room found two meanings in it.".into(),
    });
    list
}

fn coverage(board: &Board, figures: &ThemeFigures, t: usize) -> String {
    let seats = board.seats().iter().enumerate();
    let raised: f64 = seats.filter(|(g, _)| board.heard(*g, t).sum() > 0.0).map(|(_, seat)| seat.weight).sum();
    let all: f64 = board.seats().iter().map(|seat| seat.weight).sum();
    let result = figures.coverage.map_or_else(|| "no data yet".into(), percent);
    format!("Coverage = {} / {} = {result}.", amount(raised), amount(all))
}

fn balance(board: &Board, t: usize, whose: &str, result: Option<f64>, counts: fn(Bloc) -> bool) -> String {
    let seats = || board.seats().iter().enumerate().filter(|(_, seat)| counts(seat.bloc));
    let worth: f64 = seats().map(|(g, seat)| seat.weight * board.heard(g, t).incentive).sum();
    let way: f64 = seats().map(|(g, seat)| seat.weight * board.heard(g, t).barrier).sum();
    let (worth, way) = (amount(worth), amount(way));
    format!("Balance {whose} = ({worth} − {way}) / ({worth} + {way}) = {}.", signed(result))
}

/// The rule that gave the reading.
fn because(figures: &ThemeFigures, both: bool) -> String {
    let (between, all) = (signed(figures.between), signed(figures.alignment()));
    let (stands, balances) = if both {
        (format!("Between the sides {between}"), "both balances are")
    } else {
        (format!("One side has no score in the whole workshop, so all pairs stand in: {all}"), "the balance is")
    };
    match figures.reading {
        Reading::NoData => "No group raised it with a score.".into(),
        Reading::OnlyClinical => "Of the two sides only the clinical one raised it with a score: ask the other.".into(),
        Reading::OnlyManagerial => "Of the two sides only the managerial one raised it with a score: ask the other.".into(),
        Reading::Contested => format!(
            "Contested is −0.20 and less, between the sides ({between}) or over all pairs ({all}): what one gains the other pays."
        ),
        Reading::CommonMotive => format!("{stands}, which is 0.20 and more, and {balances} above 0."),
        Reading::CommonObstacle => format!("{stands}, which is 0.20 and more, and {balances} below 0."),
        Reading::Mixed => format!("{stands}: no other reading applies."),
    }
}

fn say(said: &Said<'_>, figures: &ThemeFigures) -> String {
    let name = said.theme(figures.id);
    match figures.reading {
        Reading::CommonMotive => format!("“Both sides brought {name}. Is it the same thing you want?”"),
        Reading::CommonObstacle => format!("“{name} is in the way of both sides. Is it the same thing?”"),
        Reading::Contested => {
            format!("“On {name} one side gains what the other side pays for. Help us see why both make sense.”")
        }
        Reading::OnlyClinical | Reading::OnlyManagerial => {
            format!("“Only one side spoke of {name}. Would it matter to you too, or not?”")
        }
        Reading::Mixed | Reading::NoData => format!("“What is {name} for you? Who has not said?”"),
    }
}

fn mind(said: &Said<'_>, figures: &ThemeFigures) -> String {
    let words = if figures.meaning == Meaning::NotChecked && figures.reading != Reading::NoData {
        let Keys { same, two, .. } = said.keys;
        format!(
            "nobody checked yet whether all mean the same by it: nurses' and executives' words may be two things. In “Reading it \
             together”, and in this matrix, {same} marks same meaning, {two} two meanings. And "
        )
    } else {
        String::new()
    };
    format!("{words}{CAVEAT}")
}
