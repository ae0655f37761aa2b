//! What becomes of the entries when the thread that saves breaks down.

use std::sync::mpsc;

use jiff::tz::TimeZone;

use super::*;
use crate::config;
use crate::shell::Clock;
use crate::shell::fault::Fault;
use crate::shell::inbox::Post;
use crate::store::{SessionFiles, Shelf};
use crate::tui::keymap::Keymap;
use crate::tui::model::Setting;
use crate::tui::{Effect, Model, update};
use crate::widget::theme::{Depth, ThemeName};
use crate::workshop::{Author, Change, Commit, Line};

/// A world with a new session open in it, whose thread that saves has this fault.
fn opened(folder: &std::path::Path, fault: Option<Fault>) -> (World, Model, mpsc::Receiver<Incoming>) {
    let (send, told) = mpsc::channel();
    let templates: crate::workshop::template::Templates = config::templates::embedded().into();
    let clock = Clock::new(Some("2026-11-23T09:00:00Z".parse().unwrap()));
    let mut world = World::new(Shelf::new(folder), templates.clone(), clock, TimeZone::UTC, Post::over(send));
    world.fault = fault;
    let mut model = Model::new(Setting {
        keymap: Keymap::built_in(),
        theme: ThemeName::Dark,
        depth: Depth::Rgb,
        own_themes: Vec::new(),
        own_theme: None,
        words: config::language::english(),
        templates,
        template: "alignment-90".into(),
        folder: String::new(),
        here: String::new(),
        now: world.now(),
        zone: TimeZone::UTC,
        size: (120, 40),
        habits: crate::tui::Habits::default(),
    });
    let msg = world.create("alignment-90", "Ward");
    let now = world.now();
    drop(update(&mut model, msg, now));
    (world, model, told)
}

/// Makes an entry, in the workshop and then for the disk, as the screen does.
fn enter(world: &mut World, model: &mut Model, title: &str) -> Option<Msg> {
    let desk = model.desk().unwrap();
    let mut commits = desk.history().commits().to_vec();
    let changes = vec![Change::NameWorkshop { title: Line::new(title) }];
    let seq = commits.len() as u64 + 1;
    commits.push(Commit { seq, at: world.now(), by: Author::Facilitator, undoes: None, redoes: None, changes });
    let commit = commits.last().cloned().unwrap();
    let history = crate::workshop::History::replay(commits).unwrap();
    let now = world.now();
    drop(update(model, Msg::Followed(Box::new(history)), now));
    world.perform(Effect::Append(commit), model)
}

/// Waits until something is told as saved up to here.
fn wait_for(told: &mpsc::Receiver<Incoming>, seq: u64) {
    loop {
        let incoming = told.recv_timeout(Duration::from_secs(10)).expect("the saving is told");
        if matches!(incoming, Incoming::Msg(Msg::Saved { seq: saved }) if saved == seq) {
            return;
        }
    }
}

#[test]
fn a_session_whose_saving_broke_down_is_saved_all_the_same_when_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut world, mut model, _told) = opened(folder.path(), Some(Fault::Saving));
    let entries = model.desk().unwrap().history().last_seq();
    assert!(enter(&mut world, &mut model, "One").is_none());
    world.close(Leaving::Unasked).unwrap();
    assert_eq!(entries_in(folder.path()), entries + 1);
}

/// The thread goes with what it was handed, and nothing of that is in the file.
fn lose(world: &mut World, model: &mut Model) {
    let open = world.open.as_mut().unwrap();
    assert!(matches!(open.writer.take().unwrap().close().unwrap(), Closed::Saved { .. }));
    let commits = model.desk().unwrap().history().commits().to_vec();
    let header = store::Header { format: 1, id: "01JQ".to_owned(), created: world.now() };
    let elsewhere = store::create_with(
        std::sync::Arc::new(store::sim::SimDisk::new()),
        std::path::Path::new("/s/a.ron"),
        header,
        commits,
        store::Claim::Unknown,
    );
    let store::Access::Writing(journal) = elsewhere.unwrap().access else { panic!("a new session may be written") };
    let open = world.open.as_mut().unwrap();
    open.writer = Some(Writer::start(*journal, |_| panic!("a fault made on purpose, in saving")));
    assert!(enter(world, model, "Lost").is_none());
}

fn entries_in(folder: &std::path::Path) -> u64 {
    let path = Shelf::new(folder).list().unwrap().remove(0).path;
    store::view(&path).unwrap().history.last_seq()
}

#[test]
fn what_a_thread_took_with_it_as_the_screen_was_left_is_handed_over_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut world, mut model, _told) = opened(folder.path(), None);
    let entries = model.desk().unwrap().history().last_seq();
    lose(&mut world, &mut model);
    // The screen is home already: the workshop it had is gone.
    let now = world.now();
    let keys = crate::tui::keymap::script::parse("ctrl-p \"go home\" enter").unwrap();
    let effects: Vec<Effect> = keys.into_iter().flat_map(|key| update(&mut model, Msg::KeyPressed(key), now)).collect();
    assert!(model.desk().is_none() && effects.contains(&Effect::CloseSession));
    for effect in effects {
        assert!(world.perform(effect, &model).is_none());
    }
    assert_eq!(entries_in(folder.path()), entries + 1);
    assert!(world.open.is_none());
}

#[test]
fn a_session_that_could_not_be_closed_is_not_closed_by_asking_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (mut world, mut model, _told) = opened(folder.path(), None);
    let entries = model.desk().unwrap().history().last_seq();
    lose(&mut world, &mut model);
    let path = Shelf::new(folder.path()).list().unwrap().remove(0).path;
    let lock = store::claim(&SessionFiles::of(&path).lock(), world.now()).unwrap();
    assert!(matches!(lock, store::Claim::Ours(_)));
    for _ in 0..2 {
        let told = world.close(Leaving::Unasked).unwrap_err();
        assert!(told.starts_with("1 entry is not known to be saved"), "{told}");
    }
    drop(lock);
    assert!(matches!(world.open_file(&path), Msg::SessionOpened(_)), "it is settled, then opened again");
    assert_eq!(entries_in(folder.path()), entries + 1);
}

#[test]
fn saving_that_broke_down_goes_on_with_the_next_entry() {
    let folder = tempfile::tempdir().unwrap();
    let (mut world, mut model, told) = opened(folder.path(), None);
    let entries = model.desk().unwrap().history().last_seq();
    lose(&mut world, &mut model);
    while !world.open.as_ref().unwrap().writer.as_ref().unwrap().is_gone() {
        thread::yield_now();
    }
    assert!(enter(&mut world, &mut model, "Two").is_none());
    wait_for(&told, entries + 2);
    world.close(Leaving::Unasked).unwrap();
    assert_eq!(entries_in(folder.path()), entries + 2);
}

#[test]
fn a_leading_tilde_is_the_folder_at_home() {
    let folder = tempfile::tempdir().unwrap();
    let (mut world, _, _told) = opened(folder.path(), None);
    assert_eq!(world.typed("~/a.ron"), std::path::Path::new("~/a.ron"));
    world.home = Some("/home/kim".into());
    assert_eq!(world.typed("~/sub/a.ron"), std::path::Path::new("/home/kim/sub/a.ron"));
    for as_it_is in ["a.ron", "/usb/~/a.ron", "~kim/a.ron", "~"] {
        assert_eq!(world.typed(as_it_is), std::path::Path::new(as_it_is));
    }
}
