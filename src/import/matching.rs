//! Which group and which theme a row means: by exact code, then by exact name, caseless, never fuzzily; and whether a
//! row contradicts its group or an earlier row.

use super::cells::Row;
use crate::workshop::{Bloc, Change, Code, GroupId, Line, Presence, ThemeId, Workshop};

/// A group of the workshop, or one that the file makes.
struct KnownGroup {
    id: GroupId,
    name: Line,
    code: Code,
    is_new: bool,
    presence: Presence,
    bloc: Option<Bloc>,
    weight: Option<f64>,
    people: Option<u32>,
    /// People that the file gave and the workshop did not know.
    counted: bool,
}

/// A theme of the workshop, or one that the file makes.
struct KnownTheme {
    id: ThemeId,
    name: Line,
    code: Code,
    is_new: bool,
}

/// What the rows so far mean.
pub(super) struct Matching {
    groups: Vec<KnownGroup>,
    themes: Vec<KnownTheme>,
    next_group: u32,
    next_theme: u32,
}

impl Matching {
    pub(super) fn new(workshop: &Workshop) -> Self {
        let groups = workshop.groups().map(|group| KnownGroup {
            id: group.id,
            name: group.name.clone(),
            code: group.code.clone(),
            is_new: false,
            presence: group.presence,
            bloc: Some(group.bloc),
            weight: Some(group.weight),
            people: group.people,
            counted: false,
        });
        let themes = workshop.themes().map(|theme| KnownTheme {
            id: theme.id,
            name: theme.name.clone(),
            code: theme.code.clone(),
            is_new: false,
        });
        Self {
            groups: groups.collect(),
            themes: themes.collect(),
            next_group: workshop.next_group().number(),
            next_theme: workshop.next_theme().number(),
        }
    }

    /// The group that a row means, with what the row says about it taken down.
    pub(super) fn group(&mut self, row: &Row) -> Result<GroupId, String> {
        let names = self.groups.iter().map(|group| (&*group.code, &*group.name));
        let at = found(names, &row.group).unwrap_or_else(|| self.add_group(&row.group));
        let group = &mut self.groups[at];
        let clash = |what: &str, is: String, says: String| {
            format!("{what} {says} contradicts {is}, which {} has: make them alike or leave one empty.", row.group)
        };
        if let (Some(is), Some(says)) = (group.bloc, row.bloc)
            && is != says
        {
            return Err(clash("bloc", is.word().to_owned(), says.word().to_owned()));
        }
        if let (Some(is), Some(says)) = (group.weight, row.weight)
            && is.total_cmp(&says).is_ne()
        {
            return Err(clash("weight", is.to_string(), says.to_string()));
        }
        if let (Some(is), Some(says)) = (group.people, row.people)
            && is != says
        {
            return Err(clash("people", is.to_string(), says.to_string()));
        }
        group.counted |= group.people.is_none() && row.people.is_some();
        group.bloc = group.bloc.or(row.bloc);
        group.weight = group.weight.or(row.weight);
        group.people = group.people.or(row.people);
        Ok(group.id)
    }

    fn add_group(&mut self, name: &Line) -> usize {
        let code = Code::for_group(name, self.groups.iter().map(|group| &group.code));
        self.groups.push(KnownGroup {
            id: GroupId::new(self.next_group),
            name: name.clone(),
            code,
            is_new: true,
            presence: Presence::Present,
            bloc: None,
            weight: None,
            people: None,
            counted: false,
        });
        self.next_group += 1;
        self.groups.len() - 1
    }

    /// The theme of this name or code, made if there is none.
    pub(super) fn theme(&mut self, name: &Line) -> ThemeId {
        if let Some(at) = found(self.themes.iter().map(|theme| (&*theme.code, &*theme.name)), name) {
            return self.themes[at].id;
        }
        let code = Code::for_theme(name, self.themes.iter().map(|theme| &theme.code));
        let id = ThemeId::new(self.next_theme);
        self.next_theme += 1;
        self.themes.push(KnownTheme { id, name: name.clone(), code, is_new: true });
        id
    }

    /// New groups and headcounts, then new themes.
    pub(super) fn into_changes(self) -> Vec<Change> {
        let groups = self.groups.into_iter().flat_map(KnownGroup::into_changes);
        let themes = self.themes.into_iter().filter(|theme| theme.is_new).map(|theme| Change::AddTheme {
            id: theme.id,
            name: theme.name,
            code: theme.code,
            definition: Line::default(),
            weight: 1.0,
        });
        groups.chain(themes).collect()
    }
}

impl KnownGroup {
    /// A group that the file makes is present, and absent when it has no people. One that the workshop expected is
    /// treated alike once the file counts it.
    fn into_changes(self) -> Vec<Change> {
        let Self { id, name, code, people, .. } = self;
        let nobody = people == Some(0);
        if self.is_new {
            let presence = if nobody { Presence::Absent } else { Presence::Present };
            let bloc = self.bloc.unwrap_or(Bloc::Other);
            return vec![Change::AddGroup { id, name, code, bloc, people, presence, weight: self.weight.unwrap_or(1.0) }];
        }
        let counted = self.counted.then_some(Change::CountPeople { id, people });
        let away = (self.counted && nobody && self.presence == Presence::Expected)
            .then_some(Change::SetPresence { id, presence: Presence::Absent });
        counted.into_iter().chain(away).collect()
    }
}

/// Where the thing with this code, else with this name, stands.
fn found<'a>(things: impl Iterator<Item = (&'a str, &'a str)> + Clone, wanted: &str) -> Option<usize> {
    let wanted = wanted.to_lowercase();
    things
        .clone()
        .position(|(code, _)| code == wanted)
        .or_else(|| things.into_iter().position(|(_, name)| name.to_lowercase() == wanted))
}
