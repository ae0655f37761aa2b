//! Why a heading reads as it does.

use super::{CAVEAT, Said, worked};
use crate::alignment::{Reading, Sums, ThemeFigures};
use crate::tui::figure::{amount, percent, share, signed};
use crate::workshop::{Bloc, Meaning, ThemeId};

/// The explanation of one heading.
pub fn paragraphs(said: &Said<'_>, id: ThemeId) -> Vec<String> {
    let (Some(figures), Some(t)) = (said.measures.theme(id), said.measures.theme_at(id)) else { return Vec::new() };
    let [all, across] = sums(said, t);
    let mut lines = vec![
        "For each two groups that raised it: shared is what both said, the smaller figure on each side; opposed is what one \
         wants and the other suffers, of what is then left; said is half of all four figures."
            .to_owned(),
        inputs(said, t),
        format!("All pairs: {}", worked(all)),
        format!("Clinical with managerial only: {}", worked(across)),
        coverage(figures),
        format!("It reads: {}. {}", figures.reading.words(), because(figures)),
    ];
    if figures.meaning == Meaning::NotChecked && figures.reading != Reading::NoData {
        lines.push(
            "Nobody checked yet whether all mean the same by it: nurses' and executives' words may be two things. In “Reading it \
             together” y marks same meaning, t two meanings."
                .into(),
        );
    }
    lines.push(say(said, figures));
    lines.push(CAVEAT.into());
    lines
}

/// The sums over all pairs of groups that raised heading `t`, and over its clinical x managerial ones.
pub fn sums(said: &Said<'_>, t: usize) -> [Sums; 2] {
    let board = said.measures.board();
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
            if matches!((left.bloc, right.bloc), (Bloc::Clinical, Bloc::Managerial) | (Bloc::Managerial, Bloc::Clinical)) {
                across.add(sums, left.weight * right.weight);
            }
        }
    }
    [all, across]
}

fn inputs(said: &Said<'_>, t: usize) -> String {
    let board = said.measures.board();
    let of = |(g, group): (usize, &crate::alignment::GroupFigures)| {
        let cell = board.heard(g, t);
        if cell.sum() <= 0.0 {
            return None;
        }
        let sides = [('+', cell.incentive), ('−', cell.barrier)];
        let sides = sides.iter().filter(|(_, value)| *value > 0.0).map(|(sign, value)| format!("{sign}{}", amount(*value)));
        Some(format!("{} {}", said.group(group.id), sides.collect::<Vec<_>>().join(" ")))
    };
    let list: Vec<String> = said.measures.groups.iter().enumerate().filter_map(of).collect();
    if list.is_empty() { "Nobody raised it with a score yet.".into() } else { format!("As it stands: {}.", list.join("; ")) }
}

fn coverage(figures: &ThemeFigures) -> String {
    let coverage = figures.coverage.map_or_else(|| "no data yet".into(), percent);
    format!(
        "Coverage, the weight of the groups that raised it of all: {coverage}. Balance, worth it less in the way of both \
         together: clinical {}, managerial {}.",
        signed(figures.balance_clinical),
        signed(figures.balance_managerial)
    )
}

/// The rule that gave the reading.
fn because(figures: &ThemeFigures) -> String {
    let between = share(figures.between);
    match figures.reading {
        Reading::NoData => "No group raised it with a score.".into(),
        Reading::OnlyClinical => "Of the two sides only the clinical one raised it: ask the other.".into(),
        Reading::OnlyManagerial => "Of the two sides only the managerial one raised it: ask the other.".into(),
        Reading::Contested => format!(
            "Contested is −0.20 and less, between the sides ({between}) or over all pairs ({}): what one gains the other pays.",
            share(figures.alignment())
        ),
        Reading::CommonMotive => {
            format!("Between the sides {between}, which is 0.20 and more, and both balances are above 0.")
        }
        Reading::CommonObstacle => {
            format!("Between the sides {between}, which is 0.20 and more, and both balances are below 0.")
        }
        Reading::Mixed => format!("Between the sides {between}: no other reading applies."),
    }
}

fn say(said: &Said<'_>, figures: &ThemeFigures) -> String {
    let name = said.theme(figures.id);
    match figures.reading {
        Reading::CommonMotive => format!("Say: “Everyone brought {name}. Is it the same thing you want?”"),
        Reading::CommonObstacle => format!("Say: “{name} is in the way of both sides. Is it the same thing?”"),
        Reading::Contested => {
            format!("Say: “On {name} one side gains what the other side pays for. Help us see why both make sense.”")
        }
        Reading::OnlyClinical | Reading::OnlyManagerial => {
            format!("Say: “Only one side spoke of {name}. Would it matter to you too, or not?”")
        }
        Reading::Mixed | Reading::NoData => format!("Say: “What is {name} for you? Who has not said?”"),
    }
}
