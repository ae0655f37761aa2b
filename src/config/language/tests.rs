//! The English file has every text; what a wrong file costs.

use super::*;

#[test]
fn the_english_file_has_every_text_and_nothing_else() {
    let (language, problems) = read(Path::new("en.ron"), SOURCE);
    assert_eq!(problems, []);
    assert_eq!(language.missing, Vec::<String>::new());
    assert_eq!(language.words, english());
}
