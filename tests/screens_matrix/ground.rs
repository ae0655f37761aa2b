//! The ground that these tests stand on: the finished sample, sessions with almost nothing or far too much in them.

use crate::harness::Play;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::store;
use tandem::tui::desk::Front;
use tandem::tui::overlay::Overlay;
use tandem::workshop::{Basis, Bloc, Change, Code, Evidence, Kind, Presence};

/// Keys that show every view, what lies behind, and every explanation; from wherever a session opens.
pub const VIEWS: [&str; 24] = [
    "m",
    "m 2",
    "m 3",
    "m 4",
    "m 5",
    "m 5 right",
    "m 5 left",
    "H",
    "m d",
    "m w",
    "m 2 w",
    "m 2 d",
    "m 2 right d",
    "m 3 w",
    "m 3 d",
    "m 4 w",
    "m 4 d",
    "m 5 w",
    "m 5 d",
    "m 5 right w",
    "m 5 left w",
    "H enter",
    "m end w",
    "m G l l l l l l l l l w",
];

pub const SIZES: [(u16, u16); 7] = [(60, 16), (80, 24), (100, 30), (120, 40), (200, 60), (300, 20), (61, 90)];

/// The finished sample, open at its last step.
pub fn sample() -> Play {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.ron");
    std::fs::write(&path, tandem::config::samples::sample("morning-briefing").unwrap().text).unwrap();
    Play::open(store::read(&store::RealDisk, &path).unwrap().history)
}

/// The explanation in front, in one text.
pub fn why(play: &Play) -> String {
    match play.model.overlays.last() {
        Some(Overlay::Text(page)) => page.paragraphs.join("\n"),
        other => panic!("an explanation, not {other:?}"),
    }
}

pub fn two(value: f64) -> String {
    format!("{value:.2}").replace('-', "−")
}

/// Draws every view of a session at every size, and gives what stood there to `see`: the keys, the columns, the screen.
pub fn draws_everywhere(mut play: Play, sizes: &[(u16, u16)], see: impl Fn(&str, u16, &str)) {
    for keys in VIEWS {
        play.keys("esc").keys(keys);
        for (columns, rows) in sizes {
            let screen = play.screen(*columns, *rows);
            for line in screen.lines() {
                assert!(tandem::widget::text::width(line) <= usize::from(*columns), "{keys} at {columns}x{rows}\n{screen}");
            }
            see(keys, *columns, &screen);
        }
        play.keys("esc esc esc esc");
        play.desk_mut().front = Front::Step;
    }
}

/// A heading to add.
pub fn theme(play: &Play, name: &str) -> Change {
    let code = Code::for_theme(name, play.workshop().themes().map(|theme| &theme.code));
    Change::AddTheme { id: play.workshop().next_theme(), name: name.into(), code, definition: "".into(), weight: 1.0 }
}

/// A group of three to add.
pub fn group(play: &Play, name: &str, bloc: Bloc) -> Change {
    let code = Code::for_group(name, play.workshop().groups().map(|group| &group.code));
    let id = play.workshop().next_group();
    Change::AddGroup { id, name: name.into(), code, bloc, people: Some(3), presence: Presence::Present, weight: 1.0 }
}

/// A session without groups and headings.
pub fn bare() -> Play {
    let mut play = Play::new("alignment-90");
    let mut changes: Vec<Change> = play.workshop().groups().map(|group| Change::RemoveGroup { id: group.id }).collect();
    changes.extend(play.workshop().themes().map(|theme| Change::RemoveTheme { id: theme.id }));
    play.given(changes);
    play.keys("esc");
    play
}

/// So many groups and headings with names in any script, a point in every cell.
pub fn crowd(groups: usize, themes: usize, blocs: &[Bloc], name: &str, scored: bool) -> Play {
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

/// The frame of a session at a size.
pub fn drawn(play: &mut Play, columns: u16, rows: u16) -> Buffer {
    play.screen(columns, rows);
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let _ = tandem::tui::view::draw_on(&play.model, area, &mut buf);
    buf
}

/// A line of a frame.
pub fn line(buf: &Buffer, y: u16) -> String {
    (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect()
}
