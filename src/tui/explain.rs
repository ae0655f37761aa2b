//! "Why?": a page of words for any figure under the cursor: what it means, the inputs as they stand, the worked
//! arithmetic with this workshop's figures, the range under other honest choices, what to say to the room, the caveat.
//! What is under the cursor comes first, then the figures of the head line: so one key explains every figure on the screen.
//!
//! Why: a figure that cannot explain itself should not be shown to anybody. The arithmetic is worked again here, step by
//! step, from the board; tests hold it to the measures. Must not know: how it is drawn.

mod cell;
mod gap;
mod heading;
mod heard;
mod inside;
mod lever;
mod pair;
mod pull;
mod range;
mod together;
mod tomorrow;
mod why;

pub use why::{LABELS, Why};

use super::action::Action;
use super::desk::{Behind, Desk, Front, LeverList, Past, Spot, View};
use super::keyed::there;
use super::keymap::Context;
use super::model::Model;
use super::overlay::Page;
use crate::alignment::{Measures, Sums};
use crate::tui::figure::{amount, share, signed};
use crate::workshop::{Bloc, FactorId, GroupId, ThemeId, Workshop};

/// What every explanation of an alignment ends with.
const CAVEAT: &str = "alignment is our own combination of published parts (Bray-Curtis similarity and an opposition term); not a \
                      validated scale. No cut-off is tied to what comes of an improvement.";

/// The page for what is under the cursor.
#[must_use]
pub fn page(model: &Model, desk: &Desk) -> Page {
    let keys = Keys::of(model);
    let said = Said { workshop: desk.workshop(), measures: desk.measures(), keys: &keys };
    match desk.front {
        Front::Matrix(View::Pairs) => told(pairs(desk, &said), &said),
        Front::Matrix(View::ForceField) => told(desk.force_group().map_or_else(Vec::new, |group| pulled(&said, group)), &said),
        Front::Matrix(View::Map) => {
            let themes = &desk.measures().themes;
            let at = desk.cursors.view.min(themes.len().saturating_sub(1));
            told(themes.get(at).map_or_else(Vec::new, |theme| heading::whys(&said, theme.id)), &said)
        }
        Front::Matrix(View::Levers) => told(levers(desk, &said), &said),
        Front::Behind(behind) => told(opened(&said, behind), &said),
        Front::Timeline => past(desk, &said),
        Front::Matrix(View::Themes) | Front::Step | Front::CarPark | Front::Card => told(at_spot(&said, desk.spot()), &said),
    }
}

/// What an explanation is about: a workshop and its figures.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// Its figures.
    pub measures: &'a Measures,
    /// The keys that write down what a room answers.
    pub keys: &'a Keys,
}

/// The keys that write down what a room answers, as sentences name them.
#[derive(Debug, Clone)]
pub struct Keys {
    /// A heading holds for a group too.
    also: String,
    /// A group was asked about a heading and said no.
    no: String,
    /// All mean the same by a heading.
    same: String,
    /// Two things are meant by it.
    two: String,
    /// A lever becomes an action.
    open: String,
}

impl Keys {
    fn of(model: &Model) -> Self {
        let key = |action| there(model, action, Context::Matrix);
        Self {
            also: key(Action::AlsoForUs),
            no: key(Action::ToggleAskedNo),
            same: key(Action::MarkSameMeaning),
            two: key(Action::MarkTwoMeanings),
            open: there(model, Action::Open, Context::List),
        }
    }
}

impl<'a> Said<'a> {
    fn past(past: &'a Past, keys: &'a Keys) -> Self {
        Self { workshop: &past.workshop, measures: &past.measures, keys }
    }

    fn group(&self, id: GroupId) -> String {
        self.workshop.group(id).map_or_else(String::new, |group| group.name.to_string())
    }

    fn theme(&self, id: ThemeId) -> String {
        self.workshop.theme(id).map_or_else(String::new, |theme| theme.name.to_string())
    }

    fn words(&self, id: FactorId) -> String {
        self.workshop.factor(id).map_or_else(String::new, |factor| factor.text.to_string())
    }

    /// The weight of a group on the board, in words where it is not that of the others.
    fn weight(&self, g: usize) -> String {
        let weight = self.measures.board().seats()[g].weight;
        if (weight - 1.0).abs() < 1e-12 { String::new() } else { format!(" (weight {})", amount(weight)) }
    }
}

fn at_spot(said: &Said<'_>, spot: Spot) -> Vec<Why> {
    match spot {
        Spot::Cell(group, theme) => celled(said, group, theme),
        Spot::Heading(theme) => heading::whys(said, theme),
        Spot::Pull(group) => pulled(said, group),
        Spot::Whole => Vec::new(),
    }
}

fn opened(said: &Said<'_>, behind: Behind) -> Vec<Why> {
    match behind {
        Behind::Cell(group, theme) => celled(said, group, theme),
        Behind::Pair(a, b, theme) => {
            let mut whys: Vec<Why> = pair::why(said, a, b).into_iter().collect();
            whys.extend([a, b].into_iter().filter_map(|group| cell::why(said, group, theme)));
            whys.extend(heading::whys(said, theme));
            whys
        }
        Behind::Heading(theme) => heading::whys(said, theme),
    }
}

fn celled(said: &Said<'_>, group: GroupId, theme: ThemeId) -> Vec<Why> {
    let mut whys: Vec<Why> = cell::why(said, group, theme).into_iter().collect();
    whys.extend(together::whys(said, group, theme));
    whys.extend(heading::whys(said, theme));
    whys
}

/// A group's pull, and below it that of its side.
fn pulled(said: &Said<'_>, group: GroupId) -> Vec<Why> {
    pull::of_group(said, group).into_iter().collect()
}

/// The figures of the head line.
fn whole(said: &Said<'_>) -> Vec<Why> {
    let mut whys = vec![gap::why(said), inside::why(said, Bloc::Clinical), inside::why(said, Bloc::Managerial)];
    whys.extend(inside::weakest(said));
    whys.extend([pull::of_side(said, Bloc::Clinical), pull::of_side(said, Bloc::Managerial)]);
    whys.extend([heard::share(said), heard::guesses(said)]);
    whys
}

fn pairs(desk: &Desk, said: &Said<'_>) -> Vec<Why> {
    let columns = desk.columns();
    let place = |at: usize| columns.get(at.min(columns.len().saturating_sub(1))).copied();
    match (place(desk.look.pair.0), place(desk.look.pair.1)) {
        (Some(a), Some(b)) if a != b => pair::why(said, a, b).into_iter().collect(),
        (Some(a), _) => pulled(said, a),
        _ => Vec::new(),
    }
}

fn levers(desk: &Desk, said: &Said<'_>) -> Vec<Why> {
    match desk.look.list {
        LeverList::Levers => vec![desk.lever().map_or_else(lever::none, |lever| lever::why(desk, said, lever))],
        LeverList::Questions => vec![lever::questions(desk, said)],
        LeverList::Tomorrow => desk.tomorrow().map_or_else(Vec::new, |tomorrow| tomorrow::whys(said, tomorrow)),
    }
}

/// In the timeline: the figures after the entry under the cursor, or the matrix as it was.
fn past(desk: &Desk, now: &Said<'_>) -> Page {
    if let Some(past) = &desk.look.past {
        let said = Said::past(past, now.keys);
        return after(past.seq, told(at_spot(&said, past_spot(past, desk.cursors.matrix)), &said));
    }
    let moments = desk.moments();
    let moment = moments.get(desk.cursors.view.min(moments.len().saturating_sub(1)));
    match moment.and_then(|moment| Past::at(desk.history(), moment.seq)) {
        Some(past) => after(past.seq, told(Vec::new(), &Said::past(&past, now.keys))),
        None => told(Vec::new(), now),
    }
}

fn after(seq: u64, page: Page) -> Page {
    Page { title: format!("{}, after entry {seq}", page.title), ..page }
}

/// What the cursor stands on in the matrix as it was, which may have been smaller.
fn past_spot(past: &Past, (row, column): (usize, usize)) -> Spot {
    let of = |bloc: Bloc| past.measures.groups.iter().filter(move |group| group.bloc == bloc).map(|group| group.id);
    let group = Bloc::ALL.into_iter().flat_map(of).nth(column);
    let theme = past.measures.themes.get(row).map(|theme| theme.id);
    match (group, theme) {
        (Some(group), Some(theme)) => Spot::Cell(group, theme),
        (None, Some(theme)) => Spot::Heading(theme),
        (Some(group), None) => Spot::Pull(group),
        (None, None) => Spot::Whole,
    }
}

/// A page of what is under the cursor, then of the figures of the head line that are not yet on it.
fn told(mut whys: Vec<Why>, said: &Said<'_>) -> Page {
    for why in whole(said) {
        if whys.iter().all(|told| told.about != why.about) {
            whys.push(why);
        }
    }
    let title = whys.first().map_or_else(String::new, |why| format!("Why? {}", why.about));
    let paragraphs = whys.into_iter().flat_map(Why::paragraphs).skip(1).collect();
    Page { title, paragraphs, top: 0 }
}

/// The alignment of some sums, worked: `shared 31.5 of 40 = 0.79, opposed 1 of 40 = 0.03, ...`.
#[must_use]
pub fn worked(sums: Sums) -> String {
    let Some(shares) = sums.shares() else {
        return "Nothing was said, so there is no figure: no data yet, which is not 0.".into();
    };
    let said = amount(sums.said);
    format!(
        "Said {said} in all. Shared {} / {said} = {}; opposed {} / {said} = {}; unmatched, the rest, {}. Alignment = ({} − {}) / \
         {said} = {}.",
        amount(sums.shared),
        share(Some(shares.shared)),
        amount(sums.opposed),
        share(Some(shares.opposed)),
        share(Some(shares.unmatched)),
        amount(sums.shared),
        amount(sums.opposed),
        signed(Some(shares.alignment)),
    )
}
