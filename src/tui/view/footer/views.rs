//! The keys of the five views of the matrix as one hint: all of them are told, in little room.

use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::model::Model;

/// The views, in their order.
const VIEWS: [Action; 5] = [Action::ShowThemes, Action::ShowPairs, Action::ShowForceField, Action::ShowMap, Action::ShowLevers];

/// `1-5`; where they were changed and are no row of figures any more, each of them.
pub(super) fn keys(model: &Model, contexts: &[Context], in_text: bool) -> String {
    let first = |action: &Action| model.keymap.keys_for(*action, contexts, in_text).first().map(|key| key.label());
    row(&VIEWS.iter().filter_map(first).collect::<Vec<_>>())
}

fn row(keys: &[String]) -> String {
    let figure = |key: &String| key.parse::<u8>().ok();
    let follow = keys.windows(2).all(|two| figure(&two[0]).is_some_and(|before| figure(&two[1]) == before.checked_add(1)));
    match keys {
        [first, .., last] if follow => format!("{first}-{last}"),
        _ => keys.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn keys_that_follow_each_other_are_a_range_and_others_stand_each_for_itself() {
        let row = |keys: &[&str]| row(&keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>());
        assert_eq!(row(&["1", "2", "3", "4", "5"]), "1-5");
        assert_eq!(row(&["1", "2", "3", "4", "L"]), "1 2 3 4 L");
        assert_eq!(row(&["1", "2", "4", "5"]), "1 2 4 5");
        assert_eq!(row(&["V"]), "V");
        assert_eq!(row(&[]), "");
    }
}
