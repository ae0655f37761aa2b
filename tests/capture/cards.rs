//! The lines beside the capture line: tallies, slips, pastes, and points brought back for mending.

use tandem::capture::{
    Also, Context, Raters, SlipLine, TallyLine, mend, parse, read_also, read_paste, read_slip, read_tally, render,
};
use tandem::workshop::{Basis, Bloc, Change, Evidence, Factor, FactorId, GroupId, Kind, Line, Tally, ThemeId, Workshop};

use crate::ward::{nurses_turn, ward};

#[test]
fn tally_lines() {
    let six = Raters { people: Some(6), agrees: false };
    let two = Raters { people: Some(2), agrees: true };
    let slips = |counts, not_relevant, dont_know| Tally { counts, not_relevant, dont_know };
    let read = |line: &str| match read_tally(line, six) {
        TallyLine::Slips { tally, remark } => Ok((tally, remark.unwrap_or_default())),
        other => Err(other),
    };
    assert_eq!(read("1 2 2 0 1"), Ok((slips([1, 2, 2, 0, 1], 0, 0), String::new())));
    assert_eq!(read("n2 0 0 3 0 0 d1"), Ok((slips([0, 0, 3, 0, 0], 2, 1), String::new())));
    assert_eq!(read(" 3,5,2,0,1 "), Ok((slips([3, 5, 2, 0, 1], 0, 0), "11 slips, 6 people: more slips than people".to_owned())));
    assert_eq!(read("1 0 0 N2 0 0 D2").unwrap().1, "5 slips, 6 people");
    assert_eq!(read("n6"), Ok((slips([0; 5], 6, 0), String::new())));
    assert_eq!(read("0 0 0 0 0").unwrap().1, "no slips: still not scored");
    assert_eq!(read_tally("", six), TallyLine::Empty);
    for wrong in [
        "4",
        "3 5 2",
        "1 2 3 4 5 6",
        "1 2 x 0 0",
        "1 2 3 4 -5",
        "n",
        "n1 n2 0 0 0 0 0",
        "70000 0 0 0 0",
        "9999 1 0 0 0",
        "=",
        "=6",
        "=44",
    ] {
        assert!(matches!(read_tally(wrong, six), TallyLine::Unfinished(_)), "{wrong}");
    }
    assert_eq!(read_tally("35201", six), TallyLine::Unfinished("Put spaces between them: 3 5 2 0 1".into()));
    assert_eq!(read_tally("= 4", six), TallyLine::Agreed(4));
    assert_eq!(read_tally("=4", two), TallyLine::Agreed(4));
    assert_eq!(read_tally("4", two), TallyLine::Agreed(4));
    assert!(matches!(read_tally("0", two), TallyLine::Unfinished(_)));
    let TallyLine::Slips { remark, .. } = read_tally("0 0 0 1 1", two) else { panic!("slips all the same") };
    assert_eq!(remark.as_deref(), Some("so few agree one figure, such as 4"));
}

#[test]
fn an_agreed_figure_takes_the_place_of_slips() {
    let mut workshop = ward();
    let id = FactorId::new(1);
    let six = Raters { people: Some(6), agrees: false };
    workshop.apply_all(&read_tally("1 2 2 0 1", six).changes(id, &workshop)).unwrap();
    assert_eq!(workshop.factor(id).unwrap().strength(), Some(2.5));
    workshop.apply_all(&read_tally("=5", six).changes(id, &workshop)).unwrap();
    let factor = workshop.factor(id).unwrap();
    assert_eq!((factor.strength(), factor.basis()), (Some(5.0), Some(Basis::Agreed)));
}

#[test]
fn rows_of_headings_not_raised() {
    let six = Raters { people: Some(6), agrees: false };
    let mut workshop = ward();
    let (group, theme) = (GroupId::new(2), ThemeId::new(2));
    assert_eq!(read_also("", six), Also::Empty);
    assert_eq!(read_also(" NO ", six), Also::No);
    assert_eq!(read_also("+", six), Also::Raised(Kind::Incentive, TallyLine::Empty));
    assert_eq!(read_also("–3", six), Also::Raised(Kind::Barrier, TallyLine::Agreed(3)));
    for wrong in ["4", "yes", "+ 3 5", "+9", "n", "not"] {
        assert!(matches!(read_also(wrong, six), Also::Unfinished(_)), "{wrong}");
    }
    let said = |heading: &str, kind: Kind| Line::new(&format!("{heading}, {}", kind.room_words()));
    workshop.apply_all(&read_also("no", six).changes(group, theme, &workshop, said)).unwrap();
    assert!(workshop.asked_no.contains(&(group, theme)));
    workshop.apply_all(&read_also("+ 1 2 2 0 1", six).changes(group, theme, &workshop, said)).unwrap();
    assert!(workshop.asked_no.is_empty());
    let factor = workshop.factors_of(group).last().unwrap();
    assert_eq!((factor.text.as_str(), factor.kind, factor.theme), ("Patient safety, worth it", Kind::Incentive, Some(theme)));
    assert_eq!((factor.strength(), factor.evidence), (Some(2.5), Evidence::Heard));
}

#[test]
fn dot_slips() {
    let mut workshop = ward();
    for text in ["- a", "- b", "- c"] {
        let changes = parse(text, &nurses_turn(&workshop)).entry().unwrap().changes(&workshop);
        workshop.apply_all(&changes).unwrap();
    }
    let listed: Vec<FactorId> = [1, 3, 4].map(FactorId::new).to_vec();
    workshop.apply(&Change::SetShortlist { factors: listed.clone() }).unwrap();
    workshop.agenda.dots = 3;
    let ready = |bloc, picks: &[usize]| SlipLine::Ready { bloc, picks: picks.iter().map(|at| listed[at - 1]).collect() };
    let read = |line: &str| read_slip(line, Bloc::Clinical, &workshop);
    assert_eq!(read("2 2 3"), ready(Bloc::Clinical, &[2, 2, 3]));
    assert_eq!(read("m 2,3"), ready(Bloc::Managerial, &[2, 3]));
    assert_eq!(read("M1"), ready(Bloc::Managerial, &[1]));
    assert_eq!(read("  "), SlipLine::Empty);
    assert_eq!(read("m"), SlipLine::Empty);
    assert_eq!(read("1 1 1 1"), SlipLine::Refused("4 numbers on one slip: a person has 3 dots.".to_owned()));
    let beyond =
        |word: &str| SlipLine::Refused(format!("“{word}” is not on the shortlist: type numbers from 1 to 3, like 4 4 7."));
    for (line, word) in [("4", "4"), ("0", "0"), ("1 x", "x"), ("1 2-3", "2-3")] {
        assert_eq!(read(line), beyond(word));
    }
    let changes = read("m 2 2 1").changes(&workshop);
    workshop.apply_all(&changes).unwrap();
    assert_eq!((workshop.dots(listed[1]), workshop.dots(listed[0])), (2, 1));
    let empty = ward();
    assert!(matches!(read_slip("1", Bloc::Clinical, &empty), SlipLine::Refused(why) if why.contains("empty")));
}

#[test]
fn pasted_lines_are_one_commit() {
    let mut workshop = ward();
    let text = "res - late ##Parking\r\n\r\n  \nthp = !3\n+ home ##parking\nxyz - no\nno sign\nnur -\nwm - last";
    let pasted = read_paste(text, &nurses_turn(&workshop), &workshop);
    assert_eq!(pasted.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 4, 5, 6, 7, 8, 9]);
    assert_eq!(pasted.ready(), 4);
    let problems = pasted.problems();
    assert!(problems[0].starts_with("Line 6: No group matches “xyz”"), "{}", problems[0]);
    assert_eq!(problems[1..], ["Line 7: + or -?", "Line 8: Type what Nurses said."]);
    workshop.apply_all(&pasted.changes(&workshop)).unwrap();
    let added: Vec<&Factor> = workshop.factors().skip(1).collect();
    let themes: Vec<Option<ThemeId>> = added.iter().map(|factor| factor.theme).collect();
    let parking = Some(ThemeId::new(7));
    assert_eq!(themes, [parking, parking, parking, None], "the new heading is made once");
    assert_eq!(added[1].same_as, Some(added[0].id), "the same for us means the line before");
    assert_eq!(added[1].text.as_str(), "late");
}

#[test]
fn mending_changes_only_what_differs() {
    let mut workshop = ward();
    let id = FactorId::new(1);
    let line = render(workshop.factor(id).unwrap(), &workshop);
    assert_eq!(line, "nur - handover takes longer #time");
    let mended = |line: &str, workshop: &Workshop| mend(parse(line, &nurses_turn(workshop)).entry().unwrap(), id, workshop);
    assert_eq!(mended(&line, &workshop), []);
    assert_eq!(
        mended("nur - handover is longer #time", &workshop),
        [Change::RewordFactor { id, text: "handover is longer".into() }]
    );
    let all = mended("res + handover takes longer !4 @survey", &workshop);
    assert_eq!(
        all,
        [
            Change::MoveFactor { id, group: GroupId::new(2) },
            Change::SetKind { id, kind: Kind::Incentive },
            Change::SetTheme { id, theme: None },
            Change::Score { id, strength: 4, basis: Basis::Entered },
            Change::SetEvidence { id, evidence: Evidence::Survey },
        ]
    );
    workshop.apply_all(&all).unwrap();
    assert_eq!(mended("res + handover takes longer @survey", &workshop), [Change::Unscore { id }]);
    let new = mended("res + handover takes longer ##Parking !4 @survey", &workshop);
    workshop.apply_all(&new).unwrap();
    assert_eq!(render(workshop.factor(id).unwrap(), &workshop), "res + handover takes longer #parking !4 @survey");
}

#[test]
fn mending_keeps_what_is_left_out() {
    let workshop = ward();
    let id = FactorId::new(1);
    let others_turn = Context { current: Some(GroupId::new(2)), kind: Some(Kind::Incentive), ..nurses_turn(&workshop) };
    let mending = Context::mending(&workshop, id);
    assert_ne!((mending.current, mending.kind), (others_turn.current, others_turn.kind));
    let entry = parse("handover takes longer #time", &mending).entry().unwrap().clone();
    assert_eq!(mend(&entry, id, &workshop), []);
}

#[test]
fn mending_leaves_what_a_line_cannot_say() {
    let mut workshop = ward();
    let id = FactorId::new(1);
    workshop.apply(&Change::SetTheme { id, theme: Some(ThemeId::new(6)) }).unwrap();
    workshop.apply(&Change::Rate { id, tally: Some(Tally { counts: [0, 0, 1, 0, 2], ..Tally::default() }) }).unwrap();
    let line = render(workshop.factor(id).unwrap(), &workshop);
    assert_eq!(line, "nur - handover takes longer", "neither a heading that begins with a digit nor what slips decide");
    let entry = parse(&line, &nurses_turn(&workshop)).entry().unwrap().clone();
    assert_eq!(mend(&entry, id, &workshop), []);
}
