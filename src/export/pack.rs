//! The pack: what is printed before a workshop, and the fallback when all fails. The script with its timings, a numbered
//! card a group, slips, a blank matrix. It is for the facilitator and the groups themselves: it holds no strength and no
//! note. Numbers on a card are those of the card on the screen.

mod card;
mod script;
mod slips;

use super::Subject;
use super::paper::{Item, Leaf};
use super::report::{Block, Table};

/// The pack, leaf by leaf.
#[must_use]
pub fn pack(subject: Subject) -> Vec<Leaf> {
    let mut leaves = script::leaves(subject);
    leaves.extend(subject.workshop().groups().map(|group| card::leaf(subject, group)));
    leaves.extend(slips::leaves(subject));
    leaves.push(blank_matrix(subject));
    leaves
}

/// The matrix to be filled in by hand.
fn blank_matrix(subject: Subject) -> Leaf {
    let (workshop, said) = (subject.workshop(), &subject.words().pack);
    let groups: Vec<String> = workshop.groups().map(|group| group.name.to_string()).collect();
    let cell = "+ ___  − ___".to_owned();
    let rows = workshop.themes().map(|theme| std::iter::once(theme.name.to_string()).chain(groups.iter().map(|_| cell.clone())));
    let rows: Vec<Vec<String>> = rows.map(Iterator::collect).collect();
    let head = std::iter::once(said.heading().to_owned()).chain(groups.iter().cloned()).collect();
    Leaf { is_across: true, items: vec![heading(said.by_hand()), text(said.by_hand_how()), Item::Form(Table { head, rows })] }
}

fn heading(words: &str) -> Item {
    Item::Block(Block::Heading(1, words.to_owned()))
}

fn section(words: &str) -> Item {
    Item::Block(Block::Heading(2, words.to_owned()))
}

fn text(words: &str) -> Item {
    Item::Block(Block::Text(words.to_owned()))
}
