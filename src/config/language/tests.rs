//! The English file has every text; what a wrong file costs.

use super::*;

fn read_as(text: &str) -> (Language, Vec<Problem>) {
    read(Path::new("cy.ron"), text)
}

/// What is said of a file, with the hint.
fn said(text: &str) -> Vec<(String, String)> {
    read_as(text).1.into_iter().map(|problem| (problem.to_string(), problem.hint)).collect()
}

#[test]
fn the_english_file_has_every_text_and_nothing_else() {
    let (language, problems) = read(Path::new("en.ron"), SOURCE);
    assert_eq!(problems, []);
    assert_eq!(language.missing, Vec::<String>::new());
    assert_eq!(language.words, english());
}

#[test]
fn a_text_of_the_users_is_said_and_the_rest_is_english_and_named() {
    let (language, problems) = read_as("\u{feff}(room: (thanks: \"Diolch\", page: \"{pages}: {page}\")) // mine");
    assert_eq!(problems, []);
    let words = &language.words;
    assert_eq!([words.room.thanks(), words.room.welcome()], ["Diolch", "Welcome"]);
    assert_eq!(words.room.page(1_usize, 2_usize), "2: 1");
    assert_eq!(language.missing.len(), DECLARED.len() - 2);
    assert!(language.missing.contains(&"room.welcome".to_owned()) && !language.missing.contains(&"room.thanks".to_owned()));
}

#[test]
fn every_language_counts_in_its_own_way_where_english_has_one_text_or_forms() {
    let polish = "(
        plurals: (one: \"n = 1\", few: \"n % 10 = 2..4 and n % 100 != 12..14\"),
        room: (points: (one: \"{n} punkt\", few: \"{n} punkty\", other: \"{n} punktów\")),
        report: (not_relevant: (one: \"jeden\", other: \"{n} razy\"), dots: \"{n} pkt\"),
    )";
    let (language, problems) = read_as(polish);
    assert_eq!(problems, []);
    let points = |n: u32| language.words.room.points(n);
    assert_eq!([points(1), points(3), points(12), points(22)], ["1 punkt", "3 punkty", "12 punktów", "22 punkty"]);
    let report = &language.words.report;
    assert_eq!([report.not_relevant(1_u32), report.not_relevant(2_u32)], ["jeden", "2 razy"]);
    assert_eq!(report.dots(1_u32), "1 pkt");
    // What is still English counts as English does.
    assert_eq!(language.words.pack.people(1_u32), "1 person");
    assert_eq!(language.words.pack.people(3_u32), "3 people");
}

#[test]
fn a_wrong_text_costs_only_itself_and_is_named_with_its_place_and_what_was_expected() {
    let text = "(
  room: (
    thanks: \"Diolch\",
    welcom: \"Croeso\",
    now: \"Nawr: {grup}\",
    page: \"{page}\",
    blank: (other: \"Gwag\"),
    was: (dau: \"{before}\", other: \"{before}\"),
    thanks: \"Diolch eto\",
  ),
  rooms: (thanks: \"Diolch\"),
  plurals: (one: \"un\", two: \"n = 2\", ones: \"n = 1\"),
  lists: \"a\",
)";
    let expected = [
        ("cy.ron, line 12, ", "\"un\" is not a rule: expected one such as \"n = 1\"", "texts that count"),
        ("cy.ron, line 12, ", "a rule cannot be for the form \"ones\": expected zero, one, two, few or many", "texts that count"),
        ("cy.ron, line 4, ", "there is no text \"welcom\" in the section room", "its texts are welcome, thanks, "),
        ("cy.ron, line 11, ", "there is no section \"rooms\"", "the sections are plurals, language, dates, "),
        ("cy.ron, line 13, ", "lists is a text: expected texts between ( and )", "assets/words/en.ron"),
        ("cy.ron, line 9, ", "room.thanks stands twice", "the first of them counts"),
        (
            "cy.ron, line 6, ",
            "room.page stands in English: the field {pages} is missing: expected {page}, {pages}",
            "the English text is \"page {page} of {pages}\"",
        ),
        (
            "cy.ron, line 5, ",
            "room.now stands in English: there is no field {grup} here: expected {group}",
            "the English text is ",
        ),
        ("cy.ron, line 7, ", "room.blank stands in English: nothing is counted here", "the English text is "),
        (
            "cy.ron, line 8, ",
            "room.was stands in English: there is no form \"dau\" in this language: expected two, other",
            "the English text is ",
        ),
    ];
    let said = said(text);
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for ((sentence, hint), (place, what, to_do)) in said.iter().zip(expected) {
        assert!(sentence.starts_with(place) && sentence.contains(what), "{sentence}\nnot: {place}{what}");
        assert!(hint.starts_with(to_do), "{hint}");
    }
    let (language, _) = read_as(text);
    assert_eq!(language.words.room.thanks(), "Diolch");
    assert_eq!([language.words.room.now("A"), language.words.room.blank().to_owned()], ["Now: A", "nobody shown here said so"]);
    assert_eq!(language.words.lists.comma(), ", ");
}

#[test]
fn a_file_that_is_no_language_file_leaves_all_in_english() {
    for text in ["", "3", "\"room\"", "[1]", "(room: (thanks: \"Diolch\")", "(room: (thanks: 3))"] {
        let (language, problems) = read_as(text);
        assert_eq!(language.words, english(), "{text:?}");
        assert_eq!(problems.len(), 1, "{text:?}: {problems:#?}");
        assert!(problems[0].at.is_some() && problems[0].what.starts_with("this is not a language file: "), "{}", problems[0]);
    }
}

#[test]
fn an_empty_file_or_section_is_all_english() {
    for text in ["()", "(room: ())", "// nothing yet\n()"] {
        let (language, problems) = read_as(text);
        assert_eq!((language.words, problems.len()), (english(), 0), "{text:?}: {problems:?}");
    }
}

#[test]
fn no_text_can_hold_what_moves_the_cursor_or_turns_a_line_round() {
    for bad in ["\\u{1b}[2J", "a\\nb", "a\\u{202e}b"] {
        let said = said(&format!("(room: (thanks: \"{bad}\"))"));
        assert!(said[0].0.contains("a text cannot hold a line break or a control character"), "{said:?}");
    }
}
