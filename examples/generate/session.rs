//! The commits of a generated session: one that begins it, one for each point.

use jiff::{SignedDuration, Timestamp};
use tandem::workshop::{
    Author, Basis, Bloc, Change, Code, Commit, Evidence, FactorId, GroupId, Kind, Line, Presence, Tally, ThemeId, plan,
};

/// Words that points are put together from.
const WORDS: &str = "\
    fewer bleeps late handover ward round starts drugs chart beds nobody watches bays while we meet answer again \
    plan known early results back night weekend rota gaps cover nurses doctors pharmacy therapy discharge letters \
    porters transport waits hours minutes twice daily safer checks missed doses falls alarms phones quiet room \
    space desk screens login slow system paper forms copies signed targets reported board asked heard told trust \
    blame learning teaching juniors seniors locums agency new starters leave home time lunch breaks staffing \
    numbers acuity winter pressure flow outliers moves transfers theatre lists cancelled scans bloods labs \
    samples lost found trolley stock keys store cupboard cleaning infection isolation relatives questions \
    complaints thanks notes records audit figures meetings email calls escalation outreach sepsis pain comfort \
    dignity sleep noise lights food";

/// How large a session is, and which of that size.
pub struct Size {
    /// Staff groups, two thirds of them clinical.
    pub groups: u32,
    /// Headings.
    pub themes: u32,
    /// Points, each a commit.
    pub points: u32,
    /// Sessions of one size and seed are the same.
    pub seed: u64,
}

/// When every generated session begins.
pub fn start() -> Timestamp {
    Timestamp::from_second(1_795_424_400).expect("a second of this century")
}

/// A small generator with known answers: xorshift64*.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        u32::try_from(high).unwrap_or(0) % sides.max(1)
    }
}

/// One commit a point, as a room makes them, after the one that begins the workshop.
pub fn commits(size: &Size) -> Vec<Commit> {
    let start = start();
    let mut dice = Dice(size.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut all = vec![begin(size), vec![Change::EnterStep { step: "round".into(), at: start, used: 0 }]];
    for point in 1..=size.points {
        all.push(add(size, point, &mut dice));
    }
    let at = |index: usize| start.saturating_add(SignedDuration::from_secs(i64::try_from(index).unwrap_or(0))).unwrap_or(start);
    let commit = |(index, changes): (usize, Vec<Change>)| Commit {
        seq: index as u64 + 1,
        at: at(index),
        by: Author::Facilitator,
        undoes: None,
        redoes: None,
        changes,
    };
    all.into_iter().enumerate().map(commit).collect()
}

fn begin(size: &Size) -> Vec<Change> {
    let mut changes = plan::begin_for_import(&tandem::config::templates::default_template());
    changes.push(Change::NameWorkshop { title: Line::new(&format!("Generated, {} points", size.points)) });
    let mut codes: Vec<Code> = Vec::new();
    for number in 1..=size.groups {
        let name = format!("Group {number}");
        let code = Code::for_group(&name, &codes);
        codes.push(code.clone());
        let bloc = if number * 3 <= size.groups * 2 { Bloc::Clinical } else { Bloc::Managerial };
        let people = Some(3 + number % 5);
        changes.push(Change::AddGroup {
            id: GroupId::new(number),
            name: Line::new(&name),
            code,
            bloc,
            people,
            presence: Presence::Present,
            weight: 1.0,
        });
    }
    let mut codes: Vec<Code> = Vec::new();
    for number in 1..=size.themes {
        let name = format!("Heading {number}");
        let code = Code::for_theme(&name, &codes);
        codes.push(code.clone());
        changes.push(Change::AddTheme {
            id: ThemeId::new(number),
            name: Line::new(&name),
            code,
            definition: Line::new("What belongs here."),
            weight: 1.0,
        });
    }
    changes
}

fn add(size: &Size, point: u32, dice: &mut Dice) -> Vec<Change> {
    let id = FactorId::new(point);
    let known: Vec<&str> = WORDS.split_whitespace().collect();
    let many = u32::try_from(known.len()).unwrap_or(1);
    let words: Vec<&str> = (0..4 + dice.roll(5)).map(|_| known[dice.roll(many) as usize]).collect();
    let theme = (dice.roll(20) > 0).then(|| ThemeId::new(1 + dice.roll(size.themes)));
    let kind = if dice.roll(2) == 0 { Kind::Incentive } else { Kind::Barrier };
    let group = GroupId::new(1 + dice.roll(size.groups));
    let evidence = if dice.roll(12) == 0 { Evidence::Assumed } else { Evidence::Heard };
    let mut changes =
        vec![Change::AddFactor { id, group, kind, text: Line::new(&words.join(" ")), theme, evidence, same_as: None }];
    match dice.roll(4) {
        0 => {}
        1 => {
            let strength = u8::try_from(1 + dice.roll(5)).unwrap_or(3);
            changes.push(Change::Score { id, strength, basis: Basis::Agreed });
        }
        _ => {
            let counts = std::array::from_fn(|_| u16::try_from(dice.roll(4)).unwrap_or(0));
            changes.push(Change::Rate { id, tally: Some(Tally { counts, not_relevant: 0, dont_know: 0 }) });
        }
    }
    changes
}
