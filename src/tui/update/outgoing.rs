//! The forms that name a file to be written.

use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input, Overlay, Purpose};

/// A report, or another export.
pub fn export(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let inputs = vec![
        Input::proposal(
            "File",
            &format!("{}.docx", desk.name),
            "ending in .docx, .html, .pdf, .xlsx, .md, .txt, .csv, .svg, .png or .json",
        ),
        Input::choice("What", &["what the room may see", "the full record"], ""),
    ];
    let mut form = Form::new("Write the report", inputs, Purpose::Export);
    form.body = vec![
        format!("A file named without a folder lies in {}.", model.here),
        "What the room may see: points by staff group, no names, small groups together or left out as they chose, no private notes.".into(),
        "The full record is for you alone: the report with your notes, every tally and what was held back; a .csv file every point and tally.".into(),
    ];
    model.overlays.push(Overlay::Form(form));
}

/// What is printed; the proposal lies beside the session.
pub fn pack(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let beside = desk.place.strip_suffix(".ron").unwrap_or(&desk.name);
    let inputs = vec![Input::proposal("File", &format!("{beside}-pack.pdf"), "ending in .pdf or .html")];
    let mut form = Form::new("Print the pack", inputs, Purpose::Pack);
    form.body = vec![
        "It holds the script, for you alone, and to be printed: a card for each group, slips, a blank matrix.".into(),
        "A card holds its group's points, also of a group that is held back: hand each to its own group.".into(),
        format!("A file named without a folder lies in {}.", model.here),
    ];
    model.overlays.push(Overlay::Form(form));
}
