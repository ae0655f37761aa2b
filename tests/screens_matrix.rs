//! Key string in, screen out: the matrix in all its views, what lies behind its cells, why its figures are what they are.

mod harness;

use harness::Play;
use tandem::alignment::{Levers, Measures};
use tandem::store;
use tandem::tui::Effect;
use tandem::tui::overlay::Overlay;
use tandem::workshop::{Basis, Bloc, Change, Code, Evidence, Kind, Meaning, Presence, Status};

/// Keys that show every view, what lies behind, and every explanation.
const VIEWS: [&str; 22] = [
    "m",
    "2",
    "3",
    "4",
    "5",
    "H",
    "m d",
    "m w",
    "2 w",
    "2 d",
    "2 right d",
    "3 w",
    "3 d",
    "4 w",
    "4 d",
    "5 w",
    "5 d",
    "5 right w",
    "5 left w",
    "H enter",
    "m end w",
    "m G l l l l l l l l l w",
];

const SIZES: [(u16, u16); 7] = [(60, 16), (80, 24), (100, 30), (120, 40), (200, 60), (300, 20), (61, 90)];

/// The finished sample, open at its last step.
fn sample() -> Play {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.ron");
    std::fs::write(&path, tandem::config::samples::sample("morning-briefing").unwrap().text).unwrap();
    Play::open(store::read(&store::RealDisk, &path).unwrap().history)
}

/// The explanation in front, in one text.
fn why(play: &Play) -> String {
    match play.model.overlays.last() {
        Some(Overlay::Text(page)) => page.paragraphs.join("\n"),
        other => panic!("an explanation, not {other:?}"),
    }
}

fn two(value: f64) -> String {
    format!("{value:.2}").replace('-', "−")
}

/// Draws every view of a session at every size.
fn draws_everywhere(play: &Play, sizes: &[(u16, u16)]) {
    let history = play.desk().history();
    for keys in VIEWS {
        let mut play = Play::open(history.clone());
        play.keys("esc").keys(keys);
        for (columns, rows) in sizes {
            assert!(!play.screen(*columns, *rows).is_empty(), "{keys} at {columns}x{rows}");
        }
    }
}

#[test]
fn the_sample_draws_in_every_view_at_every_size() {
    draws_everywhere(&sample(), &SIZES);
}

#[test]
fn a_minute_with_the_sample_says_what_it_says() {
    let mut play = sample();
    let screen = play.keys("m").screen(120, 40);
    for words in [
        "lead with       Patient safety",
        "remove together Time on the ward (not checked) · Staffing and cover",
        "contested       Answering for it: managers want it, clinicians pay",
        "only clinical   Being heard · Learning and training",
        "only guessed    Night team",
        "gap 0.34",
        "weakest pair Resident doctors – Executive",
        "rests on guesses 6 %",
        "+5−3½≈",
        "−4?",
        "∅",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let small = sample().keys("m").screen(80, 24);
    for words in ["gap 0.34", "weakest res – exe", "common motive", "contested", "pull"] {
        assert!(small.contains(words), "{words}\n{small}");
    }
}

#[test]
fn the_arithmetic_of_a_gap_is_that_of_the_measures() {
    let mut play = sample();
    play.keys("m G l l l l l l l l l w");
    let said = why(&play);
    let overall = play.desk().measures().overall;
    let between = overall.between.unwrap();
    assert!(said.contains(&format!("Gap = (1 − +{}) / 2 = {}.", two(between.alignment), two(overall.gap.unwrap()))), "{said}");
    assert!(
        said.contains(&format!("opposed {} of", two(between.opposed)))
            || said.contains(&format!("= {}; opposed", two(between.shared)))
    );
    assert!(said.contains("without Executive") && said.contains("not a validated scale"));
}

#[test]
fn the_arithmetic_of_every_heading_and_pair_is_that_of_the_measures() {
    let headings = sample().desk().measures().themes.clone();
    for (row, figures) in headings.iter().enumerate() {
        let mut play = sample();
        play.keys(&format!("m {} l l l l l l l l w", "j ".repeat(row)));
        let shares = figures.shares.unwrap();
        let worked = format!("= {}; opposed", two(shares.shared));
        let alignment = two(shares.alignment.abs());
        let said = why(&play);
        let all_pairs = said.lines().find(|line| line.starts_with("All pairs")).unwrap();
        assert!(all_pairs.contains(&worked) && all_pairs.trim_end_matches('.').ends_with(&alignment), "{all_pairs}");
    }
    for column in 1..8 {
        let mut play = sample();
        play.keys(&format!("2 {} w", "l ".repeat(column)));
        let (a, b) = (play.desk().columns()[0], play.desk().columns()[column]);
        let shares = play.desk().measures().pair(a, b).unwrap().shares.unwrap();
        let said = why(&play);
        let worked = said.lines().find(|line| line.starts_with("Said ")).unwrap();
        assert!(worked.trim_end_matches('.').ends_with(&two(shares.alignment.abs())), "{worked}");
        assert!(said.contains(shares.reading().word()));
    }
}

#[test]
fn the_levers_shown_are_those_of_the_measures_and_one_becomes_an_action() {
    let mut play = sample();
    play.keys("5 j");
    let expected = Levers::of(play.workshop(), &Measures::of(play.workshop()));
    assert_eq!(play.desk().levers(), Some(&expected));
    let lever = expected.list[1].clone();
    let after = play.desk().preview().unwrap().overall;
    assert!((after.gap.unwrap() - lever.gap.unwrap()).abs() < 1e-9);
    assert!((after.pull_clinical.unwrap() - lever.pull_clinical.unwrap()).abs() < 1e-9);
    let before = play.workshop().actions().count();
    play.keys("enter");
    assert!(play.model.overlays.is_empty());
    let action = play.workshop().actions().last().unwrap().clone();
    assert_eq!(play.workshop().actions().count(), before + 1);
    assert_eq!(action.deed.status, Status::ToBeAsked);
    assert_eq!(action.deed.shifts.iter().map(|shift| shift.factor).collect::<Vec<_>>(), lever.factors);
}

#[test]
fn esc_goes_back_to_the_same_place() {
    let mut play = sample();
    play.keys("m j j l enter");
    let screen = play.screen(120, 40);
    assert!(screen.contains("Resident doctors · Being heard") && screen.contains("median 3½"), "{screen}");
    play.keys("esc");
    assert_eq!(play.desk().cursors.matrix, (2, 1));
    assert!(play.screen(120, 40).contains("pull"));
    play.keys("2 l l d");
    assert!(play.screen(120, 40).contains("Nurses and Consultants"));
    play.keys("y esc");
    assert!(play.screen(120, 40).contains("Groups with groups"));
}

#[test]
fn points_are_worked_on_where_they_were_opened() {
    let mut play = sample();
    play.keys("m enter");
    let point = play.desk().selected.unwrap();
    assert_eq!(play.workshop().factor(point).unwrap().text.as_str(), "Find out about the sick patient at 8, not at 11");
    play.keys("-");
    assert_eq!(play.workshop().factor(point).unwrap().kind, Kind::Barrier);
}

#[test]
fn reading_together_lights_what_it_turns_to_and_marks_meanings() {
    let mut play = sample();
    for _ in 0..5 {
        play.keys("f7");
    }
    play.keys("esc");
    assert!(play.screen(120, 40).contains("Reading it together"));
    let lit = play.desk().spotlight.theme.unwrap();
    assert!(play.effects.iter().any(|effect| matches!(effect, Effect::Point(spot) if spot.theme == Some(lit))));
    assert!(play.screen(120, 40).contains("What is shared"), "{}", play.screen(120, 40));
    play.keys("y");
    assert_eq!(play.workshop().theme(lit).unwrap().meaning, Meaning::Same);
    play.keys(".");
    assert!(play.screen(120, 40).contains("A difference"), "{}", play.screen(120, 40));
    assert_ne!(play.desk().spotlight.theme, Some(lit));
    play.keys(",");
    assert_eq!(play.desk().spotlight.theme, Some(lit));
}

#[test]
fn nothing_is_worked_out_while_a_line_is_typed() {
    let mut play = sample();
    play.keys("5");
    let before = play.desk().full_computations;
    play.keys("i \"nur + less noise\"");
    play.screen(120, 40);
    assert_eq!(play.desk().full_computations, before);
}

#[test]
fn the_mirrored_screen_explains_nothing_unasked() {
    for key in ["w", "d"] {
        let mut play = sample();
        play.keys(&format!("f5 esc m {key}"));
        let screen = play.screen(120, 40);
        assert!(screen.contains("The room sees this screen") && !screen.contains("Why?"), "{screen}");
    }
}

fn theme(play: &Play, name: &str) -> Change {
    let code = Code::for_theme(name, play.workshop().themes().map(|theme| &theme.code));
    Change::AddTheme { id: play.workshop().next_theme(), name: name.into(), code, definition: "".into(), weight: 1.0 }
}

fn group(play: &Play, name: &str, bloc: Bloc) -> Change {
    let code = Code::for_group(name, play.workshop().groups().map(|group| &group.code));
    let id = play.workshop().next_group();
    Change::AddGroup { id, name: name.into(), code, bloc, people: Some(3), presence: Presence::Present, weight: 1.0 }
}

/// A session without groups and headings.
fn bare() -> Play {
    let mut play = Play::new("alignment-90");
    let mut changes: Vec<Change> = play.workshop().groups().map(|group| Change::RemoveGroup { id: group.id }).collect();
    changes.extend(play.workshop().themes().map(|theme| Change::RemoveTheme { id: theme.id }));
    play.given(changes);
    play.keys("esc");
    play
}

/// So many groups and headings with names in any script, a point in every cell.
fn crowd(groups: usize, themes: usize, blocs: &[Bloc], name: &str, scored: bool) -> Play {
    let mut play = bare();
    for at in 0..groups {
        let change = group(&play, &format!("{name} {at}"), blocs[at % blocs.len()]);
        play.given(vec![change]);
    }
    for at in 0..themes {
        let change = theme(&play, &format!("{name} {at}"));
        play.given(vec![change]);
    }
    let groups: Vec<_> = play.workshop().groups().map(|group| group.id).collect();
    let themes: Vec<_> = play.workshop().themes().map(|theme| theme.id).collect();
    let mut id = play.workshop().next_factor();
    let mut changes = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        for (t, theme) in themes.iter().enumerate() {
            let kind = if (g + t) % 3 == 0 { Kind::Barrier } else { Kind::Incentive };
            let evidence = if (g * t) % 5 == 4 { Evidence::Assumed } else { Evidence::Heard };
            changes.push(Change::AddFactor {
                id,
                group: *group,
                kind,
                text: name.into(),
                theme: Some(*theme),
                evidence,
                same_as: None,
            });
            if scored {
                let strength = u8::try_from((g + 2 * t) % 5 + 1).unwrap();
                changes.push(Change::Score { id, strength, basis: Basis::Entered });
            }
            id = tandem::workshop::FactorId::new(id.number() + 1);
        }
    }
    if !changes.is_empty() {
        play.given(changes);
    }
    play
}

const LONG: &str = "Sixty characters of a name that goes on and on and on until it";

#[test]
fn odd_workshops_draw_and_say_something() {
    let both = [Bloc::Clinical, Bloc::Managerial];
    draws_everywhere(&bare(), &SIZES);
    assert!(bare().keys("m").screen(80, 24).contains("No groups and no headings yet"));
    draws_everywhere(&crowd(1, 3, &both, "Nurses", true), &SIZES[1..4]);
    draws_everywhere(&crowd(3, 0, &both, "Nurses", true), &SIZES[1..4]);
    draws_everywhere(&crowd(0, 3, &both, "Nurses", true), &SIZES[1..4]);
    draws_everywhere(&crowd(4, 4, &[Bloc::Managerial], "Managers", true), &SIZES[1..4]);
    draws_everywhere(&crowd(3, 3, &both, LONG, true), &SIZES[1..4]);
    draws_everywhere(&crowd(3, 3, &both, "会議室の時間e\u{301}", true), &SIZES[1..4]);
    draws_everywhere(&crowd(4, 4, &both, "Nurses", false), &SIZES[1..4]);
    assert!(crowd(4, 4, &both, "Nurses", false).keys("m").screen(120, 40).contains("no data yet"));
}

#[test]
fn forty_groups_and_forty_headings_draw() {
    draws_everywhere(&crowd(40, 40, &Bloc::ALL, "Group", true), &SIZES[1..4]);
}

#[test]
fn weights_of_nought_draw() {
    let mut play = sample();
    let mut changes: Vec<Change> =
        play.workshop().groups().map(|group| Change::WeighGroup { id: group.id, weight: 0.0 }).collect();
    changes.extend(play.workshop().themes().map(|theme| Change::WeighTheme { id: theme.id, weight: 0.0 }));
    play.given(changes);
    draws_everywhere(&play, &SIZES);
    assert!(play.keys("m").screen(120, 40).contains("no data yet"));
}
