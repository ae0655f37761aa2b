//! Random workshops: every text and every count in them is unique, so that a leak can be named.

use std::collections::BTreeSet;

use tandem::workshop::*;

/// Numbers from a seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.roll(n) == 0
    }
}

/// A workshop with everything that was ever typed into it.
pub struct Made {
    pub workshop: Workshop,
    /// What made it, in order.
    pub changes: Vec<Change>,
    /// Every text ever typed.
    pub texts: Vec<String>,
    /// Every marked count ever typed: multiples of ten from 3000, so that no sum of one with others is another.
    pub counts: Vec<u16>,
    dice: Dice,
}

const BLOCS: [Bloc; 6] = [Bloc::Clinical, Bloc::Clinical, Bloc::Managerial, Bloc::Managerial, Bloc::Both, Bloc::Other];

impl Made {
    /// The workshop of a seed.
    pub fn from_seed(seed: u64) -> Self {
        let mut made =
            Self { workshop: Workshop::default(), changes: Vec::new(), texts: Vec::new(), counts: Vec::new(), dice: Dice(seed) };
        let mut agenda = super::agenda();
        for step in &mut agenda.steps {
            step.say = Note::new(&made.text());
            step.todo = Note::new(&made.text());
            step.done_when = Note::new(&made.text());
            step.if_late = Note::new(&made.text());
            step.if_cut = made.line();
        }
        made.try_to(&Change::SetAgenda { agenda });
        let title = made.line();
        made.try_to(&Change::NameWorkshop { title });
        for _ in 0..5 + made.dice.roll(5) {
            made.add_group();
        }
        for _ in 0..4 {
            made.add_theme();
        }
        for _ in 0..30 + made.dice.roll(120) {
            made.something();
        }
        made
    }

    fn try_to(&mut self, change: &Change) {
        if self.workshop.apply(change).is_ok() {
            self.changes.push(change.clone());
        }
    }

    fn text(&mut self) -> String {
        let text = format!("ZQ{}X", 100_000 + self.texts.len());
        self.texts.push(text.clone());
        text
    }

    fn line(&mut self) -> Line {
        Line::new(&self.text())
    }

    fn count(&mut self) -> u16 {
        let count = 3000 + 10 * u16::try_from(self.counts.len() % 690).unwrap();
        self.counts.push(count);
        count
    }

    fn add_group(&mut self) {
        let id = self.workshop.next_group();
        let change = Change::AddGroup {
            id,
            name: self.line(),
            code: Code::new(&format!("g{}", id.number())).unwrap(),
            bloc: self.dice.pick(&BLOCS),
            people: self.dice.pick(&[None, Some(0), Some(1), Some(2), Some(2), Some(2), Some(4)]),
            presence: self.dice.pick(&[
                Presence::Present,
                Presence::Present,
                Presence::Present,
                Presence::Expected,
                Presence::Absent,
            ]),
            weight: self.dice.pick(&[1.0, 1.0, 2.0, 0.0]),
        };
        self.try_to(&change);
        let shown = self.dice.pick(&[None, Some(Shown::Joined), Some(Shown::Joined), Some(Shown::Open), Some(Shown::Held)]);
        self.try_to(&Change::ChooseShown { id, shown });
    }

    fn add_theme(&mut self) {
        let id = self.workshop.next_theme();
        let change = Change::AddTheme {
            id,
            name: self.line(),
            code: Code::new(&format!("t{}", id.number())).unwrap(),
            definition: self.line(),
            weight: self.dice.pick(&[1.0, 1.0, 0.5]),
        };
        self.try_to(&change);
    }

    fn group(&mut self) -> GroupId {
        GroupId::new(1 + u32::try_from(self.dice.roll(self.workshop.all_groups.len() as u64)).unwrap())
    }

    fn theme(&mut self) -> ThemeId {
        ThemeId::new(1 + u32::try_from(self.dice.roll(self.workshop.all_themes.len() as u64)).unwrap())
    }

    fn factor(&mut self) -> FactorId {
        FactorId::new(1 + u32::try_from(self.dice.roll(self.workshop.all_factors.len().max(1) as u64)).unwrap())
    }

    fn tally(&mut self) -> Tally {
        let mut counts = [0; 5];
        if self.dice.one_in(3) {
            for _ in 0..=self.dice.roll(4) {
                counts[usize::try_from(self.dice.roll(5)).unwrap()] += 1;
            }
        } else {
            counts[usize::try_from(self.dice.roll(5)).unwrap()] = self.count();
            counts[usize::try_from(self.dice.roll(5)).unwrap()] += 1;
        }
        let not_relevant = if self.dice.one_in(2) { 0 } else { self.count() };
        Tally { counts, not_relevant, dont_know: 0 }
    }

    /// One random thing happens.
    pub fn something(&mut self) {
        let at = "2026-11-23T09:00:00Z".parse().unwrap();
        let id = self.factor();
        match self.dice.roll(25) {
            0..6 => self.add_factor(),
            6 | 7 => {
                let strength = u8::try_from(1 + self.dice.roll(5)).unwrap();
                let basis = self.dice.pick(&[Basis::Agreed, Basis::Entered]);
                self.try_to(&Change::Score { id, strength, basis });
            }
            8..11 => {
                let tally = Some(self.tally());
                self.try_to(&Change::Rate { id, tally });
            }
            11 => self.try_to(&Change::RemoveFactor { id }),
            12 => {
                let into = self.factor();
                self.try_to(&Change::MergeFactor { id, into });
            }
            13 => {
                let text = Note::new(&self.text());
                self.try_to(&Change::NoteFactor { id, text });
            }
            14 => {
                let text = self.line();
                self.try_to(&Change::RewordFactor { id, text });
            }
            15 => {
                let (group, theme) = (self.group(), self.theme());
                self.try_to(&Change::RecordNo { group, theme });
            }
            16 => self.stand(),
            17 => self.act(),
            18 => self.park(),
            19 => self.dot(),
            20 | 21 => {
                let step = self.dice.pick(&["worth", "round", "matter", "matter", "right", "first", "close"]).to_owned();
                self.try_to(&Change::EnterStep { step, at, used: 7 });
            }
            22 if self.dice.one_in(2) => self.try_to(&Change::Reveal { at }),
            22 | 23 => {
                let text = Note::new(&self.text());
                self.try_to(&Change::NoteStep { step: "round".into(), text });
            }
            _ => {
                let (group, name) = (self.group(), self.line());
                self.try_to(&Change::RenameGroup { id: group, name });
            }
        }
    }

    fn add_factor(&mut self) {
        let same_as = if self.dice.one_in(4) && !self.workshop.all_factors.is_empty() { Some(self.factor()) } else { None };
        let change = Change::AddFactor {
            id: self.workshop.next_factor(),
            group: self.group(),
            kind: self.dice.pick(&[Kind::Incentive, Kind::Barrier]),
            text: self.line(),
            theme: if self.dice.one_in(8) { None } else { Some(self.theme()) },
            evidence: self.dice.pick(&[Evidence::Heard, Evidence::Heard, Evidence::Survey, Evidence::Assumed]),
            same_as,
        };
        self.try_to(&change);
    }

    fn stand(&mut self) {
        let stances = [None, Some(Stance::Against), Some(Stance::Let), Some(Stance::Make)];
        let commitment = Commitment { today: self.dice.pick(&stances), needed: self.dice.pick(&stances), note: self.line() };
        let group = self.group();
        self.try_to(&Change::SetCommitment { group, commitment: Some(commitment) });
    }

    fn act(&mut self) {
        let shifts: BTreeSet<FactorId> = (0..3).map(|_| self.factor()).collect();
        let shifts = shifts.into_iter().map(|factor| Shift { factor, to: 1 }).collect();
        let deed = Deed { what: self.line(), owner: self.line(), first: None, status: Status::Agreed, shifts };
        let id = self.workshop.next_action();
        self.try_to(&Change::AddAction { id, deed });
        if self.dice.one_in(4) {
            self.try_to(&Change::RemoveAction { id });
        }
    }

    fn park(&mut self) {
        let id = self.workshop.next_parked();
        let text = self.line();
        self.try_to(&Change::Park { id, text });
        let (text, role) = (self.line(), self.line());
        if self.dice.one_in(2) {
            self.try_to(&Change::SettleParked { id, text, fate: Fate::Taken(role) });
        }
        if self.dice.one_in(4) {
            self.try_to(&Change::RemoveParked { id });
        }
    }

    fn dot(&mut self) {
        let barriers: Vec<FactorId> =
            self.workshop.factors().filter(|f| f.kind == Kind::Barrier).map(|f| f.id).take(SHORTLIST).collect();
        if barriers.is_empty() {
            return;
        }
        self.try_to(&Change::SetShortlist { factors: barriers.clone() });
        self.try_to(&Change::Choose { factors: barriers.iter().copied().take(3).collect() });
        for _ in 0..4 {
            let picks = (0..3).map(|_| self.dice.pick(&barriers)).collect();
            let change = Change::AddSlip { id: self.workshop.next_slip(), bloc: self.dice.pick(&BLOCS), picks };
            self.try_to(&change);
        }
    }
}
