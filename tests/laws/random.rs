//! Random changes: mostly about things that are there, sometimes about things that are not.

use jiff::Timestamp;
use tandem::config::templates::default_template;
use tandem::workshop::{
    ActionId, Basis, Bloc, Change, Code, Commitment, Deed, Evidence, FactorId, Fate, GroupId, Kind, Line, Meaning, ParkedId,
    Presence, Screens, Shift, Shown, SlipId, Stance, Status, Step, Tally, ThemeId, Workshop, plan,
};

/// How many kinds of captured changes there are below.
pub const KINDS: usize = 56;

/// A small source of numbers with a seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`, which is at least 1.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % u64::from(limit)).unwrap_or(0)
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }

    fn of<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(u32::try_from(from.len()).unwrap_or(1)) as usize].clone()
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        (!self.one_in(3)).then_some(value)
    }

    fn small(&mut self) -> u16 {
        u16::try_from(self.below(6)).unwrap_or(0)
    }
}

/// How every history here begins: the default template, its texts left out to be quick.
pub fn start() -> Vec<Change> {
    let mut template = default_template();
    for step in &mut template.steps {
        let Step { say, todo, done_when, if_late, room, .. } = step;
        (*say, *todo, *done_when, *if_late) = Default::default();
        room.clear();
    }
    plan::begin(&template, Line::new("Ward 6"))
}

/// A commit of captured changes, each made for the workshop as the ones before would leave it.
pub fn captured_changes(workshop: &Workshop, length: usize, dice: &mut Dice) -> Vec<Change> {
    let mut scratch = workshop.clone();
    let mut changes = Vec::new();
    for _ in 0..length {
        let change = captured_change(&scratch, dice);
        if scratch.apply(&change).is_ok() || dice.one_in(8) || length == 1 {
            changes.push(change);
        }
    }
    if changes.is_empty() {
        changes.push(Change::SetPlace { place: words(dice) });
    }
    changes
}

/// A change of progress at this moment.
pub fn progress_change(workshop: &Workshop, at: Timestamp, dice: &mut Dice) -> Change {
    let used = workshop.progress.step_seconds(at);
    match dice.below(7) {
        0 | 1 => Change::EnterStep { step: step(workshop, dice), at, used },
        2 => Change::PauseTimer { at, used },
        3 => Change::ResumeTimer { at, used },
        4 => Change::ExtendStep { minutes: i32::from(dice.small()) - 2, at, used },
        5 => Change::Reveal { at },
        _ => Change::EndWorkshop { at, used },
    }
}

fn words(dice: &mut Dice) -> Line {
    Line::new(dice.of(&["late", "Late", "bleeps", "harm", "Nurses", "no cover", "", "e\u{301}lan", "time", "Doctors"]))
}

fn step(workshop: &Workshop, dice: &mut Dice) -> String {
    if dice.one_in(10) || workshop.agenda.steps.is_empty() { "nowhere".to_owned() } else { dice.of(&workshop.agenda.steps).key }
}

/// Mostly one of the first two groups, so that points meet.
fn group(w: &Workshop, dice: &mut Dice) -> GroupId {
    let among = if dice.one_in(4) { w.next_group().number() } else { 2 };
    GroupId::new(1 + dice.below(among))
}

fn theme(w: &Workshop, dice: &mut Dice) -> ThemeId {
    let among = if dice.one_in(4) { w.next_theme().number() } else { 2 };
    ThemeId::new(1 + dice.below(among))
}

/// Mostly one of the latest factors, and now and then one that is not there.
fn factor(w: &Workshop, dice: &mut Dice) -> FactorId {
    let next = w.next_factor().number();
    let among = if dice.one_in(4) { next } else { next.min(6) };
    FactorId::new(next - dice.below(among))
}

fn factors(w: &Workshop, dice: &mut Dice) -> Vec<FactorId> {
    (0..dice.below(4)).map(|_| factor(w, dice)).collect()
}

fn deed(w: &Workshop, dice: &mut Dice) -> Deed {
    let shifts =
        factors(w, dice).into_iter().map(|factor| Shift { factor, to: u8::try_from(dice.below(7)).unwrap_or(0) }).collect();
    let status = dice.of(&[Status::Agreed, Status::ToBeAsked, Status::Done, Status::Dropped]);
    Deed { what: words(dice), owner: words(dice), first: None, status, shifts }
}

fn captured_change(w: &Workshop, dice: &mut Dice) -> Change {
    match dice.below(10) {
        0 => about_the_workshop(w, dice),
        1 => about_groups(w, dice),
        2 => about_themes(w, dice),
        3 | 4 | 8 | 9 => about_factors(w, dice),
        5 => about_scores(w, dice),
        6 => Change::AddFactor {
            id: if dice.one_in(12) { factor(w, dice) } else { w.next_factor() },
            group: group(w, dice),
            kind: dice.of(&[Kind::Incentive, Kind::Barrier, Kind::Barrier, Kind::Barrier]),
            text: words(dice),
            theme: Some(theme(w, dice)).filter(|_| !dice.one_in(3)),
            evidence: dice.of(&[Evidence::Heard, Evidence::Heard, Evidence::Survey, Evidence::Assumed]),
            same_as: Some(factor(w, dice)).filter(|_| dice.one_in(4)),
        },
        _ => about_outcomes(w, dice),
    }
}

fn about_the_workshop(w: &Workshop, dice: &mut Dice) -> Change {
    let date = jiff::civil::date(2026, 11, 23);
    match dice.below(12) {
        0 => Change::NameWorkshop { title: words(dice) },
        1 => Change::DescribeIntervention { sentence: words(dice), draft: dice.one_in(2) },
        2 => Change::SetPlace { place: words(dice) },
        3 => Change::SetDate { date: dice.maybe(date) },
        4 => Change::SetFinishBy { time: dice.maybe(jiff::civil::Time::midnight()) },
        5 => Change::SetRecipients { recipients: words(dice) },
        6 => Change::SetNextLook { date: dice.maybe(date) },
        7 => Change::SetScreens { screens: dice.maybe(Screens::One) },
        8 => {
            let [min, plan, max] = [dice.small(), dice.small() + 1, dice.small() + 4];
            Change::SetMinutes { step: step(w, dice), min, plan, max }
        }
        9 => Change::MoveStep { step: step(w, dice), to: dice.below(17) as usize },
        10 => Change::OmitStep { step: step(w, dice), omitted: dice.one_in(2) },
        _ => Change::NoteStep { step: step(w, dice), text: (&*words(dice)).into() },
    }
}

fn about_groups(w: &Workshop, dice: &mut Dice) -> Change {
    let id = group(w, dice);
    let people = Some(dice.below(6)).filter(|_| !dice.one_in(4));
    match dice.below(10) {
        0 => {
            let name = words(dice);
            Change::AddGroup {
                id: if dice.one_in(8) { id } else { w.next_group() },
                code: if dice.one_in(4) {
                    Code::new("nur").unwrap()
                } else {
                    Code::for_group(&name, w.groups().map(|g| &g.code))
                },
                name,
                bloc: dice.of(&Bloc::ALL),
                people,
                presence: presence(dice),
                weight: weight(dice),
            }
        }
        1 => Change::RemoveGroup { id },
        2 => Change::RestoreGroup { id },
        3 => Change::RenameGroup { id, name: words(dice) },
        4 => Change::SetBloc { id, bloc: dice.of(&Bloc::ALL) },
        5 => Change::CountPeople { id, people },
        6 => Change::CorrectPeople { id, people, size: people },
        7 => Change::SetPresence { id, presence: presence(dice) },
        8 => Change::ChooseShown { id, shown: dice.maybe(Shown::Held) },
        _ => Change::WeighGroup { id, weight: weight(dice) },
    }
}

fn presence(dice: &mut Dice) -> Presence {
    dice.of(&[Presence::Expected, Presence::Present, Presence::SteppedOut, Presence::Left, Presence::Absent])
}

fn weight(dice: &mut Dice) -> f64 {
    dice.of(&[0.0, -0.0, 1.0, 2.5, -1.0, f64::NAN, f64::INFINITY])
}

fn about_themes(w: &Workshop, dice: &mut Dice) -> Change {
    let id = theme(w, dice);
    match dice.below(9) {
        0 => {
            let name = words(dice);
            Change::AddTheme {
                id: if dice.one_in(8) { id } else { w.next_theme() },
                code: if dice.one_in(4) {
                    Code::new("time").unwrap()
                } else {
                    Code::for_theme(&name, w.themes().map(|t| &t.code))
                },
                name,
                definition: words(dice),
                weight: weight(dice),
            }
        }
        1 => Change::RemoveTheme { id },
        2 => Change::RestoreTheme { id },
        3 => Change::RenameTheme { id, name: words(dice) },
        4 => Change::DefineTheme { id, definition: words(dice) },
        5 => Change::SetMeaning { id, meaning: dice.of(&[Meaning::Same, Meaning::Two, Meaning::NotChecked]) },
        6 => Change::WeighTheme { id, weight: weight(dice) },
        7 => Change::RecordNo { group: group(w, dice), theme: id },
        _ => Change::ClearNo { group: group(w, dice), theme: id },
    }
}

fn about_factors(w: &Workshop, dice: &mut Dice) -> Change {
    let id = factor(w, dice);
    match dice.below(12) {
        0 => Change::RemoveFactor { id },
        1 | 2 => Change::RestoreFactor { id },
        3 => Change::RewordFactor { id, text: words(dice) },
        4 => Change::SetKind { id, kind: dice.of(&[Kind::Incentive, Kind::Barrier]) },
        5 => Change::MoveFactor { id, group: group(w, dice) },
        6 => Change::SetTheme { id, theme: Some(theme(w, dice)).filter(|_| !dice.one_in(3)) },
        7 => Change::SetEvidence { id, evidence: dice.of(&[Evidence::Heard, Evidence::Survey, Evidence::Assumed]) },
        8 | 9 => Change::MergeFactor { id, into: factor(w, dice) },
        10 => Change::UnmergeFactor { id },
        _ => Change::NoteFactor { id, text: (&*words(dice)).into() },
    }
}

fn about_scores(w: &Workshop, dice: &mut Dice) -> Change {
    let id = factor(w, dice);
    match dice.below(4) {
        0 => {
            let strength = u8::try_from(dice.below(7)).unwrap_or(0);
            Change::Score { id, strength, basis: dice.of(&[Basis::Agreed, Basis::Entered, Basis::Entered, Basis::Rated]) }
        }
        1 => Change::Unscore { id },
        2 => {
            let counts = std::array::from_fn(|_| if dice.one_in(40) { u16::MAX } else { dice.small() });
            Change::Rate { id, tally: dice.maybe(Tally { counts, not_relevant: 1, dont_know: 0 }) }
        }
        _ => Change::LeaveOffMatrix { id, off: dice.one_in(2) },
    }
}

fn about_outcomes(w: &Workshop, dice: &mut Dice) -> Change {
    let slip = SlipId::new(1 + dice.below(w.next_slip().number()));
    let action = ActionId::new(1 + dice.below(w.next_action().number()));
    let item = ParkedId::new(1 + dice.below(w.next_parked().number()));
    match dice.below(14) {
        0 => Change::SetShortlist { factors: factors(w, dice) },
        1 => Change::AddSlip {
            id: if dice.one_in(8) { slip } else { w.next_slip() },
            bloc: dice.of(&Bloc::ALL),
            picks: factors(w, dice),
        },
        2 => Change::RemoveSlip { id: slip },
        3 => Change::RestoreSlip { id: slip },
        4 => Change::Choose { factors: factors(w, dice) },
        5 => Change::AddAction { id: if dice.one_in(8) { action } else { w.next_action() }, deed: deed(w, dice) },
        6 => Change::ChangeAction { id: action, deed: deed(w, dice) },
        7 => Change::RemoveAction { id: action },
        8 => Change::RestoreAction { id: action },
        9 => {
            let commitment = Commitment { today: dice.maybe(Stance::Help), needed: dice.maybe(Stance::Make), note: words(dice) };
            Change::SetCommitment { group: group(w, dice), commitment: dice.maybe(commitment) }
        }
        10 => Change::Park { id: if dice.one_in(8) { item } else { w.next_parked() }, text: words(dice) },
        11 => Change::SettleParked {
            id: item,
            text: words(dice),
            fate: dice.of(&[Fate::Open, Fate::Dropped, Fate::Taken("Ops".into())]),
        },
        12 => Change::RemoveParked { id: item },
        _ => Change::RestoreParked { id: item },
    }
}
