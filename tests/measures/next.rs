//! What to do next with a picture: what to read, whose voice is missing, what to choose from, what may be one.

use tandem::alignment::{Discuss, Measures, Topic, reading_order, shortlist, similar, voices};
use tandem::workshop::{Bloc, Change, Evidence, FactorId, Kind, Line, Meaning, SHORTLIST, ThemeId, Workshop};

use crate::scene::{Said, add_factor, add_group, apply, check_meaning, sample, sample_id, workshop_of};

fn theme(workshop: &Workshop, code: &str) -> ThemeId {
    workshop.themes().find(|theme| &*theme.code == code).unwrap().id
}

fn order(workshop: &Workshop) -> Vec<Discuss> {
    reading_order(workshop, &Measures::of(workshop))
}

#[test]
fn the_reading_begins_with_the_best_of_each_kind() {
    let mut workshop = sample();
    let topics: Vec<Topic> = order(&workshop).iter().map(|discuss| discuss.topic).take(4).collect();
    let split = workshop.factor(sample_id("N5")).unwrap();
    let worst = Topic::Split { group: split.group, theme: theme(&workshop, "account"), factor: sample_id("N5") };
    let wanted = [
        Topic::Shared(theme(&workshop, "safety")),
        Topic::Difference(theme(&workshop, "account")),
        worst,
        Topic::Quiet(theme(&workshop, "learn")),
    ];
    assert_eq!(topics, wanted);
    let safety = theme(&workshop, "safety");
    check_meaning(&mut workshop, safety, Meaning::Same);
    assert_eq!(order(&workshop)[0].topic, Topic::Shared(theme(&workshop, "cover")), "checked once is enough");
}

#[test]
fn what_rests_on_small_groups_comes_last() {
    let mut workshop = sample();
    let operations = workshop.groups().find(|group| &*group.code == "ops").unwrap().id;
    apply(&mut workshop, Change::CorrectPeople { id: operations, people: Some(2), size: Some(2) });
    let order = order(&workshop);
    let first_small = order.iter().position(|discuss| discuss.small).unwrap();
    assert!(order[first_small..].iter().all(|discuss| discuss.small));
    assert!(order[first_small..].iter().any(|discuss| discuss.topic == Topic::Difference(theme(&workshop, "account"))));
    assert!(reading_order(&Workshop::default(), &Measures::default()).is_empty());
}

#[test]
fn a_row_that_only_small_groups_filled_is_of_small_groups() {
    let mut workshop = sample();
    let learn = Topic::Quiet(theme(&workshop, "learn"));
    let small = |workshop: &Workshop| order(workshop).iter().find(|discuss| discuss.topic == learn).unwrap().small;
    assert!(!small(&workshop), "resident doctors are four");
    let residents = workshop.groups().find(|group| &*group.code == "res").unwrap().id;
    apply(&mut workshop, Change::CorrectPeople { id: residents, people: Some(2), size: Some(2) });
    assert!(small(&workshop), "and the consultants are two");
    assert!(order(&workshop).iter().skip_while(|discuss| !discuss.small).all(|discuss| discuss.small));
}

#[test]
fn voices_tell_who_spoke_and_who_was_spoken_for() {
    let workshop = sample();
    let measures = Measures::of(&workshop);
    let voices = voices(&workshop, &measures);
    let of =
        |code: &str| voices.iter().find(|voice| voice.group == workshop.groups().find(|g| &*g.code == code).unwrap().id).unwrap();
    let night = of("ngt");
    assert_eq!((night.points, night.told_before, night.assumed, night.scored, night.is_missing()), (0, 1, 2, 1, false));
    assert_eq!(night.only_others, [theme(&workshop, "time"), theme(&workshop, "voice")]);
    assert_eq!(night.blank.len(), 5);
    assert_eq!((of("nur").points, of("nur").scored, of("nur").blank.clone()), (11, 10, vec![theme(&workshop, "learn")]));
    assert_eq!(of("exe").only_others, [theme(&workshop, "flow")]);
    let mut workshop = workshop;
    let late = add_group(&mut workshop, "Porters", Bloc::Other, 1.0);
    let voices = tandem::alignment::voices(&workshop, &Measures::of(&workshop));
    assert!(voices.last().is_some_and(|voice| voice.group == late && voice.is_missing()));
}

#[test]
fn the_shortlist_holds_barriers_worth_choosing_from() {
    let workshop = sample();
    let list = shortlist(&workshop, &Measures::of(&workshop));
    assert_eq!(list.len(), SHORTLIST);
    let mut workshop = workshop;
    apply(&mut workshop, Change::SetShortlist { factors: list.clone() });
    let has = |name: &str| list.contains(&sample_id(name));
    assert!(has("T3") && has("W3") && has("R4") && has("N4"), "the most severe, the widest shared, the widest difference");
    assert!(!has("G1"), "a guess is not for the room to choose");
    assert!(shortlist(&Workshop::default(), &Measures::default()).is_empty());
}

#[test]
fn points_without_strength_still_make_a_shortlist() {
    let mut workshop = Workshop::default();
    let group = add_group(&mut workshop, "Nurses", Bloc::Clinical, 1.0);
    let said = Said { group: 0, theme: None, kind: Kind::Barrier, evidence: Evidence::Heard, strength: None, ratings: None };
    let ids: Vec<FactorId> = (0..3).map(|_| add_factor(&mut workshop, group, None, &said)).collect();
    assert_eq!(shortlist(&workshop, &Measures::of(&workshop)), ids);
}

#[test]
fn only_points_of_one_group_and_kind_are_suggested_for_merging() {
    let mut workshop = Workshop::default();
    let groups = ["Nurses", "Doctors"].map(|name| add_group(&mut workshop, name, Bloc::Clinical, 1.0));
    let mut say = |group: usize, kind, text: &str| {
        let said = Said { group, theme: None, kind, evidence: Evidence::Heard, strength: None, ratings: None };
        let id = add_factor(&mut workshop, groups[group], None, &said);
        apply(&mut workshop, Change::RewordFactor { id, text: Line::new(text) });
        id
    };
    let round = say(0, Kind::Barrier, "The ward round starts late");
    let other = say(0, Kind::Barrier, "Nobody answers the phone");
    let again = say(0, Kind::Barrier, "Late start of the ward rounds");
    say(0, Kind::Incentive, "The ward round starts late");
    say(1, Kind::Barrier, "The ward round starts late");
    let found: Vec<_> = similar(&workshop).iter().map(|pair| (pair.keep, pair.absorb)).collect();
    assert_eq!(found, [(round, again)]);
    apply(&mut workshop, Change::MergeFactor { id: again, into: round });
    assert!(similar(&workshop).is_empty() && workshop.factor(other).is_some());
}

#[test]
fn little_said_is_a_row_in_which_fewer_than_half_were_heard() {
    let workshop = sample();
    let measures = Measures::of(&workshop);
    let heard = |id: ThemeId| {
        let here = workshop.groups().filter(|group| group.presence.was_here());
        here.filter(|group| measures.cell(group.id, id).is_some_and(tandem::alignment::Cell::is_heard)).count()
    };
    let quiet: Vec<ThemeId> = order(&workshop)
        .iter()
        .filter_map(|discuss| match discuss.topic {
            Topic::Quiet(theme) => Some(theme),
            _ => None,
        })
        .collect();
    assert!(!quiet.is_empty() && quiet.iter().all(|id| heard(*id) * 2 < 7), "{quiet:?}");
}

#[test]
fn a_heading_wanted_by_one_side_and_in_the_way_of_the_other_is_a_difference_whatever_they_share() {
    let said = |group, kind, strength| Said {
        group,
        theme: Some(0),
        kind,
        evidence: Evidence::Heard,
        strength: Some(strength),
        ratings: None,
    };
    let factors =
        [said(0, Kind::Incentive, 4), said(0, Kind::Barrier, 3), said(1, Kind::Incentive, 3), said(1, Kind::Barrier, 4)];
    let workshop = workshop_of(&[(Bloc::Clinical, 1.0), (Bloc::Managerial, 1.0)], &[1.0], &factors);
    let theme = workshop.themes().next().unwrap().id;
    assert!(Measures::of(&workshop).theme(theme).unwrap().between.unwrap() > 0.0);
    assert_eq!(order(&workshop).iter().map(|discuss| discuss.topic).collect::<Vec<_>>(), [Topic::Difference(theme)]);
}
