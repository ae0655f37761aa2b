//! What a filled-in form is for. The rules for what may be typed stand beside what is done with it.

mod clock;
mod group;
mod heading;
mod outcome;
mod parked;
mod point;
mod soon;

use jiff::civil::{Date, Time};

pub use clock::clock;
pub use soon::day_said;

pub use group::{GroupForm, count};
pub use heading::HeadingForm;
pub use outcome::{HERE, NOT_ASKED, NOT_HERE, OutcomeForm, expected, figure};
pub use parked::ParkForm;
pub use point::{NONE_YET, PointForm, evidence_words};

use super::{Form, Overlay, Question, Then};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::workshop::{Change, Line, Note};

/// The choice for a sentence that is still talked about.
pub const A_DRAFT: &str = "a draft: the room does not read it";
/// The choice for a sentence that both sides would sign.
pub const AGREED: &str = "agreed: the room reads it";
/// What to say when a sentence counts as agreed.
pub const AGREED_NOW: &str = "Agreed: the room reads the sentence.";

/// What a form is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A new workshop from the template chosen in field 2, with the title in field 1.
    NewWorkshop,
    /// Title, place, date, finish-by time, who receives the report, next look.
    Workshop,
    /// An export to the file in field 1; field 2 says whether it is the full record.
    Export,
    /// What is printed goes to the file in field 1.
    Pack,
    /// The text in field 1 is struck.
    Strike,
    /// Everything is saved to the file in field 1.
    SaveElsewhere,
    /// The intervention in one sentence, a draft or agreed.
    Intervention,
    /// A note for the facilitator alone on the step the room is in.
    StepNote,
    /// Something about a group.
    Group(GroupForm),
    /// Something about a point or a heading.
    Point(PointForm),
    /// Something about a heading.
    Heading(HeadingForm),
    /// Something about the car park.
    Park(ParkForm),
    /// Something about what was decided.
    Outcome(OutcomeForm),
}

impl Purpose {
    /// What the filled-in form does.
    ///
    /// # Errors
    /// A sentence that says which field and what it takes.
    pub fn fulfil(&self, form: &Form, model: &Model) -> Result<Then, String> {
        match self {
            Self::NewWorkshop => {
                let chosen = form.value(1);
                let template = model.templates.iter().find(|template| template.called_in_full() == chosen);
                let template = template.map_or(chosen, |template| &template.name).to_owned();
                Ok(Then::Do(vec![Effect::CreateSession { template, title: form.value(0).to_owned() }]))
            }
            Self::Workshop => workshop(form, model),
            Self::Export | Self::Pack if form.value(0).is_empty() => Err("File: type its name.".into()),
            Self::Export => Ok(Then::Await(Box::new(Effect::Export {
                to: form.value(0).to_owned(),
                full: form.value(1).starts_with("the full"),
            }))),
            Self::Pack => Ok(Then::Await(Box::new(Effect::Pack { to: form.value(0).to_owned() }))),
            Self::Strike if form.value(0).is_empty() => Err("Type the words to be struck.".into()),
            Self::Strike => Ok(Then::Open(Box::new(Overlay::Ask(strike(form.value(0), model))))),
            Self::Intervention => Ok(intervention(form)),
            Self::StepNote => Ok(step_note(form, model)),
            Self::Group(what) => what.fulfil(form, model),
            Self::Point(what) => what.fulfil(form, model),
            Self::Heading(what) => what.fulfil(form, model),
            Self::Park(what) => what.fulfil(form, model),
            Self::Outcome(what) => what.fulfil(form, model),
            Self::SaveElsewhere => Ok(Then::Do(vec![Effect::SaveElsewhere(form.value(0).to_owned())])),
        }
    }
}

/// Asks once more, with the points that hold the words: a strike cannot be undone.
fn strike(words: &str, model: &Model) -> Question {
    let points: Vec<&str> = model
        .desk()
        .into_iter()
        .flat_map(|desk| desk.workshop().factors())
        .map(|factor| factor.text.as_str())
        .filter(|text| text.contains(words))
        .collect();
    let mut body = vec![match points.len() {
        0 => "No point holds these words now. Where the record, a note or a draft does, they go.".to_owned(),
        1 => "One point holds these words:".to_owned(),
        count => format!("{count} points hold these words:"),
    }];
    body.extend(points.iter().take(5).map(|text| format!("“{text}”")));
    body.push("They become [struck] everywhere in this session's files. This cannot be undone.".into());
    Question::confirm(format!("Strike “{words}”?"), body, "Yes, strike it", Then::Do(vec![Effect::Strike(words.to_owned())]))
}

fn workshop(form: &Form, model: &Model) -> Result<Then, String> {
    let Some(desk) = model.desk() else { return Ok(Then::Nothing) };
    let now = desk.workshop();
    let (mut changes, mut days, mut time_said) = (Vec::new(), Vec::new(), None);
    let title = Line::new(form.value(0));
    if title != now.title {
        changes.push(Change::NameWorkshop { title });
    }
    let place = Line::new(form.value(1));
    if place != now.place {
        changes.push(Change::SetPlace { place });
    }
    let today = model.now.to_zoned(model.zone.clone()).date();
    let date = day_said(form.value(2), today)?;
    if date != now.date {
        days.extend(date.map(|date| ("Date", date)));
        changes.push(Change::SetDate { date });
    }
    let time = clock(form.value(3))?;
    if time != now.finish_by {
        time_said = time;
        changes.push(Change::SetFinishBy { time });
    }
    let recipients = Line::new(form.value(4));
    if recipients != now.recipients {
        changes.push(Change::SetRecipients { recipients });
    }
    let date = day_said(form.value(5), model.workshop_day())?;
    if date != now.next_look {
        days.extend(date.map(|date| ("Next look", date)));
        changes.push(Change::SetNextLook { date });
    }
    Ok(Then::Commit(changes, read_as(&days, time_said)))
}

/// What days and the time became, with the weekday: whoever typed `+28` or `4pm` sees what that was read as.
fn read_as(days: &[(&str, Date)], time: Option<Time>) -> String {
    let whole = days.len() + usize::from(time.is_some()) == 1;
    let day =
        |(what, date): &(&str, Date)| format!("{what}: {}.", date.strftime(if whole { "%A %-d %B %Y" } else { "%a %-d %b %Y" }));
    let mut said: Vec<String> = days.iter().map(day).collect();
    said.extend(time.map(|time| format!("Finish by {}.", time.strftime("%H:%M"))));
    if said.is_empty() { "Written down.".to_owned() } else { said.join(" ") }
}

fn intervention(form: &Form) -> Then {
    let (sentence, draft) = (Line::new(form.value(0)), form.value(1) == A_DRAFT);
    let label = match (sentence.is_empty(), draft) {
        (true, _) => "No sentence: the room reads the question.",
        (false, true) => "Written down, as a draft: the room does not read it.",
        (false, false) => AGREED_NOW,
    };
    Then::Commit(vec![Change::DescribeIntervention { sentence, draft }], label.into())
}

fn step_note(form: &Form, model: &Model) -> Then {
    let step = model.desk().and_then(|desk| desk.workshop().progress.step.clone()).unwrap_or_default();
    let label = format!("Noted, for you alone; {} shows it.", named(model, Action::Help));
    Then::Commit(vec![Change::NoteStep { step, text: Note::new(form.value(0)) }], label)
}
