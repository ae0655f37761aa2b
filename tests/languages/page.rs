//! docs/languages.md says what a language file may hold: its examples are read as one.

use tandem::config::{Config, Env};

#[test]
fn every_example_of_the_page_is_a_language_file_without_a_fault() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/languages.md")).unwrap();
    let examples: Vec<&str> =
        page.split("```ron\n").skip(1).map(|after| after.split_once("```").expect("an example that ends").0).collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let folder = tempfile::tempdir().unwrap();
        let words = folder.path().join("tandem/words");
        std::fs::create_dir_all(&words).unwrap();
        std::fs::write(words.join("pl.ron"), example).unwrap();
        std::fs::write(folder.path().join("tandem/settings.ron"), "(language: \"pl\")").unwrap();
        let config = Config::load(None, &Env { xdg_config: Some(folder.path().to_owned()), ..Env::default() });
        assert_eq!(config.problems, [], "{example}");
        assert!(config.language.missing.len() > 300);
    }
}
