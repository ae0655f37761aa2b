use crate::english::words;
use tandem::config::templates::{default_template, embedded};
use tandem::workshop::script::{Moment, fill, room_lines};
use tandem::workshop::{Bloc, Change, Code, GroupId, Line, Presence, Shown, Workshop};

fn workshop() -> Workshop {
    let mut workshop = Workshop { title: Line::new("Ward 6"), ..Workshop::default() };
    workshop.agenda.dots = 3;
    workshop.date = Some(jiff::civil::date(2026, 11, 23));
    workshop.next_look = Some(jiff::civil::date(2027, 1, 4));
    for (number, name) in (1..).zip(["Nurses", "Consultants", "Night team"]) {
        let code = Code::for_group(name, []);
        let (presence, people) = (Presence::Expected, None);
        let add = Change::AddGroup {
            id: GroupId::new(number),
            name: name.into(),
            code,
            bloc: Bloc::Clinical,
            people,
            presence,
            weight: 1.0,
        };
        workshop.apply(&add).unwrap();
    }
    workshop
}

fn count(workshop: &mut Workshop, group: u32, people: u32) {
    workshop.apply(&Change::CountPeople { id: GroupId::new(group), people: Some(people) }).unwrap();
}

#[test]
fn fields_are_filled_and_unknown_ones_stay_visible_without_braces() {
    let workshop = workshop();
    let said = |text: &str| fill(text, &workshop, &Moment::new(words()));
    assert_eq!(said("{title}: write {dots} numbers"), "Ward 6: write three numbers");
    assert_eq!(said("{dots} numbers. {dots} more"), "Three numbers. Three more");
    assert_eq!(said("On {date}, by {date + 14}, in {weeks} weeks"), "On Monday 23 November, by Monday 7 December, in six weeks");
    assert_eq!(said("to {recipients} {whatever} {open"), "to the people we agree on here ... ...");
    assert_eq!(said("a } b {} c"), "a  b ... c");
    assert_eq!(said("{groups} groups = {minutes} minutes"), "Three groups = four minutes");
    // The first that speaks is here, and those that are expected speak too; who is gone does not.
    let mut begun = workshop.clone();
    for (group, presence) in [(1, Presence::Present), (2, Presence::Left)] {
        begun.apply(&Change::SetPresence { id: GroupId::new(group), presence }).unwrap();
    }
    assert_eq!(fill("{groups} groups", &begun, &Moment::new(words())), "Two groups");
}

#[test]
fn the_promise_is_worded_from_the_headcounts() {
    let mut workshop = workshop();
    let welcome = default_template().agenda().step("welcome").cloned().unwrap();
    let promise = |workshop: &Workshop| {
        let lines = room_lines(&welcome, workshop, &Moment::new(words()));
        lines.into_iter().find(|line| line.starts_with("Very small groups"))
    };
    let general = "Very small groups are shown together with others, on their own if they agree, or not at all.";
    assert_eq!(promise(&workshop), Some(general.to_owned()));
    count(&mut workshop, 1, 6);
    count(&mut workshop, 2, 2);
    workshop.apply(&Change::SetPresence { id: GroupId::new(3), presence: Presence::Absent }).unwrap();
    assert_eq!(promise(&workshop).as_deref(), Some(general));
    workshop.apply(&Change::ChooseShown { id: GroupId::new(2), shown: Some(Shown::Open) }).unwrap();
    assert_eq!(promise(&workshop), Some(format!("{general} Consultants agreed to be shown on their own.")));
    count(&mut workshop, 2, 3);
    assert_eq!(promise(&workshop), None, "nobody is small: nothing to promise");
}

#[test]
fn the_room_reads_no_line_that_says_nothing_and_no_clock_that_counts_over() {
    let workshop = workshop();
    let template = default_template();
    let step = |key: &str| template.agenda().step(key).cloned().unwrap();
    let close = room_lines(&step("close"), &workshop, &Moment::new(words()));
    assert!(!close.iter().any(|line| line.starts_with("Not here today")), "{close:?}");
    assert!(room_lines(&step("worth"), &workshop, &Moment::new(words())).iter().all(|line| line != "..."));
    let left =
        |seconds| room_lines(&step("worth"), &workshop, &Moment { seconds_left: Some(seconds), ..Moment::new(words()) }).pop();
    assert_eq!(left(65), Some("1:05".to_owned()));
    assert_eq!(left(-30), Some("Time, please finish".to_owned()));
    for template in embedded() {
        for step in &template.steps {
            let texts =
                [&step.say, &step.todo, &step.done_when, &step.if_late].map(|note| fill(note, &workshop, &Moment::new(words())));
            let lines = room_lines(step, &workshop, &Moment::new(words()));
            assert!(texts.iter().chain(&lines).all(|text| !text.contains(['{', '}'])), "{}", step.key);
        }
    }
}
