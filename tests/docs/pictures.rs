//! The pictures in the documents: frames of the program itself, in `docs/pictures`. `UPDATE_DOCS=1 cargo test --test docs`
//! takes them afresh.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use tandem::alignment::Measures;
use tandem::config::{samples, templates};
use tandem::present::{self, Stage};
use tandem::room::{Moment, Room, Spotlight};
use tandem::tui::home::{Condition, Shelved};
use tandem::tui::rehearsal::Rehearsal;
use tandem::tui::{Msg, view};
use tandem::widget::theme::{Depth, Theme, ThemeName};
use tandem::workshop::{Change, History};

use crate::block::{file, read};
use crate::harness::{NOW, Play};
use crate::svg;

/// A picture of the facilitator’s screen: name, what it shows, sample, keys, size.
type Screen = (&'static str, &'static str, &'static str, &'static str, (u16, u16));

/// What pictures of the facilitator's screen are taken of: name, what it shows, sample, keys, size.
const SCREENS: [Screen; 3] = [
    (
        "round",
        "The facilitator’s screen in Round the room: agenda, points, matrix, and a point being typed",
        "discharge-huddle",
        r#"f7 f7 "doc - bleep goes off in the huddle #time""#,
        (120, 32),
    ),
    ("matrix", "The whole matrix: headings by staff group, and how each heading reads", "morning-briefing", "esc m", (120, 36)),
    (
        "behind",
        "Behind a square of the matrix: the points in the group’s own words, with every rating",
        "morning-briefing",
        "esc m g j j enter",
        (120, 22),
    ),
];

fn history(sample: &str) -> History {
    let text = samples::sample(sample).unwrap().text;
    tandem::store::interpret(Path::new(sample), text.as_bytes().to_vec()).unwrap().history
}

/// What the facilitator's screen shows at this size, as a picture.
fn taken(play: &mut Play, title: &str, (columns, rows): (u16, u16)) -> String {
    play.hear(Msg::Resized { columns, rows });
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    if let Some(caret) = view::draw_on(&play.model, area, &mut buf) {
        let style = play.model.theme.accent;
        tandem::widget::text::put(&mut buf, caret.x, caret.y, "█", 1, style);
    }
    drawn(&buf, title, &play.model.theme)
}

fn drawn(buf: &Buffer, title: &str, theme: &Theme) -> String {
    let (ground, ink) = (theme.ground.bg.unwrap_or(Color::Reset), theme.text.fg.unwrap_or(Color::Reset));
    svg::picture(buf, title, ground, ink)
}

/// Home, with the samples on its shelf.
fn home() -> String {
    let mut play = Play::home();
    let shelved = |name: &str, state: Condition| {
        let history = history(name);
        let (workshop, last) = (history.workshop(), history.commits().last().unwrap().at);
        let step = workshop.current_step().unwrap();
        Shelved {
            name: name.into(),
            path: format!("{name}.ron"),
            title: workshop.title.to_string(),
            step: step.title.to_string(),
            step_key: step.key.clone(),
            groups: workshop.groups().count(),
            points: workshop.factors().count(),
            gap: Measures::of(workshop).overall.gap,
            modified: Some(last),
            minutes: workshop.progress.total_seconds(last) / 60,
            state,
        }
    };
    let shelf = vec![shelved("discharge-huddle", Condition::Interrupted), shelved("morning-briefing", Condition::Finished)];
    play.hear(Msg::ShelfRead(shelf));
    taken(&mut play, "Home: carry on, recent workshops, and what can be begun", (110, 22))
}

/// The room's screen when the picture was shown: both together.
fn room() -> String {
    let history = history("morning-briefing");
    let shown = |commit: &&tandem::workshop::Commit| commit.changes.iter().any(|change| matches!(change, Change::Reveal { .. }));
    let seq = history.commits().iter().find(shown).unwrap().seq;
    let workshop = history.at(seq).unwrap();
    let theme = Theme::embedded(ThemeName::ProjectorLight, Depth::Rgb);
    let words = tandem::config::language::english();
    let stage = Stage { theme: &theme, moment: Moment::new(&words), turned: 0, framed: true, turns: "", remark: "" };
    let area = Rect::new(0, 0, 120, 36);
    let mut buf = Buffer::empty(area);
    present::draw(&Room::of(&workshop), &Spotlight { beat: 3, ..Spotlight::default() }, &stage, area, &mut buf);
    drawn(&buf, "The room’s screen after the reveal: words and dots, no figures", &theme)
}

/// A rehearsal in the middle of its round.
fn rehearsal() -> String {
    let templates = templates::embedded();
    let agenda = templates.iter().find(|template| template.name == "alignment-90").unwrap();
    let (log, rehearsal) = Rehearsal::begin(agenda, history("morning-briefing").workshop(), NOW.parse().unwrap()).unwrap();
    let mut play = Play::open(log);
    play.desk_mut().rehearsal = Some(Box::new(rehearsal));
    play.keys("f8 f8 f8 f8 f8 ctrl-t ctrl-t ctrl-t ctrl-t").keys("\"thp =\"");
    taken(&mut play, "A rehearsal: the simulated room speaks at the foot, and the strip says what to press", (110, 30))
}

#[test]
fn the_pictures_in_the_documents_are_the_screen() {
    let mut pictures = vec![("home", home()), ("room", room()), ("rehearsal", rehearsal())];
    for (name, title, sample, keys, size) in SCREENS {
        let mut play = Play::open(history(sample));
        play.keys(keys);
        pictures.push((name, taken(&mut play, title, size)));
    }
    let readme = read("README.md");
    for (name, svg) in pictures {
        let place = format!("docs/pictures/{name}.svg");
        assert!(readme.contains(&place), "the README does not show {place}");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(file("docs/pictures")).unwrap();
            std::fs::write(file(&place), &svg).unwrap();
        }
        let held = std::fs::read_to_string(file(&place)).unwrap_or_default();
        assert!(held == svg, "{place} is out of step; `UPDATE_DOCS=1 cargo test --test docs` takes it afresh");
    }
}
