//! A log under construction: commits at times of the day, written down as a session file.

use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tandem::config::templates;
use tandem::store::sim::SimDisk;
use tandem::store::{Access, Claim, Disk, Header, Report, create_with};
use tandem::workshop::template::{Template, TemplateGroup, TemplateTheme};
use tandem::workshop::{
    ActionId, Bloc, Change, Code, Deed, Evidence, FactorId, GroupId, History, Kind, ParkedId, SlipId, ThemeId, plan,
};

/// The samples by name, as their files' texts.
pub fn all() -> [(&'static str, String); 3] {
    [
        ("morning-briefing", crate::briefing::log().text(1)),
        ("discharge-huddle", crate::huddle::log().text(2)),
        ("tiny", crate::tiny::log().text(3)),
    ]
}

/// A history with a clock that moves on by a few seconds from commit to commit.
pub struct Log {
    pub history: History,
    pub now: Timestamp,
}

/// A point to be added.
pub struct Said<'a> {
    pub group: &'a str,
    pub kind: Kind,
    pub theme: Option<&'a str>,
    pub text: &'a str,
    pub evidence: Evidence,
}

impl Log {
    /// Begins at `now` with this template.
    pub fn begin(now: &str, template: &Template, title: &str) -> Self {
        let now = now.parse().expect("a sample's times are written as timestamps");
        let mut log = Self { history: History::default(), now };
        log.commit(plan::begin(template, title.into()));
        log
    }

    /// Sets the clock to `minute` minutes and `second` seconds after the workshop's start.
    pub fn at(&mut self, start: &str, minute: i64, second: i64) {
        let start: Timestamp = start.parse().expect("a sample's times are written as timestamps");
        let then = start + SignedDuration::from_secs(minute * 60 + second);
        assert!(then >= self.now, "the sample's clock went past {minute}:{second:02} already");
        self.now = then;
    }

    /// One commit, a few seconds after the one before.
    pub fn commit(&mut self, changes: Vec<Change>) {
        let seconds = 3 + i64::try_from(self.history.last_seq() * 7 % 5).unwrap_or(0);
        self.now += SignedDuration::from_secs(seconds);
        self.commit_now(changes);
    }

    /// One commit at this very moment.
    pub fn commit_now(&mut self, changes: Vec<Change>) {
        self.history.commit(self.now, changes).expect("a sample makes no change that the workshop refuses");
    }

    /// Goes to a step.
    pub fn enter(&mut self, step: &str) {
        let changes = plan::enter(self.history.workshop(), step, self.now);
        self.commit_now(changes);
    }

    /// Adds a point and gives its id.
    pub fn say(&mut self, said: &Said) -> FactorId {
        let id = self.history.workshop().next_factor();
        let (group, theme) = (self.group(said.group), said.theme.map(|code| self.theme(code)));
        let (kind, text, evidence) = (said.kind, said.text.into(), said.evidence);
        self.commit(vec![Change::AddFactor { id, group, kind, text, theme, evidence, same_as: None }]);
        id
    }

    pub fn group(&self, code: &str) -> GroupId {
        self.history.workshop().groups().find(|group| &*group.code == code).expect("the sample has this group").id
    }

    pub fn theme(&self, code: &str) -> ThemeId {
        self.history.workshop().themes().find(|theme| &*theme.code == code).expect("the sample has this theme").id
    }

    pub fn add_action(&mut self, deed: Deed) -> ActionId {
        let id = self.history.workshop().next_action();
        self.commit(vec![Change::AddAction { id, deed }]);
        id
    }

    pub fn add_slip(&mut self, bloc: Bloc, picks: Vec<FactorId>) -> SlipId {
        let id = self.history.workshop().next_slip();
        self.commit(vec![Change::AddSlip { id, bloc, picks }]);
        id
    }

    pub fn park(&mut self, text: &str) -> ParkedId {
        let id = self.history.workshop().next_parked();
        self.commit(vec![Change::Park { id, text: text.into() }]);
        id
    }

    /// The session file, each commit saved before the next was made. `number` makes its id.
    pub fn text(&self, number: u128) -> String {
        let commits = self.history.commits();
        let created = commits[0].at;
        let id = ulid::Ulid::from_parts(u64::try_from(created.as_millisecond()).unwrap_or(0), number).to_string();
        let header = Header { id, ..Header::new(created) };
        let (disk, path) = (SimDisk::new(), Path::new("sample.ron"));
        let session = create_with(Arc::new(disk.clone()), path, header, commits[..1].to_vec(), Claim::Unknown)
            .expect("the simulated disk takes a new file");
        let Access::Writing(mut journal) = session.access else { panic!("a new session is open for writing") };
        for commit in &commits[1..] {
            let report = journal.append([commit.clone()]);
            assert!(matches!(report, Report::Saved { .. }), "{report:?}");
        }
        let bytes = disk.read(path).expect("the file was just written");
        String::from_utf8(bytes).expect("a session file is UTF-8")
    }
}

/// The 90-minute template with other groups: code, name, side.
pub fn with_groups(groups: &[(&str, &str, Bloc)]) -> Template {
    let groups = groups.iter().map(|(code, name, bloc)| TemplateGroup { name: (*name).into(), code: to_code(code), bloc: *bloc });
    Template { groups: groups.collect(), ..templates::default_template() }
}

/// A theme: code, name, definition.
pub fn heading((code, name, definition): &(&str, &str, &str)) -> TemplateTheme {
    TemplateTheme { name: (*name).into(), code: to_code(code), definition: (*definition).into() }
}

fn to_code(code: &str) -> Code {
    Code::new(code).expect("a sample's codes are codes")
}
