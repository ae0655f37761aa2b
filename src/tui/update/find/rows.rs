//! What can be searched on each screen: its rows, the words by which each is found, and how the cursor gets there. In
//! the matrix these are its headings and, after them, its groups. While the room looks at the same screen a row is found by
//! what the room reads of it, and not at all if the room does not see it.

use crate::alignment::{ActionShare, Lever};
use crate::tui::desk::{CardRow, Desk, Front, LeverList, Pane, View};
use crate::tui::home::Home;
use crate::tui::model::{Model, Screen};
use crate::tui::step::matrix::words;
use crate::tui::step::outcome::ActionRow;
use crate::workshop::{Deed, FactorId, GroupId};

/// What the list with the cursor holds.
enum Rows {
    Points(Vec<FactorId>),
    Groups(Vec<GroupId>),
    Words(Vec<String>),
    /// Headings, then groups.
    Grid(Vec<String>, Vec<GroupId>),
    /// Nothing that could be searched.
    Nothing,
}

impl Model {
    /// Whether there is something to search in where the cursor is.
    #[must_use]
    pub fn can_search(&self) -> bool {
        self.searched_rows() > 0
    }

    /// How many rows are searched.
    #[must_use]
    pub fn searched_rows(&self) -> usize {
        match &self.screen {
            Screen::Home(home) => home.shelf.len(),
            Screen::Desk(desk) => match rows(desk) {
                Rows::Points(points) => points.len(),
                Rows::Groups(groups) => groups.len(),
                Rows::Words(words) => words.len(),
                Rows::Grid(headings, groups) => headings.len() + groups.len(),
                Rows::Nothing => 0,
            },
        }
    }

    /// The words by which a row is found; none for a row that the room does not see, while it looks.
    #[must_use]
    pub fn row_words(&self, row: usize) -> Option<String> {
        let desk = match &self.screen {
            Screen::Home(home) => return home_words(home, row),
            Screen::Desk(desk) => desk,
        };
        match rows(desk) {
            Rows::Points(points) => point_words(desk, *points.get(row)?),
            Rows::Groups(groups) => group_words(desk, *groups.get(row)?),
            Rows::Words(mut words) => (row < words.len()).then(|| words.swap_remove(row)),
            Rows::Grid(headings, groups) => match row.checked_sub(headings.len()) {
                None => headings.into_iter().nth(row),
                Some(column) => group_words(desk, *groups.get(column)?),
            },
            Rows::Nothing => None,
        }
    }

    /// The row that the cursor is on.
    #[must_use]
    pub fn searched_row(&self) -> usize {
        match &self.screen {
            Screen::Home(home) => home.at,
            Screen::Desk(desk) if on_grid(desk) => desk.cursors.matrix.0,
            Screen::Desk(desk) => match desk.front {
                Front::Behind(_) => desk.look.behind,
                Front::Matrix(View::Pairs) => desk.look.pair.0,
                Front::Matrix(View::Levers) => desk.look.levers[desk.look.list as usize],
                Front::Timeline => desk.cursors.view,
                _ => desk.cursor(),
            },
        }
    }

    /// Puts the cursor on a row; what is selected follows.
    pub fn go_to_row(&mut self, row: usize) {
        let desk = match &mut self.screen {
            Screen::Home(home) => {
                home.at = row;
                return;
            }
            Screen::Desk(desk) => desk,
        };
        let headings = desk.measures().themes.len();
        match desk.front {
            Front::Behind(_) => desk.look.behind = row,
            Front::Matrix(View::Pairs) => desk.look.pair.0 = row,
            Front::Matrix(View::Levers) => desk.look.levers[desk.look.list as usize] = row,
            Front::Timeline | Front::Matrix(View::ForceField | View::Map) => desk.cursors.view = row,
            _ if on_grid(desk) && row >= headings => desk.cursors.matrix.1 = row - headings,
            _ if on_grid(desk) => desk.cursors.matrix.0 = row,
            _ => desk.put_cursor(row),
        }
    }
}

/// Whether the cursor moves over headings and groups.
fn on_grid(desk: &Desk) -> bool {
    matches!((desk.front, desk.pane), (Front::Matrix(View::Themes), _) | (Front::Step, Pane::Matrix))
}

fn rows(desk: &Desk) -> Rows {
    let headings = || desk.measures().themes.iter().filter_map(|theme| desk.workshop().theme(theme.id));
    let names = || headings().map(|theme| format!("{} {}", theme.name, theme.code)).collect::<Vec<_>>();
    if on_grid(desk) {
        return Rows::Grid(names(), desk.columns());
    }
    match desk.front {
        Front::Matrix(View::Pairs) => Rows::Groups(desk.columns()),
        Front::Matrix(View::ForceField) => Rows::Points(desk.force_points()),
        Front::Matrix(View::Map) => Rows::Words(names()),
        Front::Matrix(View::Levers) => Rows::Words(lever_words(desk)),
        Front::Matrix(View::Themes) => Rows::Nothing,
        Front::Behind(behind) => Rows::Points(desk.behind_points(behind)),
        Front::Timeline if desk.look.past.is_some() => Rows::Nothing,
        Front::Timeline => Rows::Words(desk.moments().iter().map(|moment| moment.what.clone()).collect()),
        Front::CarPark => Rows::Words(parked(desk)),
        Front::Step | Front::Card => in_pane(desk),
    }
}

fn in_pane(desk: &Desk) -> Rows {
    let workshop = desk.workshop();
    match desk.pane {
        Pane::Points => Rows::Points(desk.kept().points.clone()),
        Pane::Headings => Rows::Points(desk.kept().without_heading.clone()),
        Pane::Dots => Rows::Points(workshop.shortlist.clone()),
        Pane::Groups => Rows::Groups(desk.listed_groups()),
        Pane::Standing => Rows::Groups(desk.standing_rows()),
        Pane::Agenda => Rows::Words(workshop.agenda.steps.iter().map(|step| step.title.to_string()).collect()),
        Pane::Parked => Rows::Words(parked(desk)),
        Pane::Card => Rows::Words(desk.card().into_iter().map(|row| card_words(desk, row)).collect()),
        Pane::Actions => Rows::Words(desk.action_rows().into_iter().map(|row| action_words(desk, row)).collect()),
        Pane::Pairs => Rows::Words(desk.open_pairs().into_iter().map(|pair| pair_words(desk, pair)).collect()),
        Pane::Matrix | Pane::Script => Rows::Nothing,
    }
}

/// The words by which the rows of view 5's list are found: the heading and whose it is; of an action what and who.
fn lever_words(desk: &Desk) -> Vec<String> {
    let heading = |id| desk.legible().theme(id).map_or_else(String::new, |theme| format!("{} {}", theme.name, theme.code));
    match desk.look.list {
        LeverList::Levers => {
            let of = |lever: &Lever| {
                let groups = lever.groups.iter().filter_map(|id| group_words(desk, *id));
                format!("{} {}", words(desk, lever), groups.collect::<Vec<_>>().join(" "))
            };
            desk.levers().map_or_else(Vec::new, |levers| levers.list.iter().map(of).collect())
        }
        LeverList::Questions => desk
            .levers()
            .map_or_else(Vec::new, |levers| levers.questions.iter().map(|question| heading(question.theme)).collect()),
        LeverList::Tomorrow => {
            let of = |share: &ActionShare| {
                desk.legible().action(share.action).map_or_else(String::new, |action| deed_words(&action.deed))
            };
            desk.tomorrow().map_or_else(Vec::new, |tomorrow| tomorrow.shares.iter().map(of).collect())
        }
    }
}

/// The words of both points and of their group.
fn pair_words(desk: &Desk, (one, other): (FactorId, FactorId)) -> String {
    let both = [point_words(desk, one), point_words(desk, other)];
    both.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn deed_words(deed: &Deed) -> String {
    format!("{} {}", deed.what, deed.owner)
}

fn parked(desk: &Desk) -> Vec<String> {
    desk.legible().parked().map(|item| item.text.to_string()).collect()
}

fn home_words(home: &Home, row: usize) -> Option<String> {
    home.shelf.get(row).map(|session| format!("{} {}", session.title, session.name))
}

fn point_words(desk: &Desk, id: FactorId) -> Option<String> {
    let workshop = desk.legible();
    let factor = workshop.factor(id)?;
    let group = workshop.group(factor.group).map_or("", |group| group.name.as_str());
    Some(format!("{} {group}", factor.text))
}

fn group_words(desk: &Desk, id: GroupId) -> Option<String> {
    desk.legible().group(id).map(|group| format!("{} {}", group.name, group.code))
}

fn card_words(desk: &Desk, row: CardRow) -> String {
    match row {
        CardRow::Point(_, id) => desk.legible().factor(id).map(|factor| factor.text.to_string()),
        CardRow::Heading(id) => desk.legible().theme(id).map(|theme| theme.name.to_string()),
    }
    .unwrap_or_default()
}

fn action_words(desk: &Desk, row: ActionRow) -> String {
    match row {
        ActionRow::Barrier(id) => desk.legible().factor(id).map(|factor| factor.text.to_string()),
        ActionRow::Action(id, _) => {
            desk.legible().actions().find(|action| action.id == id).map(|action| deed_words(&action.deed))
        }
    }
    .unwrap_or_default()
}
