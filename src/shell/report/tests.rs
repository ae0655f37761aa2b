//! What lies beside the session is the report of the workshop as it stands, and nothing that somebody else wrote is lost.

use std::sync::mpsc;

use super::*;
use crate::config;
use crate::workshop::{Line, plan};

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

    /// A thread that knows nothing looks for what lies there.
    fn look_anew(&mut self, history: &History) {
        self.reports = Reports::default();
        let log = self.log();
        self.reports.look(&log, history, &config::language::english(), &self.post);
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
fn a_report_written_when_something_was_struck_in_another_step_is_known_too() {
    let mut bench = Bench::new();
    let mut struck = history("Early");
    let at = "2026-11-23T09:20:00Z".parse().unwrap();
    let back = struck.workshop().agenda.steps[2].key.clone();
    struck.commit(at, vec![Change::EnterStep { step: back, at, used: 0 }]).unwrap();
    struck.commit(at, vec![Change::Struck { at }]).unwrap();
    bench.write(&struck);
    let late = retitled(&struck, "Late");
    bench.look_anew(&late);
    let report = bench.told();
    assert_eq!((report.file.as_str(), report.seq), ("ward-report.docx", 4));
    assert_eq!(bench.write(&late).file, "ward-report.docx", "and so it is kept true");
}

#[test]
fn of_many_the_last_is_written_before_the_thread_ends() {
    let mut bench = Bench::new();
    let (early, late) = (history("Early"), retitled(&history("Early"), "Late"));
    for _ in 0..5 {
        bench.reports.write(&bench.folder.path().join("ward.ron"), &early, &config::language::english(), &bench.post);
    }
    bench.reports.write(&bench.folder.path().join("ward.ron"), &late, &config::language::english(), &bench.post);
    // A busy machine takes longer than whoever leaves the program should wait.
    bench.reports.finish(Duration::from_secs(60));
    assert!(bench.holds("ward-report.docx", &late));
}

#[test]
fn what_could_not_be_replaced_is_still_its_own_the_next_time() {
    let bench = Bench::new();
    let (early, late) = (history("Early"), retitled(&history("Early"), "Late"));
    let job = |history: &History| Job {
        log: bench.folder.path().join("gone").join("ward.ron"),
        words: config::language::english(),
        task: Task::Write(Box::new(history.workshop().clone()), history.last_seq()),
    };
    let (folder, away) = (bench.folder.path().join("gone"), bench.folder.path().join("away"));
    fs::create_dir(&folder).unwrap();
    let mut ours = None;
    written(&job(&early), early.workshop(), 2, &mut ours);
    fs::rename(&folder, &away).unwrap();
    let msg = written(&job(&late), late.workshop(), 3, &mut ours);
    assert!(matches!(&msg, Msg::ReportFailed { why, .. } if why == "the file or its folder is gone"), "{msg:?}");
    fs::rename(&away, &folder).unwrap();
    written(&job(&late), late.workshop(), 3, &mut ours);
    assert_eq!(fs::read(folder.join("ward-report.docx")).unwrap(), bytes(late.workshop(), &config::language::english()));
    assert!(!folder.join("ward-report-2.docx").exists());
}

#[cfg(unix)]
#[test]
fn a_name_that_a_link_to_nothing_has_is_taken() {
    let mut bench = Bench::new();
    std::os::unix::fs::symlink("nowhere", bench.folder.path().join("ward-report.docx")).unwrap();
    assert_eq!(bench.write(&history("Early")).file, "ward-report-2.docx");
}

#[test]
fn its_own_report_is_known_behind_a_gap_and_after_many_changes() {
    let mut bench = Bench::new();
    let early = history("Early");
    fs::write(bench.folder.path().join("ward-report.docx"), "of somebody else").unwrap();
    assert_eq!(bench.write(&early).file, "ward-report-2.docx");
    fs::remove_file(bench.folder.path().join("ward-report.docx")).unwrap();
    let late = (0..45).fold(early, |history, number| retitled(&history, &format!("Title {number}")));
    bench.look_anew(&late);
    let report = bench.told();
    assert_eq!((report.file.as_str(), report.seq, report.is_new), ("ward-report-2.docx", 2, false));
    assert_eq!(bench.write(&late).file, "ward-report-2.docx");
}

#[test]
fn looking_ends_with_the_program_but_not_before_what_is_to_be_written() {
    let (jobs, inbox) = mpsc::channel();
    let (log, early, mut waiting) = (PathBuf::from("ward.ron"), history("Early"), VecDeque::new());
    assert!(goes_on(&log, &inbox, &mut waiting));
    let task = Task::Write(Box::new(early.workshop().clone()), 2);
    jobs.send(Job { log: log.clone(), words: config::language::english(), task }).unwrap();
    drop(jobs);
    assert!(goes_on(&log, &inbox, &mut waiting), "a report waits that must know its own file");
    assert!(!goes_on(Path::new("other.ron"), &inbox, &mut waiting));
    let job = Job { log: log.clone(), words: config::language::english(), task: Task::Look(Box::new(early.clone())) };
    assert!(earlier(&job, &early, || false).is_none());
}

#[test]
fn a_thread_that_hangs_is_not_waited_for_without_end() {
    let (go, hangs) = mpsc::channel::<()>();
    let (end, ended) = mpsc::channel();
    let thread = thread::spawn(move || {
        let _ = hangs.recv();
        drop(end);
    });
    let since = std::time::Instant::now();
    drop(Reports { jobs: None, thread: Some((thread, ended)) });
    assert!(since.elapsed() >= PATIENCE, "it was waited for");
    drop(go);
}
