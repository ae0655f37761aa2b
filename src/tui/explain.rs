//! "Why?": a page of words for any figure under the cursor: what it means, the inputs as they stand, the worked
//! arithmetic with this workshop's figures, the range under other honest choices, what to say to the room, the caveat.
//!
//! Why: a figure that cannot explain itself should not be shown to anybody. The arithmetic is worked again here, step by
//! step, from the board; tests hold it to the measures. Must not know: how it is drawn.

mod cell;
mod heading;
mod lever;
mod pair;
mod pull;
mod whole;

use super::desk::{Behind, Desk, Front, LeverList, Spot, View};
use super::overlay::Page;
use crate::alignment::{Measures, Sums};
use crate::tui::figure::{amount, share, signed};
use crate::workshop::{FactorId, GroupId, ThemeId, Workshop};

/// What every explanation of an alignment ends with.
const CAVEAT: &str = "Alignment is our own combination of published parts (Bray-Curtis similarity and an opposition term); not a \
                      validated scale. No cut-off is tied to what comes of an improvement.";

/// The page for what is under the cursor.
#[must_use]
pub fn page(desk: &Desk) -> Page {
    let said = Said { workshop: desk.workshop(), measures: desk.measures() };
    match desk.front {
        Front::Matrix(View::Pairs) => pairs(desk, &said),
        Front::Matrix(View::ForceField) => desk.force_group().map_or_else(|| whole(&said), |group| pulled(&said, group)),
        Front::Matrix(View::Map) => {
            let themes = &desk.measures().themes;
            let at = desk.cursors.view.min(themes.len().saturating_sub(1));
            themes.get(at).map_or_else(|| whole(&said), |theme| headed(&said, theme.id))
        }
        Front::Matrix(View::Levers) => levers(desk, &said),
        Front::Behind(Behind::Cell(group, theme)) => celled(&said, group, theme),
        Front::Behind(Behind::Pair(a, b, _)) => paired(&said, a, b),
        Front::Behind(Behind::Heading(theme)) => headed(&said, theme),
        Front::Timeline => whole(&said),
        Front::Matrix(View::Themes) | Front::Step | Front::CarPark => match desk.spot() {
            Spot::Cell(group, theme) => celled(&said, group, theme),
            Spot::Heading(theme) => headed(&said, theme),
            Spot::Pull(group) => pulled(&said, group),
            Spot::Whole => whole(&said),
        },
    }
}

/// What an explanation is about: a workshop and its figures.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// Its figures.
    pub measures: &'a Measures,
}

impl Said<'_> {
    fn group(&self, id: GroupId) -> String {
        self.workshop.group(id).map_or_else(String::new, |group| group.name.to_string())
    }

    fn theme(&self, id: ThemeId) -> String {
        self.workshop.theme(id).map_or_else(String::new, |theme| theme.name.to_string())
    }

    fn words(&self, id: FactorId) -> String {
        self.workshop.factor(id).map_or_else(String::new, |factor| factor.text.to_string())
    }
}

fn celled(said: &Said<'_>, group: GroupId, theme: ThemeId) -> Page {
    let mut paragraphs = cell::paragraphs(said, group, theme);
    paragraphs.push(format!("# The heading: {}", said.theme(theme)));
    paragraphs.extend(heading::paragraphs(said, theme));
    titled(format!("Why? {}, {}", said.group(group), said.theme(theme)), paragraphs)
}

fn headed(said: &Said<'_>, theme: ThemeId) -> Page {
    let mut paragraphs = heading::paragraphs(said, theme);
    paragraphs.push("# The gap between the two sides".into());
    paragraphs.extend(whole::paragraphs(said));
    titled(format!("Why? {}", said.theme(theme)), paragraphs)
}

fn pulled(said: &Said<'_>, group: GroupId) -> Page {
    titled(format!("Why? The pull of {}", said.group(group)), pull::paragraphs(said, group))
}

fn whole(said: &Said<'_>) -> Page {
    titled("Why? The gap between clinical and managerial groups".into(), whole::paragraphs(said))
}

fn paired(said: &Said<'_>, a: GroupId, b: GroupId) -> Page {
    titled(format!("Why? {} and {}", said.group(a), said.group(b)), pair::paragraphs(said, a, b))
}

fn pairs(desk: &Desk, said: &Said<'_>) -> Page {
    let columns = desk.columns();
    let place = |at: usize| columns.get(at.min(columns.len().saturating_sub(1))).copied();
    match (place(desk.look.pair.0), place(desk.look.pair.1)) {
        (Some(a), Some(b)) if a != b => paired(said, a, b),
        (Some(a), _) => pulled(said, a),
        _ => whole(said),
    }
}

fn levers(desk: &Desk, said: &Said<'_>) -> Page {
    let paragraphs = match desk.look.list {
        LeverList::Levers => desk.lever().map_or_else(lever::none, |lever| lever::paragraphs(desk, said, lever)),
        LeverList::Questions => lever::questions(),
        LeverList::Tomorrow => desk.tomorrow().map_or_else(lever::none, |tomorrow| lever::tomorrow(said, tomorrow)),
    };
    titled("Why? Levers and tomorrow".into(), paragraphs)
}

fn titled(title: String, paragraphs: Vec<String>) -> Page {
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
