use jiff::Timestamp;
use tandem::config::templates::default_template;
use tandem::workshop::plan::{self, Mark, NewGroup};
use tandem::workshop::{
    Basis, Bloc, Change, Evidence, FactorId, GroupId, History, Kind, Line, Meaning, Presence, Shown, ThemeId, Workshop,
};

const NUR: GroupId = GroupId::new(1);
const DOC: GroupId = GroupId::new(2);
const THP: GroupId = GroupId::new(3);
const SAFETY: ThemeId = ThemeId::new(1);
const TIME: ThemeId = ThemeId::new(2);

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn f(number: u32) -> FactorId {
    FactorId::new(number)
}

/// Nurses with f1 (f2 and f3 merged into it, f3 into f2), f4; doctors with f5.
fn history() -> History {
    let mut history = History::default();
    history.commit(now(), plan::begin(&default_template(), Line::new("Ward 6"))).unwrap();
    let add = |number, group, text: &str, theme| Change::AddFactor {
        id: f(number),
        group,
        kind: Kind::Barrier,
        text: text.into(),
        theme: Some(theme),
        evidence: Evidence::Heard,
        same_as: None,
    };
    let points = vec![
        add(1, NUR, "late", TIME),
        add(2, NUR, "later", TIME),
        add(3, NUR, "latest", TIME),
        add(4, NUR, "harm", SAFETY),
        add(5, DOC, "bleeps", TIME),
        Change::MergeFactor { id: f(3), into: f(2) },
        Change::MergeFactor { id: f(2), into: f(1) },
        Change::CountPeople { id: NUR, people: Some(2) },
        Change::CountPeople { id: DOC, people: Some(2) },
        Change::RecordNo { group: NUR, theme: ThemeId::new(8) },
    ];
    history.commit(now(), points).unwrap();
    history
}

/// Commits a plan, checks that undo restores what was captured, and gives the workshop after it.
fn after(history: &History, changes: Vec<Change>) -> Workshop {
    let mut history = history.clone();
    let before = history.workshop().captured();
    history.commit(now(), changes).unwrap();
    let planned = history.workshop().clone();
    history.undo(now()).unwrap();
    assert_eq!(history.workshop().captured(), before);
    planned
}

#[test]
fn a_workshop_begins_with_the_groups_expected_and_the_title_if_any() {
    let mut workshop = Workshop::default();
    workshop.apply_all(&plan::begin(&default_template(), Line::default())).unwrap();
    assert!(workshop.title.is_empty());
    assert_eq!(workshop.groups().map(|g| &*g.code).collect::<Vec<_>>(), ["nur", "doc", "thp", "ward", "gen", "exec"]);
    assert!(workshop.groups().all(|g| g.presence == Presence::Expected && g.people.is_none()));
    let codes: Vec<&str> = workshop.themes().map(|t| &*t.code).collect();
    assert_eq!(codes, ["safety", "time", "voice", "flow", "cover", "account", "feedback", "learn"]);
    let mut imported = Workshop::default();
    imported.apply_all(&plan::begin_for_import(&default_template())).unwrap();
    assert_eq!((imported.groups().count(), imported.themes().count(), imported.agenda.planned_minutes()), (0, 0, 90));
    assert_eq!(imported.progress.step.as_deref(), Some("setup"));
}

#[test]
fn joined_groups_lose_no_point_no_merge_and_no_answer() {
    let history = history();
    let workshop = after(&history, plan::join_groups(history.workshop(), DOC, NUR));
    assert!(workshop.group(NUR).unwrap().removed);
    assert_eq!(workshop.factors_of(DOC).map(|f| f.id).collect::<Vec<_>>(), [f(1), f(4), f(5)]);
    assert_eq!(
        (workshop.factor(f(2)).unwrap().merged_into, workshop.factor(f(3)).unwrap().merged_into),
        (Some(f(1)), Some(f(2)))
    );
    assert!(workshop.all_factors.iter().all(|factor| factor.group == DOC));
    let doctors = workshop.group(DOC).unwrap();
    assert_eq!((doctors.people, doctors.size, doctors.presence), (Some(4), Some(4), Presence::Present));
    assert!(workshop.asked_no.contains(&(DOC, ThemeId::new(8))));
    assert!(plan::join_groups(history.workshop(), DOC, DOC).is_empty());
}

#[test]
fn a_join_keeps_the_choice_that_protects_more() {
    let mut history = history();
    let held = Change::ChooseShown { id: NUR, shown: Some(Shown::Held) };
    history.commit(now(), vec![held, Change::ChooseShown { id: DOC, shown: Some(Shown::Open) }]).unwrap();
    let workshop = after(&history, plan::join_groups(history.workshop(), DOC, NUR));
    assert_eq!(workshop.group(DOC).unwrap().choice, Some(Shown::Held));
}

#[test]
fn a_split_takes_the_chosen_points_with_their_merges_and_people() {
    let history = history();
    let new = NewGroup { name: "Night nurses".into(), bloc: Bloc::Clinical, people: Some(1) };
    let workshop = after(&history, plan::split_group(history.workshop(), NUR, new, &[f(1), f(5)]));
    let night = workshop.groups().last().unwrap();
    assert_eq!((&*night.code, night.people, night.size, night.presence), ("night", Some(1), Some(1), Presence::Present));
    assert_eq!(workshop.factors_of(night.id).map(|f| f.id).collect::<Vec<_>>(), [f(1)], "f5 is the doctors'");
    assert_eq!(workshop.factor(f(3)).unwrap().group, night.id);
    assert_eq!(workshop.group(NUR).unwrap().people, Some(1));
    assert!(workshop.asked_no.contains(&(night.id, ThemeId::new(8))));
}

#[test]
fn headings_are_merged_and_split_with_all_that_is_under_them() {
    let mut history = history();
    history.commit(now(), vec![Change::SetMeaning { id: TIME, meaning: Meaning::Two }]).unwrap();
    let merged = after(&history, plan::merge_themes(history.workshop(), SAFETY, TIME));
    assert!(merged.all_factors.iter().all(|factor| factor.theme == Some(SAFETY)));
    assert!(merged.theme(TIME).unwrap().removed);
    let changes = plan::split_theme(history.workshop(), TIME, "Being on time".into(), "Starting late.".into(), &[f(5), f(4)]);
    let split = after(&history, changes);
    let new = split.themes().last().unwrap();
    assert_eq!((&*new.code, &*new.definition), ("beingont", "Starting late."));
    assert_eq!(
        split.factors().filter(|x| x.theme == Some(new.id)).map(|x| x.id).collect::<Vec<_>>(),
        [f(5)],
        "f4 was not under it"
    );
    assert_eq!(split.theme(TIME).unwrap().meaning, Meaning::NotChecked);
}

#[test]
fn the_same_and_also_for_us_are_linked_scored_and_guesses_where_nobody_is_there() {
    let mut history = history();
    history.commit(now(), vec![Change::SetPresence { id: THP, presence: Presence::Absent }]).unwrap();
    let same = after(&history, plan::same_for_us(history.workshop(), f(4), THP, Mark::Figure(3, Basis::Entered)));
    let copy = same.factors().last().unwrap();
    assert_eq!((copy.same_as, copy.theme, &*copy.text, copy.evidence), (Some(f(4)), Some(SAFETY), "harm", Evidence::Assumed));
    assert_eq!((copy.strength(), copy.basis()), (Some(3.0), Some(Basis::Entered)));
    let words = plan::also_words(crate::english::words(), "Learning and training", Kind::Incentive);
    let also = plan::also_for_us(history.workshop(), NUR, ThemeId::new(8), Kind::Incentive, words);
    let also = after(&history, also);
    let point = also.factors().last().unwrap();
    assert_eq!(
        (&*point.text, point.kind, point.evidence),
        ("Learning and training: worth it for us too", Kind::Incentive, Evidence::Heard)
    );
    assert!(!also.asked_no.contains(&(NUR, ThemeId::new(8))));
}

#[test]
fn finish_now_goes_to_the_close_once_and_steps_follow_each_other() {
    let mut history = history();
    let changes = plan::next(history.workshop(), now()).unwrap();
    history.commit(now(), changes).unwrap();
    assert_eq!(history.workshop().progress.step.as_deref(), Some("welcome"));
    let changes = plan::finish_now(history.workshop(), now()).unwrap();
    history.commit(now(), changes).unwrap();
    assert_eq!(history.workshop().progress.step.as_deref(), Some("close"));
    assert_eq!(plan::finish_now(history.workshop(), now()), None);
    assert_eq!(plan::next(history.workshop(), now()), None);
    let changes = plan::previous(history.workshop(), now()).unwrap();
    assert!(matches!(&changes[..], [Change::EnterStep { step, .. }] if step == "stand"));
}
