//! The form for a point: a new one, filled in as far as the line says it, or the one under the cursor.

use crate::capture;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, LineUse, Pane};
use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input, NONE_YET, Overlay, PointForm, Purpose, evidence_words};
use crate::workshop::{Evidence, FactorId, GroupId, Kind, StepKind, ThemeId};

/// Opens the form that stands for the line here. Returns whether there is one.
pub fn open_form(model: &mut Model) -> bool {
    let Some(desk) = model.desk() else { return false };
    if desk.step_kind() == StepKind::SetUp {
        return crate::tui::update::perform(model, Action::AddGroup, &mut Vec::new());
    }
    let on_point = desk.pane == Pane::Points && !desk.line_has_caret;
    if !desk.has_form() {
        model.say("This step captures no points: the form is for the others.");
        return true;
    }
    let point = desk.mending.or_else(|| desk.point().filter(|_| on_point).map(|factor| factor.id));
    match whole(desk, point) {
        Some(form) => model.overlays.push(Overlay::Form(form)),
        None => model.say_trouble("There is no group yet to add a point to: A adds one."),
    }
    true
}

impl Desk {
    /// Whether there is a form instead of the line here: for a group at Set up, for a point where points are captured or
    /// listed.
    #[must_use]
    pub fn has_form(&self) -> bool {
        let on_point = self.pane == Pane::Points && !self.line_has_caret;
        let decides = matches!(self.step_kind(), StepKind::Move | StepKind::Stand | StepKind::Close);
        self.step_kind() == StepKind::SetUp || on_point || (self.line_use() == LineUse::Capture && !decides)
    }
}

/// What the form begins with.
#[derive(Default)]
struct Start {
    group: Option<GroupId>,
    kind: Option<Kind>,
    text: String,
    theme: Option<ThemeId>,
    strength: Option<u8>,
    evidence: Option<Evidence>,
}

/// The form for a point there is, or for a new one; none without a group.
pub fn whole(desk: &Desk, point: Option<FactorId>) -> Option<Form> {
    let workshop = desk.workshop();
    let start = match point.and_then(|id| workshop.factor(id)) {
        Some(factor) => Start {
            group: Some(factor.group),
            kind: Some(factor.kind),
            text: factor.text.to_string(),
            theme: factor.theme,
            strength: (1..=5u8).find(|&strength| factor.strength() == Some(f64::from(strength))),
            evidence: Some(factor.evidence),
        },
        None => from_line(desk),
    };
    let names: Vec<&str> = desk.listed_groups().into_iter().filter_map(|id| Some(workshop.group(id)?.name.as_str())).collect();
    names.first()?;
    let group = start.group.or(desk.group).and_then(|id| workshop.group(id)).map_or("", |group| group.name.as_str());
    let headings: Vec<&str> = std::iter::once(NONE_YET).chain(workshop.themes().map(|theme| theme.name.as_str())).collect();
    let heading = start.theme.and_then(|id| workshop.theme(id)).map_or(NONE_YET, |theme| theme.name.as_str());
    let kinds = [Kind::Incentive.room_words(), Kind::Barrier.room_words()];
    let kind = start.kind.or(desk.default_kind()).unwrap_or(Kind::Incentive).room_words();
    let evidence = [Evidence::Heard, Evidence::Survey, Evidence::Assumed].map(evidence_words);
    let strength = start.strength.map_or_else(|| NONE_YET.to_owned(), |strength| strength.to_string());
    let mut inputs = vec![
        Input::choice("Group", &names, group),
        Input::choice("It is", &kinds, kind),
        Input::text("Words", &start.text, "in their words, at most ten"),
        Input::choice("Heading", &headings, heading),
        Input::choice("Matters", &[NONE_YET, "1", "2", "3", "4", "5"], &strength),
        Input::choice("We know it", &evidence, evidence_words(start.evidence.unwrap_or(Evidence::Heard))),
    ];
    // Where the room looks on, a figure is given in the line, as dots.
    if desk.one_screen && start.strength.is_none() {
        inputs.remove(4);
    }
    let title = if point.is_some() { "The point" } else { "A new point" };
    let mut form = Form::new(title, inputs, Purpose::Point(PointForm::Whole(point)));
    form.at = 2;
    Some(form)
}

/// What the line says so far.
fn from_line(desk: &Desk) -> Start {
    if desk.line_use() != LineUse::Capture || desk.line.is_empty() {
        return Start::default();
    }
    let parts = capture::parse(desk.line.text(), &desk.capture_context()).parts;
    let theme = match parts.theme {
        Some(capture::ThemeChoice::Existing(id)) => Some(id),
        _ => None,
    };
    Start {
        group: parts.group,
        kind: parts.kind,
        text: parts.text.to_string(),
        theme,
        strength: parts.strength,
        evidence: parts.evidence,
    }
}
