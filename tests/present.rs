//! The room screen, step by step: the sample session at the moments of its workshop, as its room saw them.

mod english;
mod harness;
#[path = "present/pages.rs"]
mod pages;

use english::words;
use jiff::civil::time;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::config::{samples, templates};
use tandem::present::{self, Stage};
use tandem::room::{FactorId, GroupId, Moment, Room, Spotlight, ThemeId};
use tandem::store;
use tandem::widget::theme::{Depth, Theme, ThemeName};
use tandem::workshop::{Change, Commitment, History, Line, Stance, Workshop, plan};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn sample() -> History {
    let text = samples::sample("morning-briefing").unwrap().text;
    store::interpret(std::path::Path::new("sample.ron"), text.as_bytes().to_vec()).unwrap().history
}

/// The sample after so many commits.
fn at(seq: u64) -> Workshop {
    sample().at(seq).unwrap()
}

/// The first commit that enters a step, and the last before the next one.
fn in_step(key: &str) -> (u64, u64) {
    let history = sample();
    let entered: Vec<(u64, &str)> = history
        .commits()
        .iter()
        .flat_map(|commit| commit.changes.iter().map(move |change| (commit.seq, change)))
        .filter_map(|(seq, change)| if let Change::EnterStep { step, .. } = change { Some((seq, step.as_str())) } else { None })
        .collect();
    let place = entered.iter().position(|(_, step)| *step == key).unwrap();
    (entered[place].0, entered.get(place + 1).map_or(history.last_seq(), |(seq, _)| seq - 1))
}

fn moment() -> Moment<'static> {
    Moment {
        start: Some(time(13, 0, 0, 0)),
        finish: Some(time(14, 30, 0, 0)),
        step_ends: Some(time(13, 20, 0, 0)),
        seconds_left: Some(272),
        ..Moment::new(words())
    }
}

fn frame_at(workshop: &Workshop, spotlight: &Spotlight, moment: Moment, (columns, rows): (u16, u16)) -> (String, present::Paged) {
    let theme = Theme::embedded(ThemeName::ProjectorDark, Depth::Rgb);
    let stage = Stage { theme: &theme, moment, turned: 0, framed: true, turns: "", remark: "" };
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let paged = present::draw(&Room::of(workshop), spotlight, &stage, area, &mut buf);
    (harness::text_of(&buf), paged)
}

fn frame(workshop: &Workshop, spotlight: &Spotlight, size: (u16, u16)) -> String {
    frame_at(workshop, spotlight, moment(), size).0
}

/// A snapshot in both sizes.
fn seen(name: &str, workshop: &Workshop, spotlight: &Spotlight) {
    for (columns, rows) in SIZES {
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), frame(workshop, spotlight, (columns, rows)));
    }
}

fn beat(beat: u8) -> Spotlight {
    Spotlight { beat, ..Spotlight::default() }
}

#[test]
fn waiting_promise_and_question() {
    seen("setup", &at(in_step("welcome").0 - 1), &beat(1));
    seen("welcome", &at(in_step("welcome").1), &beat(1));
    seen("question", &at(in_step("question").1), &beat(1));
}

#[test]
fn a_sentence_without_a_title_and_in_lower_case_stands_there_once() {
    let mut workshop = at(in_step("question").1);
    workshop.title = Line::default();
    workshop.intervention = Line::new("second");
    for (columns, rows) in SIZES {
        let screen = frame(&workshop, &beat(1), (columns, rows));
        let same = Workshop { intervention: Line::new("Second"), ..workshop.clone() };
        let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
        assert_eq!(lines(&screen), lines(&frame(&same, &beat(1), (columns, rows))), "{screen}");
    }
}

#[test]
fn the_mark_of_a_split_square_moves_no_dots() {
    let screen = frame(&at(in_step("reading").1), &beat(3), (120, 40));
    let dots = |line: &str| line.chars().position(|sign| matches!(sign, '●'));
    let marked: Vec<&str> = screen.lines().filter(|line| line.contains('≈') && line.contains('○')).collect();
    let column = screen.lines().find(|line| line.starts_with("    Patient safety")).and_then(dots);
    let under: Vec<_> = screen.lines().filter(|line| line.contains("● ≈") || line.contains("○ ≈")).map(dots).collect();
    assert!(!marked.is_empty() && under.iter().all(|at| *at == column), "{screen}");
}

#[test]
fn where_groups_shown_together_differ_the_room_reads_that_nothing_is_shown() {
    let mut workshop = at(in_step("stand").1);
    let of = |code: &str| workshop.groups().find(|group| &*group.code == code).unwrap().id;
    let (wm, exe) = (of("wm"), of("exe"));
    for (id, today) in [(wm, Stance::Help), (exe, Stance::Undecided)] {
        let commitment = Commitment { today: Some(today), needed: None, note: Line::default() };
        workshop.commitments.insert(id, commitment);
    }
    let screen = frame(&workshop, &beat(1), (120, 40));
    assert!(screen.contains("not shown:") && !screen.contains("not said"), "{screen}");
}

#[test]
fn a_draft_of_the_sentence_is_not_shown() {
    let mut workshop = at(in_step("question").1);
    workshop.apply(&Change::DescribeIntervention { sentence: "From some day somebody will".into(), draft: true }).unwrap();
    let shown = frame(&workshop, &beat(1), (40, 12)).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("From when? Who will do what differently?"), "{shown}");
    assert!(!shown.contains("somebody will"));
}

#[test]
fn silence_with_a_calm_timer_that_never_counts_over() {
    seen("silent", &at(in_step("worth").0), &beat(1));
    let over = Moment { seconds_left: Some(-75), ..moment() };
    let (shown, _) = frame_at(&at(in_step("way").0), &beat(1), over, (60, 14));
    assert!(shown.contains("Time, please finish") || shown.contains("T i m e"), "{shown}");
    assert!(!shown.contains("1:15"));
}

#[test]
fn the_round_grows_and_names_whose_turn_it_is() {
    let workshop = at(in_step("round").0 + 30);
    let turn = workshop.groups().nth(1).map(|group| group.id);
    seen("round", &workshop, &Spotlight { turn, ..beat(1) });
}

#[test]
fn a_short_list_stands_in_one_column_of_whole_sentences() {
    let (first, last) = in_step("round");
    let mut spread = false;
    for seq in first..=last {
        let screen = frame(&at(seq), &beat(1), (80, 24));
        let list = screen.lines().filter(|line| !line.contains("+ worth it"));
        let two = list.into_iter().any(|line| line.matches(['+', '−']).count() > 1);
        spread |= two;
        if seq <= first + 5 {
            assert!(!two, "{screen}");
        }
    }
    assert!(spread, "a long list goes into two");
}

#[test]
fn the_list_opens_on_the_newest_point_of_whose_turn_it_is_and_turns_round_and_round() {
    let workshop = at(in_step("round").1);
    let room = Room::of(&workshop);
    let shown = |turn, page, size| frame_at(&workshop, &Spotlight { turn, page, ..beat(1) }, moment(), size);
    for group in room.seen().groups() {
        let Some(newest) = room.seen().factors_of(group.id).max_by_key(|point| point.id) else { continue };
        let words: String = newest.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        for size in [(80, 24), (60, 20)] {
            let (screen, paged) = shown(Some(group.id), 0, size);
            assert!(paged.of > 1 && screen.contains(&words), "{words} at {size:?}\n{screen}");
            assert_eq!(shown(Some(group.id), 1, size).1.page, (paged.page + 1) % paged.of, "after the last page the first");
        }
    }
}

#[test]
fn tidying_up() {
    let workshop = at(in_step("tidy").0);
    let pair = workshop.factors().next().map(|one| {
        let other = workshop.factors_of(one.group).rfind(|other| other.kind == one.kind && other.id != one.id);
        (one.id, other.unwrap().id)
    });
    seen("tidy_pair", &workshop, &Spotlight { pair, ..beat(1) });
    seen("tidy_headings", &workshop, &beat(1));
    let point = workshop.factors().nth(3).map(|point| point.id);
    seen("tidy_point", &workshop, &Spotlight { point, ..beat(1) });
}

#[test]
fn slips_come_in_without_a_figure() {
    seen("score", &at(in_step("score").0 + 30), &beat(1));
}

#[test]
fn the_picture_in_three_beats_after_the_reveal_and_no_figure_before() {
    let (entered, revealed) = in_step("picture");
    seen("picture_before", &at(entered), &beat(1));
    assert!(!frame(&at(entered), &beat(3), (120, 40)).contains('●'));
    for number in 1..=3 {
        seen(&format!("picture_beat_{number}"), &at(revealed), &beat(number));
    }
    let first = frame(&at(revealed), &beat(1), (120, 40));
    assert!(!first.contains("− ") || first.matches('−').count() == 1, "only the legend speaks of what is in the way");
}

#[test]
fn reading_one_square_and_one_heading() {
    let workshop = at(in_step("reading").1);
    let (theme, group) = (workshop.themes().nth(1).map(|t| t.id), workshop.groups().next().map(|g| g.id));
    seen("reading_square", &workshop, &Spotlight { theme, group, ..beat(3) });
    seen("reading_heading", &workshop, &Spotlight { theme, ..beat(3) });
    seen("reading_all", &workshop, &beat(3));
}

#[test]
fn put_it_right_shows_the_old_value() {
    let mut workshop = at(in_step("right").0);
    seen("right_nothing", &workshop, &beat(3));
    let id = workshop.factors().next().unwrap().id;
    let theme = workshop.themes().last().map(|theme| theme.id);
    workshop.apply(&Change::SetTheme { id, theme }).unwrap();
    seen("right", &workshop, &beat(3));
}

#[test]
fn what_first_before_and_after_the_reveal() {
    let (entered, last) = in_step("first");
    let history = sample();
    let reveal = |commit: &&tandem::workshop::Commit| {
        commit.seq > entered && commit.changes.iter().any(|change| matches!(change, Change::Reveal { .. }))
    };
    let revealed = history.commits().iter().find(reveal).unwrap().seq;
    seen("first_hidden", &at(revealed - 1), &beat(1));
    assert!(!frame(&at(revealed - 1), &beat(1), (120, 40)).contains('●'));
    seen("first_shown", &at(last), &beat(1));
}

#[test]
fn moving_standing_and_closing() {
    seen("move", &at(in_step("move").1), &beat(1));
    seen("stand", &at(in_step("stand").1), &beat(1));
    let mut workshop = at(in_step("close").1);
    workshop.progress.ended = None;
    seen("close", &workshop, &beat(1));
    seen("ended", &sample().at(sample().last_seq()).unwrap(), &beat(1));
}

#[test]
fn talk_and_a_break_of_the_long_agenda() {
    let long = templates::embedded().into_iter().find(|template| template.name == "alignment-120").unwrap();
    let mut history = History::default();
    let now = harness::NOW.parse().unwrap();
    history.commit(now, plan::begin(&long, Line::new("Morning briefing, Ward 6"))).unwrap();
    for step in long.agenda().steps.iter().filter(|step| ["Table talk", "Break"].contains(&step.title.as_str())) {
        history.commit(now, vec![Change::EnterStep { step: step.key.clone(), at: now, used: 0 }]).unwrap();
        seen(&step.title.to_lowercase().replace(' ', "_"), history.workshop(), &beat(1));
    }
}

#[test]
fn a_covered_screen_is_blank() {
    let covered = Spotlight { covered: true, ..beat(3) };
    assert_eq!(frame(&at(in_step("reading").1), &covered, (120, 40)).trim(), "");
}

#[test]
fn every_step_is_right_at_every_size_and_never_speaks_of_what_is_not_the_rooms() {
    let history = sample();
    let workshop = history.at(in_step("stand").1).unwrap();
    let spotlights = [beat(3), Spotlight { theme: Some(ThemeId::new(2)), group: Some(GroupId::new(1)), ..beat(2) }];
    for step in workshop.agenda.steps.clone() {
        let mut workshop = workshop.clone();
        workshop.progress.step = Some(step.key.clone());
        for spotlight in &spotlights {
            for size in [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
                let (shown, paged) = frame_at(&workshop, spotlight, moment(), size);
                assert!(paged.page < paged.of);
                assert!(!shown.trim().is_empty(), "{} at {size:?}", step.key);
                let lower = shown.to_lowercase();
                for word in ["bloc", "factor", "lever", "incentive", "barrier", "parking", "{", "}"] {
                    let said = lower.split(|c: char| !c.is_alphabetic() && c != '{' && c != '}').any(|said| said == word);
                    assert!(!said, "{word} in {} at {size:?}:\n{shown}", step.key);
                }
                let two_decimals = shown.split_whitespace().any(|word| {
                    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
                    word.split_once('.')
                        .is_some_and(|(whole, part)| part.len() == 2 && (whole.to_owned() + part).parse::<u32>().is_ok())
                });
                assert!(!two_decimals, "a figure with two decimals in {}", step.key);
            }
        }
    }
}

#[test]
fn a_pair_of_which_one_point_is_gone_is_not_shown() {
    let workshop = at(in_step("tidy").0);
    let gone = Spotlight { pair: Some((FactorId::new(1), FactorId::new(9999))), ..beat(1) };
    assert!(frame(&workshop, &gone, (80, 24)).contains("Which heading"));
}

/// The steps of lists, as the room saw them at their fullest.
fn lists() -> Vec<(&'static str, Workshop)> {
    let steps = ["round", "tidy", "score", "first", "move", "stand", "close"];
    let at_end = |key: &'static str| {
        let mut workshop = at(in_step(key).1);
        workshop.progress.ended = None;
        (key, workshop)
    };
    steps.into_iter().map(at_end).collect()
}

#[test]
fn on_a_large_screen_every_list_is_in_large_type_on_all_of_its_pages() {
    for (key, workshop) in lists() {
        let room = Room::of(&workshop);
        let seen = room.seen();
        let points = seen.factors().map(|point| point.text.to_string());
        let deeds = seen.actions().map(|action| action.deed.what.to_string());
        let names = seen.groups().map(|group| group.name.to_string()).chain(seen.themes().map(|theme| theme.name.to_string()));
        let listed: Vec<String> = points.chain(deeds).chain(names).collect();
        let of = frame_at(&workshop, &beat(1), moment(), (200, 60)).1.of;
        assert!(of <= 6, "{key} in {of} pages");
        for page in 0..of {
            let (shown, _) =
                frame_at(&workshop, &Spotlight { page: u16::try_from(page).unwrap(), ..beat(1) }, moment(), (200, 60));
            // The small line at the foot names groups.
            let body: String = shown.lines().take(56).collect();
            let plain: Vec<&String> = listed.iter().filter(|words| body.contains(words.as_str())).collect();
            assert!(plain.is_empty(), "{plain:?} on page {page} of {key}:\n{shown}");
            assert!(shown.contains(['▛', '▙', '█']), "{shown}");
        }
    }
}

#[test]
fn the_first_page_stands_still_while_the_last_group_adds_to_a_list_in_large_type() {
    let mut workshop = at(in_step("round").1);
    let first = Room::of(&workshop).seen().groups().next().unwrap().id;
    let last = Room::of(&workshop).seen().groups().last().unwrap().id;
    let page = |workshop: &Workshop| {
        let turned = |page| frame_at(workshop, &Spotlight { turn: Some(first), page, ..beat(1) }, moment(), (200, 60));
        (0..6).map(turned).find(|(_, paged)| paged.page == 0).unwrap()
    };
    let (before, paged) = page(&workshop);
    assert!(paged.of > 1 && before.contains('▛'));
    let before_last = workshop.factors_of(last).count();
    let text = Line::new("a point more");
    let of = workshop.factors_of(last).next().unwrap().clone();
    workshop.all_factors.push(tandem::workshop::Factor { id: FactorId::new(999), text, ..of });
    assert_eq!(workshop.factors_of(last).count(), before_last + 1);
    let (after, _) = page(&workshop);
    assert_eq!(after.lines().skip(3).collect::<Vec<_>>(), before.lines().skip(3).collect::<Vec<_>>());
}

#[test]
fn a_name_that_no_font_knows_is_set_plainly_beside_the_large_ones() {
    let mut workshop = at(in_step("stand").1);
    let id = workshop.groups().next().unwrap().id;
    workshop.all_groups.iter_mut().find(|group| group.id == id).unwrap().name = Line::new("会議室の看護師");
    let shown = frame(&workshop, &beat(1), (200, 60));
    assert!(shown.contains("会議室の看護師") && !shown.contains("Resident doctors"), "{shown}");
}

#[test]
fn who_is_not_here_has_no_turn() {
    let mut workshop = at(in_step("round").0 + 30);
    let turn = workshop.groups().nth(1).map(|group| group.id);
    let now = |workshop: &Workshop| frame(workshop, &Spotlight { turn, ..beat(1) }, (80, 24));
    assert!(now(&workshop).contains("Now: "));
    let absent = tandem::workshop::Presence::Absent;
    workshop.apply(&Change::SetPresence { id: turn.unwrap(), presence: absent }).unwrap();
    assert!(!now(&workshop).contains("Now: "), "{}", now(&workshop));
}

#[test]
fn the_picture_says_what_its_signs_mean_and_of_others_nothing() {
    let workshop = at(in_step("picture").1);
    for size in SIZES {
        for number in 1..=3 {
            let screen = frame(&workshop, &beat(number), size);
            assert!(screen.contains("· nobody shown here said so"), "{screen}");
            assert_eq!(screen.contains("≈ inside this group"), number > 1, "{screen}");
            assert!(!screen.contains("× "), "{screen}");
        }
    }
}

#[test]
fn the_first_turn_is_large_and_the_page_with_what_is_chosen_is_shown_first() {
    let workshop = at(in_step("round").0);
    let turn = workshop.groups().next().map(|group| group.id);
    let screen = frame(&workshop, &Spotlight { turn, ..beat(1) }, (80, 24));
    assert!(screen.contains('█') && !screen.contains("Now: Nurses"), "{screen}");
    let mut workshop = at(in_step("first").1);
    workshop.veil.hidden.clear();
    workshop.chosen = workshop.shortlist.last().copied().into_iter().collect();
    let (screen, paged) = frame_at(&workshop, &beat(1), moment(), (80, 24));
    assert!(paged.of > 1 && paged.page > 0 && screen.contains('✓'), "{screen}");
}

#[test]
fn no_heading_is_called_one_sides_own_while_the_other_side_stands_in_its_row() {
    let (_, revealed) = in_step("picture");
    let mut workshop = at(revealed);
    let measures = tandem::alignment::Measures::of(&workshop);
    let own = |figures: &&tandem::alignment::ThemeFigures| {
        matches!(figures.reading, tandem::alignment::Reading::OnlyClinical | tandem::alignment::Reading::OnlyManagerial)
    };
    let theme = measures.themes.iter().find(own).expect("a heading that one side brought").id;
    let side = |workshop: &Workshop| {
        let read = frame(workshop, &beat(3), (200, 60));
        read.matches("only clinical").count() + read.matches("only managerial").count()
    };
    let before = side(&workshop);
    assert!(before > 0);
    // Somebody of each side says something that nobody has scored.
    let groups: Vec<GroupId> = workshop.groups().map(|group| group.id).collect();
    for group in groups {
        let change = Change::AddFactor {
            id: workshop.next_factor(),
            group,
            kind: tandem::workshop::Kind::Barrier,
            text: Line::new("and we wait for it too"),
            theme: Some(theme),
            evidence: tandem::workshop::Evidence::Heard,
            same_as: None,
        };
        workshop.apply(&change).unwrap();
    }
    assert_eq!(side(&workshop), before - 1);
}
