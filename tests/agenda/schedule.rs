use jiff::Timestamp;
use tandem::config::templates::default_template;
use tandem::workshop::schedule::{Tint, schedule};
use tandem::workshop::{Change, History, Line, plan};

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + minutes * 60).unwrap()
}

fn begun() -> History {
    let mut history = History::default();
    history.commit(at(-20), plan::begin(&default_template(), Line::default())).unwrap();
    history
}

fn enter(history: &mut History, step: &str, minute: i64) {
    let changes = plan::enter(history.workshop(), step, at(minute));
    history.commit(at(minute), changes).unwrap();
}

#[test]
fn before_the_clock_runs_nothing_is_late() {
    let history = begun();
    let now = schedule(history.workshop(), at(0), None);
    assert_eq!((now.elapsed, now.planned, now.behind, now.remaining, now.tint), (0, 90 * 60, 0, None, Tint::Calm));
    assert_eq!(schedule(history.workshop(), at(0), Some(at(80))).behind, 10 * 60);
}

#[test]
fn behind_is_the_projected_end_against_the_plan_or_the_finish_by_time() {
    let mut history = begun();
    enter(&mut history, "welcome", 0);
    enter(&mut history, "question", 9);
    let now = schedule(history.workshop(), at(11), None);
    assert_eq!((now.elapsed, now.behind, now.remaining), (11 * 60, 4 * 60, Some(3 * 60)));
    assert_eq!(now.minutes_late(), Some(4));
    assert_eq!(schedule(history.workshop(), at(11), Some(at(90))).behind, 4 * 60);
    assert_eq!(schedule(history.workshop(), at(11), Some(at(95))).behind, -60);
    enter(&mut history, "worth", 11);
    assert_eq!(schedule(history.workshop(), at(11), None).behind, 60, "leaving a step early wins its rest");
}

#[test]
fn an_overrun_step_pushes_the_end_and_a_pause_only_the_finish_by_time() {
    let mut history = begun();
    enter(&mut history, "welcome", 0);
    let late = schedule(history.workshop(), at(7), None);
    assert_eq!((late.behind, late.remaining, late.tint, late.share_left), (120, Some(-120), Tint::Over, 0.0));
    let changes = plan::pause(history.workshop(), at(2));
    history.commit(at(2), changes).unwrap();
    assert_eq!(schedule(history.workshop(), at(30), None).behind, 0);
    assert_eq!(schedule(history.workshop(), at(30), Some(at(90))).behind, 28 * 60);
}

#[test]
fn the_timer_turns_amber_and_red() {
    let mut history = begun();
    enter(&mut history, "welcome", 0);
    let tint = |seconds: i64| schedule(history.workshop(), at(0) + jiff::SignedDuration::from_secs(seconds), None).tint;
    assert_eq!(
        [tint(239), tint(240), tint(284), tint(285), tint(300), tint(301)],
        [Tint::Calm, Tint::Amber, Tint::Amber, Tint::Red, Tint::Red, Tint::Over]
    );
}

#[test]
fn cuts_come_cheapest_first_never_touch_the_promise_the_picture_or_the_close_and_win_time() {
    let mut history = begun();
    enter(&mut history, "welcome", 0);
    enter(&mut history, "question", 20);
    let mut taken = Vec::new();
    while let Some(cut) = schedule(history.workshop(), at(20), None).cut {
        let before = schedule(history.workshop(), at(20), None).behind;
        let changes = plan::cut(history.workshop(), &cut);
        history.commit(at(20), changes).unwrap();
        assert_eq!(schedule(history.workshop(), at(20), None).behind, before - i64::from(cut.saves));
        taken.push((cut.step, cut.whole, cut.saves / 60));
    }
    let expected = [("right", true, 5), ("stand", true, 3), ("reading", false, 4)];
    assert_eq!(taken, expected.map(|(step, whole, saves)| (step.to_owned(), whole, saves)));
}

#[test]
fn a_step_gone_back_to_counts_only_what_is_left_of_those_after_it() {
    let mut history = begun();
    enter(&mut history, "welcome", 0);
    enter(&mut history, "question", 5);
    enter(&mut history, "worth", 10);
    enter(&mut history, "question", 13);
    let now = schedule(history.workshop(), at(13), None);
    assert_eq!(now.remaining, Some(0));
    assert_eq!(now.behind, 0, "two minutes of the silence are still to come");
}

#[test]
fn time_away_counts_for_four_hours_and_is_a_pause_after_that() {
    use plan::Reopening;
    let mut history = begun();
    assert_eq!(plan::reopen(history.workshop(), at(-20), at(0)), Reopening::Still);
    enter(&mut history, "welcome", 0);
    let away = |minutes: i64| plan::reopen(history.workshop(), at(1), at(1 + minutes));
    assert_eq!(away(240), Reopening::Counted { seconds: 4 * 3600 });
    assert_eq!(away(-5), Reopening::Still);
    assert_eq!(away(241), Reopening::Paused { used: 60, seconds: 241 * 60 });
    let mut counted = history.clone();
    let changes = plan::take_off(counted.workshop(), 30 * 60, at(31));
    counted.commit(at(31), changes).unwrap();
    assert_eq!(counted.workshop().progress.step_seconds(at(31)), 60);
    let changes = away(241).changes(at(242));
    history.commit(at(242), changes).unwrap();
    assert_eq!(history.workshop().progress.step_seconds(at(300)), 60);
    assert!(matches!(history.commits().last().unwrap().changes[..], [Change::PauseTimer { .. }]));
}
