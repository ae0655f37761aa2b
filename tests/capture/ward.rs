//! A ward to capture in.

use tandem::capture::{Context, parse};
use tandem::workshop::{Bloc, Change, Code, GroupId, Kind, Line, Presence, ThemeId, Workshop};

const GROUPS: [(&str, &str, Presence); 7] = [
    ("Nurses", "nur", Presence::Present),
    ("Resident doctors", "res", Presence::Present),
    ("Consultants", "con", Presence::Expected),
    ("Therapists and pharmacy", "thp", Presence::Present),
    ("Theatre", "tht", Presence::Present),
    ("Ward managers", "wm", Presence::Present),
    ("Executive", "exe", Presence::Absent),
];

const THEMES: [(&str, &str); 6] = [
    ("Time on the ward", "time"),
    ("Patient safety", "safety"),
    ("Being heard", "heard"),
    ("Staffing", "cover"),
    ("Training", "train"),
    ("5S audits", "5saudits"),
];

pub fn add_group(workshop: &mut Workshop, name: &str, code: &str, presence: Presence) -> GroupId {
    let (id, code) = (workshop.next_group(), Code::new(code).unwrap());
    let name = Line::new(name);
    let add = Change::AddGroup { id, name, code, bloc: Bloc::Clinical, people: None, presence, weight: 1.0 };
    workshop.apply(&add).unwrap();
    id
}

pub fn add_theme(workshop: &mut Workshop, name: &str, code: &str) -> ThemeId {
    let (id, code) = (workshop.next_theme(), Code::new(code).unwrap());
    workshop.apply(&Change::AddTheme { id, name: Line::new(name), code, definition: Line::default(), weight: 1.0 }).unwrap();
    id
}

/// The groups and themes above, and one point: Nurses, in the way, "handover takes longer", Time.
pub fn ward() -> Workshop {
    let mut workshop = Workshop::default();
    for (name, code, presence) in GROUPS {
        add_group(&mut workshop, name, code, presence);
    }
    for (name, code) in THEMES {
        add_theme(&mut workshop, name, code);
    }
    let entry = parse("nur - handover takes longer #time", &nurses_turn(&workshop));
    workshop.apply_all(&entry.entry().unwrap().changes(&workshop)).unwrap();
    workshop
}

/// Round the room: it is the nurses' turn, and a line needs a sign.
pub fn nurses_turn(workshop: &Workshop) -> Context<'_> {
    Context::of(workshop, Some(GroupId::new(1)), None, None)
}

/// A step about what gets in the way: it is the nurses' turn, and a sign may be left out.
pub fn barriers_step(workshop: &Workshop) -> Context<'_> {
    Context::of(workshop, Some(GroupId::new(1)), Some(Kind::Barrier), None)
}
