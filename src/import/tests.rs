use super::*;
use crate::workshop::{Bloc, Code, Evidence, GroupId, Kind, Presence, Tally};

fn imported(csv: &str) -> Workshop {
    into(csv, &Workshop::default())
}

fn into(csv: &str, workshop: &Workshop) -> Workshop {
    let mut workshop = workshop.clone();
    let changes = plan(csv, &workshop).unwrap();
    workshop.apply_all(&changes).unwrap();
    workshop
}

fn bad(csv: &str) -> Vec<String> {
    bad_into(csv, &Workshop::default())
}

fn bad_into(csv: &str, workshop: &Workshop) -> Vec<String> {
    plan(csv, workshop).unwrap_err().iter().map(ToString::to_string).collect()
}

fn bad_lines(csv: &str) -> Vec<u64> {
    plan(csv, &Workshop::default()).unwrap_err().iter().map(|row| row.line).collect()
}

fn with_nurses(people: Option<u32>) -> Workshop {
    let mut workshop = Workshop::default();
    let add = Change::AddGroup {
        id: GroupId::new(1),
        name: "Nurses".into(),
        code: Code::new("nur").unwrap(),
        bloc: Bloc::Clinical,
        people,
        presence: Presence::Expected,
        weight: 2.0,
    };
    workshop.apply(&add).unwrap();
    workshop
}

#[test]
fn the_sample_comes_in_whole() {
    let workshop = imported(include_str!("../../tests/data/sample-import.csv"));
    let codes: Vec<&str> = workshop.groups().map(|group| &*group.code).collect();
    assert_eq!(codes, ["nur", "res", "con", "the", "night", "war", "ope", "exe"]);
    assert_eq!((workshop.factors().count(), workshop.themes().count()), (53, 8));
    assert!(workshop.groups().all(|group| group.presence == Presence::Present && group.people.is_none()));
    let scored = |basis| workshop.factors().filter(|factor| factor.basis() == basis).count();
    assert_eq!((scored(Some(Basis::Rated)), scored(Some(Basis::Agreed)), scored(None)), (32, 20, 1));
}

#[test]
fn columns_come_in_any_order_after_a_byte_order_mark_and_cells_left_empty_have_their_defaults() {
    let workshop = imported("\u{feff}text,kind,group\r\nlate,barrier,Nurses\r\n\"a, b\",incentive,nurses\r\n");
    let group = workshop.groups().next().unwrap();
    assert_eq!((group.bloc, group.weight, group.people, workshop.all_groups.len()), (Bloc::Other, 1.0, None, 1));
    let points: Vec<(Kind, &str, Evidence, Option<f64>)> =
        workshop.factors().map(|f| (f.kind, f.text.as_str(), f.evidence, f.strength())).collect();
    assert_eq!(points, [(Kind::Barrier, "late", Evidence::Heard, None), (Kind::Incentive, "a, b", Evidence::Heard, None)]);
}

#[test]
fn equal_rows_are_two_points_and_a_row_with_a_group_alone_makes_the_group() {
    let workshop = imported("group,kind,text,people\nA,barrier,x,\nA,barrier,x,\nB,,,4\nC,,,0\n");
    assert_eq!(workshop.factors().count(), 2);
    let groups: Vec<(&str, Presence, Option<u32>)> = workshop.groups().map(|g| (g.name.as_str(), g.presence, g.size)).collect();
    assert_eq!(groups, [("A", Presence::Present, None), ("B", Presence::Present, Some(4)), ("C", Presence::Absent, None)]);
}

#[test]
fn ratings_decide_over_a_strength() {
    let workshop = imported("group,kind,text,strength,ratings\nA,barrier,x,1,0 0 0 2 2\nA,barrier,y,3,\n");
    let points: Vec<_> = workshop.factors().map(|f| (f.strength(), f.basis(), f.tally)).collect();
    assert_eq!(points[0], (Some(4.5), Some(Basis::Rated), Some(Tally { counts: [0, 0, 0, 2, 2], ..Tally::default() })));
    assert_eq!(points[1], (Some(3.0), Some(Basis::Agreed), None));
}

#[test]
fn all_bad_rows_are_named_by_the_line_they_begin_on() {
    let csv = "group,kind,text,strength\r\n\"A\",barrier,\"two\r\nlines\",6\r\n\r\n,barrier,x,\r\nA,barrier,fine,5\r\nA,obstacle,x,\r\nA,,x,\r\nA,barrier,,\r\nA,,,3\r\nA,barrier,x\r\nA,barrier,x,2.5\r\nA,barrier,x,+3";
    assert_eq!(bad_lines(csv), [2, 5, 7, 8, 9, 10, 11, 12, 13]);
    let said = bad(csv);
    assert_eq!(said[0], "line 2: strength “6” is not a whole number, 1 to 5.");
    assert_eq!(said[1], "line 5: there is no group.");
    assert_eq!(said[2], "line 7: “obstacle” is no kind: it is one of incentive, barrier.");
    assert_eq!(said[5], "line 10: it has a strength but no kind and no text.");
    assert_eq!(bad_lines("group,kind,text,strength\rA,barrier,x,9\r"), [2]);
}

#[test]
fn bad_cells_are_refused_one_by_one() {
    let row = |column: &str, cell: &str| bad(&format!("group,kind,text,{column}\nA,barrier,x,{cell}\n")).concat();
    for cell in ["1 2 3", "1 2 3 4 5 6", "a 0 0 0 0", "-1 0 0 0 0", "1.5 0 0 0 0", "9999 1 0 0 0", "70000 0 0 0 0"] {
        assert!(row("ratings", cell).contains("ratings"), "{cell}");
    }
    for cell in ["-1", "NaN", "inf", "heavy", "1e999"] {
        assert!(row("weight", cell).contains("weight"), "{cell}");
    }
    for cell in ["-1", "2.5", "many", "99999999999"] {
        assert!(row("people", cell).contains("people"), "{cell}");
    }
    assert!(row("bloc", "clinic").contains("“clinic” is no bloc"));
    assert!(row("evidence", "guess").contains("“guess” is no evidence"));
}

#[test]
fn the_header_is_refused_by_name() {
    assert!(bad("group,kind,text,note\n")[0].starts_with("line 1: unknown column “note”"));
    assert_eq!(bad("kind,text\n"), ["line 1: the column “group” is missing."]);
    assert_eq!(bad("group,group\n"), ["line 1: the column “group” is there twice."]);
    assert!(bad("")[0].contains("empty"));
    assert!(bad("\u{feff}")[0].contains("empty"));
    assert_eq!(plan("group\n", &Workshop::default()), Ok(Vec::new()));
    assert_eq!(
        bad("group,kind,text\nA,barrier,\"x\nB,barrier,y\n"),
        ["line 2: a quotation mark is opened here and never closed."]
    );
    assert_eq!(imported("group,kind,text\nA,barrier,a 5\" tube\n").factors().next().unwrap().text.as_str(), "a 5\" tube");
}

#[test]
fn a_row_may_not_contradict_its_group_or_an_earlier_row() {
    let said = bad("group,bloc,weight,people\nA,,1,3\nA,clinical,,\nA,managerial,,\na,,2,\nA,clinical,1.0,4\n");
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("line 4: bloc managerial contradicts clinical"));
    assert!(said[1].starts_with("line 5: weight 2 contradicts 1"));
    assert!(said[2].starts_with("line 6: people 4 contradicts 3"));
    let nurses = with_nurses(Some(6));
    assert_eq!(bad_into("group,bloc,weight,people\nNUR,other,,\nnurses,,1,\nNur,,,5\n", &nurses).len(), 3);
    assert_eq!(plan("group,bloc,weight,people\nnurses,clinical,2,6\n", &nurses), Ok(Vec::new()));
}

#[test]
fn groups_and_themes_are_found_by_code_then_name_and_never_nearly() {
    let workshop = into("group,kind,text,theme\nNUR,barrier,x,Time on the ward\nNurse,barrier,y,TIMEONTH\n", &with_nurses(None));
    let names: Vec<(&str, &str)> = workshop.groups().map(|g| (g.name.as_str(), &*g.code)).collect();
    assert_eq!(names, [("Nurses", "nur"), ("Nurse", "nurs")]);
    assert_eq!(workshop.themes().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["Time on the ward"]);
    assert!(workshop.factors().all(|factor| factor.theme.is_some()));
}

#[test]
fn a_group_that_was_expected_is_here_once_it_is_heard_or_counted() {
    let presence = |csv: &str| into(csv, &with_nurses(None)).groups().next().unwrap().presence;
    assert_eq!(presence("group,kind,text,evidence\nnur,barrier,x,\n"), Presence::Present);
    assert_eq!(presence("group,kind,text,evidence\nnur,barrier,x,assumed\n"), Presence::Expected);
    assert_eq!(presence("group,people\nnur,4\n"), Presence::Present);
    assert_eq!(presence("group,people\nnur,0\n"), Presence::Absent);
}

#[test]
fn the_guard_of_an_export_is_taken_off_once() {
    let texts =
        |cell: &str| imported(&format!("group,kind,text\nA,barrier,\"{cell}\"\n")).factors().next().unwrap().text.to_string();
    assert_eq!(texts("'=1+1"), "=1+1");
    assert_eq!(texts("''quoted'"), "'quoted'");
    assert_eq!(texts("'''x"), "''x");
    assert_eq!(texts("'tis late"), "'tis late");
    assert_eq!(texts("=1+1"), "=1+1");
    assert_eq!(imported("group\n'@home\n").groups().next().unwrap().name.as_str(), "@home");
}
