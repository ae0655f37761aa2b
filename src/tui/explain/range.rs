//! A figure under the other honest choices: without each group of one or two people, a group of both sides counted on
//! one, with the guesses let in.

use super::Said;
use crate::alignment::{Board, Choice, choices};

/// How a figure is written.
pub type Show = fn(Option<f64>) -> String;

/// The figure worked out from the board under every other choice, in words: how far it ranges, then what moves it.
pub fn under(said: &Said<'_>, today: Option<f64>, show: Show, figure: &dyn Fn(&Board) -> Option<f64>) -> Vec<String> {
    let each: Vec<(Choice, Option<f64>)> =
        choices(said.workshop, said.measures).into_iter().map(|(choice, board)| (choice, figure(&board))).collect();
    spread(said, today, show, &each)
}

/// The same for figures worked out elsewhere.
pub fn spread(said: &Said<'_>, today: Option<f64>, show: Show, each: &[(Choice, Option<f64>)]) -> Vec<String> {
    let now = show(today);
    let moved: Vec<_> = each.iter().filter(|(_, figure)| show(*figure) != now).collect();
    if moved.is_empty() {
        let names: Vec<String> = each.iter().map(|(choice, _)| words(said, *choice)).collect();
        return vec![format!("{} all leave it at {now}.", names.join(", "))];
    }
    let figures = || each.iter().filter_map(|(_, figure)| *figure);
    let mut lines = match (figures().reduce(f64::min), figures().reduce(f64::max)) {
        (Some(low), Some(high)) => vec![format!("between {} and {}.", show(Some(low)), show(Some(high)))],
        _ => vec!["no data yet under any of them.".to_owned()],
    };
    lines.extend(moved.iter().map(|(choice, figure)| format!("{}: {}", words(said, *choice), show(*figure))));
    if moved.len() < each.len() {
        lines.push(format!("the others leave it at {now}."));
    }
    lines
}

/// A choice in words.
pub fn words(said: &Said<'_>, choice: Choice) -> String {
    match choice {
        Choice::Without(group) => format!("without {}", said.group(group)),
        Choice::Counted(group, bloc) => format!("{} counted as {}", said.group(group), bloc.word()),
        Choice::WithAssumed => "with the guesses let in".into(),
    }
}
