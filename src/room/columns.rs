//! Which groups the room sees, and as which columns: held groups gone, the joined small groups of a bloc one.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::Words;
use crate::workshop::{AskedNo, Bloc, Commitment, Group, GroupId, Line, Presence, Shown, Stance, Workshop};

/// One column of the room: a group, or the joined small groups of a bloc under the id of their first.
#[derive(Debug)]
pub(super) struct Column {
    /// What stands in the group list.
    pub group: Group,
    /// Open or joined.
    pub shown: Shown,
    /// The groups behind it, in workshop order.
    pub members: Vec<GroupId>,
}

/// The columns of a workshop, in workshop order of their first groups.
pub(super) fn columns(workshop: &Workshop) -> Vec<Column> {
    let shown: BTreeMap<GroupId, Shown> = workshop.shown_in_force().into_iter().collect();
    let state = |group: &Group| shown.get(&group.id).copied().unwrap_or(Shown::Held);
    let mut joined_blocs: BTreeSet<Bloc> = BTreeSet::new();
    let mut columns = Vec::new();
    for group in workshop.groups() {
        match state(group) {
            Shown::Held => {}
            Shown::Open => columns.push(Column { group: group.clone(), shown: Shown::Open, members: vec![group.id] }),
            Shown::Joined => {
                if joined_blocs.insert(group.bloc) {
                    let members = workshop.groups().filter(|g| g.bloc == group.bloc && state(g) == Shown::Joined);
                    columns.push(joined(&members.collect::<Vec<_>>(), group));
                }
            }
        }
    }
    columns
}

/// Several small groups as one: id and code of the first, the names joined, the largest weight, people summed.
fn joined(members: &[&Group], first: &Group) -> Column {
    let names: Vec<&str> = members.iter().map(|group| group.name.as_str()).collect();
    let sum = |count: fn(&Group) -> Option<u32>| members.iter().filter_map(|group| count(group)).reduce(u32::saturating_add);
    let group = Group {
        id: first.id,
        name: Line::new(&names.join(" + ")),
        code: first.code.clone(),
        bloc: first.bloc,
        people: sum(|group| group.people),
        size: sum(|group| group.size),
        presence: members.iter().map(|group| group.presence).max_by_key(|presence| here(*presence)).unwrap_or(first.presence),
        choice: None,
        weight: members.iter().map(|group| group.weight).fold(0.0, f64::max),
        removed: false,
    };
    Column { group, shown: Shown::Joined, members: members.iter().map(|group| group.id).collect() }
}

/// How much a presence says that somebody of the column is here: present if any is.
const fn here(presence: Presence) -> u8 {
    match presence {
        Presence::Present => 4,
        Presence::SteppedOut => 3,
        Presence::Left => 2,
        Presence::Expected => 1,
        Presence::Absent => 0,
    }
}

/// The answers "asked, no" of the columns: a joined column says no if nobody in it raised the theme and each was asked.
pub(super) fn asked_no(workshop: &Workshop, columns: &[Column]) -> BTreeSet<AskedNo> {
    let mut answers = BTreeSet::new();
    for column in columns {
        for theme in workshop.themes() {
            let each_asked = column.members.iter().all(|member| workshop.asked_no.contains(&(*member, theme.id)));
            let raised = || column.members.iter().any(|member| workshop.factors_of(*member).any(|f| f.theme == Some(theme.id)));
            if each_asked && (column.members.len() == 1 || !raised()) {
                answers.insert((column.group.id, theme.id));
            }
        }
    }
    answers
}

/// Where the columns stand, without the facilitator's notes. A joined column stands where all of its groups
/// that answered stand; if they differ, nothing is said, so that nobody's answer can be told from another's.
pub(super) fn commitments(workshop: &Workshop, columns: &[Column]) -> BTreeMap<GroupId, Commitment> {
    let stands = columns.iter().filter_map(|column| {
        let of: Vec<&Commitment> = column.members.iter().filter_map(|member| workshop.commitments.get(member)).collect();
        let commitment = Commitment {
            today: alike(of.iter().filter_map(|commitment| commitment.today)),
            needed: alike(of.iter().filter_map(|commitment| commitment.needed)),
            note: Line::default(),
        };
        (!of.is_empty()).then_some((column.group.id, commitment))
    });
    stands.collect()
}

fn alike(mut stances: impl Iterator<Item = Stance>) -> Option<Stance> {
    let first = stances.next()?;
    stances.all(|stance| stance == first).then_some(first)
}

/// Small groups that the room sees, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SmallGroups {
    /// Shown together: their names.
    Together(Vec<String>),
    /// Shown on its own: its name.
    Alone(String),
}

impl SmallGroups {
    /// What the one small line under the picture says of them.
    pub fn said(&self, words: &Words) -> String {
        match self {
            Self::Together(names) => {
                let number = words.number(u32::try_from(names.len()).unwrap_or(u32::MAX));
                words.room.shown_together(words.listed(names), number)
            }
            Self::Alone(name) => words.room.shown_alone(name),
        }
    }
}

/// Which small groups are shown, and how. Empty if there are none.
pub(super) fn small_groups(workshop: &Workshop, columns: &[Column]) -> Vec<SmallGroups> {
    let name = |id: &GroupId| workshop.group(*id).map_or("", |group| group.name.as_str()).to_owned();
    let note = |column: &Column| {
        let names: Vec<String> = column.members.iter().map(name).collect();
        match (column.shown, names.as_slice()) {
            (Shown::Joined, _) => Some(SmallGroups::Together(names)),
            (Shown::Open, [one]) if column.group.is_small() => Some(SmallGroups::Alone(one.clone())),
            _ => None,
        }
    };
    columns.iter().filter_map(note).collect()
}
