//! *Bedside handover*: three groups and seven points, for a first look and for tests. Illustrative, invented.

use tandem::config::templates;
use tandem::workshop::template::Template;
use tandem::workshop::{Basis, Bloc, Change, Evidence, Kind};

use crate::log::{Log, Said, with_groups};

const START: &str = "2026-11-19T13:00:00Z";
const GROUPS: [(&str, &str, Bloc); 3] =
    [("nur", "Nurses", Bloc::Clinical), ("doc", "Doctors", Bloc::Clinical), ("man", "Managers", Bloc::Managerial)];
const POINTS: [(&str, Kind, &str, &str, u8); 7] = [
    ("nur", Kind::Incentive, "safety", "See the patient while we talk about them", 4),
    ("nur", Kind::Barrier, "time", "It takes longer than at the desk", 5),
    ("doc", Kind::Incentive, "safety", "Hear the night’s worries first hand", 5),
    ("doc", Kind::Barrier, "voice", "Patients hear what we are not sure of", 3),
    ("man", Kind::Incentive, "safety", "Fewer things lost between shifts", 4),
    ("man", Kind::Incentive, "voice", "Patients say that they are kept informed", 3),
    ("man", Kind::Barrier, "time", "Overtime when the handover overruns", 4),
];

pub fn log() -> Log {
    let all = templates::default_template().themes;
    let themes = all.into_iter().filter(|theme| ["safety", "time", "voice"].contains(&&*theme.code)).collect();
    let template = Template { themes, ..with_groups(&GROUPS) };
    let mut log = Log::begin("2026-11-19T12:50:00Z", &template, "Bedside handover");
    log.commit(vec![
        Change::SetPlace { place: "Ward 2 (illustrative, invented)".into() },
        Change::SetDate { date: Some(jiff::civil::date(2026, 11, 19)) },
        Change::DescribeIntervention {
            sentence: "From Monday 7 December, nurses on Ward 2 hand over at the bedside at 07:30.".into(),
            draft: false,
        },
    ]);
    for (code, people) in [("nur", 5), ("doc", 3), ("man", 3)] {
        log.commit(vec![Change::CountPeople { id: log.group(code), people: Some(people) }]);
    }
    log.at(START, 0, 0);
    log.enter("welcome");
    log.at(START, 4, 0);
    log.enter("round");
    for (group, kind, theme, text, strength) in POINTS {
        let id = log.say(&Said { group, kind, theme: Some(theme), text, evidence: Evidence::Heard });
        log.commit(vec![Change::Score { id, strength, basis: Basis::Agreed }]);
    }
    log
}
