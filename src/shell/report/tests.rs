//! What lies beside the session is the report of the workshop as it stands, and nothing that somebody else wrote is lost.

use std::sync::mpsc;

use super::*;
use crate::config;
use crate::workshop::{Change, Line, plan};

/// A workshop in its closing step with this title.
fn history(title: &str) -> History {
    let template = config::templates::embedded().into_iter().find(|template| template.name == "alignment-90").unwrap();
    let mut history = History::default();
    let at = "2026-11-23T09:00:00Z".parse().unwrap();
    history.commit(at, plan::begin(&template, Line::new(title))).unwrap();
    let close = history.workshop().agenda.steps.iter().find(|step| step.kind == StepKind::Close).unwrap().key.clone();
    history.commit(at, vec![Change::EnterStep { step: close, at, used: 0 }]).unwrap();
    history
}

fn retitled(history: &History, title: &str) -> History {
    let mut history = history.clone();
    let at = "2026-11-23T09:10:00Z".parse().unwrap();
    history.commit(at, vec![Change::NameWorkshop { title: Line::new(title) }]).unwrap();
    history
}

/// A folder, and what the thread is asked for and tells.
struct Bench {
    folder: tempfile::TempDir,
    reports: Reports,
    post: Post,
    told: mpsc::Receiver<Incoming>,
}

impl Bench {
    fn new() -> Self {
        let (send, told) = mpsc::channel();
        Self { folder: tempfile::tempdir().unwrap(), reports: Reports::default(), post: Post::over(send), told }
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("ward.ron")
    }

    fn write(&mut self, history: &History) -> Report {
        let log = self.log();
        self.reports.write(&log, history, &config::language::english(), &self.post);
        self.told()
    }

    fn told(&self) -> Report {
        match self.told.recv().unwrap() {
            Incoming::Msg(Msg::ReportLies(report)) => report,
            other => panic!("{other:?}"),
        }
    }

    fn holds(&self, file: &str, history: &History) -> bool {
        fs::read(self.folder.path().join(file)).unwrap() == bytes(history.workshop(), &config::language::english())
    }
}

#[test]
fn what_it_wrote_it_writes_anew_and_what_somebody_changed_is_left() {
    let mut bench = Bench::new();
    let (early, late) = (history("Early"), retitled(&history("Early"), "Late"));
    assert_eq!(bench.write(&early).file, "ward-report.docx");
    let report = bench.write(&late);
    assert_eq!((report.file.as_str(), report.seq, report.left), ("ward-report.docx", 3, None));
    assert!(bench.holds("ward-report.docx", &late));

    let edited = bench.folder.path().join("ward-report.docx");
    fs::write(&edited, "her own words").unwrap();
    let report = bench.write(&early);
    assert_eq!((report.file.as_str(), report.left.as_deref()), ("ward-report-2.docx", Some("ward-report.docx")));
    assert_eq!(fs::read_to_string(&edited).unwrap(), "her own words");
    assert!(bench.holds("ward-report-2.docx", &early));

    // What was taken away comes back at its place.
    fs::remove_file(bench.folder.path().join("ward-report-2.docx")).unwrap();
    assert_eq!(bench.write(&late).file, "ward-report-2.docx");
    assert!(bench.holds("ward-report-2.docx", &late));
}

#[test]
fn a_later_run_knows_its_own_report_by_its_bytes() {
    let mut bench = Bench::new();
    let (early, late) = (history("Early"), retitled(&history("Early"), "Late"));
    bench.write(&early);
    bench.reports = Reports::default();
    let (log, words) = (bench.log(), config::language::english());
    bench.reports.look(&log, &late, &words, &bench.post);
    let report = bench.told();
    assert_eq!((report.file.as_str(), report.seq), ("ward-report.docx", 2), "it is of the state before the last change");
    assert_eq!(bench.write(&late).file, "ward-report.docx");
    assert!(bench.holds("ward-report.docx", &late));

    // One that it does not know is not its own.
    bench.reports = Reports::default();
    fs::write(bench.folder.path().join("ward-report.docx"), "her own words").unwrap();
    bench.reports.look(&log, &late, &words, &bench.post);
    assert_eq!(bench.write(&late).file, "ward-report-2.docx");
}

#[test]
fn of_many_the_last_is_written_before_the_thread_ends() {
    let mut bench = Bench::new();
    let (early, late) = (history("Early"), retitled(&history("Early"), "Late"));
    for _ in 0..5 {
        bench.reports.write(&bench.folder.path().join("ward.ron"), &early, &config::language::english(), &bench.post);
    }
    bench.reports.write(&bench.folder.path().join("ward.ron"), &late, &config::language::english(), &bench.post);
    bench.reports = Reports::default();
    assert!(bench.holds("ward-report.docx", &late));
}
