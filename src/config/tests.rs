//! Which folder wins and why, and what a wrong file costs.

use std::path::{Path, PathBuf};

use super::*;

fn env(home: &Path) -> Env {
    Env {
        home: Some(home.to_owned()),
        platform_data: Some(PathBuf::from("/platform/data/tandem")),
        platform_config: Some(PathBuf::from("/platform/config/tandem")),
        ..Env::default()
    }
}

fn sessions(flag: Option<&str>, env: &Env) -> (PathBuf, Source) {
    let found = Folders::find(flag.map(Path::new), env);
    let folder = found.sessions().unwrap();
    (folder.path.clone(), folder.source)
}

#[test]
fn each_way_of_naming_the_folder_beats_the_next() {
    let home = tempfile::tempdir().unwrap();
    let mut env = env(home.path());
    assert_eq!(sessions(None, &env), (PathBuf::from("/platform/data/tandem/sessions"), Source::Platform));

    std::fs::create_dir_all(home.path().join(".local/share")).unwrap();
    let under_home = home.path().join(".local/share/tandem/sessions");
    assert_eq!(sessions(None, &env), (under_home.clone(), Source::Present(".local/share")));

    env.xdg_data = Some(PathBuf::from("relative"));
    assert_eq!(sessions(None, &env).0, under_home);

    env.xdg_data = Some(PathBuf::from("/xdg"));
    assert_eq!(sessions(None, &env), (PathBuf::from("/xdg/tandem/sessions"), Source::Variable("XDG_DATA_HOME")));

    env.sessions = Some(PathBuf::from("/ours"));
    assert_eq!(sessions(None, &env), (PathBuf::from("/ours"), Source::Variable("TANDEM_SESSIONS")));
    assert_eq!(sessions(Some("/given"), &env), (PathBuf::from("/given"), Source::Flag("--sessions")));
}

#[test]
fn the_settings_folder_follows_the_same_order() {
    let home = tempfile::tempdir().unwrap();
    let mut env = env(home.path());
    let config = |env: &Env| Folders::find(None, env).config.unwrap();
    assert_eq!(config(&env).source, Source::Platform);
    std::fs::create_dir_all(home.path().join(".config")).unwrap();
    assert_eq!(config(&env).path, home.path().join(".config/tandem"));
    env.xdg_config = Some(PathBuf::from("/xdg"));
    assert_eq!(config(&env).path, PathBuf::from("/xdg/tandem"));
}

#[test]
fn without_a_home_folder_the_user_is_asked_for_one() {
    let found = Folders::find(None, &Env::default());
    assert_eq!(found.sessions().unwrap_err(), NoFolder);
    assert_eq!(found.config, None);
    let config = Config::load(None, &Env::default());
    assert_eq!((config.settings, config.problems), (Settings::default(), Vec::new()));
}

/// What `settings.ron` with this text gives, in a folder that also has one template and one theme of the user's.
fn loaded(settings: &str) -> Config {
    let folder = tempfile::tempdir().unwrap();
    let ours = folder.path().join("tandem");
    for (name, text) in
        [("settings.ron", settings), ("templates/short.ron", "()"), ("themes/ward.ron", "()"), ("themes/notes.txt", "")]
    {
        let path = ours.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let env = Env { xdg_config: Some(folder.path().to_owned()), ..Env::default() };
    let mut config = Config::load(None, &env);
    for problem in &mut config.problems {
        problem.file = problem.file.strip_prefix(&ours).unwrap().to_owned();
    }
    config
}

#[test]
fn settings_are_read_and_the_rest_stands_at_its_default() {
    let config = loaded("\u{feff}(theme: \"ward\", template: \"short\", depth: \"rgb\", sound: true,) // mine");
    assert_eq!(config.problems, []);
    let wanted =
        Settings { theme: "ward".into(), template: "short".into(), depth: ColourDepth::Rgb, sound: true, ..Settings::default() };
    assert_eq!(config.settings, wanted);
    let names: Vec<_> = config.templates.iter().chain(&config.themes).map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["short", "ward"]);
}

#[test]
fn a_wrong_value_costs_only_itself_and_names_what_is_allowed() {
    let config = loaded("(\n  theme: \"purple\",\n  sound: true,\n  mouse: \"no\",\n  colour: (1, [2]),\n)\n");
    assert!(config.settings.sound);
    assert!(config.settings.mouse);
    assert_eq!(config.settings.theme, "auto");
    let said: Vec<_> = config.problems.iter().map(|problem| (problem.to_string(), problem.hint.as_str())).collect();
    let begins = [
        ("settings.ron, line 5, ", "there is no setting \"colour\"", "the settings are theme, room_theme, depth"),
        (
            "settings.ron, line 2, ",
            "it cannot be \"purple\"",
            "allowed are auto, dark, light, plain, projector-dark, projector-light, ward",
        ),
        ("settings.ron, line 4, ", "the setting mouse stands at its default", "allowed are true, false"),
    ];
    assert_eq!(said.len(), begins.len(), "{said:#?}");
    for ((sentence, hint), (place, what, allowed)) in said.iter().zip(begins) {
        assert!(sentence.starts_with(place) && sentence.contains(what), "{sentence}");
        assert!(hint.starts_with(allowed), "{hint}");
    }
}

#[test]
fn a_file_that_is_no_list_of_settings_leaves_all_at_their_defaults() {
    for text in ["", "(theme: \"light\"", "[1]", "(theme: \"light\")\n)"] {
        let config = loaded(text);
        assert_eq!(config.settings, Settings::default(), "{text:?}");
        assert_eq!(config.problems.len(), 1, "{text:?}");
    }
}

#[test]
fn a_setting_that_stands_twice_is_refused() {
    let config = loaded("(sound: true, sound: false)");
    assert!(!config.settings.sound);
    assert!(config.problems[0].what.ends_with("it stands twice"), "{}", config.problems[0]);
}

#[test]
fn every_setting_is_listed_with_its_value() {
    let names: Vec<_> = Settings::default().values().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, SETTINGS.map(|setting| setting.name));
}
