//! *Discharge huddle, Ward 4*: a workshop that stopped in the middle, while the slips were coming in. Illustrative, invented.

use tandem::config::templates;
use tandem::workshop::plan::{Mark, same_for_us};
use tandem::workshop::{Basis, Change, Evidence, FactorId, Kind, Presence, Tally};

use crate::log::{Log, Said};

const START: &str = "2026-11-18T09:00:00Z";
const INTERVENTION: &str = "From Monday 11 January, the nurse in charge, a doctor and the site manager meet at 14:00 for five minutes and agree who goes home tomorrow before noon.";

use Evidence::{Assumed, Heard};
use Kind::{Barrier, Incentive};

const POINTS: [(&str, Kind, &str, &str, Evidence); 19] = [
    ("nur", Incentive, "flow", "Know today whom to get ready for tomorrow", Heard),
    ("nur", Barrier, "time", "Two o’clock is drugs and visiting time", Heard),
    ("nur", Incentive, "voice", "Say that somebody is not ready without a fight", Heard),
    ("nur", Barrier, "account", "If the bed is not free by noon it was us", Heard),
    ("doc", Incentive, "time", "Letters written in daylight, not at six", Heard),
    ("doc", Barrier, "time", "Clinic starts at half past one", Heard),
    ("doc", Barrier, "safety", "Pushed to decide before the scan is reported", Heard),
    ("doc", Barrier, "learn", "We change over in February and explain it again", Heard),
    ("thp", Incentive, "flow", "The home visit can be booked a day ahead", Heard),
    ("thp", Barrier, "cover", "One pharmacist for four wards", Heard),
    ("thp", Incentive, "safety", "Medicines to take home checked without a rush", Heard),
    ("ward", Incentive, "time", "Fewer phone calls about beds all afternoon", Heard),
    ("ward", Barrier, "cover", "I am the nurse in charge on three days of five", Heard),
    ("ward", Barrier, "feedback", "We name the reasons and nobody takes them away", Heard),
    ("gen", Incentive, "flow", "Beds known the evening before", Heard),
    ("gen", Incentive, "feedback", "See the same three reasons named across wards", Heard),
    ("gen", Barrier, "cover", "Nobody to send to twelve huddles at two", Heard),
    ("exec", Incentive, "flow", "Fewer people waiting on trolleys", Assumed),
    ("exec", Barrier, "account", "Another number that has to be explained", Assumed),
];

pub fn log() -> Log {
    let mut log = Log::begin("2026-11-18T08:35:00Z", &templates::default_template(), "Discharge huddle, Ward 4");
    set_up(&mut log);
    let ids = capture(&mut log);
    log.at(START, 31, 0);
    log.enter("tidy");
    let untidy = Change::SetTheme { id: ids[13], theme: Some(log.theme("feedback")) };
    log.at(START, 32, 20);
    log.commit(vec![untidy]);
    log.at(START, 35, 30);
    log.enter("score");
    log.at(START, 37, 0);
    for (point, counts) in
        [(0, [0, 0, 1, 2, 2]), (1, [0, 1, 1, 2, 1]), (2, [0, 0, 2, 2, 1]), (3, [1, 0, 0, 2, 2]), (4, [0, 0, 1, 3, 0])]
    {
        log.commit(vec![Change::Rate { id: ids[point], tally: Some(Tally { counts, ..Tally::default() }) }]);
    }
    log.at(START, 38, 0);
    log.commit_now(vec![Change::Rate { id: ids[5], tally: Some(Tally { counts: [0, 0, 1, 1, 2], ..Tally::default() }) }]);
    log
}

fn set_up(log: &mut Log) {
    log.commit(vec![
        Change::SetPlace { place: "Day room, Ward 4 (illustrative, invented)".into() },
        Change::SetDate { date: Some(jiff::civil::date(2026, 11, 18)) },
        Change::DescribeIntervention { sentence: INTERVENTION.into(), draft: false },
    ]);
    for (code, people) in [("nur", 5), ("doc", 4), ("thp", 3), ("ward", 1), ("gen", 2)] {
        log.commit(vec![Change::CountPeople { id: log.group(code), people: Some(people) }]);
    }
    log.commit(vec![Change::SetPresence { id: log.group("exec"), presence: Presence::Absent }]);
}

/// Up to the end of the round: 19 points and one "same for us".
fn capture(log: &mut Log) -> Vec<FactorId> {
    for (step, minute) in [("welcome", 0), ("question", 4), ("worth", 8), ("way", 13), ("round", 18)] {
        log.at(START, minute, 0);
        log.enter(step);
    }
    let mut ids = Vec::new();
    for (number, (group, kind, theme, text, evidence)) in (0..).zip(POINTS) {
        log.at(START, 18, 15 + number * 35);
        let theme = Some(theme).filter(|_| number != 13);
        ids.push(log.say(&Said { group, kind, theme, text, evidence }));
        if number == 6 {
            log.commit(vec![Change::Score { id: ids[6], strength: 4, basis: Basis::Entered }]);
        }
    }
    let same = same_for_us(log.history.workshop(), ids[1], log.group("thp"), Mark::Unscored);
    log.commit(same);
    let text = "ZQX-PRIVATE-4 ask the pharmacist again, she was called away".into();
    log.commit(vec![Change::NoteStep { step: "round".to_owned(), text }]);
    ids
}
