//! The privacy border: nothing that the room may not see is in a `Room`, in any form.

mod english;
#[path = "room/files.rs"]
mod files;
#[path = "room/frames.rs"]
mod frames;
mod harness;
mod invented;
#[path = "formats/unzipped.rs"]
#[expect(dead_code, reason = "the formats' own test reads more of them")]
mod unzipped;

use std::collections::BTreeSet;

use english::words;
use invented::random::Made;
use invented::sample::Sample;
use proptest::prelude::*;
use tandem::export::{Subject, factors_csv, json, markdown, matrix_csv, matrix_text, report};
use tandem::room::{Room, rest_on_one};
use tandem::workshop::*;

/// Everything made from a room that leaves the program, and its own `Debug` output.
fn outputs(room: &Room) -> Vec<(&'static str, String)> {
    let subject = Subject::room(room, words());
    vec![
        ("debug", format!("{room:?}")),
        ("json", json::matrix(subject)),
        ("export json", json::export(subject)),
        ("matrix csv", matrix_csv::matrix_csv(subject)),
        ("factors csv", factors_csv::factors_csv(subject)),
        ("text", matrix_text::matrix_text(subject)),
        ("report", format!("{:?}", report::report(subject))),
        ("markdown", markdown::markdown(subject)),
    ]
}

/// The groups the room may see, alone or joined.
fn shown_groups(workshop: &Workshop) -> BTreeSet<GroupId> {
    workshop.shown_in_force().into_iter().filter(|(_, shown)| *shown != Shown::Held).map(|(id, _)| id).collect()
}

fn shown_points(workshop: &Workshop) -> impl Iterator<Item = &Factor> {
    let groups = shown_groups(workshop);
    workshop.factors().filter(move |factor| groups.contains(&factor.group))
}

/// Changes that only concern groups that are held.
fn to_held_groups(workshop: &Workshop, strength: u8, counts: [u16; 5]) -> Vec<Change> {
    let shown = shown_groups(workshop);
    let mut changes = Vec::new();
    for factor in workshop.factors().filter(|factor| !shown.contains(&factor.group)) {
        let id = factor.id;
        changes.push(Change::Score { id, strength, basis: Basis::Agreed });
        changes.push(Change::Rate { id, tally: Some(Tally { counts, not_relevant: 1, dont_know: 2 }) });
        changes.push(Change::RewordFactor { id, text: "something else".into() });
    }
    for group in workshop.groups().filter(|group| !shown.contains(&group.id)) {
        changes.push(Change::WeighGroup { id: group.id, weight: f64::from(strength) });
        changes.push(Change::RecordNo { group: group.id, theme: ThemeId::new(1) });
        changes.push(Change::SetCommitment { group: group.id, commitment: None });
    }
    changes
}

/// Texts that may pass.
fn open_texts(workshop: &Workshop) -> BTreeSet<String> {
    let groups = shown_groups(workshop);
    let mut open = BTreeSet::from([workshop.title.to_string()]);
    open.extend(workshop.groups().filter(|group| groups.contains(&group.id)).map(|group| group.name.to_string()));
    open.extend(shown_points(workshop).map(|factor| factor.text.to_string()));
    open.extend(workshop.themes().flat_map(|theme| [theme.name.to_string(), theme.definition.to_string()]));
    open.extend(workshop.actions().flat_map(|action| [action.deed.what.to_string(), action.deed.owner.to_string()]));
    for item in workshop.parked() {
        open.insert(item.text.to_string());
        if let Fate::Taken(role) = &item.fate {
            open.insert(role.to_string());
        }
    }
    open
}

/// Marked counts that may pass: those of ratings by three or more, as they stand, or while hidden as last revealed.
fn open_counts(workshop: &Workshop) -> BTreeSet<u16> {
    let hidden = workshop.hides(Hides::Scores);
    let then = |factor: &Factor| workshop.veil.seen.get(&factor.id).and_then(|seen| seen.factor.tally);
    let tally = |factor: &Factor| if hidden { then(factor) } else { factor.tally };
    let shown = shown_points(workshop).filter_map(tally).filter(|tally| tally.raters() == 0 || tally.raters() >= 3);
    // The count itself, or one more: a mark may share its place with a single slip.
    shown.flat_map(|tally| [&tally.counts[..], &[tally.not_relevant]].concat()).flat_map(|n| [n, n - n % 10]).collect()
}

fn numbers(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|n| n.trim_end_matches(".0")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_private_is_in_a_room_or_leaves_through_it(seed in any::<u64>()) {
        let made = Made::from_seed(seed);
        let (texts, counts) = (open_texts(&made.workshop), open_counts(&made.workshop));
        for (what, output) in outputs(&Room::of(&made.workshop)) {
            for text in made.texts.iter().filter(|text| !texts.contains(*text)) {
                prop_assert!(!output.contains(text.as_str()), "{text} is in {what}");
            }
            let found = numbers(&output);
            for count in made.counts.iter().filter(|count| !counts.contains(count)) {
                prop_assert!(!found.contains(count.to_string().as_str()), "{count} is in {what}");
            }
        }
    }

    #[test]
    fn a_changed_figure_of_a_held_group_changes_nothing(seed in any::<u64>(), strength in 1_u8..=5, counts in [0_u16..9, 0..9, 0..9, 0..9, 0..9]) {
        let made = Made::from_seed(seed);
        let before = Room::of(&made.workshop);
        let written = outputs(&before);
        let mut after = made.workshop.clone();
        for change in &to_held_groups(&made.workshop, strength, counts) {
            prop_assert!(after.apply(change).is_ok());
        }
        let room = Room::of(&after);
        prop_assert_eq!(&room, &before);
        prop_assert_eq!(outputs(&room), written);
    }

    #[test]
    fn reducing_what_is_reduced_changes_no_point(seed in any::<u64>()) {
        let room = Room::of(&Made::from_seed(seed).workshop);
        prop_assert!(room.seen().all_factors.iter().all(|factor| room.seen().group(factor.group).is_some()));
        for factor in room.seen().factors() {
            let said_first = factor.same_as.map(|id| room.seen().factor(id));
            prop_assert!(said_first.is_none_or(|first| first.is_some_and(|first| first.group != factor.group)));
        }
        let again = Room::of(room.seen());
        prop_assert_eq!(room.seen().factors().count(), again.seen().factors().count());
        prop_assert_eq!(room.seen().groups().count(), again.seen().groups().count());
    }
}

#[test]
fn random_workshops_hold_what_the_properties_are_about() {
    let (mut held, mut joined, mut concealed, mut hidden, mut moved) = (0, 0, 0, 0, 0);
    for seed in 0..200 {
        let made = Made::from_seed(seed);
        let room = Room::of(&made.workshop);
        let shown = shown_groups(&made.workshop);
        held += made.workshop.factors().filter(|factor| !shown.contains(&factor.group) && factor.tally.is_some()).count();
        joined += room.shown().iter().filter(|(_, shown)| *shown == Shown::Joined).count();
        concealed += room.seen().factors().filter(|factor| room.is_concealed(factor.id)).count();
        hidden += usize::from(made.workshop.hides(Hides::Scores));
        moved += room.moved().len();
    }
    for (what, count) in [("held", held), ("joined", joined), ("concealed", concealed), ("hidden", hidden), ("moved", moved)] {
        assert!(count > 15, "only {count} {what}");
    }
}

#[test]
fn the_sample_shows_consultants_alone_and_two_groups_together() {
    let sample = Sample::new();
    let room = Room::of(&sample.workshop);
    let columns: Vec<(&str, &str, Option<u32>)> =
        room.seen().groups().map(|group| (&*group.code, group.name.as_str(), group.people)).collect();
    assert_eq!(columns.len(), 7);
    assert_eq!(columns[5], ("wm", "Ward managers + Executive", Some(3)));
    assert_eq!(room.shown_of(sample.group("con")), Some(Shown::Open));
    assert_eq!(room.shown_of(sample.group("wm")), Some(Shown::Joined));
    assert_eq!(room.shown_of(sample.group("exe")), None);
    assert_eq!(
        room.small_groups(words()),
        ["Consultants: a small group, shown on its own", "Ward managers and Executive: two small groups, shown together"]
    );
    assert_eq!(room.seen().factors_of(sample.group("wm")).count(), 7 + 4, "the two lists are one");
}

#[test]
fn a_joined_column_says_no_only_when_each_was_asked_and_nobody_raised_it() {
    let mut sample = Sample::new();
    let (wm, exe) = (sample.group("wm"), sample.group("exe"));
    let theme = |code: &str| sample.workshop.themes().find(|theme| &*theme.code == code).unwrap().id;
    let (learn, flow) = (theme("learn"), theme("flow"));
    sample.apply(&Change::RecordNo { group: wm, theme: learn });
    assert!(!Room::of(&sample.workshop).seen().asked_no.contains(&(wm, learn)));
    sample.apply(&Change::RecordNo { group: exe, theme: learn });
    sample.apply(&Change::RecordNo { group: wm, theme: flow });
    sample.apply(&Change::RecordNo { group: exe, theme: flow });
    let room = Room::of(&sample.workshop);
    assert!(room.seen().asked_no.contains(&(wm, learn)));
    assert!(!room.seen().asked_no.contains(&(wm, flow)), "ward managers raised it");
}

#[test]
fn squares_of_a_joined_column_that_rest_on_one_person_are_counted_for_the_facilitator() {
    let mut sample = Sample::new();
    let (wm, exe) = (sample.group("wm"), sample.group("exe"));
    let both: Vec<(FactorId, GroupId)> = sample
        .workshop
        .factors()
        .filter(|factor| [wm, exe].contains(&factor.group))
        .map(|factor| (factor.id, factor.group))
        .collect();
    for (id, group) in &both {
        sample.apply(&Change::Rate { id: *id, tally: None });
        sample.apply(&Change::Score { id: *id, strength: if *group == wm { 4 } else { 3 }, basis: Basis::Agreed });
    }
    let counted = |workshop: &Workshop| rest_on_one(workshop);
    let alone = counted(&sample.workshop).first().map_or(0, |(_, squares)| *squares);
    let beside = |id: &FactorId| {
        let of = |id: FactorId| sample.workshop.factor(id).map(|factor| (factor.theme, factor.kind, factor.evidence));
        both.iter().any(|(other, group)| *group == wm && of(*other) == of(*id))
    };
    let id = both.iter().find(|(id, group)| *group == exe && beside(id)).unwrap().0;
    sample.apply(&Change::Score { id, strength: 5, basis: Basis::Agreed });
    assert_eq!(
        counted(&sample.workshop),
        [("Ward managers + Executive".to_owned(), alone + 1)],
        "the executive's is the strongest"
    );
    for (id, _) in both.iter().filter(|(_, group)| *group == exe) {
        sample.apply(&Change::Rate { id: *id, tally: Some(Tally { counts: [0, 0, 3, 0, 0], not_relevant: 0, dont_know: 0 }) });
    }
    assert_eq!(counted(&sample.workshop), [], "three people spoke");
}

#[test]
fn more_slips_than_people_are_in_and_nothing_more_is_said() {
    let mut sample = Sample::new();
    let nurses = sample.group("nur");
    let people = sample.workshop.group(nurses).unwrap().people.unwrap();
    let id = sample.workshop.factors_of(nurses).next().unwrap().id;
    let over = u16::try_from(people + 1).unwrap();
    sample.apply(&Change::Rate { id, tally: Some(Tally { counts: [over, 0, 0, 0, 0], not_relevant: 0, dont_know: 0 }) });
    let room = Room::of(&sample.workshop);
    let slips = room.slips_in().iter().find(|slips| slips.group == nurses).unwrap();
    assert_eq!((slips.any, slips.counted), (true, None));
    assert!(room.slips_in_words(words()).unwrap().contains("Nurses in"));
}

#[test]
fn two_groups_of_one_person_are_held() {
    let mut sample = Sample::new();
    let wm = sample.group("wm");
    sample.apply(&Change::CorrectPeople { id: wm, people: Some(1), size: Some(1) });
    let room = Room::of(&sample.workshop);
    assert_eq!(room.shown_of(wm), None);
    assert_eq!(room.seen().groups().count(), 6);
    assert!(room.seen().actions().all(|action| action.deed.shifts.iter().all(|shift| shift.factor != sample.id("W3"))));
    assert_eq!(room.dots_from(sample.id("N4"), Bloc::Clinical), Some(8), "operations are three, so the sides stand apart");
}

#[test]
fn while_scores_are_hidden_they_stand_as_at_the_last_reveal() {
    let mut sample = Sample::new();
    let (at, w3) = ("2026-01-20T09:00:00Z".parse().unwrap(), sample.id("W3"));
    let strength = |sample: &Sample| Room::of(&sample.workshop).seen().factor(w3).unwrap().strength();
    let enter = |step: &str| Change::EnterStep { step: step.into(), at, used: 0 };
    assert_eq!(strength(&sample), Some(5.0));
    sample.apply(&enter("round"));
    assert_eq!(strength(&sample), None, "before the first reveal: unscored");
    sample.apply(&Change::Reveal { at });
    sample.apply(&enter("right"));
    sample.apply(&Change::Score { id: w3, strength: 2, basis: Basis::Agreed });
    assert_eq!(strength(&sample), Some(2.0), "in Put it right every change shows at once");
    let moved = Room::of(&sample.workshop).moved().to_vec();
    assert_eq!(moved.iter().map(|m| (m.factor, m.strength_before)).collect::<Vec<_>>(), [(w3, Some(5.0))]);
    sample.apply(&enter("matter"));
    assert_eq!(strength(&sample), Some(5.0));
    assert!(Room::of(&sample.workshop).moved().is_empty(), "a hidden change is not told");
}

#[test]
fn dots_are_hidden_until_the_reveal_and_told_apart_only_for_sides_of_three() {
    let mut sample = Sample::new();
    let at = "2026-01-20T09:00:00Z".parse().unwrap();
    let n4 = sample.id("N4");
    let dots = |sample: &Sample| {
        let room = Room::of(&sample.workshop);
        (room.seen().dots(n4), room.dots_from(n4, Bloc::Managerial))
    };
    assert_eq!(dots(&sample), (12, Some(4)));
    let left = Change::SetPresence { id: sample.group("ops"), presence: Presence::Left };
    sample.apply(&left);
    let left = Change::SetPresence { id: sample.group("exe"), presence: Presence::Left };
    sample.apply(&left);
    assert_eq!(dots(&sample), (12, None), "two managers are left");
    assert!(Room::of(&sample.workshop).seen().slips().count() == 1, "no slip passes the border");
    sample.apply(&Change::EnterStep { step: "first".into(), at, used: 0 });
    assert_eq!(dots(&sample), (0, None));
    sample.apply(&Change::Reveal { at });
    assert_eq!(dots(&sample).0, 12);
}

#[test]
fn ratings_of_two_people_are_kept_back_and_their_median_is_not() {
    let mut sample = Sample::new();
    let n1 = sample.id("N1");
    let tally = Tally { counts: [0, 0, 0, 1, 1], not_relevant: 4, dont_know: 0 };
    sample.apply(&Change::Rate { id: n1, tally: Some(tally) });
    let room = Room::of(&sample.workshop);
    let point = room.seen().factor(n1).unwrap();
    assert_eq!((point.strength(), point.basis(), point.tally), (Some(4.5), Some(Basis::Rated), None));
    assert!(room.is_concealed(n1));
}

#[test]
fn a_joined_column_stands_where_all_who_answered_stand() {
    let mut sample = Sample::new();
    let (wm, exe) = (sample.group("wm"), sample.group("exe"));
    let today = |sample: &Sample| Room::of(&sample.workshop).seen().commitments[&wm].today;
    assert_eq!(today(&sample), Some(Stance::Make));
    let commitment = Some(Commitment { today: Some(Stance::Against), ..Commitment::default() });
    sample.apply(&Change::SetCommitment { group: exe, commitment });
    assert_eq!(today(&sample), None);
}

#[test]
fn the_figures_are_those_of_what_is_seen() {
    let sample = Sample::new();
    let room = Room::of(&sample.workshop);
    assert_eq!(room.measures().groups.len(), 7);
    assert_eq!(room.measures().cells.len(), 7 * 8);
    let wm = sample.group("wm");
    let account = sample.workshop.themes().find(|theme| &*theme.code == "account").unwrap().id;
    let cell = room.measures().cell(wm, account).unwrap();
    assert_eq!((cell.incentive.strength, cell.factors.len()), (4.0, 2), "ward managers' and the executive's together");
    assert!(
        room.slips_in_words(words()).unwrap().contains("Nurses 6 of 6 people, Resident doctors 4 of 4 people, Consultants in")
    );
    assert!(room.slips_in_words(words()).unwrap().contains("Ward managers + Executive in"));
}

#[test]
fn the_promise_about_small_groups_stands_although_the_room_sees_them_joined() {
    let mut sample = Sample::new();
    let mut agenda = invented::agenda();
    agenda.steps[1].room.push("{small groups}".into());
    agenda.steps[1].room.push("Not here today: {absent}.".into());
    sample.apply(&Change::SetAgenda { agenda });
    sample.apply(&Change::EnterStep { step: "worth".into(), at: "2026-01-20T09:00:00Z".parse().unwrap(), used: 0 });
    let lines = Room::of(&sample.workshop).lines(&tandem::workshop::script::Moment::new(words()));
    assert_eq!(
        lines,
        [
            "What the room sees in worth",
            "Very small groups are shown together with others, on their own if they agree, or not at all. Consultants agreed to be shown on their own.",
            "Not here today: Night team."
        ]
    );
}

#[test]
fn no_private_note_of_a_shipped_session_leaves_through_its_room() {
    let sessions = invented::shipped();
    assert!(sessions.iter().any(|(name, workshop)| name == "morning-briefing" && workshop.notes.len() >= 2));
    for (name, workshop) in sessions {
        for (what, output) in outputs(&Room::of(&workshop)) {
            assert!(!output.contains("ZQX-PRIVATE"), "{what} of {name}");
            for note in workshop.notes.values().filter(|note| !note.is_empty()) {
                assert!(!output.contains(note.as_str()), "{what} of {name}");
            }
        }
    }
}

#[test]
fn a_group_that_agrees_figures_is_in_when_its_points_are_and_not_with_the_first() {
    let mut sample = Sample::new();
    let nurses = sample.group("nur");
    let points: Vec<_> = sample.workshop.factors_of(nurses).map(|factor| factor.id).collect();
    for id in &points {
        sample.apply(&Change::Rate { id: *id, tally: None });
    }
    let enough = |sample: &Sample| {
        let room = Room::of(&sample.workshop);
        room.slips_in().iter().find(|slips| slips.group == nurses).unwrap().enough
    };
    for (at, id) in points.iter().enumerate() {
        assert_eq!(enough(&sample), at >= points.len().min(4), "after {at} of {}", points.len());
        sample.apply(&Change::Score { id: *id, strength: 3, basis: tandem::workshop::Basis::Agreed });
    }
    assert!(enough(&sample));
}
