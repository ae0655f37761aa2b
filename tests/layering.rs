//! The layers may not blur: reads `src` and fails on a use that ARCHITECTURE's table forbids. Tests in `src` are passed
//! over; what they use, the program does not.

#[path = "layering/source.rs"]
mod source;
#[path = "layering/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::path::Path;

use source::{Source, sources};
use table::{LAYERS, Layer};

/// The longest that a file may be, in lines.
const LONGEST: usize = 400;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 5] = ["utils", "helpers", "common", "misc", "manager"];

fn layer(source: &Source) -> &'static Layer {
    let name = source.module.first().map_or("", String::as_str);
    LAYERS.iter().find(|layer| layer.name == name).unwrap_or_else(|| panic!("{}: no layer is called {name}", source.file))
}

/// Every file but the two roots, which only name the modules and start the shell.
fn layered() -> impl Iterator<Item = Source> {
    sources().into_iter().filter(|source| !["lib.rs", "main.rs"].contains(&source.file.as_str()))
}

#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_layer_uses_one_that_it_may_not_know() {
    let uses = |source: Source| {
        let layer = layer(&source);
        let paths: BTreeSet<Vec<String>> = source.paths().into_iter().filter(|path| path[0] == "crate").collect();
        let forbidden = move |path: &Vec<String>| !layer.may_use(path);
        paths.into_iter().filter(forbidden).map(|path| format!("{} uses {}", layer.name, path.join("::"))).collect::<Vec<_>>()
    };
    none(&layered().flat_map(uses).collect::<Vec<String>>());
}

/// What architecture.md's table says of a layer in its third column: the names there, what is in brackets passed over.
fn documented(row: &str) -> (String, BTreeSet<String>) {
    let columns: Vec<&str> = row.split('|').map(str::trim).collect();
    let names = columns[3].split('`').skip(1).step_by(2).map(str::to_owned);
    (columns[1].trim_matches('`').to_owned(), names.collect())
}

#[test]
fn the_document_says_which_layer_may_use_which() {
    let document = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md")).unwrap();
    let (_, table) = document.split_once("| may use (ours) |").unwrap();
    let rows: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    let said: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
    assert_eq!(rows.iter().map(|row| documented(row).0).collect::<Vec<_>>(), said);
    for (layer, row) in LAYERS.iter().zip(rows) {
        let mut names = documented(row).1;
        if row.contains("| all |") {
            names = said.iter().filter(|name| **name != layer.name).map(|name| (*name).to_owned()).collect();
        }
        let ours: BTreeSet<String> = layer.ours.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(names, ours, "docs/architecture.md, {}", layer.name);
    }
}

#[test]
fn no_layer_uses_a_crate_that_it_may_not_know() {
    let dependencies = source::dependencies();
    assert!(dependencies.contains("ratatui") && dependencies.contains("unicode_width"), "{dependencies:?}");
    let uses = |source: Source| {
        let layer = layer(&source);
        let paths = source.paths();
        let found = paths.into_iter().filter(|path| dependencies.contains(&path[0]) && !layer.may_use_crate(&source.file, path));
        found.map(|path| format!("{} uses {}", source.file, path.join("::"))).collect::<Vec<_>>()
    };
    none(&layered().flat_map(uses).collect::<Vec<String>>());
}

#[test]
fn no_layer_touches_a_part_of_the_world_that_it_may_not() {
    let uses = |source: Source| {
        let layer = layer(&source);
        let paths = source.paths().into_iter().filter(|path| path[0] == "std");
        let found: Vec<String> = paths
            .filter(|path| !layer.world.contains(&path[1].as_str()) && table::WORLD.contains(&path[1].as_str()))
            .map(|path| format!("{} uses {}", source.file, path.join("::")))
            .collect();
        found
    };
    none(&layered().flat_map(uses).collect::<Vec<String>>());
}

#[test]
fn only_the_clock_asks_for_the_time() {
    let found = layered().filter(|source| source.file != "shell/clock.rs").flat_map(|source| {
        let clocks = source.paths().into_iter().filter(|path| {
            let ends = |end: &[&str]| path.len() >= end.len() && path[path.len() - end.len()..] == *end;
            ends(&["Timestamp", "now"]) || ends(&["Zoned", "now"]) || ends(&["TimeZone", "system"])
        });
        let mut found: Vec<String> = clocks.map(|path| format!("{}: {}", source.file, path.join("::"))).collect();
        let words = ["SystemTime", "Instant"].into_iter().filter(|word| source.has_word(word));
        found.extend(words.map(|word| format!("{}: {word}", source.file)));
        found
    });
    let found: BTreeSet<String> = found.collect();
    for (allowed, why) in table::TIME {
        assert!(found.contains(allowed), "{allowed} ({why}) need not be named any more");
    }
    none(&found.into_iter().filter(|found| !table::TIME.iter().any(|(allowed, _)| found == allowed)).collect::<Vec<String>>());
}

#[test]
fn only_the_shell_prints() {
    let found = layered().filter(|source| source.module[0] != "shell").flat_map(|source| {
        let words = ["println", "print", "eprintln", "eprint", "dbg"].into_iter().filter(|word| source.has_word(word));
        words.map(|word| format!("{}: {word}", source.file)).collect::<Vec<String>>()
    });
    none(&found.filter(|found| !table::PRINT_IS_A_NAME.iter().any(|allowed| found == allowed)).collect::<Vec<String>>());
}

#[test]
fn who_shows_a_room_cannot_name_a_workshop() {
    let guarded = |source: &Source| ["present", "export"].contains(&source.module[0].as_str()) && source.file != "export.rs";
    none(
        &layered()
            .filter(|source| guarded(source) && source.has_word("Workshop"))
            .map(|source| source.file)
            .collect::<Vec<String>>(),
    );
}

#[test]
fn a_file_is_one_idea_and_has_a_name_that_says_it() {
    for source in sources() {
        assert!(source.lines <= LONGEST, "{} has {} lines", source.file, source.lines);
        let stems = Path::new(&source.file).with_extension("");
        for name in stems.iter().filter_map(|name| name.to_str()) {
            assert!(!EMPTY_NAMES.contains(&name), "{}: what is in it?", source.file);
        }
        assert!(!source.file.ends_with("mod.rs"), "{}: a module is foo.rs beside foo/", source.file);
    }
}

#[test]
fn there_is_no_unsafe_code() {
    for root in ["lib.rs", "main.rs"] {
        let source = sources().into_iter().find(|source| source.file == root).unwrap();
        assert!(source.text.contains("#![forbid(unsafe_code)]"), "{root}");
    }
}

#[test]
fn the_reader_of_sources_sees_what_there_is_to_see() {
    let text = r##"
        //! crate::tui::hidden
        use crate::{store::{self, Disk}, workshop as w};
        use super::super::shell::Failure; /* std::net::x /* nested */ */
        use std::{fs, io::Write};
        pub(in crate::shell) fn f<'a>(x: &'a str) -> char { let _ = "crate::cli::x \" //"; let _ = r#"crate::room::x"#; '"' }
        fn g() { jiff::Timestamp::now(); let c = ':'; x.std::<u8>(); }
        #[cfg(test)]
        mod tests { use crate::widget::x; }
    "##;
    let source = Source::new("tui/view/a.rs", text);
    let paths: BTreeSet<String> = source.paths().iter().map(|path| path.join("::")).collect();
    for seen in
        ["crate::store::self", "crate::store::Disk", "crate::workshop", "std::fs", "std::io::Write", "jiff::Timestamp::now"]
    {
        assert!(paths.contains(seen), "{seen}: {paths:?}");
    }
    assert!(paths.contains("crate::tui::shell::Failure"), "{paths:?}");
    for hidden in ["hidden", "net", "cli", "room", "widget"] {
        assert!(!paths.iter().any(|path| path.contains(hidden)), "{hidden}: {paths:?}");
    }
    assert_eq!(Source::new("tui.rs", "use super::store::Disk;").paths(), [["crate", "store", "Disk"]]);
}

/// What works figures or lists out of a workshop, or a reading out of the line. Of the functions of `alignment` there is a
/// list of those that drawing may call instead: [`OF_ONE`].
const WORK: [[&str; 2]; 11] = [
    ["Measures", "of"],
    ["Measures", "expecting"],
    ["Levers", "of"],
    ["Tomorrow", "of"],
    ["Sensitivity", "of"],
    ["Alike", "of"],
    ["Kept", "of"],
    ["Room", "of"],
    ["capture", "parse"],
    ["capture", "complete"],
    ["History", "at"],
];

/// Functions of `alignment` that say something of one point or one value, and so cost nothing that grows.
const OF_ONE: [&str; 1] = ["consensus"];

/// Whether a file draws the facilitator's screen or the room's.
fn draws(source: &Source) -> bool {
    source.module.starts_with(&["tui".into(), "view".into()]) || source.module[0] == "present"
}

#[test]
fn drawing_works_nothing_out() {
    let works = |source: Source| {
        let paths = source.paths().into_iter().filter(|path| WORK.iter().any(|work| path.ends_with(&work.map(String::from))));
        paths.map(|path| format!("{} calls {}", source.file, path.join("::"))).collect::<Vec<String>>()
    };
    none(&layered().filter(draws).flat_map(works).collect::<Vec<String>>());
}

#[test]
fn drawing_takes_values_of_the_measures_not_functions() {
    // A module may be on the way, never the end: a function in it may have its name, as `voices::voices`.
    let is_value = |part: &String| part.starts_with(char::is_uppercase) || part == "self" || OF_ONE.contains(&part.as_str());
    let calls = |source: Source| {
        let paths = source.paths().into_iter().filter(|path| {
            let behind = path.iter().position(|part| part == "alignment").map(|at| &path[at + 1..]);
            behind.is_some_and(|behind| !behind.iter().any(is_value))
        });
        paths.map(|path| format!("{} takes {}", source.file, path.join("::"))).collect::<Vec<String>>()
    };
    none(&layered().filter(draws).flat_map(calls).collect::<Vec<String>>());
}

#[test]
fn drawing_borrows_nothing_to_change_it() {
    let kept = ["Model", "Desk", "Home", "Screen", "Overlay", "Form", "Picker", "Field", "Look", "Cursors"];
    let takes = |source: Source| {
        let found = source.mutably_borrowed().into_iter().filter(|name| kept.contains(&name.as_str()));
        found.map(|name| format!("{} takes &mut {name}", source.file)).collect::<Vec<String>>()
    };
    none(&layered().filter(draws).flat_map(takes).collect::<Vec<String>>());
    let text = "fn f(a: &mut super::Model, b: &'a mut Desk, c: &Home) { let mut Form = 1; }";
    assert_eq!(Source::new("tui/view/a.rs", text).mutably_borrowed(), ["Model", "Desk"]);
}

#[test]
fn drawing_changes_nothing() {
    let inside = ["RefCell", "Cell", "OnceCell", "LazyCell", "OnceLock", "LazyLock", "Mutex", "RwLock", "borrow_mut"];
    let writes = |source: Source| {
        let of_std =
            |word: &str| source.paths().iter().any(|path| path[0] == "std" && path.last().is_some_and(|last| last == word));
        let found = inside.iter().filter(|word| if **word == "borrow_mut" { source.has_word(word) } else { of_std(word) });
        found.map(|word| format!("{} has {word}", source.file)).collect::<Vec<String>>()
    };
    let draw = |source: &Source| draws(source) || source.module[0] == "widget";
    none(&layered().filter(draw).flat_map(writes).collect::<Vec<String>>());
}
