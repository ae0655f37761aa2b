//! "Why?" on every figure: all six parts, and arithmetic that comes out, with the figures of the measures.

use tandem::alignment::{Measures, Sensitivity};
use tandem::tui::desk::LeverList;
use tandem::tui::explain::LABELS;

use crate::ground::{VIEWS, bare, crowd, sample, two, why};
use crate::harness::Play;
use tandem::workshop::{Basis, Bloc, Change};

/// Keys to a figure of each kind, each ended by `w`.
const FIGURES: [&str; 15] = [
    "m w",
    "m j j w",
    "m G l l w",
    "m G l l l l l l l l l w",
    "m end l l l l l l l l w",
    "m 2 w",
    "m 2 l l w",
    "m 3 w",
    "m 4 j w",
    "m 5 w",
    "m 5 right w",
    "m 5 left w",
    "m enter w",
    "m 2 l d w",
    "H G w",
];

/// The explanation after these keys, from where a session opens.
fn explained(play: &mut Play, keys: &str) -> String {
    let desk = play.desk_mut();
    (desk.look.pair, desk.look.group, desk.look.list) = ((0, 0), 0, LeverList::Levers);
    (desk.cursors.matrix, desk.cursors.view, desk.look.levers) = ((0, 0), 0, [0; 3]);
    play.keys("esc").keys(keys);
    let said = why(play);
    play.keys("esc esc esc esc");
    said
}

#[test]
fn every_explanation_has_all_its_parts() {
    let both = [Bloc::Clinical, Bloc::Managerial];
    let grounds = vec![
        sample(),
        bare(),
        crowd(1, 3, &both, "Nurses", true),
        crowd(4, 4, &both, "Nurses", false),
        crowd(3, 3, &[Bloc::Both], "Nurses", true),
    ];
    for mut ground in grounds {
        for keys in FIGURES {
            let said = explained(&mut ground, keys);
            let sections: Vec<&str> = said.split("\n# ").collect();
            assert!(sections.len() >= 7, "{keys}: the figures of the head line are on every page\n{said}");
            for section in sections {
                for label in LABELS {
                    let found = section.lines().filter(|line| line.starts_with(&format!("{label}:"))).count();
                    assert_eq!(found, 1, "{keys}: {label}\n{section}");
                }
            }
        }
    }
}

/// Reads a sum in words such as `(16 − 24) / (16 + 24)` from its end backwards as far as it goes, and works it out.
fn evaluated(words: &str) -> Option<f64> {
    let is_sum = |c: char| c.is_ascii_digit() || " .()+−/½".contains(c);
    let from = words.char_indices().rev().find(|(_, c)| !is_sum(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let text: Vec<char> = words[from..].trim().chars().filter(|c| *c != ' ').collect();
    if !text.iter().any(|c| "+−/".contains(*c)) {
        return None;
    }
    let mut at = 0;
    let value = sum(&text, &mut at)?;
    (at == text.len()).then_some(value)
}

fn sum(text: &[char], at: &mut usize) -> Option<f64> {
    let mut value = quotient(text, at)?;
    while let Some(sign) = text.get(*at).filter(|c| "+−".contains(**c)) {
        *at += 1;
        let next = quotient(text, at)?;
        value += if *sign == '+' { next } else { -next };
    }
    Some(value)
}

fn quotient(text: &[char], at: &mut usize) -> Option<f64> {
    let mut value = number(text, at)?;
    while text.get(*at) == Some(&'/') {
        *at += 1;
        value /= number(text, at)?;
    }
    Some(value)
}

fn number(text: &[char], at: &mut usize) -> Option<f64> {
    match text.get(*at)? {
        '(' => {
            *at += 1;
            let value = sum(text, at)?;
            *at += 1;
            Some(value)
        }
        '−' => {
            *at += 1;
            number(text, at).map(|value| -value)
        }
        '+' => {
            *at += 1;
            number(text, at)
        }
        _ => {
            let digits: String = text[*at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
            *at += digits.len();
            let half = text.get(*at) == Some(&'½');
            *at += usize::from(half);
            with_half(digits.trim_end_matches('.'), half)
        }
    }
}

/// A number with a half behind it or without.
fn with_half(digits: &str, half: bool) -> Option<f64> {
    let whole = if half && digits.is_empty() { 0.0 } else { digits.parse().ok()? };
    Some(if half { whole + 0.5 } else { whole })
}

/// The figure that some words begin with, percent as a share.
fn result(words: &str) -> Option<f64> {
    let digits: String = words.chars().take_while(|c| c.is_ascii_digit() || ".+−".contains(*c)).collect();
    let half = words[digits.len()..].starts_with('½');
    let size = with_half(digits.trim_end_matches('.').trim_start_matches(['−', '+']), half)?;
    let value = if digits.starts_with('−') { -size } else { size };
    Some(if words[digits.len()..].starts_with(" %") { value / 100.0 } else { value })
}

#[test]
fn all_arithmetic_comes_out() {
    let mut checked = 0;
    let weighted = {
        let mut play = sample();
        let groups: Vec<_> = play.workshop().groups().map(|group| group.id).collect();
        let mut changes = vec![Change::WeighGroup { id: groups[0], weight: 3.0 }];
        changes.extend(play.workshop().themes().take(2).map(|theme| Change::WeighTheme { id: theme.id, weight: 2.0 }));
        play.given(changes);
        play
    };
    let grounds: Vec<Play> = vec![sample(), weighted, crowd(5, 4, &Bloc::ALL, "Nurses", true)];
    for mut ground in grounds {
        for keys in FIGURES {
            let said = explained(&mut ground, keys);
            for line in said.lines() {
                let parts: Vec<&str> = line.split(" = ").collect();
                for pair in parts.windows(2) {
                    let (Some(worked), Some(result)) = (evaluated(pair[0]), result(pair[1])) else { continue };
                    assert!((worked - result).abs() < 0.011, "{worked} is not {result}: {line}");
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 600, "only {checked} sums were found");
}

#[test]
fn the_arithmetic_of_the_head_line_is_that_of_the_measures() {
    let mut play = sample();
    let said = explained(&mut play, "m G l l l l l l l l l w");
    let measures = Measures::of(play.workshop());
    let overall = measures.overall;
    let between = overall.between.unwrap();
    let section = |about: &str| {
        let at = said.find(about).unwrap_or_else(|| panic!("{about}\n{said}"));
        said[at..].split("\n# ").next().unwrap()
    };
    assert!(said.contains(&format!("Gap = (1 − +{}) / 2 = {}.", two(between.alignment), two(overall.gap.unwrap()))), "{said}");
    let inside = [overall.within_clinical, overall.within_managerial].map(|shares| two(shares.unwrap().alignment));
    assert!(section("# The alignment inside the clinical").contains(&format!("= +{}.", inside[0])));
    assert!(section("# The alignment inside the managerial").contains(&format!("= +{}.", inside[1])));
    let weakest = overall.weakest_pair.unwrap();
    assert!(section("# The weakest pair").contains(&format!("Resident doctors and Executive: +{}", two(weakest.alignment))));
    assert!(section("# The pull of the clinical").contains(&two(overall.pull_clinical.unwrap())));
    assert!(section("# The pull of the managerial").contains(&two(overall.pull_managerial.unwrap())));
    assert!(section("# How much was heard").contains("41 / 56 = 73 %"));
    let guesses = section("# What rests on guesses");
    assert!(guesses.contains("= 6 %.") && guesses.contains(&two(overall.with_assumed.gap.unwrap())), "{guesses}");
    let sensitivity = Sensitivity::of(play.workshop(), &measures);
    let ((_, low), (_, high)) = sensitivity.range().unwrap();
    assert!(said.contains(&format!("between {} and {}.", two(low), two(high))) && said.contains("without Executive"));
    assert!(said.contains("not a validated scale"));
}

#[test]
fn the_arithmetic_of_every_heading_and_pair_is_that_of_the_measures() {
    let mut play = sample();
    let headings = play.desk().measures().themes.clone();
    for (row, figures) in headings.iter().enumerate() {
        let said = explained(&mut play, &format!("m {} l l l l l l l l w", "j ".repeat(row)));
        let shares = figures.shares.unwrap();
        let worked = format!("= {}; opposed", two(shares.shared));
        let alignment = two(shares.alignment.abs());
        let all_pairs = said.lines().find(|line| line.trim().starts_with("All pairs")).unwrap();
        assert!(all_pairs.contains(&worked) && all_pairs.trim_end_matches('.').ends_with(&alignment), "{all_pairs}");
        assert!(said.contains(&format!("It reads: {}.", figures.reading.words())));
    }
    for column in 1..8 {
        let said = explained(&mut play, &format!("m 2 {} w", "l ".repeat(column)));
        let (a, b) = (play.desk().columns()[0], play.desk().columns()[column]);
        let shares = play.desk().measures().pair(a, b).unwrap().shares.unwrap();
        let worked = said.lines().find(|line| line.trim().starts_with("Said ")).unwrap();
        assert!(worked.trim_end_matches('.').ends_with(&two(shares.alignment.abs())), "{worked}");
        assert!(said.contains(shares.reading().word()));
    }
}

#[test]
fn a_lever_and_tomorrow_are_worked_with_the_figures_shown() {
    let mut play = sample();
    play.keys("5 j");
    let lever = play.desk().lever().unwrap().clone();
    let today = play.desk().measures().overall;
    let said = explained(&mut play, "5 j w");
    assert!(said.contains(&format!("Gap {} → {}", two(today.gap.unwrap()), two(lever.gap.unwrap()))), "{said}");
    assert!(said.contains(&two(lever.pull_clinical.unwrap())) && said.contains(&two(lever.pull_managerial.unwrap())));
    assert!(said.contains("the gap afterwards: between"));
    play.keys("5 left");
    let tomorrow = play.desk().tomorrow().unwrap().clone();
    let said = explained(&mut play, "5 left w");
    assert!(said.contains(&format!("Gap {} → {}", two(today.gap.unwrap()), two(tomorrow.measures.overall.gap.unwrap()))));
    for share in &tomorrow.shares {
        let what = &play.workshop().action(share.action).unwrap().deed.what;
        let line = said.lines().find(|line| line.contains(what.as_str()) && line.contains("left out")).unwrap();
        assert!(line.contains(&two(share.gap.unwrap().abs())), "{line}");
    }
}

#[test]
fn a_provisional_strength_and_a_guess_say_what_they_are_worth() {
    let mut play = sample();
    let point = play.workshop().factors().find(|factor| factor.tally.is_none()).unwrap().id;
    play.given(vec![Change::Score { id: point, strength: 2, basis: Basis::Entered }]);
    let factor = play.workshop().factor(point).unwrap();
    let theme = factor.theme.unwrap();
    let row = play.workshop().themes().position(|at| at.id == theme).unwrap();
    let column = play.desk().columns().iter().position(|id| *id == factor.group).unwrap();
    let keys = format!("m {}{}w", "j ".repeat(row), "l ".repeat(column));
    let said = explained(&mut play, &keys);
    assert!(said.contains("provisional") && said.contains("with the guesses let in"), "{said}");
}

#[test]
fn in_the_past_the_figures_of_the_past_are_explained() {
    let mut play = sample();
    play.keys("H");
    let moments = play.desk().moments().to_vec();
    play.keys("esc");
    let moment = moments.iter().find(|moment| moment.overall.gap.is_some()).unwrap();
    let at = moments.iter().position(|other| other.seq == moment.seq).unwrap();
    let gap = two(moment.overall.gap.unwrap());
    for keys in [format!("H {}w", "j ".repeat(at)), format!("H {}enter G l l l l l l l l w", "j ".repeat(at))] {
        let said = explained(&mut play, &keys);
        assert!(said.contains(&format!("/ 2 = {gap}.")), "{keys}: {gap}\n{said}");
    }
}

#[test]
fn there_is_a_page_for_whatever_has_the_cursor() {
    let mut play = sample();
    for keys in VIEWS {
        play.keys("esc").keys(keys);
        if play.model.overlays.is_empty() {
            play.keys("w");
        }
        assert!(!why(&play).is_empty(), "{keys}");
        play.keys("esc esc esc esc");
    }
}
