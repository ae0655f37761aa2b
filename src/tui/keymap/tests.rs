//! The built-in table against the contract, the field rule with any key, and every refusal.

use proptest::prelude::*;

use super::*;

fn key(name: &str) -> Key {
    name.parse().unwrap()
}

fn built_in() -> Keymap {
    Keymap::read_built_in().unwrap_or_else(|faults| {
        let all: Vec<_> = faults.iter().map(KeymapError::to_string).collect();
        panic!("{}", all.join("\n"))
    })
}

/// The sentence of the only fault that `text` has as a user's table.
fn refused(text: &str) -> String {
    let faults = built_in().with_user("keymap.ron", text).unwrap_err();
    let all: Vec<_> = faults.iter().map(KeymapError::to_string).collect();
    assert_eq!(all.len(), 1, "{all:#?}");
    all[0].clone()
}

#[test]
fn the_built_in_table_is_sound_and_names_every_action() {
    let keymap = built_in();
    for &action in Action::ALL {
        let entry = keymap.entry(action).unwrap_or_else(|| panic!("{action} is not in the table"));
        assert!(!entry.label.is_empty() && entry.hint.ends_with('.'), "{action}");
        assert!(!entry.places.is_empty(), "{action} can be asked for nowhere");
        assert!(entry.palette || !keymap.all_keys_for(action).is_empty(), "{action} cannot be reached");
    }
    assert_eq!(keymap.entries().len(), Action::ALL.len());
}

#[test]
fn the_keys_of_the_contract_hold() {
    let keymap = built_in();
    let anywhere = [
        ("enter", Action::Commit),
        ("esc", Action::Back),
        ("tab", Action::NextGroup),
        ("shift-tab", Action::PreviousGroup),
        ("right", Action::AcceptCompletion),
        ("ctrl-space", Action::AcceptCompletion),
        ("up", Action::RecallLast),
        ("f1", Action::Help),
        ("f2", Action::ToggleMatrix),
        ("f4", Action::OpenForm),
        ("f5", Action::ToggleOneScreen),
        ("f7", Action::PreviousStep),
        ("f8", Action::NextStep),
        ("f9", Action::Reveal),
        ("ctrl-b", Action::ToggleCover),
        ("ctrl-p", Action::OpenPalette),
        ("ctrl-_", Action::Undo),
        ("ctrl-7", Action::Undo),
        ("ctrl-/", Action::Undo),
        ("ctrl-r", Action::Redo),
    ];
    for (name, action) in anywhere {
        assert_eq!(keymap.action(&[Context::Line, Context::Capture], true, key(name)), Some(action), "{name}");
    }
    let free = [
        ("enter", Action::Open),
        ("esc", Action::Back),
        ("tab", Action::NextPane),
        ("shift-tab", Action::PreviousPane),
        ("?", Action::Help),
        ("m", Action::ToggleMatrix),
        ("1", Action::ShowThemes),
        ("2", Action::ShowPairs),
        ("3", Action::ShowForceField),
        ("4", Action::ShowMap),
        ("5", Action::ShowLevers),
        ("a", Action::OpenForm),
        ("p", Action::ToggleOneScreen),
        ("[", Action::PreviousStep),
        ("]", Action::NextStep),
        ("R", Action::Reveal),
        ("B", Action::ToggleCover),
        (":", Action::OpenPalette),
        ("u", Action::Undo),
        ("ctrl-r", Action::Redo),
        ("i", Action::FocusLine),
        ("q", Action::Quit),
    ];
    for (name, action) in free {
        assert_eq!(keymap.action(&[Context::Capture], false, key(name)), Some(action), "{name}");
    }
    for focused in [false, true] {
        assert_eq!(keymap.action(&[Context::Picture], focused, key("pagedown")), Some(Action::NextBeat));
        assert_eq!(keymap.action(&[Context::Picture], focused, key("pageup")), Some(Action::PreviousBeat));
    }
    assert_eq!(keymap.action(&[Context::Tally, Context::Card], true, key("up")), Some(Action::PreviousPoint));
    assert_eq!(keymap.action(&[Context::Tally, Context::Card], true, key("down")), Some(Action::NextPoint));
    assert_eq!(keymap.action(&[Context::Home], false, key("q")), Some(Action::Quit));
}

/// The keys of the contract that work in a session keep working in every step and pane, but where the table says
/// `over`: a digit begins a number of people in the groups, chooses a heading in the headings, and
/// one of the five words where groups say where they stand.
#[test]
fn every_step_and_pane_leaves_the_contract_alone() {
    let keymap = built_in();
    let letters = "?m12345ap[]RB:uiq";
    for pane in Context::ALL.into_iter().filter(|context| !context.is_closed() && context.works_without_field()) {
        let counts = matches!(pane, Context::Groups | Context::Headings | Context::Standing);
        for letter in letters.chars().filter(|letter| !(counts && letter.is_ascii_digit())) {
            let key = Key::plain(Code::Char(letter));
            assert_eq!(keymap.action(&[pane], false, key), keymap.action(&[], false, key), "{letter} in {pane:?}");
        }
    }
}

#[test]
fn a_closed_place_hides_the_letters_behind_it() {
    let keymap = built_in();
    assert_eq!(keymap.action(&[Context::Dialog, Context::Points, Context::Capture], false, key("u")), None);
    assert_eq!(keymap.action(&[Context::Dialog, Context::Points], false, key("n")), Some(Action::Decline));
    assert_eq!(keymap.action(&[Context::Dialog], false, key("ctrl-b")), Some(Action::ToggleCover));
    assert_eq!(keymap.action(&[Context::Picker], true, key("down")), Some(Action::MoveDown));
}

#[test]
fn vim_keys_and_arrows_move_in_every_list() {
    let keymap = built_in();
    for place in
        Context::ALL.into_iter().filter(|place| place.has_list() && place.works_without_field() && *place != Context::Groups)
    {
        for (letter, arrow) in [("j", "down"), ("k", "up"), ("h", "left"), ("l", "right"), ("g", "home"), ("G", "end")] {
            let moved = keymap.action(&[place], false, key(letter));
            assert!(moved.is_some_and(|action| action.name().starts_with("Move")), "{letter} in {place:?}");
            assert_eq!(moved, keymap.action(&[place], false, key(arrow)));
        }
    }
}

#[test]
fn a_key_that_cannot_do_the_inner_thing_offers_the_outer() {
    let keymap = built_in();
    let offered = keymap.candidates(&[Context::Line, Context::Capture], true, key("right"));
    assert_eq!(offered, [Action::AcceptCompletion, Action::EditRight]);
}

#[test]
fn the_letter_is_shown_first_and_only_keys_that_work_now() {
    let keymap = built_in();
    let labels = |action, contexts: &[Context], focused| -> Vec<String> {
        keymap.keys_for(action, contexts, focused).iter().map(|key| key.label()).collect()
    };
    assert_eq!(labels(Action::NextStep, &[Context::Capture], false), ["]", "F8"]);
    assert_eq!(labels(Action::NextStep, &[Context::Line, Context::Capture], true), ["F8"]);
    assert_eq!(labels(Action::NextBeat, &[Context::Capture], false), Vec::<String>::new());
    assert_eq!(keymap.all_keys_for(Action::ToggleCover), [key("B"), key("ctrl-b")]);
}

#[test]
fn help_lists_this_place_first() {
    let keymap = built_in();
    let found = keymap.entries_in(&[Context::Points, Context::Tidy]);
    assert_eq!(found[0].action, Action::MendPoint);
    assert!(found.iter().any(|entry| entry.action == Action::FinishNow));
    assert!(!found.iter().any(|entry| entry.action == Action::NewWorkshop));
}

#[test]
fn a_user_row_replaces_keys_and_keeps_our_words() {
    let ours = built_in();
    let text = "[(action: Undo, keys: {free: [\"Z\"]}), (action: NextStep, label: \"on\", keys: {free: [\"u\"]})]";
    let keymap = ours.with_user("keymap.ron", text).unwrap();
    assert_eq!(keymap.action(&[], false, key("Z")), Some(Action::Undo));
    assert_eq!(keymap.action(&[], false, key("u")), Some(Action::NextStep));
    assert_eq!(keymap.action(&[], false, key("]")), None);
    assert_eq!(keymap.action(&[], true, key("ctrl-_")), Some(Action::Undo));
    let entry = keymap.entry(Action::NextStep).unwrap();
    assert_eq!((entry.label.as_str(), &entry.hint), ("on", &ours.entry(Action::NextStep).unwrap().hint));
}

#[test]
fn conflicts_name_the_file_the_line_and_both_actions() {
    assert_eq!(
        refused("[\n\n  (action: NextStep, keys: {free: [\"u\"]}),\n]"),
        format!("keymap.ron, line 3: u cannot mean NextStep (free): it means Undo (free) already ({})", {
            let keymap = built_in();
            let place =
                keymap.entry(Action::Undo).unwrap().places.iter().find(|place| place.context == Context::Free).unwrap().clone();
            format!("{DEFAULT_NAME}, line {}", place.line)
        })
    );
    assert_eq!(
        refused("[(action: Search, keys: {list: [\"%\"]}),\n(action: Mark, keys: {list: [\"%\"]})]"),
        "keymap.ron, line 2: % cannot mean Mark (list): it means Search (list) already (keymap.ron, line 1)"
    );
}

#[test]
fn hiding_another_key_must_be_said() {
    let text = "[(action: ReviewPairs, keys: {tidy: [\"u\"]})]";
    assert_eq!(refused(text), "keymap.ron, line 1: u for ReviewPairs (tidy) would hide Undo (free)");
    let said = "[(action: ReviewPairs, keys: {tidy: [\"u\"]}, over: [Undo])]";
    let keymap = built_in().with_user("keymap.ron", said).unwrap();
    assert_eq!(keymap.action(&[Context::Tidy], false, key("u")), Some(Action::ReviewPairs));
}

#[test]
fn letters_are_refused_where_they_are_text() {
    let sentence = "% cannot mean NextStep (anywhere): there it is text for the field";
    assert_eq!(refused("[(action: NextStep, keys: {anywhere: [\"%\"]})]"), format!("keymap.ron, line 1: {sentence}"));
    assert!(refused("[(action: RecallLast, keys: {line: [\"%\"]})]").contains("text for the field"));
}

#[test]
fn no_way_out_may_lose_its_last_key() {
    let text = "[(action: Quit, keys: {free: [], home: [], present: []})]";
    assert_eq!(refused(text), "keymap.ron, line 1: Quit would be left without a key");
}

#[test]
fn two_rows_for_one_place_are_refused() {
    let text = "[(action: Search, keys: {list: [\"%\"]}),\n(action: Search, keys: {list: [\"/\"]})]";
    assert_eq!(refused(text), "keymap.ron, line 2: Search (list) has keys in two rows");
}

proptest! {
    #[test]
    fn with_a_field_focused_every_character_is_text(
        c in any::<char>().prop_filter("printable", |c| !c.is_control()),
        contexts in prop::collection::vec(prop::sample::select(Context::ALL.to_vec()), 0..4),
    ) {
        let keymap = built_in();
        let key = Key::plain(Code::Char(c));
        prop_assert_eq!(key.text(), Some(c));
        prop_assert_eq!(keymap.action(&contexts, true, key), None);
    }
}

#[test]
fn a_refused_table_leaves_the_built_in_one() {
    let (keymap, faults) = Keymap::load(Some(("keymap.ron", "[(action: NextStep, keys: {free: [\"u\"]})]")));
    assert_eq!(faults.len(), 1);
    assert_eq!(keymap.action(&[], false, key("u")), Some(Action::Undo));
    assert!(Keymap::load(None).1.is_empty());
}
