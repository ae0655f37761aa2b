//! A group's card: its points, numbered, and the headings that it did not raise.

use super::{heading, section, text};
use crate::export::Subject;
use crate::export::paper::{Item, Leaf};
use crate::export::report::Table;
use crate::words::PackWords;
use crate::workshop::Group;

/// Rows left to be written into on the card of a group that has said nothing yet.
const BLANK_ROWS: usize = 8;

/// The card.
pub(super) fn leaf(subject: Subject, group: &Group) -> Leaf {
    let said = &subject.words().pack;
    let items = vec![
        heading(&group.name),
        text(&about(group, said)),
        section(said.your_points()),
        text(said.your_points_how()),
        Item::Form(points(subject, group)),
        section(said.also()),
        text(said.also_how()),
        Item::Form(headings(subject, group)),
    ];
    Leaf { is_across: false, items }
}

fn about(group: &Group, said: &PackWords) -> String {
    let people = group.people.map_or_else(|| said.nobody_counted().to_owned(), |people| said.people(people));
    if group.is_small() { said.card_small(people) } else { said.card(people) }
}

fn points(subject: Subject, group: &Group) -> Table {
    let words = subject.words();
    let said = &words.pack;
    let head = [said.number(), said.point(), said.is(), "1", "2", "3", "4", "5", "0", "?"].map(str::to_owned).to_vec();
    let blanks = || std::iter::repeat_n(String::new(), 7);
    let said = subject.workshop().factors_of(group.id).zip(1..).map(|(factor, number)| {
        let side = format!("{} {}", factor.kind.sign(), factor.kind.said(words));
        [format!("{number}"), factor.text.to_string(), side].into_iter().chain(blanks()).collect()
    });
    let mut rows: Vec<Vec<String>> = said.collect();
    if rows.is_empty() {
        rows = (1..=BLANK_ROWS)
            .map(|number| [format!("{number}"), String::new(), "+  −".to_owned()].into_iter().chain(blanks()).collect())
            .collect();
    }
    Table { head, rows }
}

fn headings(subject: Subject, group: &Group) -> Table {
    let workshop = subject.workshop();
    let said = &subject.words().pack;
    let head = [said.heading(), said.belongs(), said.also_for_us(), said.no()].map(str::to_owned).to_vec();
    let raised = |theme| workshop.factors_of(group.id).any(|factor| factor.theme == Some(theme));
    let rows = workshop
        .themes()
        .filter(|theme| !raised(theme.id))
        .map(|theme| vec![theme.name.to_string(), theme.definition.to_string(), "+ ___  − ___".to_owned(), String::new()]);
    Table { head, rows: rows.collect() }
}
