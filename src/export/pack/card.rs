//! A group's card: its points, numbered, and the headings that it did not raise.

use super::{heading, section, text};
use crate::export::Subject;
use crate::export::figure::counted;
use crate::export::paper::{Item, Leaf};
use crate::export::report::Table;
use crate::workshop::Group;

/// Rows left to be written into on the card of a group that has said nothing yet.
const BLANK_ROWS: usize = 8;

/// The card.
pub(super) fn leaf(subject: Subject, group: &Group) -> Leaf {
    let items = vec![
        heading(&group.name),
        text(&about(group)),
        section("Your points: how much does each matter?"),
        text(
            "Each of you alone, on a slip: 1 hardly matters, 3 matters, 5 decides whether I take part; 0 not relevant to us, ? don't know. Then count the slips here: how many wrote 1, how many 2, and so on.",
        ),
        Item::Form(points(subject, group)),
        section("Also for you?"),
        text(
            "Headings that your group has not mentioned. If it is true for you too, + makes it worth it or − gets in the way, and how much, 1 to 5. If not, tick no.",
        ),
        Item::Form(headings(subject, group)),
    ];
    Leaf { is_across: false, items }
}

fn about(group: &Group) -> String {
    let people =
        group.people.map_or_else(|| "nobody counted yet".to_owned(), |people| counted(people as usize, "person", "people"));
    let agree = if group.is_small() { " You are one or two: no slips, agree one figure for each point." } else { "" };
    format!("Card of the group, {people}.{agree} No names on it. It is destroyed when the figures are in.")
}

fn points(subject: Subject, group: &Group) -> Table {
    let head = ["No.", "Point", "Is", "1", "2", "3", "4", "5", "0", "?"].map(str::to_owned).to_vec();
    let blanks = || std::iter::repeat_n(String::new(), 7);
    let said = subject.workshop().factors_of(group.id).zip(1..).map(|(factor, number)| {
        let words =
            [format!("{number}"), factor.text.to_string(), format!("{} {}", factor.kind.sign(), factor.kind.room_words())];
        words.into_iter().chain(blanks()).collect()
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
    let head = ["Heading", "What belongs here", "Also for us, 1-5", "No"].map(str::to_owned).to_vec();
    let raised = |theme| workshop.factors_of(group.id).any(|factor| factor.theme == Some(theme));
    let rows = workshop
        .themes()
        .filter(|theme| !raised(theme.id))
        .map(|theme| vec![theme.name.to_string(), theme.definition.to_string(), "+ ___  − ___".to_owned(), String::new()]);
    Table { head, rows: rows.collect() }
}
