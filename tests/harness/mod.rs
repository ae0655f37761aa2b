//! Plays keys on the facilitator's screen without a terminal: a session from a template, a clock that stands still,
//! key names in (as `--keys` takes them), the screen as text out. Effects are answered as a quick disk would.
//!
//! ```ignore
//! let mut play = Play::new("alignment-90");
//! play.keys("f8").say("nur + fewer interruptions");
//! insta::assert_snapshot!(play.screen(120, 40));
//! ```
#![allow(dead_code, reason = "each test program uses its own part of it")]

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::config;
use tandem::tui::keymap::{Keymap, script};
use tandem::tui::model::Setting;
use tandem::tui::msg::Opened;
use tandem::tui::{Access, Desk, Effect, Model, Msg, update, view};
use tandem::widget::theme::{Depth, ThemeName};
use tandem::words::Words;
use tandem::workshop::template::Template;
use tandem::workshop::{Change, History, Kind, Line, StepKind, Workshop, plan};

/// When every test happens.
pub const NOW: &str = "2026-11-23T09:00:00Z";

/// Every kind of step that a room can stand in.
pub const STEP_KINDS: [StepKind; 19] = [
    StepKind::SetUp,
    StepKind::Promise,
    StepKind::Question,
    StepKind::Silent(Kind::Incentive),
    StepKind::Silent(Kind::Barrier),
    StepKind::Round,
    StepKind::Capture(Kind::Incentive),
    StepKind::Capture(Kind::Barrier),
    StepKind::Tidy,
    StepKind::Score,
    StepKind::Picture,
    StepKind::Reading,
    StepKind::PutRight,
    StepKind::First,
    StepKind::Move,
    StepKind::Stand,
    StepKind::Close,
    StepKind::Talk,
    StepKind::Break,
];

/// Read once: a debug build takes its time over both.
static KEYMAP: LazyLock<Keymap> = LazyLock::new(Keymap::built_in);
static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(config::templates::embedded);
static WORDS: LazyLock<Words> = LazyLock::new(config::language::english);

/// A facilitator's screen that a test plays on.
pub struct Play {
    /// The screen's model.
    pub model: Model,
    /// Every effect asked for so far, in order.
    pub effects: Vec<Effect>,
    clock: Timestamp,
}

impl Play {
    /// The home screen, with no sessions on the shelf.
    pub fn home() -> Self {
        let clock: Timestamp = NOW.parse().unwrap();
        let model = Model::new(Setting {
            keymap: KEYMAP.clone(),
            theme: ThemeName::Dark,
            depth: Depth::Rgb,
            own_themes: Vec::new(),
            own_theme: None,
            words: WORDS.clone(),
            templates: TEMPLATES.clone().into(),
            template: "alignment-90".into(),
            folder: "~/.local/share/tandem/sessions".into(),
            here: "/home/ward6".into(),
            now: clock,
            zone: TimeZone::UTC,
            size: (120, 40),
            habits: tandem::tui::Habits::default(),
        });
        Self { model, effects: Vec::new(), clock }
    }

    /// A new session of this template, titled and open, at Set up.
    pub fn new(template: &str) -> Self {
        let template = TEMPLATES.iter().find(|found| found.name == template).expect("a template of that name");
        let mut history = History::default();
        let clock: Timestamp = NOW.parse().unwrap();
        history.commit(clock, plan::begin(template, Line::new("Morning briefing, Ward 6"))).unwrap();
        Self::open(history)
    }

    /// A session with this log, open.
    pub fn open(history: History) -> Self {
        let mut play = Self::home();
        let saved = tandem::tui::Saved::UpTo(history.last_seq());
        play.hear(Msg::SessionOpened(Box::new(Opened {
            name: "ward-6".into(),
            called: Some("ward-6".into()),
            place: "~/.local/share/tandem/sessions/ward-6.ron".into(),
            history,
            saved,
            access: Access::Writing,
            draft: tandem::tui::desk::Draft::default(),
            remarks: Vec::new(),
        })));
        play
    }

    /// Presses keys, named as `--keys` takes them: `f8 "nur + less noise" enter`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in script::parse(keys).expect("keys that can be played") {
            self.hear(Msg::KeyPressed(key));
        }
        self
    }

    /// Presses keys while the disk is busy: what they enter is not reported as saved.
    pub fn keys_unsaved(&mut self, keys: &str) -> &mut Self {
        for key in script::parse(keys).expect("keys that can be played") {
            self.effects.extend(update(&mut self.model, Msg::KeyPressed(key), self.clock));
        }
        self
    }

    /// Types a text and presses Enter.
    pub fn say(&mut self, text: &str) -> &mut Self {
        self.keys(&format!("{text:?} enter"))
    }

    /// Clicks a cell of the screen, on a terminal of the size last drawn.
    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        self.hear(Msg::Clicked { x, y })
    }

    /// Lets minutes pass.
    pub fn wait(&mut self, minutes: i64) -> &mut Self {
        self.clock += jiff::SignedDuration::from_mins(minutes);
        self.hear(Msg::SecondPassed)
    }

    /// Takes in one message; a commit to be appended is reported as saved.
    pub fn hear(&mut self, msg: Msg) -> &mut Self {
        let effects = update(&mut self.model, msg, self.clock);
        for effect in &effects {
            if let Effect::Append(commit) = effect {
                let saved = update(&mut self.model, Msg::Saved { seq: commit.seq }, self.clock);
                assert!(saved.is_empty(), "a report asks for nothing");
            }
        }
        self.effects.extend(effects);
        self
    }

    /// Commits changes directly, as the ground for a test.
    pub fn given(&mut self, changes: Vec<Change>) -> &mut Self {
        let clock = self.clock;
        self.desk_mut().commit(clock, changes).expect("changes that can be made");
        let seq = self.desk().history().last_seq();
        self.hear(Msg::Saved { seq })
    }

    /// The open session.
    pub fn desk(&self) -> &Desk {
        self.model.desk().expect("a session is open")
    }

    /// The open session, to change it.
    pub fn desk_mut(&mut self) -> &mut Desk {
        self.model.desk_mut().expect("a session is open")
    }

    /// The open workshop.
    pub fn workshop(&self) -> &Workshop {
        self.desk().workshop()
    }

    /// What the last line says, if a sentence stands there.
    pub fn status(&self) -> &str {
        self.model.status.as_ref().map_or("", |status| status.text.as_str())
    }

    /// The screen at this size, line ends trimmed; the caret is shown as `█` where a field has it.
    pub fn screen(&mut self, columns: u16, rows: u16) -> String {
        self.hear(Msg::Resized { columns, rows });
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        if let Some(caret) = view::draw_on(&self.model, area, &mut buf) {
            tandem::widget::text::put(&mut buf, caret.x, caret.y, "█", 1, ratatui::style::Style::default());
        }
        text_of(&buf)
    }
}

/// A buffer as lines of text, wide characters once, line ends trimmed.
pub fn text_of(buf: &Buffer) -> String {
    let line = |y: u16| {
        let mut line = String::new();
        let mut x = 0;
        while x < buf.area.width {
            let symbol = buf[(x, y)].symbol();
            line.push_str(symbol);
            x += tandem::widget::text::columns(symbol).max(1);
        }
        line.trim_end().to_owned()
    };
    (0..buf.area.height).map(line).collect::<Vec<_>>().join("\n")
}
