//! Every screen there is to draw: each step as a workshop went and as an empty one, on two screens and on one, the room's
//! own in each of its lights, what each key and each command brings up, and what is said when something goes wrong.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::config::{samples, templates};
use tandem::present::{self, Stage};
use tandem::room::{Moment, Room, Spotlight};
use tandem::store;
use tandem::tui::home::{Condition, Shelved};
use tandem::tui::keymap::Keymap;
use tandem::tui::overlay::Overlay;
use tandem::tui::{Access, Front, Msg, view};
use tandem::widget::theme::{Depth, Theme, ThemeName};
use tandem::workshop::{Change, Commit, History};

use crate::harness::{NOW, Play};

/// The commits of the sample.
pub fn sample() -> Vec<Commit> {
    let text = samples::sample("morning-briefing").unwrap().text;
    store::interpret(std::path::Path::new("sample.ron"), text.as_bytes().to_vec()).unwrap().history.commits().to_vec()
}

/// How many commits the sample has at the end of each of its steps.
pub fn step_ends(commits: &[Commit]) -> Vec<usize> {
    let enters = |commit: &Commit| commit.changes.iter().any(|change| matches!(change, Change::EnterStep { .. }));
    let mut ends: Vec<usize> = (1..commits.len()).filter(|at| enters(&commits[*at])).collect();
    ends.push(commits.len());
    ends
}

/// The facilitator's screen on the first commits of a session.
pub fn play_on(commits: &[Commit]) -> Play {
    Play::open(History::replay(commits.iter().cloned()).unwrap())
}

/// The names of all keys that mean anything anywhere, each once.
pub fn keys() -> Vec<String> {
    let keymap = Keymap::built_in();
    let mut keys: Vec<String> =
        keymap.entries().iter().flat_map(|entry| &entry.places).flat_map(|place| &place.keys).map(ToString::to_string).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// What brings up everything there is, from any step: each key, and each command by its name.
static PRESSES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let keymap = Keymap::built_in();
    let commands = keymap.entries().iter().filter(|entry| entry.palette).map(|entry| format!("ctrl-p {:?} enter", entry.label));
    keys().into_iter().chain(commands).collect()
});

/// One screen.
pub struct Scene(Shown);

enum Shown {
    Facilitator(Box<Play>),
    Room(Box<Room>, Spotlight),
}

impl Scene {
    fn of(play: Play) -> Self {
        Self(Shown::Facilitator(Box::new(play)))
    }

    /// The facilitator's screen, if it is one.
    pub fn play(&mut self) -> Option<&mut Play> {
        if let Shown::Facilitator(play) = &mut self.0 { Some(play) } else { None }
    }

    /// Draws it at this size.
    pub fn draw(&mut self, (columns, rows): (u16, u16), buf: &mut Buffer) {
        let area = Rect::new(0, 0, columns, rows);
        match &mut self.0 {
            Shown::Facilitator(play) => {
                play.hear(Msg::Resized { columns, rows });
                let _ = view::draw_on(&play.model, area, buf);
            }
            Shown::Room(room, spotlight) => {
                let theme = Theme::embedded(ThemeName::ProjectorDark, Depth::Rgb);
                let stage = Stage {
                    theme: &theme,
                    moment: Moment::new(crate::english::words()),
                    turned: 0,
                    framed: true,
                    turns: "",
                    remark: "",
                };
                present::draw(room, spotlight, &stage, area, buf);
            }
        }
    }
}

/// Which of the many ways to a screen are gone.
#[derive(Clone, Copy)]
pub struct Ways {
    /// One in so many keys and commands is tried in a step.
    pub stride: usize,
    /// Which of them comes first.
    pub phase: usize,
}

/// All screens of a workshop that went so; `said` is what the world reports where it has something to say.
pub fn scenes(commits: &[Commit], said: &str, ways: Ways) -> Vec<Scene> {
    let (mut scenes, mut seen) = (Vec::new(), BTreeSet::new());
    for (number, end) in step_ends(commits).into_iter().enumerate() {
        let history = History::replay(commits[..end].iter().cloned()).unwrap();
        let base = || Play::open(history.clone());
        scenes.extend([Scene::of(base()), on_one_screen(base())]);
        scenes.extend(rooms(&base()));
        for press in PRESSES.iter().skip((number + ways.phase) % ways.stride).step_by(ways.stride) {
            let mut play = base();
            play.keys("esc").keys(press);
            if seen.insert(identity(&play)) {
                scenes.push(Scene::of(play));
            }
        }
    }
    scenes.extend(troubled(commits, said));
    scenes.extend(at_home(said));
    scenes
}

/// Every step of every template, with nothing in it yet.
pub fn empty_scenes() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for template in templates::embedded() {
        for step in &template.agenda().steps {
            let entered = || {
                let mut play = Play::new(&template.name);
                let at = NOW.parse().unwrap();
                play.given(vec![Change::EnterStep { step: step.key.clone(), at, used: 0 }]);
                play.desk_mut().settle_in();
                play
            };
            scenes.extend([Scene::of(entered()), on_one_screen(entered())]);
            scenes.extend(rooms(&entered()).into_iter().next());
        }
    }
    scenes
}

fn on_one_screen(mut play: Play) -> Scene {
    play.desk_mut().one_screen = true;
    Scene::of(play)
}

/// What the room sees: in each beat, with a heading, a square, a pair lit, on the next page, covered.
fn rooms(play: &Play) -> Vec<Scene> {
    let workshop = play.workshop();
    let group = workshop.groups().last().map(|group| group.id);
    let theme = workshop.themes().next().map(|theme| theme.id);
    let mut points = workshop.factors().map(|factor| factor.id);
    let pair = points.next().zip(points.next());
    let plain = Spotlight { beat: 1, ..Spotlight::default() };
    let lights = [
        plain.clone(),
        Spotlight { beat: 2, turn: group, ..plain.clone() },
        Spotlight { beat: 3, theme, ..plain.clone() },
        Spotlight { beat: 3, theme, group, ..plain.clone() },
        Spotlight { pair, page: 1, ..plain.clone() },
        Spotlight { covered: true, ..plain },
    ];
    lights.into_iter().map(|light| Scene(Shown::Room(Box::new(Room::of(workshop)), light))).collect()
}

/// What makes one screen another: what lies in front, else the step, the pane and what fills it.
fn identity(play: &Play) -> String {
    let Some(desk) = play.model.desk() else { return "home".to_owned() };
    let front = match play.model.overlays.last() {
        Some(Overlay::Help(reader)) => format!("help {}", reader.searching),
        Some(Overlay::Text(page)) => page.title.clone(),
        Some(Overlay::Ask(question)) => question.title.clone(),
        Some(Overlay::Form(form)) => form.title.clone(),
        Some(Overlay::Pick(picker)) => picker.title.clone(),
        Some(Overlay::Find(_)) => "find".to_owned(),
        None => match desk.front {
            Front::Behind(_) => format!("{:?} behind", desk.step_kind()),
            front => format!("{:?} {front:?} {:?} {}", desk.step_kind(), desk.pane, desk.line_has_caret),
        },
    };
    format!("{front} {}", desk.one_screen)
}

/// What is said of a disk, a lock, a folder, a part of the program; and what is asked on leaving.
fn troubled(commits: &[Commit], said: &str) -> Vec<Scene> {
    let history = History::replay(commits.iter().cloned()).unwrap();
    let base = || Play::open(history.clone());
    let not_saved = || {
        let mut play = base();
        play.hear(Msg::NotSaved { entries: 3, why: said.to_owned() });
        play
    };
    let said_by = |msg: Msg| {
        let mut play = base();
        play.hear(msg);
        Scene::of(play)
    };
    let with_keys = |mut play: Play, keys: &str| {
        play.keys(keys);
        Scene::of(play)
    };
    let mut looking = base();
    looking.desk_mut().access = Access::ReadOnly(said.to_owned());
    said.clone_into(&mut looking.desk_mut().name);
    let mut pasted = base();
    pasted.keys("esc i").hear(Msg::TextPasted(format!("nur + {said}\ndoc - {said}\n{said}")));
    vec![
        Scene::of(not_saved()),
        on_one_screen(not_saved()),
        with_keys(not_saved(), "esc q"),
        with_keys(not_saved(), "esc q s"),
        with_keys(base(), "esc X"),
        said_by(Msg::Failed(said.to_owned())),
        said_by(Msg::Done(said.to_owned())),
        said_by(Msg::BrokeDown(said.to_owned())),
        said_by(Msg::MovedToRescue { path: said.to_owned() }),
        Scene::of(looking),
        Scene::of(pasted),
    ]
}

/// The home screen: empty, with sessions in every state, and what its keys bring up.
fn at_home(said: &str) -> Vec<Scene> {
    let conditions = [Condition::Ok, Condition::Finished, Condition::Interrupted, Condition::Damaged, Condition::Newer];
    let row = |state| Shelved {
        name: said.to_owned(),
        path: said.to_owned(),
        title: said.to_owned(),
        step: said.to_owned(),
        step_key: "round".into(),
        groups: 6,
        points: 24,
        gap: Some(0.34),
        modified: NOW.parse().ok(),
        minutes: 24,
        state,
    };
    let full = || {
        let mut play = Play::home();
        play.hear(Msg::ShelfRead(conditions.map(row).to_vec()));
        play
    };
    let mut scenes = vec![Scene::of(Play::home()), Scene::of(full())];
    for key in ["n", "d", "s", "?", ":", "down enter", "/", "down down d"] {
        let mut play = full();
        play.keys(key);
        scenes.push(Scene::of(play));
    }
    scenes
}
