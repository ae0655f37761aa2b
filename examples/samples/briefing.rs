//! *Morning briefing, Ward 6*: a whole workshop, from the set-up to the report. Illustrative, invented.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use tandem::workshop::{
    Basis, Bloc, Change, Commitment, Deed, Evidence, FactorId, Fate, Kind, Meaning, Presence, Screens, Shift, Shown, Stance,
    Status, Tally, plan,
};

use crate::log::{Log, Said, heading, with_groups};

const FACTORS: &str = include_str!("../../tests/data/sample-factors.csv");
const START: &str = "2026-11-16T13:00:00Z";
const DAY: Date = jiff::civil::date(2026, 11, 16);
/// The sentence that both sides agreed on, and the one it began as.
const INTERVENTION: &str = "From Monday 1 February, everyone starting on Ward 6 meets at 08:15 for ten minutes, names what went wrong or nearly did yesterday, and agrees who will put it right.";
const DRAFT: &str = "From Monday 1 February, Ward 6 has a briefing every morning.";

const GROUPS: [(&str, &str, Bloc, u32); 8] = [
    ("nur", "Nurses", Bloc::Clinical, 6),
    ("res", "Resident doctors", Bloc::Clinical, 4),
    ("con", "Consultants", Bloc::Clinical, 2),
    ("thp", "Therapists and pharmacy", Bloc::Clinical, 4),
    ("ngt", "Night team", Bloc::Clinical, 0),
    ("wm", "Ward managers", Bloc::Managerial, 2),
    ("ops", "Operations and general management", Bloc::Managerial, 3),
    ("exe", "Executive", Bloc::Managerial, 1),
];

const THEMES: [(&str, &str, &str); 8] = [
    (
        "safety",
        "Patient safety",
        "Whether harm to patients becomes more or less likely, and is caught earlier. Not the paperwork about it (that is “Hearing back”) and not who gets blamed (that is “Answering for it”).",
    ),
    ("time", "Time on the ward", "Minutes and interruptions: what the briefing takes out of the morning and what it gives back."),
    ("voice", "Being heard", "Whether people can say what they see, across grades and professions, and are taken seriously."),
    (
        "flow",
        "Beds and discharge",
        "Getting patients home or to the right bed at the right time, and the pressure that goes with it.",
    ),
    (
        "cover",
        "Staffing and cover",
        "Enough of the right people in the room and on the ward while the briefing runs, every day, weekends too.",
    ),
    ("account", "Answering for it", "Who has to answer when something is written down: fair follow-up or blame."),
    ("feedback", "Hearing back", "Whether what is raised gets an answer, from whom, and how soon."),
    (
        "learn",
        "Learning and training",
        "What people learn from it, and whether it counts for training, appraisal or revalidation.",
    ),
];

/// The barriers of the shortlist with their dots from each side: 16 clinical people and 5 managerial, three dots each.
const DOTS: [(&str, usize, usize); 12] = [
    ("N4", 9, 3),
    ("N5", 5, 2),
    ("T3", 6, 1),
    ("N6", 5, 1),
    ("N3", 5, 0),
    ("R4", 4, 1),
    ("W3", 2, 2),
    ("W4", 2, 2),
    ("O5", 3, 1),
    ("R3", 3, 0),
    ("R6", 3, 0),
    ("O4", 1, 2),
];

/// A row of the data file: its columns by name.
type Row = BTreeMap<String, String>;
/// The factors by the names that the data file gives them.
type Ids = BTreeMap<String, FactorId>;

pub fn log() -> Log {
    let groups: Vec<_> = GROUPS.map(|(code, name, bloc, _)| (code, name, bloc)).to_vec();
    let mut template = with_groups(&groups);
    template.themes = THEMES.iter().map(heading).collect();
    let mut log = Log::begin("2026-11-16T12:30:00Z", &template, "Morning briefing, Ward 6");
    set_up(&mut log);
    let rows = rows();
    open(&mut log);
    let ids = round(&mut log, &rows);
    tidy(&mut log, &rows, &ids);
    score(&mut log, &rows, &ids);
    read(&mut log);
    first(&mut log, &ids);
    act(&mut log, &ids);
    close(&mut log);
    log
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(FACTORS.as_bytes());
    reader.deserialize().map(|row| row.expect("the data file is a table")).collect()
}

fn set_up(log: &mut Log) {
    log.commit(vec![
        Change::SetPlace { place: "Seminar room, Ward 6 (illustrative, invented)".into() },
        Change::SetDate { date: Some(DAY) },
        Change::SetFinishBy { time: Some(Time::constant(14, 30, 0, 0)) },
    ]);
    log.commit(vec![Change::SetRecipients { recipients: "everyone who was here and the ward’s quality lead".into() }]);
    log.commit(vec![Change::DescribeIntervention { sentence: DRAFT.into(), draft: true }]);
    log.commit(vec![Change::SetScreens { screens: Some(Screens::Two) }]);
    log.at(START, -9, 0);
    for (code, _, _, people) in GROUPS {
        let id = log.group(code);
        let mut changes = vec![Change::CountPeople { id, people: Some(people) }];
        if people == 0 {
            changes.insert(0, Change::SetPresence { id, presence: Presence::Absent });
        }
        log.commit(changes);
    }
    for (code, shown) in [("con", Shown::Open), ("wm", Shown::Joined), ("exe", Shown::Joined)] {
        log.commit(vec![Change::ChooseShown { id: log.group(code), shown: Some(shown) }]);
    }
}

fn open(log: &mut Log) {
    log.at(START, 0, 0);
    log.enter("welcome");
    let text = "ZQX-PRIVATE-1 two people asked beforehand that lateness is not discussed".into();
    log.commit(vec![Change::NoteStep { step: "welcome".to_owned(), text }]);
    log.at(START, 5, 10);
    log.enter("question");
    log.at(START, 7, 40);
    log.commit(vec![Change::DescribeIntervention { sentence: INTERVENTION.into(), draft: true }]);
    log.at(START, 9, 20);
    log.commit(vec![Change::DescribeIntervention { sentence: INTERVENTION.into(), draft: false }]);
    log.at(START, 9, 50);
    log.enter("worth");
    log.at(START, 14, 50);
    log.enter("way");
    log.at(START, 19, 40);
    log.enter("round");
}

/// The points, most of them with their heading at once.
fn round(log: &mut Log, rows: &[Row]) -> Ids {
    let mut ids = Ids::new();
    for (number, row) in rows.iter().enumerate() {
        let code =
            GROUPS.iter().find(|group| group.1 == row["group"]).map(|group| group.0).expect("the row's group is in the sample");
        let kind = if row["kind"] == "incentive" { Kind::Incentive } else { Kind::Barrier };
        let evidence = match row["evidence"].as_str() {
            "survey" => Evidence::Survey,
            "assumed" => Evidence::Assumed,
            _ => Evidence::Heard,
        };
        let theme = theme_code(row).filter(|_| number % 4 != 2);
        let id = log.say(&Said { group: code, kind, theme, text: &row["text"], evidence });
        ids.insert(row["id"].clone(), id);
    }
    let text = "ZQX-PRIVATE-2 go back to the therapists before the second round".into();
    log.commit(vec![Change::NoteStep { step: "round".to_owned(), text }]);
    ids
}

fn theme_code(row: &Row) -> Option<&'static str> {
    THEMES.iter().find(|theme| theme.1 == row["theme"]).map(|theme| theme.0)
}

/// The headings pass (with one slip of the hand, undone), then the merges that the groups agreed to.
fn tidy(log: &mut Log, rows: &[Row], ids: &Ids) {
    log.at(START, 32, 30);
    log.enter("tidy");
    let wrong = Change::SetTheme { id: ids["N3"], theme: Some(log.theme("safety")) };
    log.commit(vec![wrong]);
    log.now += jiff::SignedDuration::from_secs(4);
    log.history.undo(log.now).expect("the wrong heading was the last thing captured");
    for (number, row) in rows.iter().enumerate() {
        let Some(theme) = theme_code(row).filter(|_| number % 4 == 2) else { continue };
        let theme = Some(log.theme(theme));
        log.commit(vec![Change::SetTheme { id: ids[&row["id"]], theme }]);
    }
    for row in rows.iter().filter(|row| !row["merged_into"].is_empty()) {
        log.commit(vec![Change::MergeFactor { id: ids[&row["id"]], into: ids[&row["merged_into"]] }]);
    }
    log.commit(vec![Change::LeaveOffMatrix { id: ids["N12"], off: true }]);
}

fn score(log: &mut Log, rows: &[Row], ids: &Ids) {
    log.at(START, 38, 40);
    log.enter("score");
    log.at(START, 41, 0);
    for row in rows {
        let id = ids[&row["id"]];
        let counts: Vec<u16> = row["ratings"].split_whitespace().map(number).collect();
        if let Ok(counts) = counts.try_into() {
            let tally = Tally { counts, not_relevant: number(&row["not_relevant"]), dont_know: number(&row["dont_know"]) };
            log.commit(vec![Change::Rate { id, tally: Some(tally) }]);
        } else if let Ok(strength) = row["strength"].parse() {
            log.commit(vec![Change::Score { id, strength, basis: Basis::Agreed }]);
        }
    }
    let text = "ZQX-PRIVATE-3 figure still to be confirmed with finance".into();
    log.commit(vec![Change::NoteFactor { id: ids["O5"], text }]);
}

fn number(text: &str) -> u16 {
    text.parse().expect("the data file counts in whole numbers")
}

/// The picture, the reading, the corrections; the executive leaves at minute 60.
fn read(log: &mut Log) {
    log.at(START, 46, 30);
    log.enter("picture");
    log.at(START, 47, 10);
    log.commit(vec![Change::Reveal { at: log.now }]);
    log.at(START, 49, 20);
    log.enter("reading");
    log.at(START, 53, 0);
    log.commit(vec![Change::SetMeaning { id: log.theme("safety"), meaning: Meaning::Same }]);
    log.at(START, 60, 0);
    log.commit_now(vec![Change::SetPresence { id: log.group("exe"), presence: Presence::Left }]);
    log.at(START, 61, 30);
    log.commit(vec![Change::SetMeaning { id: log.theme("cover"), meaning: Meaning::Same }]);
    log.at(START, 62, 40);
    log.enter("right");
    log.at(START, 64, 0);
    let text = "nobody asked for new scores".into();
    log.commit(vec![Change::NoteStep { step: "right".to_owned(), text }]);
}

/// 21 slips of three, keyed by side, and the three barriers that both sides would lift.
fn first(log: &mut Log, ids: &Ids) {
    log.at(START, 66, 10);
    log.enter("first");
    log.commit(vec![Change::SetShortlist { factors: DOTS.iter().map(|(name, ..)| ids[*name]).collect() }]);
    log.at(START, 68, 0);
    for (bloc, slips) in [(Bloc::Clinical, 16), (Bloc::Managerial, 5)] {
        let dots = |&(name, clinical, managerial): &(&str, usize, usize)| {
            std::iter::repeat_n(ids[name], if bloc == Bloc::Clinical { clinical } else { managerial })
        };
        let dealt: Vec<FactorId> = DOTS.iter().flat_map(dots).collect();
        assert_eq!(dealt.len(), slips * 3, "three dots a person");
        for slip in 0..slips {
            log.add_slip(bloc, dealt.iter().skip(slip).step_by(slips).copied().collect());
        }
    }
    log.commit(vec![Change::Reveal { at: log.now }]);
    log.commit(vec![Change::Choose { factors: ["N4", "N5", "N6"].map(|name| ids[name]).to_vec() }]);
}

/// An action: what, whose, in how many days, how far, what it should move and to what.
type Agreed = (&'static str, &'static str, i32, Status, &'static [(&'static str, u8)]);

fn act(log: &mut Log, ids: &Ids) {
    log.at(START, 71, 20);
    log.enter("move");
    let actions: [Agreed; 4] = [
        (
            "One person per bay side stays out; the list turns daily, therapy assistant covers twice a week",
            "Ward manager",
            7,
            Status::Agreed,
            &[("N4", 3), ("W3", 3)],
        ),
        (
            "Entries name the problem, never a person; a nurse and a resident doctor wrote the wording and check it each Friday",
            "Consultant lead for the ward",
            4,
            Status::Agreed,
            &[("N5", 2), ("R4", 2), ("C3", 2)],
        ),
        (
            "Each point gets one of three answers within two working days: done, will do by, cannot and why; read out at the next briefing",
            "General manager",
            10,
            Status::Agreed,
            &[("N6", 2), ("W4", 2), ("O4", 3), ("N9", 4)],
        ),
        (
            "Try 08:15, 08:30 and 08:45 on the three wards, so one therapist can attend all",
            "Therapy lead (not in the room: to be asked by the Ward 6 physiotherapist)",
            14,
            Status::ToBeAsked,
            &[("T3", 3)],
        ),
    ];
    for (number, (what, owner, days, status, shifts)) in (0..).zip(actions) {
        log.at(START, 73 + number * 3, 0);
        let first = DAY.checked_add(jiff::Span::new().days(days)).ok();
        let shifts = shifts.iter().map(|(name, to)| Shift { factor: ids[*name], to: *to }).collect();
        log.add_action(Deed { what: what.into(), owner: owner.into(), first, status, shifts });
    }
}

fn close(log: &mut Log) {
    use Stance::{Help, Let, Make};
    log.at(START, 83, 0);
    log.enter("stand");
    let stances = [
        ("nur", Some(Help), Help, ""),
        ("res", Some(Let), Help, ""),
        ("con", Some(Let), Make, "agreed aloud by the two"),
        ("thp", Some(Help), Help, ""),
        ("ngt", None, Let, "absent"),
        ("wm", Some(Make), Help, "less, please: the ward manager should not have to run it every day"),
        ("ops", Some(Help), Make, ""),
        ("exe", None, Help, "left at minute 60"),
    ];
    for (code, today, needed, note) in stances {
        let commitment = Some(Commitment { today, needed: Some(needed), note: note.into() });
        log.commit(vec![Change::SetCommitment { group: log.group(code), commitment }]);
    }
    log.at(START, 85, 40);
    log.enter("close");
    let parked = [
        ("A second handover for the late shift", Fate::Taken("Ward manager, next ward meeting".into())),
        ("Blood fridge alarm", Fate::Taken("Operations, raised today through the usual route".into())),
        ("Car parking charges", Fate::Dropped),
    ];
    for (text, fate) in parked {
        let id = log.park(text);
        log.commit(vec![Change::SettleParked { id, text: text.into(), fate }]);
    }
    log.commit(vec![Change::SetNextLook { date: Some(jiff::civil::date(2027, 3, 8)) }]);
    log.at(START, 89, 30);
    let changes = plan::end(log.history.workshop(), log.now);
    log.commit_now(changes);
}
