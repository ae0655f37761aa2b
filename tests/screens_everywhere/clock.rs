//! A workshop that is over stays over: going through its steps again starts no clock.

use crate::harness::Play;
use crate::places::sample;

#[test]
fn stepping_back_into_a_finished_workshop_starts_no_clock() {
    let mut play = sample("morning-briefing");
    play.wait(7 * 24 * 60);
    play.keys("f7 f7");
    assert!(play.workshop().progress.running_since.is_none());
    let screen = play.screen(120, 40);
    let first = screen.lines().next().unwrap();
    assert!(first.contains("the workshop is over") && !first.contains("behind"), "{first}");
    assert!(!screen.contains("min behind"), "{screen}");
    assert_eq!(play.status(), "This workshop is over: its clock stands still. P lets it run again.");
    play.keys("P");
    assert!(play.workshop().progress.running_since.is_some());
    assert!(!play.screen(120, 40).lines().next().unwrap().contains("the workshop is over"));
}

#[test]
fn beside_the_longest_title_of_a_step_the_clocks_still_say_what_they_count() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8");
    let first = play.screen(80, 24).lines().next().unwrap().to_owned();
    assert!(first.contains("On your own: what would make it worth it?  5:00 left   10 min ahead"), "{first}");
    play.keys("f8");
    let first = play.screen(80, 24).lines().next().unwrap().to_owned();
    assert!(first.contains("On your own: what gets in the way?  5:00 left"), "{first}");
}

#[test]
fn a_workshop_ended_by_mistake_goes_on_where_it_was() {
    let mut play = Play::new("alignment-90");
    play.keys(&"f8 ".repeat(15));
    assert!(play.workshop().progress.over);
    play.keys("f7 P");
    assert!(!play.workshop().progress.over && play.workshop().progress.running_since.is_some());
}

#[test]
fn a_day_that_has_passed_hurries_nobody() {
    let mut play = Play::new("alignment-90");
    play.keys("t tab tab \"2026-11-23\" tab \"10:00\" enter enter enter enter f8 P");
    assert!(play.model.finish_by().is_some());
    play.wait(3 * 24 * 60);
    assert!(play.model.finish_by().is_none());
    assert!(!play.screen(120, 40).contains("min behind"));
}

#[test]
fn both_clocks_of_the_first_line_say_what_they_count() {
    let mut play = Play::new("alignment-90");
    play.keys("f8").wait(3);
    let first = |play: &mut Play, columns| play.screen(columns, 24).lines().next().unwrap_or_default().to_owned();
    assert!(first(&mut play, 120).contains("2:00 left") && first(&mut play, 120).contains("3 of 90 min, on time"));
    play.keys("f8").wait(7);
    let wide = first(&mut play, 120);
    assert!(wide.contains("2:00 over") && wide.contains("10 of 90 min, on time"), "{wide}");
    play.keys("f8 f8 f8");
    let narrow = first(&mut play, 80);
    assert!(narrow.contains("Round the room  12:00 left") && narrow.contains("min ahead in all"), "{narrow}");
}

#[test]
fn on_another_day_than_its_own_a_workshop_is_neither_late_nor_early_for_its_end() {
    for (day, bound) in [("2026-11-23", true), ("2026-11-24", false), ("2026-11-20", false)] {
        let mut play = Play::new("alignment-90");
        play.given(vec![
            tandem::workshop::Change::SetDate { date: Some(day.parse().unwrap()) },
            tandem::workshop::Change::SetFinishBy { time: Some("12:00:00".parse().unwrap()) },
        ]);
        assert_eq!(play.model.finish_by().is_some(), bound, "{day}");
    }
}

#[test]
fn what_to_do_if_late_is_a_warning_only_once_it_is_late() {
    let mut play = Play::new("alignment-90");
    play.keys("f8");
    let amber = |play: &mut Play| {
        play.screen(120, 40);
        let area = ratatui::layout::Rect::new(0, 0, 120, 40);
        let mut buf = ratatui::buffer::Buffer::empty(area);
        tandem::tui::view::draw_on(&play.model, area, &mut buf);
        let text = crate::harness::text_of(&buf);
        let row = text.lines().position(|line| line.contains("If late")).unwrap();
        let line = text.lines().nth(row).unwrap();
        let column = line.chars().position(|c| c == 'T').unwrap();
        assert!(line.contains("Two minutes"), "{line}");
        Some(buf[(u16::try_from(column).unwrap(), u16::try_from(row).unwrap())].fg) == play.model.theme.amber.fg
    };
    assert!(!amber(&mut play), "on time");
    play.wait(6);
    assert!(amber(&mut play), "the step has had its time");
}
