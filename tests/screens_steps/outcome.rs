//! *Make it move* and *Before you go*: actions, their owners and days, the car park, how it ends.

use insta::assert_snapshot;
use tandem::workshop::{Change, Status, StepKind};

use crate::{Play, briefing_at, row, three_sizes};

/// An action as it is typed: what, whose, what it would matter then.
fn act(play: &mut Play, what: &str, whose: &str, then: &str) {
    play.keys("n").say(what).say(whose).keys("enter").say(then).keys("enter");
}

#[test]
fn each_chosen_barrier_waits_for_an_action() {
    let mut play = briefing_at("move");
    assert!(play.screen(80, 24).contains("3 of 3 chosen without one"));
    assert!(play.screen(80, 24).contains("no action yet: n adds one"));
    assert_snapshot!(three_sizes(&mut play));
}

#[test]
fn answers_make_an_action_for_the_barrier_under_the_cursor_and_enter_passes_over_no_field() {
    let mut play = briefing_at("move");
    play.keys("j n");
    assert_snapshot!(three_sizes(&mut play));
    play.say("Entries name the problem, never a person").say("Consultant lead").keys("enter").say("2");
    assert!(play.screen(80, 24).contains("‹ here, and says yes ›"), "that they say yes is asked too");
    play.keys("enter");
    assert!(play.model.overlays.is_empty());
    let action = play.workshop().actions().next().unwrap().clone();
    assert_eq!((&*action.deed.what, &*action.deed.owner), ("Entries name the problem, never a person", "Consultant lead"));
    assert_eq!(action.deed.status, Status::Agreed);
    let day = play.workshop().date.unwrap();
    assert_eq!(day.until(action.deed.first.unwrap()).unwrap().get_days(), 7);
    assert_eq!((action.deed.shifts[0].factor, action.deed.shifts[0].to), (play.workshop().chosen[1], 2));
    assert_eq!(play.status(), "Written down.");
    assert!(play.screen(80, 24).contains("2 of 3 chosen without one"));
}

#[test]
fn what_cannot_be_is_said_in_the_form_and_it_stays() {
    let mut play = briefing_at("move");
    play.keys("n").say("Try it").say("Ward manager").keys("enter").say("7");
    assert!(play.screen(80, 24).contains("Matters then: “7” is not a figure from 0 (gone) to 5."));
    play.keys("backspace \"3\" shift-tab ctrl-u").say("soon");
    assert!(play.screen(80, 24).contains("First day: “soon” is not a day: type tomorrow, +7, fri"), "{}", play.screen(80, 24));
    play.keys("ctrl-u").say("+3").keys("enter");
    assert!(play.model.overlays.is_empty());
    assert_eq!(play.workshop().actions().count(), 1);
}

#[test]
fn who_is_not_here_is_to_be_asked_and_nobody_goes_to_the_car_park() {
    let mut play = briefing_at("move");
    play.keys("n").say("Ask for backfill").say("Finance").keys("enter \"3\" tab right enter");
    assert_eq!(play.workshop().actions().next().unwrap().deed.status, Status::ToBeAsked);
    assert!(play.status().starts_with("Written down, to be asked."));
    play.keys("u");
    assert_eq!(play.status(), "Undone: to be asked: “Ask for backfill”");
    play.keys("ctrl-r");
    play.keys("j n \"Nobody's\" enter enter enter").say("3").keys("enter");
    assert!(play.status().contains("put it into the car park with c"));
    assert!(play.screen(80, 24).contains("1 without an owner"));
}

#[test]
fn a_day_more_than_half_a_year_away_has_its_year_for_both() {
    let mut play = briefing_at("move");
    play.keys("n")
        .say("Three times a morning")
        .say("Therapy lead")
        .keys("enter \"1\" shift-tab ctrl-u")
        .say("+400")
        .keys("enter esc");
    let first = play.workshop().actions().next().unwrap().deed.first.unwrap();
    assert!(first.year() > 2026);
    let screen = play.screen(120, 40);
    assert!(screen.contains(&first.strftime("%-d %b %Y").to_string()), "{screen}");
    play.keys("f5");
    // Here in usual letters.
    let room = play.screen(80, 24);
    let words = room.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&first.year().to_string()), "{room}");
}

#[test]
fn a_late_day_and_a_role_with_most_of_it_are_marked() {
    let mut play = briefing_at("move");
    act(&mut play, "One stays out", "Ward manager", "3");
    play.keys("j j");
    act(&mut play, "Say what is answered", "ward manager", "2");
    play.keys("n").say("Three times a morning").say("Therapy lead").keys("enter \"1\" shift-tab ctrl-u").say("+20").keys("enter");
    play.keys("esc");
    let screen = play.screen(120, 40);
    assert!(screen.contains("1 more than 14 days away"), "{screen}");
    assert!(screen.contains("Ward manager has 2 of 3: who else could take one?"), "{screen}");
    assert_snapshot!(three_sizes(&mut play));
}

#[test]
fn status_turns_mending_changes_and_removing_can_be_undone() {
    let mut play = briefing_at("move");
    act(&mut play, "One stays out", "Ward manager", "3");
    play.keys("k s");
    assert!(play.status().ends_with("” is to be asked now; u takes it back."), "{}", play.status());
    play.keys("s s s");
    assert_eq!(play.workshop().actions().next().unwrap().deed.status, Status::Agreed);
    play.keys("enter");
    assert_snapshot!(play.screen(80, 24));
    play.keys("tab tab ctrl-u \"fri\" enter");
    let first = play.workshop().actions().next().unwrap().deed.first.unwrap();
    assert_eq!(first.weekday(), jiff::civil::Weekday::Friday);
    assert_eq!(play.workshop().actions().next().unwrap().deed.shifts.len(), 1, "what it should move stays");
    play.keys("D");
    assert_eq!(play.workshop().actions().count(), 0);
    play.keys("u");
    assert_eq!(play.workshop().actions().count(), 1);
}

#[test]
fn an_action_can_move_more_than_one_point() {
    let mut play = briefing_at("move");
    act(&mut play, "One stays out", "Ward manager", "3");
    play.keys("k v \"fill the gap\"");
    assert_snapshot!(play.screen(80, 24));
    play.keys("enter").say("3");
    let shifts = &play.workshop().actions().next().unwrap().deed.shifts;
    assert_eq!(shifts.len(), 2);
    assert!(row(&mut play, "should move").contains("Ward managers −5 → −3"));
    let effect = row(&mut play, "should move");
    assert!(!effect.contains('…') && effect.contains("Nurses −4½ → −3"), "{effect}");
    play.keys("v \"fill the gap\" enter ctrl-u enter");
    assert_eq!(play.workshop().actions().next().unwrap().deed.shifts.len(), 1);
}

#[test]
fn an_action_against_something_else_stands_apart() {
    let mut play = briefing_at("move");
    play.given(vec![Change::Choose { factors: Vec::new() }]);
    assert_snapshot!(play.screen(80, 24));
    play.keys("n").say("Write to everybody").say("General manager").keys("enter enter");
    assert!(row(&mut play, "Against something else").len() > 5);
}

#[test]
fn the_close_reads_out_and_says_what_is_open() {
    let mut play = briefing_at("close");
    assert_snapshot!(three_sizes(&mut play));
    play.keys("t ctrl-u").say("Everyone who was here").say("+42");
    assert_eq!(&*play.workshop().recipients, "Everyone who was here");
    let (day, next) = (play.workshop().date.unwrap(), play.workshop().next_look.unwrap());
    assert_eq!(day.until(next).unwrap().get_days(), 42);
    play.keys("f8");
    assert!(play.workshop().progress.ended.is_some());
    assert!(play.status().contains("The workshop is over."));
    assert!(play.screen(80, 24).contains("the workshop is over"));
}

#[test]
fn an_early_end_says_where_we_stopped_and_then_also_where_the_report_lies() {
    let mut play = briefing_at("first");
    play.keys("esc ctrl-p \"finish now\" enter x");
    assert!(play.status().starts_with("We stop here: "), "{}", play.status());
    // One of an earlier run that is found before is not what is waited for.
    found(&mut play);
    assert!(play.status().starts_with("We stop here: ") && !play.status().contains("Written"), "{}", play.status());
    written(&mut play, None);
    let told = play.status().to_owned();
    assert!(told.starts_with("We stop here: ") && told.contains(". Written: what the room may see, in /sessions/"), "{told}");
    written(&mut play, None);
    assert_eq!(play.status(), told, "once");
}

#[test]
fn an_early_end_says_which_steps_were_not_reached() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer interruptions #time").keys("esc c").say("Blood fridge alarm").keys("enter F x");
    assert_snapshot!(three_sizes(&mut play));
    assert!(row(&mut play, "Not reached").contains("Tidy up"));
}

#[test]
fn what_an_action_should_move_is_told_in_whole_moves() {
    let folder = tandem::config::samples::sample("morning-briefing").unwrap().text;
    let read = tandem::store::interpret(std::path::Path::new("sample.ron"), folder.as_bytes().to_vec()).unwrap();
    let mut play = crate::harness::Play::open(read.history);
    play.keys("f7 f7");
    let screen = play.screen(120, 40);
    for words in ["Operations and general management −4 → −3", "Nurses +3½ → +4", "Therapists and pharmacy −5 → −3"]
    {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    for (columns, rows) in [(120, 40), (200, 60)] {
        let screen = play.screen(columns, rows);
        assert!(screen.contains("physiotherapist)") && screen.contains("Consultant lead for the"), "{screen}");
        assert!(!screen.contains("Therapy lead (not in the room: to be asked by the Ward 6…"), "{screen}");
    }
    play.keys("f8");
    let screen = play.screen(120, 40);
    assert!(screen.contains("should not have to run it every") && !screen.contains("every d…"), "{screen}");
    // On a tall screen the actions that the answers are about stand below them.
    let tall = play.screen(200, 60);
    let at = |words: &str| tall.lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{tall}"));
    assert!(
        at("Nurses: today?") < at("today 6 of 6, needed 6 of 6") && at("today 6 of 6, needed 6 of 6") < at("Actions 4"),
        "{tall}"
    );
    assert!(at("Actions 4") < at("physiotherapist)"), "{tall}");
    assert!(!screen.contains("Actions 4"), "{screen}");
}

#[test]
fn a_step_that_lies_ahead_has_no_tick_after_finishing_by_mistake() {
    let mut play = crate::Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8 esc F x");
    assert_eq!(play.desk().step_kind(), StepKind::Close);
    assert!(!crate::row(&mut play, "Tidy up").contains('✓'), "it was never gone through");
    while play.desk().step_kind() != StepKind::Tidy {
        play.keys("f7 esc");
    }
    let screen = play.screen(120, 40);
    for (step, past) in [("Round", true), ("How much", false), ("Before you go", false)] {
        let line = screen.lines().find(|line| line.contains(step)).unwrap();
        assert_eq!(line.contains('✓'), past, "{screen}");
    }
}

/// How often the report that is written by itself was asked for.
fn reports(play: &Play) -> usize {
    play.effects.iter().filter(|effect| matches!(effect, tandem::tui::Effect::Report)).count()
}

/// The report of the workshop as it stands, as the thread that writes it tells of it.
fn report(play: &Play, left: Option<&str>) -> tandem::tui::desk::Report {
    let file = if left.is_some() { "ward-6-report-2.docx" } else { "ward-6-report.docx" };
    tandem::tui::desk::Report {
        session: play.desk().place.clone(),
        file: file.into(),
        place: format!("/sessions/{file}"),
        seq: play.desk().history().last_seq(),
        is_new: true,
        at: None,
        left: left.map(str::to_owned),
    }
}

/// The report of the workshop as it stands was written.
fn written(play: &mut Play, left: Option<&str>) {
    play.hear(tandem::tui::Msg::ReportLies(report(play, left)));
}

/// One of an earlier run was found.
fn found(play: &mut Play) {
    let report = tandem::tui::desk::Report { is_new: false, seq: 1, ..report(play, None) };
    play.hear(tandem::tui::Msg::ReportLies(report));
}

/// It could not be written.
fn not_written(play: &mut Play, why: &str) {
    let session = play.desk().place.clone();
    play.hear(tandem::tui::Msg::ReportFailed { session, why: why.into() });
}

#[test]
fn a_report_that_could_not_be_written_is_said_to_be_out_of_date_and_tried_again() {
    let mut play = briefing_at("move");
    play.keys("f8 f8 f8");
    not_written(&mut play, "disk full");
    assert_eq!(play.status(), "The workshop is over. The report could not be written: disk full.");
    assert!(play.screen(80, 24).contains("could not be written: disk full; x tries again"), "{}", play.screen(80, 24));
    play.keys("x esc");
    assert_eq!(reports(&play), 2, "x tries again");
    written(&mut play, None);
    assert!(!play.screen(80, 24).contains("could not"), "{}", play.screen(80, 24));
    play.given(vec![Change::SetRecipients { recipients: tandem::workshop::Line::new("the ward managers") }]);
    not_written(&mut play, "permission denied");
    let screen = play.screen(120, 40);
    assert!(screen.contains("written 09:00: ward-6-report.docx, beside the session, out of date"), "{screen}");
    assert!(screen.contains("could not be written: permission denied; x tries again"), "{screen}");
    play.given(vec![Change::SetRecipients { recipients: tandem::workshop::Line::new("the nurses") }]);
    assert_eq!(reports(&play), 4, "and so does the next change");
}

#[test]
fn what_is_told_of_another_session_of_that_name_or_after_a_refusal_takes_no_ones_place() {
    let mut play = briefing_at("move");
    play.keys("f8 f8 f8");
    let other = tandem::tui::desk::Report { session: "/elsewhere/ward-6.ron".into(), ..report(&play, None) };
    play.hear(tandem::tui::Msg::ReportLies(other));
    assert_eq!(play.status(), "The workshop is over.");
    assert!(play.desk().report.is_none());
    play.hear(tandem::tui::Msg::Failed("No.".into()));
    play.hear(tandem::tui::Msg::Failed("That cannot be.".into()));
    written(&mut play, None);
    assert_eq!(play.status(), "That cannot be.");
    assert!(play.desk().report.is_some());
}

#[test]
fn a_strike_says_that_a_report_which_somebody_changed_may_still_hold_the_words() {
    let mut play = briefing_at("move");
    play.keys("\"F\" x");
    written(&mut play, None);
    let history = Box::new(play.desk().history().clone());
    play.hear(tandem::tui::Msg::Struck { words: "Sister Mary".into(), history });
    written(&mut play, Some("ward-6-report.docx"));
    let told = "You changed ward-6-report.docx: it is left as it is. It may still hold them: strike them there.";
    assert!(play.status().starts_with("Struck. ") && play.status().ends_with(told), "{}", play.status());
}

#[test]
fn the_report_is_written_when_the_workshop_ends_and_is_kept_true_in_before_you_go() {
    let mut play = briefing_at("move");
    play.keys("f8 f8");
    assert_eq!(reports(&play), 0, "nothing is written unasked before the end");
    assert!(play.screen(80, 24).contains("ends the workshop and writes it"), "{}", play.screen(80, 24));
    play.keys("f8");
    assert_eq!(reports(&play), 1);
    written(&mut play, None);
    assert_eq!(
        play.status(),
        "The workshop is over. Written: what the room may see, in /sessions/ward-6-report.docx. Tandem has sent nothing anywhere."
    );
    let screen = play.screen(80, 24);
    assert!(screen.contains("written 09:00: ward-6-report.docx, beside the session"), "{screen}");
    // Going back and forth, and whatever changes in the step: it is written anew, and nobody is told again.
    play.keys("f7");
    assert_eq!(reports(&play), 1);
    play.keys("f8");
    assert_eq!(reports(&play), 2);
    written(&mut play, None);
    assert_eq!(play.status().matches("Written").count(), 0, "{}", play.status());
    assert_eq!(reports(&play), 2, "once for each change");
    play.given(vec![Change::SetRecipients { recipients: tandem::workshop::Line::new("the ward managers") }]);
    assert_eq!(reports(&play), 3);
    // One that somebody changed meanwhile is left.
    written(&mut play, Some("ward-6-report.docx"));
    assert!(play.status().ends_with("You changed ward-6-report.docx: it is left as it is."), "{}", play.status());
    let screen = play.screen(80, 24);
    assert!(screen.contains("ward-6-report-2.docx, beside the session"), "{screen}");
    assert!(screen.contains("you changed ward-6-report.docx: it is left as it is"), "{screen}");
}

#[test]
fn a_strike_writes_the_report_anew() {
    let mut play = briefing_at("move");
    play.keys("\"F\" x");
    assert_eq!(reports(&play), 1);
    written(&mut play, None);
    let history = Box::new(play.desk().history().clone());
    play.hear(tandem::tui::Msg::Struck { words: "Sister Mary".into(), history });
    assert_eq!(reports(&play), 2);
}

#[test]
fn after_an_action_the_next_barrier_without_one_is_asked_for() {
    let mut play = briefing_at("move");
    for _ in 0..3 {
        act(&mut play, "Try it on Monday", "Ward manager", "2");
    }
    let chosen = play.workshop().chosen.clone();
    let answered: Vec<_> = play.workshop().actions().map(|action| action.deed.shifts[0].factor).collect();
    assert_eq!(answered, chosen, "one for each, without an arrow key");
    assert!(play.screen(80, 24).contains("one for each that was chosen"));
}

#[test]
fn what_is_missing_in_an_action_has_the_caret() {
    let mut play = briefing_at("move");
    play.keys("n").say("Try it").say("Ward manager").keys("enter tab enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Matters then: how much would it still matter? 0 (gone) to 5."), "{screen}");
    // What is typed next is the figure.
    play.say("2").keys("enter");
    assert_eq!(play.workshop().actions().next().unwrap().deed.shifts[0].to, 2);
    play.keys("n tab").say("Ward manager").keys("enter \"3\" tab enter");
    assert!(play.screen(80, 24).contains("Type what will be done."));
    play.keys("\"Now named\" tab tab tab tab enter");
    assert_eq!(&*play.workshop().actions().nth(1).unwrap().deed.what, "Now named");
}

#[test]
fn the_last_question_is_whole_on_a_small_screen_and_so_is_the_car_park() {
    let mut play = Play::new("alignment-90");
    let long = "Who tells the night team, and whether the sheet may hang in the corridor";
    let change = Change::Park { id: play.workshop().next_parked(), text: tandem::workshop::Line::new(long) };
    play.given(vec![change]).keys("f8 \"F\" x");
    let screen = play.screen(80, 24);
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Is there anything on the screen that you want changed before it goes?"), "{screen}");
    assert!(words.contains("whether the sheet may hang in") && words.contains(" the corridor "), "{screen}");
}

#[test]
fn undoing_finish_now_gives_the_room_its_beat_back() {
    let mut play = briefing_at("picture");
    play.keys("pagedown pagedown");
    assert_eq!(play.desk().spotlight.beat, 3);
    play.keys("\"F\" x u");
    assert_eq!((play.desk().step_kind(), play.desk().spotlight.beat), (StepKind::Picture, 3));
}

#[test]
fn a_name_for_an_owner_is_asked_for_once() {
    let mut play = briefing_at("move");
    play.keys("n").say("Ring the laboratory").say("Dr Anna Weber").keys("enter").say("2");
    let before = play.workshop().actions().count();
    play.keys("enter");
    assert_eq!(play.workshop().actions().count(), before, "a name stands in the room and in the report");
    let screen = play.screen(80, 24);
    assert!(screen.contains("“Dr Anna Weber” names somebody") && screen.contains("Enter again keeps it"), "{screen}");
    play.keys("enter");
    assert_eq!(play.workshop().actions().count(), before + 1, "they said yes");
    // Nor is it asked again when the action is changed and its owner stays.
    play.keys("g j enter").keys("tab tab ctrl-u \"+9\" tab enter");
    assert!(play.model.overlays.is_empty(), "{}", play.screen(80, 24));
}

#[test]
fn the_close_has_air_where_there_is_room_and_is_whole_where_there_is_none() {
    let mut play = briefing_at("close");
    let parts = |screen: &str| {
        let body: Vec<String> = screen.lines().map(|line| line.split('│').next_back().unwrap_or(line).to_owned()).collect();
        let at = |words: &str| body.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{screen}"));
        let blank = |words: &str| body[at(words) - 1].trim().is_empty();
        ["Entries name the problem", "Try 08:15", "Car park 0", "Missing", "Guessed", "The report"].map(blank)
    };
    assert_eq!(parts(&play.screen(200, 60)), [true; 6]);
    // Here there is room for a line before the car park, and no more.
    let screen = play.screen(120, 40);
    assert_eq!(parts(&screen), [false, false, true, true, false, false], "{screen}");
    // A click finds the row that is drawn, with air and without.
    for (columns, rows) in [(120, 40), (200, 60)] {
        let screen = play.screen(columns, rows);
        let y = screen.lines().position(|line| line.contains("Try 08:15")).unwrap();
        play.keys("g").click(60, u16::try_from(y).unwrap());
        assert_eq!(play.desk().cursors.actions, 3, "{screen}");
    }
}

#[test]
fn a_workshop_that_is_over_names_the_matrix_and_says_that_the_end_comes_again() {
    let mut play = briefing_at("close");
    play.keys("esc");
    let foot = |play: &mut Play| {
        play.model.status = None;
        play.screen(80, 24).lines().last().unwrap().to_owned()
    };
    assert!(foot(&mut play).contains("ends it") && !foot(&mut play).contains("again"), "{}", foot(&mut play));
    play.keys("f8 esc");
    let over = foot(&mut play);
    assert!(over.contains("m matrix") && !over.contains("ends it"), "{over}");
    play.keys("m");
    assert!(play.screen(80, 24).contains("Patient safety"));
    // Walked through once more.
    play.keys("m [ ]");
    let again = foot(&mut play);
    assert!(again.contains("m matrix") && again.contains("ends it again"), "{again}");
    play.keys("]");
    assert!(play.workshop().progress.ended.is_some() && play.status().contains("The workshop is over."));
}
