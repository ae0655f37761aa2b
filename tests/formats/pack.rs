//! The pack: a card for each group with the screen's numbers, the headings not raised, slips, a blank matrix; no strength.

use tandem::export::html::pack_html;
use tandem::export::pack::pack;
use tandem::export::paper::{Item, Leaf};
use tandem::export::pdf::pack_pdf;
use tandem::export::report::{Block, Table};
use tandem::workshop::Workshop;

use super::invented::{sample::Sample, shipped};
use super::subjects;

fn title(leaf: &Leaf) -> &str {
    match &leaf.items[0] {
        Item::Block(Block::Heading(1, words)) => words,
        other => panic!("a leaf begins with its heading, not {other:?}"),
    }
}

fn forms(leaf: &Leaf) -> Vec<&Table> {
    leaf.items.iter().filter_map(|item| if let Item::Form(table) = item { Some(table) } else { None }).collect()
}

#[test]
fn every_group_has_a_card_with_its_points_numbered_and_the_headings_it_did_not_raise() {
    let workshop = Sample::new().workshop;
    subjects(&workshop, |who, subject| {
        let leaves = pack(subject);
        for group in subject.workshop().groups() {
            let card = leaves.iter().find(|leaf| title(leaf) == group.name.as_str()).unwrap();
            let forms = forms(card);
            let points: Vec<(String, String)> = forms[0].rows.iter().map(|row| (row[0].clone(), row[1].clone())).collect();
            let said = subject
                .workshop()
                .factors_of(group.id)
                .zip(1..)
                .map(|(factor, number)| (number.to_string(), factor.text.to_string()));
            let said: Vec<_> = said.collect();
            if !said.is_empty() {
                assert_eq!(points, said, "{who}");
            }
            let raised = |theme| subject.workshop().factors_of(group.id).any(|factor| factor.theme == Some(theme));
            let headings: Vec<String> = forms[1].rows.iter().map(|row| row[0].clone()).collect();
            let open = subject.workshop().themes().filter(|theme| !raised(theme.id)).map(|theme| theme.name.to_string());
            assert_eq!(headings, open.collect::<Vec<_>>());
            assert_eq!(forms[1].head[2..], ["Also for us, 1-5", "No"]);
        }
    });
}

#[test]
fn it_has_the_script_slips_and_a_blank_matrix_and_no_strength_or_note() {
    for (name, workshop) in shipped() {
        subjects(&workshop, |_, subject| {
            let page = pack_html(subject);
            for step in subject.workshop().agenda.kept() {
                assert!(page.contains(&tandem::export::html::escaped(&step.title)), "{name}: {}", step.title);
            }
            assert!(page.contains("Lines for awkward moments"));
            let leaves = pack(subject);
            let slips = leaves.iter().filter(|leaf| leaf.items.iter().any(|item| matches!(item, Item::Slips(_)))).count();
            assert!(slips >= 3, "{name}: {slips}");
            let blank = leaves.last().unwrap();
            assert!(blank.is_across);
            assert_eq!(forms(blank)[0].rows.len(), subject.workshop().themes().count());
            for note in subject.workshop().notes.values().filter(|note| !note.is_empty()) {
                assert!(!page.contains(&tandem::export::html::escaped(note)), "{name}");
            }
        });
    }
}

#[test]
fn scores_change_nothing_in_it() {
    let workshop = Sample::new().workshop;
    let mut without = workshop.clone();
    for factor in &mut without.all_factors {
        factor.given = None;
        factor.tally = None;
    }
    let leaves = |workshop: &Workshop| {
        let mut all = Vec::new();
        subjects(workshop, |who, subject| {
            if who == "full" {
                all = pack(subject);
            }
        });
        all
    };
    assert_eq!(leaves(&workshop), leaves(&without));
}

#[test]
fn it_can_be_made_before_anybody_has_said_anything() {
    subjects(&Workshop::default(), |_, subject| {
        assert!(pack_html(subject).contains("The picture, by hand"));
        assert!(pack_pdf(subject).starts_with(b"%PDF-"));
        assert_eq!(pack_pdf(subject), pack_pdf(subject));
    });
}
