//! Nothing private is in a file that leaves, of whatever format; nor is anything to be had by comparing two of them.

use roxmltree::Document;
use tandem::alignment::Measures;
use tandem::export::{Full, docx::docx, email::email, html, pdf, png::png, svg::svg, xlsx::xlsx};

use super::unzipped::{part, sheet};
use super::*;

/// Every redacted export that is not in [`outputs`], byte for byte, but the PNG: it is made from the SVG, and takes long.
fn files(room: &Room) -> Vec<(&'static str, Vec<u8>)> {
    let subject = Subject::room(room, crate::english::words());
    vec![
        ("docx", docx(subject)),
        ("xlsx", xlsx(subject)),
        ("pdf", pdf::pdf(subject)),
        ("html", html::html(subject).into_bytes()),
        ("svg", svg(subject).into_bytes()),
        ("e-mail", email(subject).into_bytes()),
    ]
}

/// The pack, which is made of the whole workshop: it is for the facilitator and, card by card, for the groups themselves.
fn pack(workshop: &Workshop) -> (String, Vec<u8>) {
    let measures = Measures::of(workshop);
    let subject = Subject::full(Full { workshop, measures: &measures, records: 1 }, crate::english::words());
    (html::pack_html(subject), pdf::pack_pdf(subject))
}

fn without_tags(page: &str) -> String {
    page.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect::<Vec<_>>().join(" ")
}

fn words_of(xml: &str) -> String {
    let Ok(tree) = Document::parse(xml) else { return String::new() };
    tree.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).flat_map(|text| [text, " "]).collect()
}

/// What a reader finds in a file. A PDF says nothing here: `tests/opened.rs` has one read.
fn words((format, bytes): &(&'static str, Vec<u8>)) -> String {
    let text = || String::from_utf8(bytes.clone()).unwrap();
    match *format {
        "docx" => {
            ["document", "footer1", "footer2", "footer3", "comments"]
                .map(|name| words_of(&part(bytes, &format!("word/{name}.xml"))))
                .concat()
                + &part(bytes, "docProps/core.xml")
        }
        "xlsx" => {
            let cells = (1..=5).flat_map(|number| sheet(bytes, number));
            cells
                .flat_map(|cell| [cell.text, " ".to_owned(), cell.formula.unwrap_or_default(), " ".to_owned()])
                .collect::<String>()
                + &part(bytes, "docProps/core.xml")
        }
        "pdf" => String::new(),
        "html" | "svg" => without_tags(&text()),
        _ => text(),
    }
}

/// Texts that may stand in the pack: those of every group that is there, its live points, and the script.
fn in_the_pack(workshop: &Workshop) -> BTreeSet<String> {
    let mut texts = open_texts(workshop);
    texts.extend(workshop.groups().map(|group| group.name.to_string()));
    texts.extend(workshop.factors().map(|factor| factor.text.to_string()));
    for step in &workshop.agenda.steps {
        texts.extend([&step.say, &step.todo, &step.done_when, &step.if_late].map(ToString::to_string));
    }
    texts
}

/// Scores that were not shown yet, given anew: other figures of as many people.
fn unseen_scores(workshop: &Workshop) -> Vec<Change> {
    let turned = |tally: &Tally| Tally {
        counts: [tally.counts[4], tally.counts[3], tally.counts[2], tally.counts[1], tally.counts[0]],
        ..*tally
    };
    let rate = |factor: &Factor| Some(Change::Rate { id: factor.id, tally: Some(turned(&factor.tally?)) });
    let other = |factor: &Factor| u8::try_from(1 + factor.id.number() % 5).unwrap();
    let score = |factor: &Factor| {
        let given = factor.given.filter(|_| factor.tally.is_none())?;
        Some(Change::Score { id: factor.id, strength: other(factor), basis: given.basis })
    };
    workshop.factors().filter_map(|factor| rate(factor).or_else(|| score(factor))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_private_is_in_a_redacted_file(seed in any::<u64>()) {
        let made = Made::from_seed(seed);
        let (texts, counts) = (open_texts(&made.workshop), open_counts(&made.workshop));
        for file in files(&Room::of(&made.workshop)) {
            let (format, words) = (file.0, words(&file));
            prop_assert!(format == "pdf" || words.contains(made.workshop.title.as_str()), "{format}");
            for text in made.texts.iter().filter(|text| !texts.contains(*text)) {
                prop_assert!(!words.contains(text.as_str()), "{text} is in {format}");
                let plain = format != "docx" && format != "xlsx" && format != "pdf";
                prop_assert!(!plain || !String::from_utf8_lossy(&file.1).contains(text.as_str()), "{text} is in {format}");
            }
            let found = numbers(&words);
            for count in made.counts.iter().filter(|count| !counts.contains(count)) {
                prop_assert!(!found.contains(count.to_string().as_str()), "{count} is in {format}");
            }
        }
    }

    #[test]
    fn a_changed_figure_of_a_held_group_changes_no_byte(seed in any::<u64>(), strength in 1_u8..=5, counts in [0_u16..9, 0..9, 0..9, 0..9, 0..9]) {
        let made = Made::from_seed(seed);
        let mut after = made.workshop.clone();
        for change in &to_held_groups(&made.workshop, strength, counts) {
            prop_assert!(after.apply(change).is_ok());
        }
        for ((format, before), (_, after)) in files(&Room::of(&made.workshop)).into_iter().zip(files(&Room::of(&after))) {
            prop_assert!(before == after, "{format}");
        }
    }

    #[test]
    fn a_score_that_was_not_shown_yet_changes_no_room_and_no_byte(seed in any::<u64>()) {
        let mut made = Made::from_seed(seed);
        let at = "2026-11-23T09:00:00Z".parse().unwrap();
        made.workshop.apply(&Change::EnterStep { step: "matter".into(), at, used: 0 }).unwrap();
        prop_assume!(made.workshop.hides(Hides::Scores));
        let mut after = made.workshop.clone();
        for change in &unseen_scores(&made.workshop) {
            prop_assert!(after.apply(change).is_ok());
        }
        let (before, after) = (Room::of(&made.workshop), Room::of(&after));
        prop_assert_eq!(&before, &after);
        prop_assert_eq!(outputs(&before), outputs(&after));
    }
}

proptest! {
    // Setting a pack in type takes long.
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_pack_holds_no_figure_and_no_note(seed in any::<u64>(), strength in 1_u8..=5, counts in [0_u16..9, 0..9, 0..9, 0..9, 0..9]) {
        let made = Made::from_seed(seed);
        let (page, paper) = pack(&made.workshop);
        let (texts, words) = (in_the_pack(&made.workshop), without_tags(&page));
        for text in made.texts.iter().filter(|text| !texts.contains(*text)) {
            prop_assert!(!page.contains(text.as_str()), "{text} is in the pack");
        }
        let found = numbers(&words);
        prop_assert!(made.counts.iter().all(|count| !found.contains(count.to_string().as_str())));
        let mut after = made.workshop.clone();
        for change in to_held_groups(&made.workshop, strength, counts).iter().filter(|change| matches!(change, Change::Score { .. } | Change::Rate { .. })) {
            prop_assert!(after.apply(change).is_ok());
        }
        prop_assert!(pack(&after) == (page, paper));
    }
}

#[test]
fn the_changes_of_unseen_scores_are_some() {
    let changes: usize = (0..40).map(|seed| unseen_scores(&Made::from_seed(seed).workshop).len()).sum();
    assert!(changes > 100, "{changes}");
}

#[test]
fn two_people_who_rated_alike_and_apart_cannot_be_told_from_the_room() {
    let mut sample = Sample::new();
    let id = sample.id("N1");
    let mut with = |counts| {
        sample.apply(&Change::Rate { id, tally: Some(Tally { counts, not_relevant: 0, dont_know: 0 }) });
        let room = Room::of(&sample.workshop);
        (outputs(&room), files(&room))
    };
    let (apart, alike) = (with([0, 1, 0, 1, 0]), with([0, 0, 2, 0, 0]));
    assert_eq!(apart.0, alike.0);
    assert!(apart.1 == alike.1, "the median of both is 3");
    assert_ne!(with([0, 0, 0, 0, 2]).0, alike.0, "and that is shown");
}

#[test]
fn the_picture_of_dots_is_no_other_with_another_figure_of_a_held_group() {
    let mut sample = Sample::new();
    let wm = sample.group("wm");
    sample.apply(&Change::CorrectPeople { id: wm, people: Some(1), size: Some(1) });
    let drawn = |workshop: &Workshop| png(Subject::room(&Room::of(workshop), crate::english::words()));
    let before = drawn(&sample.workshop);
    for change in &to_held_groups(&sample.workshop.clone(), 1, [9, 0, 0, 0, 0]) {
        sample.apply(change);
    }
    assert!(before == drawn(&sample.workshop));
    let id = sample.id("N1");
    sample.apply(&Change::Rate { id, tally: None });
    sample.apply(&Change::Score { id, strength: 1, basis: Basis::Agreed });
    assert!(before != drawn(&sample.workshop), "a shown group's figure is another picture");
}

#[test]
fn a_text_that_was_struck_is_in_no_room_no_file_and_no_pack() {
    let (folder, at) = (tempfile::tempdir().unwrap(), "2026-11-23T09:00:00Z".parse().unwrap());
    let path = folder.path().join("a.ron");
    let made = Made::from_seed(3);
    let struck: Vec<String> = {
        let open = open_texts(&made.workshop);
        let points = made.workshop.factors().map(|factor| factor.text.to_string()).filter(|text| open.contains(text));
        points.take(2).chain(made.workshop.notes.values().map(ToString::to_string)).collect()
    };
    assert!(struck.len() > 2);
    let mut history = History::default();
    history.commit(at, made.changes).unwrap();
    let header = tandem::store::Header::new(at);
    let session = tandem::store::create(&path, header, history.commits().to_vec(), at).unwrap();
    let tandem::store::Access::Writing(mut journal) = session.access else { panic!("it is ours") };
    let mut after = None;
    for text in &struck {
        after = Some(journal.strike(text, at).unwrap().history);
    }
    let after = after.unwrap();
    let room = Room::of(after.workshop());
    let (page, _) = pack(after.workshop());
    let files = files(&room);
    let written = outputs(&room).into_iter().chain(files.iter().map(|file| (file.0, words(file)))).chain([("pack", page)]);
    let mut says_so = 0;
    for (what, output) in written {
        for text in &struck {
            assert!(!output.contains(text.as_str()), "{text} is in {what}");
        }
        says_so += usize::from(output.contains("[struck]"));
    }
    assert!(says_so > 5);
}
