//! The sample sessions: they are what their generator makes, and hold what they promise.

#[path = "../examples/samples/briefing.rs"]
mod briefing;
#[path = "../examples/samples/huddle.rs"]
mod huddle;
#[path = "../examples/samples/log.rs"]
mod log;
#[path = "../examples/samples/tiny.rs"]
mod tiny;

use std::collections::BTreeMap;

use tandem::alignment::Measures;
use tandem::config::samples::{SAMPLES, sample};
use tandem::store::{self, State};
use tandem::workshop::{Bloc, FactorId, Presence, Shown, StepKind, Workshop};

/// A sample as the store reads it from a file.
fn read(name: &str) -> Workshop {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name).with_extension("ron");
    std::fs::write(&path, sample(name).unwrap().text).unwrap();
    let reading = store::read(&store::RealDisk, &path).unwrap();
    assert_eq!(reading.state, State::Intact, "{name}");
    reading.history.workshop().clone()
}

#[test]
fn the_committed_files_are_what_the_generator_makes() {
    for ((name, text), sample) in log::all().into_iter().zip(SAMPLES) {
        assert_eq!(name, sample.name);
        assert!(text == sample.text, "{name} has changed: cargo run --example samples");
    }
}

#[test]
fn every_sample_reads_back_as_it_was_made_and_says_that_it_is_invented() {
    for (name, made) in [("morning-briefing", briefing::log()), ("discharge-huddle", huddle::log()), ("tiny", tiny::log())] {
        let workshop = read(name);
        assert_eq!(workshop, *made.history.workshop(), "{name}");
        assert!(workshop.place.contains("illustrative, invented"), "{name}");
    }
}

#[test]
fn the_briefing_holds_every_row_of_its_data_file() {
    let workshop = read("morning-briefing");
    let mut reader = csv::Reader::from_reader(include_str!("data/sample-factors.csv").as_bytes());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!((rows.len(), workshop.all_factors.len(), workshop.factors().count()), (58, 58, 53));
    let names: BTreeMap<FactorId, &str> =
        workshop.all_factors.iter().zip(&rows).map(|(f, row)| (f.id, row["id"].as_str())).collect();
    for (factor, row) in workshop.all_factors.iter().zip(&rows) {
        let group = workshop.group(factor.group).unwrap();
        assert_eq!(
            (&*factor.text, factor.kind.word(), factor.evidence.word()),
            (&*row["text"], &*row["kind"], &*row["evidence"])
        );
        assert_eq!((&*group.name, group.bloc.word(), group.weight), (&*row["group"], &*row["bloc"], 1.0));
        assert_eq!(factor.theme.map_or("", |id| &workshop.theme(id).unwrap().name), row["theme"], "{}", row["id"]);
        assert_eq!(factor.merged_into.map_or("", |id| names[&id]), row["merged_into"]);
        assert_eq!(workshop.dots(factor.id).to_string(), row["dots"], "{}", row["id"]);
        let counts = factor.tally.map(|t| t.counts.map(|n| n.to_string()).join(" ")).unwrap_or_default();
        assert_eq!(counts, row["ratings"]);
        let (aside, unsure) = factor.tally.map_or((0, 0), |t| (t.not_relevant, t.dont_know));
        assert_eq!((aside.to_string(), unsure.to_string()), (row["not_relevant"].clone(), row["dont_know"].clone()));
        assert_eq!(factor.given.map(|g| g.strength.to_string()).unwrap_or_default(), row["strength"]);
    }
}

#[test]
fn the_briefing_tells_the_whole_workshop() {
    let workshop = read("morning-briefing");
    let groups: Vec<_> = workshop.groups().map(|g| (&*g.code, g.people, g.presence)).collect();
    assert_eq!(groups.iter().filter_map(|g| g.1).sum::<u32>(), 22);
    assert_eq!((groups[4], groups[7].2), (("ngt", Some(0), Presence::Absent), Presence::Left));
    let shown: Vec<Shown> = workshop.shown_in_force().into_iter().map(|(_, shown)| shown).collect();
    let (open, joined) = (Shown::Open, Shown::Joined);
    assert_eq!(shown, [open, open, open, open, open, joined, open, joined]);
    let slips = |bloc| workshop.slips().filter(move |slip| slip.bloc == bloc && slip.picks.len() == 3).count();
    assert_eq!((slips(Bloc::Clinical), slips(Bloc::Managerial), workshop.slips().count()), (16, 5, 21));
    assert_eq!((workshop.shortlist.len(), workshop.chosen.len(), workshop.actions().count()), (12, 3, 4));
    assert!(workshop.chosen.iter().all(|id| Bloc::ALL[..2].iter().all(|bloc| workshop.dots_of(*id, |b| b == *bloc) > 0)));
    let days: Vec<String> = workshop.actions().map(|a| (a.deed.first.unwrap() - workshop.date.unwrap()).to_string()).collect();
    assert_eq!(days, ["P7D", "P4D", "P10D", "P14D"]);
    assert_eq!((workshop.commitments.len(), workshop.parked().count()), (8, 3));
    assert!(workshop.agenda.kept().all(|step| workshop.progress.entered.contains(&step.key)));
    assert!(workshop.progress.ended.is_some() && workshop.veil.hidden.is_empty());
    let notes = workshop.notes.values().chain(workshop.factors().map(|f| &f.note));
    assert_eq!(notes.filter(|note| note.contains("ZQX-PRIVATE")).count(), 3);
}

#[test]
fn the_briefing_gives_the_figures_that_were_computed_elsewhere() {
    let measures = Measures::of(&read("morning-briefing"));
    let thousandths = |x: Option<f64>| x.map(|x| format!("{x:.3}")).unwrap_or_default();
    let overall = &measures.overall;
    assert_eq!(thousandths(overall.gap), "0.344");
    assert_eq!(thousandths(overall.all.as_ref().map(|all| all.alignment)), "0.392");
    assert_eq!(thousandths(overall.with_assumed.gap), "0.350");
    assert_eq!((measures.counts.heard_share.heard, measures.counts.heard_share.of), (41, 56));
}

#[test]
fn the_huddle_stopped_38_minutes_in_while_it_was_scored() {
    let made = huddle::log();
    let workshop = read("discharge-huddle");
    assert_eq!(workshop.current_step().map(|step| step.kind), Some(StepKind::Score));
    assert_eq!(workshop.progress.total_seconds(made.now), 38 * 60);
    assert!(workshop.progress.running_since.is_some() && workshop.progress.ended.is_none());
    assert_eq!(workshop.factors().count(), 20);
    let scored = workshop.factors().filter(|factor| factor.strength().is_some()).count();
    assert!((5..15).contains(&scored), "{scored}");
}

#[test]
fn the_tiny_one_is_tiny() {
    let workshop = read("tiny");
    assert_eq!((workshop.groups().count(), workshop.themes().count(), workshop.factors().count()), (3, 3, 7));
}
