//! The Ward 6 sample, from its table.

use std::collections::BTreeMap;

use tandem::workshop::*;

/// The sample as captured: revealed, corrected, with its actions; and the ids of its points by their names in the table.
pub struct Sample {
    pub workshop: Workshop,
    pub ids: BTreeMap<String, FactorId>,
}

const GROUPS: [(&str, &str, Bloc, u32, Presence); 8] = [
    ("nur", "Nurses", Bloc::Clinical, 6, Presence::Present),
    ("res", "Resident doctors", Bloc::Clinical, 4, Presence::Present),
    ("con", "Consultants", Bloc::Clinical, 2, Presence::Present),
    ("thp", "Therapists and pharmacy", Bloc::Clinical, 4, Presence::Present),
    ("ngt", "Night team", Bloc::Clinical, 0, Presence::Absent),
    ("wm", "Ward managers", Bloc::Managerial, 2, Presence::Present),
    ("ops", "Operations and general management", Bloc::Managerial, 3, Presence::Present),
    ("exe", "Executive", Bloc::Managerial, 1, Presence::Present),
];

const THEMES: [(&str, &str); 8] = [
    ("safety", "Patient safety"),
    ("time", "Time on the ward"),
    ("voice", "Being heard"),
    ("flow", "Beds and discharge"),
    ("cover", "Staffing and cover"),
    ("account", "Answering for it"),
    ("feedback", "Hearing back"),
    ("learn", "Learning and training"),
];

impl Sample {
    pub fn new() -> Self {
        let mut sample = Self { workshop: Workshop::default(), ids: BTreeMap::new() };
        sample.set_up();
        for row in csv::Reader::from_reader(include_str!("../data/sample-factors.csv").as_bytes()).records() {
            sample.factor(&row.unwrap());
        }
        sample.outcome();
        sample
    }

    pub fn id(&self, name: &str) -> FactorId {
        self.ids[name]
    }

    pub fn group(&self, code: &str) -> GroupId {
        self.workshop.groups().find(|group| &*group.code == code).unwrap().id
    }

    pub fn apply(&mut self, change: &Change) {
        self.workshop.apply(change).unwrap();
    }

    fn set_up(&mut self) {
        self.apply(&Change::SetAgenda { agenda: super::agenda() });
        self.apply(&Change::NameWorkshop { title: "Morning briefing, Ward 6".into() });
        let sentence = "From Monday 1 February, everyone starting on Ward 6 meets at 08:15 for ten minutes.".into();
        self.apply(&Change::DescribeIntervention { sentence, draft: false });
        self.apply(&Change::SetDate { date: Some("2026-01-20".parse().unwrap()) });
        for (n, (code, name, bloc, people, presence)) in (1..).zip(GROUPS) {
            let (name, code) = (Line::new(name), Code::new(code).unwrap());
            let change = Change::AddGroup { id: GroupId::new(n), name, code, bloc, people: Some(people), presence, weight: 1.0 };
            self.apply(&change);
        }
        for (n, (code, name)) in (1..).zip(THEMES) {
            let (name, code) = (Line::new(name), Code::new(code).unwrap());
            self.apply(&Change::AddTheme { id: ThemeId::new(n), name, code, definition: Line::default(), weight: 1.0 });
        }
        self.apply(&Change::ChooseShown { id: self.group("con"), shown: Some(Shown::Open) });
    }

    fn factor(&mut self, row: &csv::StringRecord) {
        let id = self.workshop.next_factor();
        let theme = self.workshop.themes().find(|theme| *theme.name == row[5]).map(|theme| theme.id);
        let change = Change::AddFactor {
            id,
            group: self.workshop.groups().find(|group| *group.name == row[1]).unwrap().id,
            kind: if &row[4] == "incentive" { Kind::Incentive } else { Kind::Barrier },
            text: Line::new(&row[7]),
            theme,
            evidence: match &row[8] {
                "survey" => Evidence::Survey,
                "assumed" => Evidence::Assumed,
                _ => Evidence::Heard,
            },
            same_as: None,
        };
        self.apply(&change);
        self.ids.insert(row[0].to_owned(), id);
        if let Ok(strength) = row[6].parse() {
            self.apply(&Change::Score { id, strength, basis: Basis::Agreed });
        }
        if !row[9].is_empty() {
            let counts: Vec<u16> = row[9].split(' ').map(|n| n.parse().unwrap()).collect();
            let tally = Tally {
                counts: counts.try_into().unwrap(),
                not_relevant: row[10].parse().unwrap(),
                dont_know: row[11].parse().unwrap(),
            };
            self.apply(&Change::Rate { id, tally: Some(tally) });
        }
        let dots: usize = row[12].parse().unwrap();
        for _ in 0..dots {
            let bloc = if self.workshop.all_slips.len().is_multiple_of(3) { Bloc::Managerial } else { Bloc::Clinical };
            self.apply(&Change::AddSlip { id: self.workshop.next_slip(), bloc, picks: vec![id] });
        }
        if let Some(into) = self.ids.get(&row[13]) {
            let change = Change::MergeFactor { id, into: *into };
            self.apply(&change);
        }
    }

    fn outcome(&mut self) {
        let shift = |name: &str, to| Shift { factor: self.ids[name], to };
        let deeds = [
            ("One person per bay side stays out", "Ward manager", Status::Agreed, vec![shift("N4", 3), shift("W3", 3)]),
            ("Entries name the problem, never a person", "Consultant lead", Status::Agreed, vec![shift("N5", 2), shift("R4", 2)]),
            ("Try 08:15, 08:30 and 08:45 on the three wards", "Therapy lead", Status::ToBeAsked, vec![shift("T3", 3)]),
        ];
        for (day, (what, owner, status, shifts)) in (24..).zip(deeds) {
            let first = Some(jiff::civil::date(2026, 1, day));
            let deed = Deed { what: what.into(), owner: owner.into(), first, status, shifts };
            self.apply(&Change::AddAction { id: self.workshop.next_action(), deed });
        }
        let stands =
            [("nur", Some(Stance::Help), Stance::Help), ("wm", Some(Stance::Make), Stance::Help), ("exe", None, Stance::Help)];
        for (code, today, needed) in stands {
            let commitment = Commitment { today, needed: Some(needed), note: "ZQX-PRIVATE-4 less, please".into() };
            self.apply(&Change::SetCommitment { group: self.group(code), commitment: Some(commitment) });
        }
        self.apply(&Change::Park { id: ParkedId::new(1), text: "A second handover for the late shift".into() });
        let fate = Fate::Taken("Ward manager".into());
        self.apply(&Change::SettleParked { id: ParkedId::new(1), text: "A second handover for the late shift".into(), fate });
        self.apply(&Change::Park { id: ParkedId::new(2), text: "Car parking charges".into() });
        self.apply(&Change::SettleParked { id: ParkedId::new(2), text: "Car parking charges".into(), fate: Fate::Dropped });
        let o5 = self.id("O5");
        self.apply(&Change::NoteFactor { id: o5, text: "ZQX-PRIVATE-3 figure still to be confirmed with finance".into() });
        let text = "ZQX-PRIVATE-2 go back to the therapists before the second round".into();
        self.apply(&Change::NoteStep { step: "round".into(), text });
    }
}
