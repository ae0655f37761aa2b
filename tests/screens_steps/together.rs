//! *Reading it together*: what is said aloud is true of the squares, no heading comes twice, and the count only goes on.

use tandem::alignment::Topic;
use tandem::workshop::{Change, Meaning, StepKind, ThemeId};

use crate::Play;

/// A workshop of six groups that said this, in *Reading it together*, all shown.
fn told(points: &[&str]) -> Play {
    let mut play = Play::new("alignment-90");
    let groups: Vec<_> = play.workshop().groups().map(|group| group.id).collect();
    let counted = |id| Change::CountPeople { id, people: Some(4) };
    play.given(groups.into_iter().map(counted).collect());
    play.keys("f8 f8 f8 f8 f8");
    for point in points {
        play.say(point);
    }
    play.keys("f8 f8 f8 f9 s f8");
    assert_eq!(play.desk().step_kind(), StepKind::Reading);
    play
}

/// Four of six have staffing in the way, one of them wants it too; time is the fullest heading.
fn cover() -> Play {
    told(&[
        "nur - nobody to cover #cover !4",
        "doc - rotas do not meet #cover !4",
        "ward - no one to release #cover !5",
        "gen - agency costs #cover !4",
        "gen + fewer shifts moved #cover !1",
        "nur + an hour back #time !4",
        "doc + fewer bleeps #time !4",
        "thp - it takes an hour #time !2",
        "ward + one round #time !2",
        "gen - ten minutes too many #time !5",
        "nur + we are asked #voice !5",
        "ward - more to answer #voice !4",
    ])
}

fn theme(play: &Play, code: &str) -> ThemeId {
    play.workshop().themes().find(|theme| &*theme.code == code).unwrap().id
}

fn said(play: &mut Play) -> String {
    play.screen(200, 60).lines().skip(2).take(3).collect::<Vec<_>>().join("\n")
}

/// Goes through all that is proposed: each topic, and `3 of 7` beside it.
fn all(play: &mut Play) -> Vec<(Topic, usize, usize)> {
    let mut found = Vec::new();
    loop {
        let topic = play.desk().look.talked[play.desk().reading].topic;
        let (at, of) = tandem::tui::step::reading::count(play.desk());
        assert!(play.screen(80, 24).contains(&format!("{at} of {of}")), "{}", play.screen(80, 24));
        found.push((topic, at, of));
        play.keys(".");
        if play.status().contains("That was all") {
            return found;
        }
    }
}

#[test]
fn what_is_said_of_a_shared_heading_is_true_of_its_squares() {
    let mut play = cover();
    assert_eq!(play.desk().look.talked[0].topic, Topic::Shared(theme(&play, "cover")));
    let words = said(&mut play);
    assert!(words.contains("All but Therapists and pharmacy, and Executive, brought Staffing and cover."), "{words}");
    assert!(words.contains("gets in the way?"), "{words}");
    // Who is not shown is not told of, not even by who is left.
    let executive = play.workshop().groups().find(|group| &*group.code == "exec").unwrap().id;
    play.given(vec![
        Change::CorrectPeople { id: executive, people: Some(1), size: Some(1) },
        Change::ChooseShown { id: executive, shown: Some(tandem::workshop::Shown::Held) },
    ]);
    let words = said(&mut play);
    assert!(words.contains("Both sides brought Staffing and cover."), "{words}");
}

#[test]
fn a_full_row_is_never_little_said_and_no_heading_comes_twice() {
    let mut play = cover();
    play.keys("y");
    assert_eq!(play.workshop().theme(theme(&play, "cover")).unwrap().meaning, Meaning::Same);
    let topics: Vec<Topic> = all(&mut play).into_iter().map(|(topic, ..)| topic).collect();
    for full in ["cover", "time"] {
        assert!(!topics.contains(&Topic::Quiet(theme(&play, full))), "{full}: {topics:?}");
    }
    assert!(topics.contains(&Topic::Quiet(theme(&play, "learn"))), "{topics:?}");
    let mut headings: Vec<ThemeId> = topics.iter().filter_map(|topic| topic.heading()).collect();
    let count = headings.len();
    headings.sort_unstable();
    headings.dedup();
    assert_eq!(headings.len(), count, "{topics:?}");
}

#[test]
fn one_side_for_it_and_the_other_against_is_the_second_thing_proposed() {
    let mut play = cover();
    play.keys("y .");
    let topic = play.desk().look.talked[1].topic;
    assert_eq!(topic, Topic::Difference(theme(&play, "voice")));
    assert!(said(&mut play).contains("one side gains what the other side pays for"));
}

#[test]
fn the_count_goes_on_by_one_of_a_number_that_stays() {
    let mut play = cover();
    let (_, of) = tandem::tui::step::reading::count(play.desk());
    play.keys("y");
    let counts: Vec<(usize, usize)> = all(&mut play).into_iter().map(|(_, at, of)| (at, of)).collect();
    assert_eq!(counts, (1..=of).map(|at| (at, of)).collect::<Vec<_>>());
}

#[test]
fn what_nobody_brought_cannot_mean_two_things() {
    let mut play = told(&["nur + we are asked #voice !5"]);
    play.keys("g l f t");
    assert!(play.status().contains("nobody brought it yet"), "{}", play.status());
    assert!(play.workshop().themes().all(|theme| theme.meaning == Meaning::NotChecked));
}

#[test]
fn after_a_restart_the_same_heading_is_talked_about_and_marked() {
    let mut play = cover();
    play.keys(". y .");
    let talked = play.desk().look.talked.clone();
    let count = tandem::tui::step::reading::count(play.desk());
    let again = |play: &Play, draft| {
        let mut other = Play::home();
        let history = play.desk().history().clone();
        let saved = tandem::tui::Saved::UpTo(history.last_seq());
        other.hear(tandem::tui::Msg::SessionOpened(Box::new(tandem::tui::msg::Opened {
            name: "ward-6".into(),
            called: None,
            place: "ward-6.ron".into(),
            history,
            saved,
            access: tandem::tui::Access::Writing,
            draft,
            remarks: Vec::new(),
        })));
        other
    };
    let draft = play.desk().draft();
    let play = again(&play, draft);
    assert_eq!((&play.desk().look.talked, play.desk().reading), (&talked, 2));
    assert_eq!(play.desk().spotlight.theme, talked[2].topic.heading(), "the room sees it lit again");
    assert_eq!(tandem::tui::step::reading::count(play.desk()), count);

    // Without the place, the first thing to talk about stays that, whatever is marked.
    let mut play = again(&play, tandem::tui::desk::Draft::default());
    let first = play.desk().look.talked[0];
    for key in ["y", "y", "t", "t"] {
        play.keys(key);
        assert_eq!((play.desk().look.talked[0], play.desk().reading), (first, 0), "{key}");
        assert!(play.status().starts_with(&*name(&play, first.topic)), "{key}: {}", play.status());
    }
}

fn name(play: &Play, topic: Topic) -> String {
    play.workshop().theme(topic.heading().unwrap()).unwrap().name.to_string()
}

#[test]
fn nobody_who_sits_there_is_said_to_have_brought_what_another_did() {
    // The executive is shown together with the ward managers, who brought it; of the executive the square is empty.
    let mut play = Play::open(
        tandem::store::interpret(
            std::path::Path::new("sample.ron"),
            tandem::config::samples::sample("morning-briefing").unwrap().text.as_bytes().to_vec(),
        )
        .unwrap()
        .history,
    );
    play.keys(&"f7 ".repeat(5));
    let screen = play.screen(120, 40);
    assert!(screen.contains("“Both sides brought Time on the ward."), "{screen}");
    play.keys(&"f7 ".repeat(3));
    let screen = play.screen(120, 40);
    assert!(screen.contains("“Every point of the picture stands under a heading now."), "{screen}");
}
