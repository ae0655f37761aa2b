//! Frames drawn over the one before after changes of every kind, as they come from the log: what is kept of the matrix, the
//! lists and the words must not be older than what it was made from.

use tandem::tui::Msg;
use tandem::workshop::{Basis, Bloc, Change, Evidence, FactorId, GroupId, Kind, Line, Meaning, Presence, Shown, Tally, ThemeId};

use super::again::{Chance, Screen};
use crate::briefing_at;
use crate::harness::Play;

/// *Round the room* with so many points, every third of them long.
fn round_with(points: usize) -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    for at in 0..points {
        let group = ["nur", "doc", "thp", "exec"][at % 4];
        let words = if at.is_multiple_of(3) {
            "the medication round begins before the handover is over and nobody knows whose turn it is"
        } else {
            "short"
        };
        play.say(&format!("{group} - {words} {at} #time"));
    }
    play
}

fn seen(mut play: Play, size: (u16, u16)) -> (Play, Screen) {
    play.hear(Msg::Resized { columns: size.0, rows: size.1 });
    (play, Screen::of(size))
}

/// One of many.
fn one<T: Copy>(chance: &mut Chance, of: &[T]) -> T {
    of[chance.below(of.len())]
}

fn few(chance: &mut Chance, end: usize) -> u16 {
    u16::try_from(chance.below(end)).unwrap()
}

/// Something that can happen to a workshop; it may be refused.
fn change(play: &Play, chance: &mut Chance) -> Change {
    let workshop = play.workshop();
    let groups: Vec<GroupId> = workshop.groups().map(|group| group.id).collect();
    let themes: Vec<ThemeId> = workshop.themes().map(|theme| theme.id).collect();
    let live: Vec<FactorId> = workshop.factors().map(|factor| factor.id).collect();
    let all: Vec<FactorId> = workshop.all_factors.iter().map(|factor| factor.id).collect();
    let (group, theme, id, into) = (one(chance, &groups), one(chance, &themes), one(chance, &live), one(chance, &live));
    let any = one(chance, &all);
    let kind = one(chance, &[Kind::Incentive, Kind::Barrier]);
    let counts = [0; 5].map(|_: u16| few(chance, 4));
    let tally = Tally { counts, not_relevant: few(chance, 3), dont_know: 0 };
    match chance.below(30) {
        0 => Change::RenameTheme { id: theme, name: Line::new(&format!("Name {}", chance.below(99))) },
        1 => Change::RenameGroup { id: group, name: Line::new(&format!("Group {}", chance.below(99))) },
        2 => {
            let presence = one(chance, &[Presence::Absent, Presence::Present, Presence::Left, Presence::Expected]);
            Change::SetPresence { id: group, presence }
        }
        3 => Change::SetMeaning { id: theme, meaning: one(chance, &[Meaning::NotChecked, Meaning::Same, Meaning::Two]) },
        4 => Change::RecordNo { group, theme },
        5 => Change::ClearNo { group, theme },
        6 => Change::WeighTheme { id: theme, weight: few(chance, 4).into() },
        7 => Change::WeighGroup { id: group, weight: few(chance, 3).into() },
        8 | 9 => Change::MoveFactor { id, group },
        10..=13 => Change::SetTheme { id, theme: Some(theme).filter(|_| chance.below(5) > 0) },
        14 | 15 => Change::Rate { id, tally: Some(tally).filter(|_| chance.below(4) > 0) },
        16 | 17 => {
            let strength = one(chance, &[1, 2, 3, 4, 5]);
            Change::Score { id, strength, basis: one(chance, &[Basis::Entered, Basis::Agreed]) }
        }
        18 => Change::Unscore { id },
        19 => Change::SetKind { id, kind },
        20 => Change::SetEvidence { id, evidence: one(chance, &[Evidence::Heard, Evidence::Assumed, Evidence::Survey]) },
        21 => Change::RemoveFactor { id },
        22 => Change::RestoreFactor { id: any },
        23 => Change::MergeFactor { id, into },
        24 => Change::UnmergeFactor { id: any },
        25 => Change::SetBloc { id: group, bloc: one(chance, &[Bloc::Clinical, Bloc::Managerial, Bloc::Both, Bloc::Other]) },
        26 => {
            let people = u32::from(few(chance, 4)) + 1;
            Change::CorrectPeople { id: group, people: Some(people), size: Some(people) }
        }
        27 => Change::ChooseShown { id: group, shown: Some(one(chance, &[Shown::Open, Shown::Held, Shown::Joined])) },
        _ => Change::AddFactor {
            id: workshop.next_factor(),
            group,
            kind,
            text: Line::new(one(chance, &["short", "a long point that says something about the handover, and whose turn it is"])),
            theme: Some(theme),
            evidence: Evidence::Heard,
            same_as: None,
        },
    }
}

#[test]
fn after_any_change_the_frame_is_as_if_drawn_afresh() {
    for number in 0..24_usize {
        let mut chance = Chance(u64::try_from(number).unwrap() * 31 + 5);
        let size = [(200, 60), (120, 40), (160, 50)][number % 3];
        let (start, keys) = match number % 4 {
            0 => (round_with(9), ""),
            1 => (briefing_at("right"), "esc f2"),
            2 => (briefing_at("tidy"), "esc tab tab"),
            _ => (briefing_at("picture"), "esc f2"),
        };
        let (mut play, mut screen) = seen(start, size);
        play.keys(keys);
        let mut told = String::new();
        for _ in 0..60 {
            match chance.below(6) {
                0 => {
                    let key = one(&mut chance, &["down", "up", "right", "left", "ctrl-z", "ctrl-y", "end", "home"]);
                    play.keys(key);
                    told = format!("{told} {key}");
                }
                1 if number.is_multiple_of(4) => {
                    let lines = ["\"nur + a #time\"", "\"doc - late #safety !3\"", "ctrl-u", "enter", "backspace"];
                    let keys = one(&mut chance, &lines);
                    play.keys(keys);
                    told = format!("{told} {keys}");
                }
                _ => {
                    let change = change(&play, &mut chance);
                    told = format!("{told} {change:?}");
                    let at = "2027-02-01T08:30:00Z".parse().unwrap();
                    if play.desk_mut().commit(at, vec![change]).is_ok() {
                        let seq = play.desk().history().last_seq();
                        play.hear(Msg::Saved { seq });
                    }
                }
            }
            screen.draw(&play, &told);
        }
    }
}

#[test]
fn what_a_long_line_was_read_as_leaves_the_rule_with_it() {
    for size in [(80, 40), (120, 40), (200, 60)] {
        let (mut play, mut screen) = seen(round_with(1), size);
        let long = format!("\"nur + {}\"", "words and words ".repeat(usize::from(size.0) / 20));
        for keys in [&*long, "\"more\"", "ctrl-u", "\"doc - late\"", "enter", &*long, "enter"] {
            play.keys(keys);
            screen.draw(&play, &format!("{keys} at {size:?}"));
        }
    }
}

#[test]
fn say_and_do_stand_still_while_the_cursor_goes_through_a_list() {
    for (points, size) in (6..16).flat_map(|points| [(80, 24), (80, 28), (70, 20)].map(|size| (points, size))) {
        let (mut play, mut screen) = seen(round_with(points), size);
        play.keys("esc G");
        let mut stood = None;
        for _ in 0..points {
            screen.draw(&play, &format!("up in {points} at {size:?}"));
            let tabs = play.screen(size.0, size.1).lines().position(|line| line.contains("Tab turns"));
            assert_eq!(*stood.get_or_insert(tabs), tabs, "{points} points at {size:?}");
            play.keys("up");
        }
    }
}
