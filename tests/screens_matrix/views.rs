//! The five views and what they say in words.

use tandem::tui::Effect;
use tandem::widget::theme::{Depth, Theme, ThemeName};
use tandem::workshop::{Basis, Bloc, Change, Evidence, Kind, Meaning, Presence, Tally};

use crate::ground::{SIZES, bare, crowd, draws_everywhere, group, sample, theme};
use crate::harness::Play;

#[test]
fn the_sample_draws_in_every_view_at_every_size() {
    draws_everywhere(sample(), &SIZES, |_, _, _| {});
}

#[test]
fn a_minute_with_the_sample_says_what_it_says() {
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        let screen = sample().keys("m").screen(columns, rows);
        let line = |label: &str| {
            let found = screen.lines().rev().find(|line| line.trim_start().starts_with(label));
            found.unwrap_or_else(|| panic!("{label} at {columns}x{rows}\n{screen}")).to_owned()
        };
        assert!(line("lead with").contains("Patient safety"));
        let together = line("remove together");
        for theme in ["Time on the ward", "Staffing and cover", "Hearing back"] {
            assert!(together.contains(theme), "{screen}");
        }
        assert_eq!(together.matches("(not checked)").count() + together.matches('?').count(), 2, "{together}");
        assert!(line("contested").contains("Answering for it: managers want it, clinicians pay"));
        assert!(line("only clinical").contains("Being heard · Learning and training"));
        let guessed = line("only guessed");
        assert!(guessed.contains("Time on the ward, Being heard") && guessed.contains("Beds and discharge"), "{guessed}");
        assert!(guessed.contains("Night team") || guessed.contains("ngt"), "{guessed}");
        for words in ["gap 0.34", "+0.45", "+0.59", "heard 41 of 56", "guesses 6 %", "not scored 1", "no heading 1", "+0.02"] {
            assert!(screen.contains(words), "{words} at {columns}x{rows}\n{screen}");
        }
        let cells: String = screen.chars().filter(|c| *c != ' ').collect();
        for words in ["+5−3½≈", "−4?", "∅", "pull"] {
            assert!(cells.contains(words), "{words} at {columns}x{rows}\n{screen}");
        }
        assert!(!screen.contains("only managerial"), "no heading of the sample is");
    }
}

#[test]
fn the_head_says_when_too_little_was_heard_and_what_is_provisional() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut play = crowd(6, 6, &[Bloc::Clinical, Bloc::Managerial], "Nurses", true);
        let screen = play.keys("m").screen(columns, rows);
        assert!(screen.contains("provisional 36 of 36"), "{screen}");
        assert!(screen.contains('~'), "{screen}");
        let groups: Vec<_> = play.workshop().groups().map(|group| group.id).collect();
        let of: Vec<_> = play.workshop().factors().filter(|factor| factor.group != groups[0]).map(|factor| factor.id).collect();
        play.given(of.into_iter().map(|id| Change::RemoveFactor { id }).collect());
        let screen = play.screen(columns, rows);
        assert!(screen.contains("too little heard to say"), "{screen}");
        assert!(screen.contains("gap no data yet"), "{screen}");
    }
}

#[test]
fn what_is_contested_inside_a_side_names_the_groups() {
    let mut play = crowd(4, 1, &[Bloc::Clinical, Bloc::Both], "Nurses", false);
    let points: Vec<_> = play.workshop().factors().map(|factor| (factor.id, factor.group.number())).collect();
    let mut changes = Vec::new();
    for (at, (id, _)) in points.iter().enumerate() {
        let kind = if at % 2 == 0 { Kind::Incentive } else { Kind::Barrier };
        changes.extend([Change::SetEvidence { id: *id, evidence: Evidence::Heard }, Change::SetKind { id: *id, kind }]);
        changes.push(Change::Score { id: *id, strength: 5, basis: Basis::Agreed });
    }
    for change in changes {
        let _ = play.desk_mut().commit(tandem_now(), vec![change]);
    }
    let screen = play.keys("m").screen(120, 40);
    assert!(screen.contains("Nurses 0, Nurses 2 for it, Nurses 1, Nurses 3 against"), "{screen}");
}

fn tandem_now() -> jiff::Timestamp {
    crate::harness::NOW.parse().unwrap()
}

/// A workshop with one group in each state that a square can be in, and the square's text for each.
fn every_state() -> (Play, Vec<&'static str>) {
    let heard = |kind, strength| (kind, Evidence::Heard, Mark::Agreed(strength));
    let (worth, way) = (Kind::Incentive, Kind::Barrier);
    let split = Tally { counts: [3, 0, 0, 0, 3], ..Tally::default() };
    let half = Tally { counts: [0, 0, 1, 1, 0], ..Tally::default() };
    let waved = Tally { not_relevant: 3, ..Tally::default() };
    let states: Vec<State> = vec![
        (vec![heard(worth, 4)], "+4"),
        (vec![heard(way, 4)], "−4"),
        (vec![heard(worth, 4), heard(way, 2)], "+4−2"),
        (vec![(worth, Evidence::Heard, Mark::Rated(half))], "+3½"),
        (vec![(way, Evidence::Heard, Mark::Rated(split))], "−3≈"),
        (vec![heard(worth, 4), (way, Evidence::Heard, Mark::Rated(split))], "+4−3≈"),
        (vec![(worth, Evidence::Heard, Mark::Entered(4))], "~+4"),
        (vec![(way, Evidence::Heard, Mark::Entered(4))], "~−4"),
        (vec![(worth, Evidence::Heard, Mark::Entered(4)), (way, Evidence::Heard, Mark::Entered(2))], "~+4~−2"),
        (vec![(worth, Evidence::Assumed, Mark::Agreed(4))], "+4?"),
        (vec![(way, Evidence::Assumed, Mark::Agreed(4))], "−4?"),
        (vec![(way, Evidence::Assumed, Mark::Unscored)], "−?"),
        (vec![heard(worth, 4), (way, Evidence::Assumed, Mark::Agreed(2))], "+4−2?"),
        (vec![(worth, Evidence::Heard, Mark::Unscored)], "+·1"),
        (vec![(way, Evidence::Heard, Mark::Unscored), (way, Evidence::Heard, Mark::Unscored)], "−·2"),
        (vec![(worth, Evidence::Heard, Mark::Unscored), (way, Evidence::Heard, Mark::Unscored)], "+·1−·1"),
        (vec![(way, Evidence::Heard, Mark::Rated(waved))], "×"),
        (vec![], "·"),
        (vec![], "o"),
        (vec![], "∅"),
    ];
    let mut play = bare();
    let heading = theme(&play, "The heading");
    play.given(vec![heading]);
    let at = play.workshop().themes().next().unwrap().id;
    let mut shown = Vec::new();
    for (points, words) in states {
        let change = group(&play, &format!("G{}", shown.len()), Bloc::Clinical);
        play.given(vec![change]);
        let id = play.workshop().groups().last().unwrap().id;
        for (kind, evidence, mark) in points {
            let factor = play.workshop().next_factor();
            let text = format!("{kind:?}").as_str().into();
            let mut changes =
                vec![Change::AddFactor { id: factor, group: id, kind, text, theme: Some(at), evidence, same_as: None }];
            match mark {
                Mark::Unscored => {}
                Mark::Agreed(strength) => changes.push(Change::Score { id: factor, strength, basis: Basis::Agreed }),
                Mark::Entered(strength) => changes.push(Change::Score { id: factor, strength, basis: Basis::Entered }),
                Mark::Rated(tally) => changes.push(Change::Rate { id: factor, tally: Some(tally) }),
            }
            play.given(changes);
        }
        match words {
            "o" => play.given(vec![Change::RecordNo { group: id, theme: at }]),
            "∅" => play.given(vec![Change::SetPresence { id, presence: Presence::Absent }]),
            _ => &mut play,
        };
        shown.push(words);
    }
    (play, shown)
}

/// The points of a square, and what it then shows.
type State = (Vec<(Kind, Evidence, Mark)>, &'static str);

enum Mark {
    Unscored,
    Agreed(u8),
    Entered(u8),
    Rated(Tally),
}

#[test]
fn every_state_of_a_square_reads_without_colour() {
    let (mut play, shown) = every_state();
    play.model.theme = Theme::embedded(ThemeName::Plain, Depth::Ansi16);
    let mut distinct = shown.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), shown.len(), "each is a text of its own");
    play.keys("m");
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        for (column, words) in shown.iter().enumerate() {
            play.desk_mut().cursors.matrix = (0, column);
            let screen = play.screen(columns, rows);
            let row = screen.lines().find(|line| line.contains('[')).unwrap();
            let cell: String = row.split('[').nth(1).unwrap().split(']').next().unwrap().chars().filter(|c| *c != ' ').collect();
            // Where every column is needed, how many points wait is left out; that they wait is not.
            let words = if columns == 120 && *words == "+·1−·1" { "+·−·" } else { *words };
            assert_eq!(cell, words, "column {column} at {columns}x{rows}\n{screen}");
        }
    }
}

#[test]
fn the_heads_of_the_pairs_are_all_names_or_all_codes() {
    // The sample has names of every length; the others are all short, or too long even for the rows.
    for at in 0..3 {
        let mut play = match at {
            0 => sample(),
            1 => crowd(8, 4, &Bloc::ALL, "Team", true),
            _ => crowd(8, 4, &Bloc::ALL, "The people of the operations and planning centre", true),
        };
        let groups: Vec<(String, String)> =
            play.workshop().groups().map(|group| (group.name.to_string(), group.code.to_string())).collect();
        play.keys("esc m 2");
        for (columns, rows) in [(60, 20), (80, 24), (120, 40), (200, 60), (240, 60)] {
            let screen = play.screen(columns, rows);
            let heads = screen.lines().nth(if rows < 30 { 3 } else { 4 }).unwrap();
            let heads = format!(" {} ", heads.replace(['‹', '›'], " "));
            let says = |words: &str| heads.contains(&format!(" {words} "));
            let names = groups.iter().filter(|(name, _)| says(name)).count();
            let codes = groups.iter().filter(|(_, code)| says(code)).count();
            assert!(names == 0 || codes == 0, "{screen}");
            assert!(names + codes >= 3, "{screen}");
            assert_eq!(names > 0, at == 1, "{screen}");
            // Each row goes by what its column is called.
            for (name, code) in groups.iter().take(2) {
                let begins =
                    |words: &str| screen.lines().skip(4).any(|line| line.trim_start().trim_start_matches('[').starts_with(words));
                assert!(begins(if names > 0 { name } else { code }), "{screen}");
            }
        }
    }
}

#[test]
fn heads_stay_while_the_body_scrolls() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = crowd(30, 40, &Bloc::ALL, "Group", true);
        for (view, heads) in [
            ("m 1", ["Matrix", "pull"]),
            ("m 2", ["Groups with groups", "shared █"]),
            ("m 3", ["in the way│worth it", "balance"]),
            ("m 4", ["clin.  manag.", "both want it"]),
            ("m 5", ["whose  pull by", "what to ease first"]),
        ] {
            play.keys("esc").keys(view);
            let before = play.screen(columns, rows);
            let names = |screen: &str| {
                let heads = screen.lines().filter(|line| heads.iter().any(|head| line.contains(head)));
                // Beside view 1 the points behind its cursor change with it.
                let own = |line: &str| {
                    if view == "m 1" { line.split('│').next().unwrap_or_default().to_owned() } else { line.to_owned() }
                };
                heads.map(own).collect::<Vec<_>>()
            };
            let above = names(&before);
            for head in heads {
                assert!(before.contains(head), "{view}: {head} at {columns}x{rows}\n{before}");
            }
            play.keys("G");
            let after = play.screen(columns, rows);
            assert_ne!(before, after, "{view}");
            for (line, head) in names(&after).iter().zip(&above) {
                let same = ["pull", "balance"].iter().any(|foot| line.contains(foot)) || line.contains("of ") || line == head;
                assert!(same, "{view} at {columns}x{rows}: {head} is now {line}");
            }
            play.keys("g esc");
        }
        play.keys("m 2");
        let codes = |screen: &str| {
            screen.lines().find(|line| line.contains("of 30") || line.contains(" gro ")).unwrap_or_default().to_owned()
        };
        let before = play.screen(columns, rows);
        play.keys("j j");
        assert_eq!(codes(&before).split_whitespace().count(), codes(&play.screen(columns, rows)).split_whitespace().count());
        play.keys("esc H");
        let before = play.screen(columns, rows);
        assert!(before.contains("entry  time"), "{before}");
        play.keys("G");
        assert!(play.screen(columns, rows).contains("entry  time"));
    }
}

#[test]
fn the_weakest_pair_is_marked_and_the_sides_are_framed() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = sample();
        let screen = play.keys("m 2").screen(columns, rows);
        assert_eq!(
            screen.matches("+0.02!").count(),
            3 - usize::from(rows == 24),
            "both squares of the pair, and the words\n{screen}"
        );
        assert!(screen.contains("weakest pair Resident doctors – Executive +0.02!  separate"), "{screen}");
        assert!(screen.contains("managerial ───") && screen.contains('┼') && screen.contains('│'), "{screen}");
        assert!(screen.contains('█') && screen.contains('▒') && screen.contains('░'));
        if rows > 24 {
            for word in ["aligned", "partly", "separate", "torn"] {
                assert!(screen.contains(word), "{word}\n{screen}");
            }
        }
        let screen = play.keys("l").screen(columns, rows);
        assert!(screen.contains("Nurses – Resident doctors  aligned  +0.66"), "{screen}");
        assert!(screen.contains("unmatched 3"), "{screen}");
    }
}

#[test]
fn every_heading_has_a_place_of_its_own_on_the_map() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = crowd(6, 40, &[Bloc::Clinical, Bloc::Managerial], "Group", true);
        let screen = play.keys("m 4").screen(columns, rows);
        for words in ["managers want it,", "both want it", "in the way of both", "clinicians want it,"] {
            assert!(screen.contains(words), "{words}\n{screen}");
        }
        let placed = play.desk().measures().themes.iter();
        let placed = placed.filter(|theme| theme.balance_clinical.is_some() && theme.balance_managerial.is_some()).count();
        assert!(placed > 20);
        let map: Vec<String> = if columns < 146 {
            screen.lines().take_while(|line| !line.contains("clin.  manag.")).skip(3).map(str::to_owned).collect()
        } else {
            screen
                .lines()
                .skip(3)
                .take(usize::from(rows) - 7)
                .map(|line| line.chars().take(usize::from(columns) - 67).collect())
                .collect()
        };
        let letters: Vec<char> = map
            .iter()
            .flat_map(|line| {
                let line: Vec<char> = format!("  {line}  ").chars().collect();
                let alone = |at: usize| [at - 1, at + 1].iter().all(|at| " │─[]┼".contains(line[*at]));
                (1..line.len() - 1)
                    .filter(|at| line[*at].is_ascii_alphabetic() && alone(*at))
                    .map(|at| line[at])
                    .collect::<Vec<_>>()
            })
            .collect();
        let mut seen = letters.clone();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((letters.len(), seen.len()), (placed, placed), "at {columns}x{rows}\n{screen}");
    }
}

#[test]
fn the_force_field_marks_what_is_provisional_a_guess_or_split() {
    let mut play = sample();
    let screen = play.keys("m 3").screen(120, 40);
    assert!(screen.lines().any(|line| line.contains("≈  Hard to speak")), "{screen}");
    assert!(screen.contains("Doing it with a cup of tea") && screen.contains("+ not scored"), "{screen}");
    assert!(
        screen.contains("driving, worth it 16   restraining, in the way 24   net −8") && screen.contains("balance −0.20"),
        "{screen}"
    );
    let mut play = crowd(3, 5, &[Bloc::Clinical, Bloc::Managerial], "Nurses", true);
    let screen = play.keys("m 3 right").screen(80, 24);
    assert!(screen.lines().any(|line| line.trim_start().starts_with('~')), "{screen}");
    assert!(screen.contains("a guess, not counted") && screen.contains("in the way│worth it"), "{screen}");
}

#[test]
fn a_group_that_only_others_spoke_for_is_named_while_it_can_be_mended() {
    let mut play = Play::new("alignment-90");
    for _ in 0..5 {
        play.keys("f8");
    }
    play.say("nur + less noise #time !3");
    let managers = play.workshop().groups().find(|group| group.bloc == Bloc::Managerial).unwrap();
    let (code, name) = (managers.code.to_string(), managers.name.to_string());
    play.say(&format!("{code} - no money #time @assumed"));
    play.keys("esc m");
    for (columns, rows) in [(80, 24), (120, 40)] {
        let screen = play.screen(columns, rows);
        let nudged = [&name, &code].into_iter().any(|who| screen.contains(&format!("not heard: {who} (1 guess)")));
        assert!(nudged, "{screen}");
    }
    let foot = play.desk().measures().themes.len();
    let column = play.desk().columns().iter().position(|id| *id == managers_id(&play)).unwrap();
    play.desk_mut().cursors.matrix = (foot, column);
    let screen = play.screen(120, 40);
    assert!(
        screen.contains(&format!("{name}  ")) && screen.contains("0 points, 0 scored · 1 guess · only others on"),
        "{screen}"
    );
}

#[test]
fn tomorrow_lists_its_actions_with_all_their_words_where_there_is_room() {
    let mut play = sample();
    play.keys("5 left");
    let words =
        "Entries name the problem, never a person; a nurse and a resident doctor wrote the wording and check it each Friday";
    for (columns, rows) in [(120, 40), (160, 50), (200, 60)] {
        let screen = play.screen(columns, rows);
        let wide = usize::from(if columns > 152 { columns / 2 } else { columns });
        let listed = screen.lines().skip(3).take(12).map(|line| line.chars().take(wide).collect::<String>());
        let listed = listed.collect::<Vec<_>>().join(" ");
        let said: Vec<&str> = listed.split_whitespace().collect();
        assert!(words.split(' ').all(|word| said.contains(&word)) && !listed.contains('…'), "{columns}x{rows}\n{screen}");
        // The second line of an action is the action.
        let y = screen.lines().position(|line| line.contains("Friday")).unwrap();
        play.click(6, u16::try_from(y).unwrap());
        let at = play.screen(columns, rows).lines().position(|line| line.contains("▸ Entries name the problem")).unwrap();
        assert!(at <= y, "{columns}x{rows}");
        play.keys("g");
    }
}

fn managers_id(play: &Play) -> tandem::workshop::GroupId {
    play.workshop().groups().find(|group| group.bloc == Bloc::Managerial).unwrap().id
}

#[test]
fn the_timeline_shows_the_matrix_after_any_entry() {
    let mut play = sample();
    let screen = play.keys("H").screen(200, 60);
    for words in ["entry", "gap", "alignment inside", "pull", "clinical", "managerial"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let screen = play.screen(120, 40);
    assert!(screen.contains("manag.  what") && screen.contains("“Nobody watches the bays while we are"), "{screen}");
    play.keys("G enter");
    let last = play.desk().moments().last().unwrap().seq;
    assert!(play.screen(120, 40).contains(&format!("As it was after entry {last} of")));
    play.keys(",");
    let before = play.desk().look.past.as_ref().unwrap();
    assert_eq!(before.seq, last - 1, "also an entry that moved no figure");
    let whole = play.desk().history().at(last - 1).unwrap();
    assert_eq!(before.workshop, whole);
    play.keys(". . . . . . . .");
    let end = play.desk().history().last_seq();
    assert!(play.desk().look.past.as_ref().unwrap().seq <= end);
    play.keys("esc");
    assert!(play.screen(120, 40).contains("How the figures moved"));
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

#[test]
fn the_line_of_groups_cuts_no_figure_and_leads_on_to_those_without_room() {
    let line = |keys: &str, columns| sample().keys(keys).screen(columns, 24).lines().nth(2).unwrap_or_default().trim().to_owned();
    assert_eq!(line("3", 80), "nur −0.20   res −0.23   con −0.30   thp +0.19   ngt +1.00   wm −0.10");
    // Where two lines do not hold them all, one leads on.
    let mut crowded = crowd(30, 5, &[Bloc::Clinical, Bloc::Managerial], "Group", true);
    let screen = crowded.keys("m 3").screen(80, 24);
    let shown = screen.lines().nth(2).unwrap_or_default();
    assert!(shown.ends_with('…') && !shown.contains("….") && screen.lines().nth(3).unwrap().trim().is_empty(), "{screen}");
    let screen = crowded.keys("left").screen(80, 24);
    assert!(screen.lines().nth(2).unwrap_or_default().starts_with(" … "), "{screen}");
}

#[test]
fn groups_are_headed_by_their_codes_or_by_their_names_not_by_a_few_names_among_codes() {
    let mut play = sample();
    play.keys("m");
    let heads = |play: &mut Play, columns, rows| {
        let screen = play.screen(columns, rows);
        let from = screen.lines().position(|line| line.starts_with(" Matrix ")).unwrap();
        screen.lines().skip(from + 1).take(3).collect::<Vec<_>>().join(" ")
    };
    let narrow = heads(&mut play, 120, 40);
    assert!(narrow.contains(" nur ") && narrow.contains(" ops ") && !narrow.contains("Nurses"), "{narrow}");
    let wide = heads(&mut play, 200, 60);
    for word in ["Nurses", "Therapists and", "Consultants", "Executive"] {
        assert!(wide.contains(word), "{word}: {wide}");
    }
}
