//! Workshops built by changes alone, as a facilitator would.

use tandem::workshop::{
    Basis, Bloc, Change, Code, Evidence, FactorId, GroupId, Kind, Line, Meaning, Presence, Tally, ThemeId, Workshop,
};

/// Applies a change that must be accepted.
#[expect(clippy::needless_pass_by_value, reason = "a change is written where it is applied")]
pub fn apply(workshop: &mut Workshop, change: Change) {
    workshop.apply(&change).unwrap_or_else(|refusal| panic!("{change:?}: {refusal}"));
}

pub fn add_group(workshop: &mut Workshop, name: &str, bloc: Bloc, weight: f64) -> GroupId {
    let id = workshop.next_group();
    let code = Code::new(&format!("g{}", id.number())).unwrap();
    let name = Line::new(name);
    apply(workshop, Change::AddGroup { id, name, code, bloc, people: None, presence: Presence::Present, weight });
    id
}

pub fn add_theme(workshop: &mut Workshop, name: &str, weight: f64) -> ThemeId {
    let id = workshop.next_theme();
    let code = Code::new(&format!("t{}", id.number())).unwrap();
    apply(workshop, Change::AddTheme { id, name: Line::new(name), code, definition: Line::default(), weight });
    id
}

/// A factor to add.
#[derive(Debug, Clone)]
pub struct Said {
    pub group: usize,
    pub theme: Option<usize>,
    pub kind: Kind,
    pub evidence: Evidence,
    pub strength: Option<u8>,
    pub ratings: Option<[u16; 5]>,
}

pub fn add_factor(workshop: &mut Workshop, group: GroupId, theme: Option<ThemeId>, said: &Said) -> FactorId {
    let id = workshop.next_factor();
    let text = Line::new(&format!("point {}", id.number()));
    apply(workshop, Change::AddFactor { id, group, kind: said.kind, text, theme, evidence: said.evidence, same_as: None });
    if let Some(strength) = said.strength {
        apply(workshop, Change::Score { id, strength, basis: Basis::Agreed });
    }
    if let Some(counts) = said.ratings {
        apply(workshop, Change::Rate { id, tally: Some(Tally { counts, ..Tally::default() }) });
    }
    id
}

/// A channel of `strength` halves in a cell, by a tally whose median it is.
pub fn put(
    workshop: &mut Workshop,
    group: GroupId,
    theme: ThemeId,
    kind: Kind,
    evidence: Evidence,
    strength: f64,
) -> Option<FactorId> {
    (strength > 0.0).then(|| {
        let at = |point: f64| u16::from((point - strength).abs() < 1.0);
        let counts = [1.0, 2.0, 3.0, 4.0, 5.0].map(at);
        let said = Said { group: 0, theme: None, kind, evidence, strength: None, ratings: Some(counts) };
        add_factor(workshop, group, Some(theme), &said)
    })
}

/// A workshop of these groups (side, weight), themes (weights) and factors.
pub fn workshop_of(blocs: &[(Bloc, f64)], themes: &[f64], said: &[Said]) -> Workshop {
    let mut workshop = Workshop::default();
    let groups: Vec<GroupId> = blocs
        .iter()
        .enumerate()
        .map(|(n, (bloc, weight))| add_group(&mut workshop, &format!("Group {n}"), *bloc, *weight))
        .collect();
    let themes: Vec<ThemeId> =
        themes.iter().enumerate().map(|(n, weight)| add_theme(&mut workshop, &format!("Theme {n}"), *weight)).collect();
    for said in said {
        add_factor(&mut workshop, groups[said.group], said.theme.map(|t| themes[t]), said);
    }
    workshop
}

/// Whether two figures agree to 1e-9, or are both undefined.
#[track_caller]
pub fn same(what: &str, found: Option<f64>, expected: Option<f64>) {
    match (found, expected) {
        (Some(a), Some(b)) => {
            assert!((a - b).abs() <= 1e-9, "{what}: {a} is not {b}");
            assert!(a != 0.0 || a.is_sign_positive(), "{what}: minus zero");
        }
        (None, None) => {}
        _ => panic!("{what}: {found:?} is not {expected:?}"),
    }
}

/// The sample "Morning briefing, Ward 6", from its table of factors.
pub fn sample() -> Workshop {
    let mut workshop = Workshop::default();
    let groups = [
        ("Nurses", "nur", Bloc::Clinical, 6, Presence::Present),
        ("Resident doctors", "res", Bloc::Clinical, 4, Presence::Present),
        ("Consultants", "con", Bloc::Clinical, 2, Presence::Present),
        ("Therapists and pharmacy", "thp", Bloc::Clinical, 4, Presence::Present),
        ("Night team", "ngt", Bloc::Clinical, 0, Presence::Absent),
        ("Ward managers", "wm", Bloc::Managerial, 2, Presence::Present),
        ("Operations and general management", "ops", Bloc::Managerial, 3, Presence::Present),
        ("Executive", "exe", Bloc::Managerial, 1, Presence::Present),
    ];
    for (name, code, bloc, people, presence) in groups {
        let (id, code) = (workshop.next_group(), Code::new(code).unwrap());
        let name = Line::new(name);
        apply(&mut workshop, Change::AddGroup { id, name, code, bloc, people: Some(people), presence, weight: 1.0 });
    }
    apply(&mut workshop, Change::SetPresence { id: GroupId::new(8), presence: Presence::Left });
    let themes = [
        ("Patient safety", "safety"),
        ("Time on the ward", "time"),
        ("Being heard", "voice"),
        ("Beds and discharge", "flow"),
        ("Staffing and cover", "cover"),
        ("Answering for it", "account"),
        ("Hearing back", "feedback"),
        ("Learning and training", "learn"),
    ];
    for (name, code) in themes {
        let (id, code) = (workshop.next_theme(), Code::new(code).unwrap());
        apply(&mut workshop, Change::AddTheme { id, name: Line::new(name), code, definition: Line::default(), weight: 1.0 });
    }
    let mut rows = csv::Reader::from_reader(include_str!("../data/sample-factors.csv").as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    for row in &rows {
        add_sample_row(&mut workshop, row);
    }
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row[13].is_empty()) {
        let into = rows.iter().position(|kept| kept[0] == row[13]).unwrap();
        apply(&mut workshop, Change::MergeFactor { id: row_id(at), into: row_id(into) });
    }
    workshop
}

/// The id of the sample's factor in this row of its table.
fn row_id(row: usize) -> FactorId {
    FactorId::new(u32::try_from(row).unwrap() + 1)
}

/// The id of the sample's factor by its name in the table, such as N5.
pub fn sample_id(name: &str) -> FactorId {
    let table = include_str!("../data/sample-factors.csv");
    row_id(table.lines().skip(1).position(|line| line.split(',').next() == Some(name)).unwrap())
}

fn add_sample_row(workshop: &mut Workshop, row: &csv::StringRecord) {
    let id = workshop.next_factor();
    let group = workshop.groups().find(|group| *group.name == row[1]).unwrap().id;
    let theme = workshop.themes().find(|theme| *theme.name == row[5]).map(|theme| theme.id);
    let kind = if &row[4] == "incentive" { Kind::Incentive } else { Kind::Barrier };
    let evidence = match &row[8] {
        "heard" => Evidence::Heard,
        "survey" => Evidence::Survey,
        _ => Evidence::Assumed,
    };
    apply(workshop, Change::AddFactor { id, group, kind, text: Line::new(&row[7]), theme, evidence, same_as: None });
    if let Ok(strength) = row[6].parse() {
        apply(workshop, Change::Score { id, strength, basis: Basis::Agreed });
    }
    let counts: Vec<u16> = row[9].split_whitespace().map(|n| n.parse().unwrap()).collect();
    if let Ok(counts) = counts.try_into() {
        let tally = Tally { counts, not_relevant: row[10].parse().unwrap(), dont_know: row[11].parse().unwrap() };
        apply(workshop, Change::Rate { id, tally: Some(tally) });
    }
}

/// Says what the room found when it checked a theme.
pub fn check_meaning(workshop: &mut Workshop, id: ThemeId, meaning: Meaning) {
    apply(workshop, Change::SetMeaning { id, meaning });
}
