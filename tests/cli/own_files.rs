//! Files of the user's: what a broken one costs, at home and on the command line. It is named with its place and what was
//! expected, and the program opens all the same, with the default for that part.

use super::bench::Bench;

/// A broken file, what is said of it after its name, and a screen that has its default all the same.
const BROKEN: [(&str, &str, &str, &str); 6] = [
    (
        "settings.ron",
        "(\n  sound: 3,\n)",
        ", line 2, column 9: the setting sound stands at its default: ",
        "allowed are true, false",
    ),
    (
        "settings.ron",
        "(theme: \"dark\",\n loud: true)",
        ", line 2, column 7: there is no setting \"loud\"",
        "the settings are theme",
    ),
    (
        "keymap.ron",
        "[\n  (action: NextStep, keys: {free: [\"u\"]}),\n]",
        ", line 2: u cannot mean NextStep (free): it means Undo (free) already (the built-in key table, line ",
        "choose another key, or give Undo other keys",
    ),
    ("keymap.ron", "[\n  (action: Fly),\n]", ", line 2: ", "`tandem keys` shows the table in force"),
    (
        "words/en.ron",
        "(\n  room: (thanks: \"Thank {you}\"),\n)",
        ", line 2, column 17: room.thanks stands in English: there is no field {you} here: expected a text without fields",
        "the English text is \"Thank you\"",
    ),
    ("words/en.ron", "(\n  room: [],\n)", ", line 2, column 9: this is not a language file: ", "every text stands in English"),
];

/// Broken files that are read only where somebody asks for them.
const UNUSED: [(&str, &str, &str, &str); 3] = [
    ("templates/ours.ron", "(\n  title: 3,\n)", ", line 2, column ", "it is left out"),
    ("themes/ours.ron", "(\n  name: 3,\n)", ", line 2, column ", "a theme that is built in stands in for it"),
    ("words/cy.ron", "(\n  rooms: (thanks: \"Diolch\"),\n)", ", line 2, column ", "the sections are plurals, language"),
];

#[test]
fn every_broken_file_is_named_with_its_place_and_what_was_expected() {
    for (name, text, place, hint) in BROKEN.into_iter().chain(UNUSED) {
        let bench = Bench::new();
        let file = bench.file(&format!("tandem/{name}"), text);
        let said = bench.good(&["config"]);
        assert!(said.contains(&format!("  {file}{place}")), "{name}: {said}");
        assert!(said.contains(hint), "{name}: {said}");
    }
}

#[test]
fn the_program_opens_all_the_same_and_says_it_at_home() {
    for (name, text, place, _) in BROKEN {
        let bench = Bench::new();
        let file = bench.file(&format!("tandem/{name}"), text);
        let home = bench.good(&["--print", "300x30"]);
        assert!(home.contains(&format!("{file}{place}")), "{name}: {home}");
        let playing = bench.good(&["--keys", "n", "--print", "100x30"]);
        assert!(playing.contains("alignment-90") || playing.contains("90"), "{name}: {playing}");
    }
}

#[test]
fn two_broken_files_are_both_counted_at_home() {
    let bench = Bench::new();
    bench.file("tandem/settings.ron", "(loud: true)");
    bench.file("tandem/keymap.ron", "[(action: Fly)]");
    let home = bench.good(&["--print", "300x30"]);
    assert!(home.contains("there is no setting \"loud\" (and 1 more: `tandem config` lists them)"), "{home}");
}

#[test]
fn a_report_is_written_in_the_language_that_is_set_and_warns_of_what_is_wrong_in_it() {
    let bench = Bench::new();
    bench.sample("tiny");
    bench.file("tandem/settings.ron", "(language: \"cy\")");
    let file = bench
        .file("tandem/words/cy.ron", "(\n  language: (name: \"Cymraeg\"),\n  report: (actions: \"Beth\", about: \"{x}\"),\n)");
    let ran = bench.ran(&["export", "tiny", "--to", "tiny.md"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.stderr.contains(&format!("warning: {file}, line 3, ")) && ran.stderr.contains("expected {sentence}"),
        "{}",
        ran.stderr
    );
    let report = std::fs::read_to_string(bench.at("tiny.md")).unwrap();
    assert!(report.contains("## Beth\n") && report.contains("## The picture\n"), "{report}");
    let config = bench.good(&["config"]);
    assert!(config.contains("  language    \"cy\""), "{config}");
    assert!(config.contains(&format!("Language of rooms and reports\n  Cymraeg, {file}\n")), "{config}");
    assert!(
        config.contains("texts are English: ") && config.contains("report.about") && config.contains("room.welcome"),
        "{config}"
    );
    assert!(config.contains(&format!("Your languages\n  cy  {file}\n")), "{config}");
}

#[test]
fn a_language_that_there_is_not_is_refused_with_those_there_are() {
    let bench = Bench::new();
    bench.file("tandem/settings.ron", "(language: \"fr\")");
    bench.file("tandem/words/cy.ron", "()");
    let config = bench.good(&["config"]);
    assert!(config.contains("the setting language stands at its default: it cannot be \"fr\""), "{config}");
    assert!(config.contains("hint: allowed are en, cy"), "{config}");
}

#[test]
fn every_built_in_file_can_be_printed_and_is_a_start_for_one_of_ones_own() {
    let bench = Bench::new();
    let print = |name: &str| bench.good(&["config", "--built-in", name]);
    bench.file("tandem/words/cy.ron", print("words"));
    bench.file("tandem/keymap.ron", print("keymap"));
    for theme in ["dark", "light", "plain", "projector-dark", "projector-light"] {
        bench.file(&format!("tandem/themes/my-{theme}.ron"), print(theme));
    }
    for template in ["alignment-90", "alignment-60", "alignment-120", "force-field"] {
        bench.file(&format!("tandem/templates/my-{template}.ron"), print(template));
    }
    bench.file("tandem/settings.ron", "(language: \"cy\", theme: \"my-light\", template: \"my-force-field\")");
    let config = bench.good(&["config"]);
    assert!(!config.contains("Problems") && !config.contains("texts are English"), "{config}");
    assert!(config.contains("my-light") && config.contains("my-force-field  "), "{config}");
    let wrong = bench.ran(&["config", "--built-in", "wards"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("words") && wrong.stderr.contains("projector-light"), "{}", wrong.stderr);
}

#[test]
fn config_shows_every_setting_with_its_value_and_its_source() {
    let bench = Bench::new();
    bench.file("tandem/settings.ron", "(theme: \"light\", sound: true, mouse: 1)");
    let config = bench.good(&["config"]);
    for (name, value, source) in [
        ("theme", "\"light\"", "settings.ron"),
        ("room_theme", "\"projector-dark\"", "default"),
        ("depth", "\"auto\"", "default"),
        ("template", "\"alignment-90\"", "default"),
        ("language", "\"en\"", "default"),
        ("one_screen", "false", "default"),
        ("sound", "true", "settings.ron"),
        ("mouse", "true", "default"),
    ] {
        let row = config.lines().find(|line| line.split_whitespace().next() == Some(name)).unwrap_or_else(|| panic!("{config}"));
        let words: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(words[1..3], [value, source], "{row}");
    }
    assert!(config.contains("the setting mouse stands at its default") && config.contains("allowed are true, false"), "{config}");
}
