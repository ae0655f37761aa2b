//! Commits in words: one sentence for the status line and for `tandem log`.

use super::{Change, Commit, FactorId, GroupId, Line, Meaning, Screens, Shown, ThemeId, Workshop};

/// Letters of a text that a sentence quotes.
const QUOTED: usize = 60;

/// What a commit did, in one sentence. Names are those of `workshop`, which may be a later one.
#[must_use]
pub fn of(commit: &Commit, workshop: &Workshop) -> String {
    let what = match &commit.changes[..] {
        [] => "nothing".to_owned(),
        [change] => change_in_words(change, workshop),
        changes => several(changes, workshop),
    };
    match (commit.undoes, commit.redoes) {
        (Some(seq), _) => format!("undid {seq}: {what}"),
        (None, Some(seq)) => format!("did {seq} again: {what}"),
        (None, None) => what,
    }
}

/// What holds again once a commit was taken back, where its own sentence would say the contrary; none where that sentence does.
#[must_use]
pub fn holds_again(commit: &Commit, workshop: &Workshop) -> Option<String> {
    let [change] = &commit.changes[..] else { return None };
    Some(match change {
        Change::ChooseShown { id, .. } => {
            let how = match workshop.shown_in_force().into_iter().find(|(of, _)| of == id)?.1 {
                Shown::Open => "shown on their own again",
                Shown::Joined => "shown with others again",
                Shown::Held => "held again, not shown",
            };
            format!("{} are {how}", group(workshop, *id))
        }
        Change::SetPresence { id, .. } => format!("{} are {} again", group(workshop, *id), workshop.group(*id)?.presence.word()),
        Change::SetBloc { id, .. } => format!("{} are {} again", group(workshop, *id), workshop.group(*id)?.bloc.word()),
        Change::SetKind { id, .. } => format!("{} is {} again", point(workshop, *id), workshop.factor(*id)?.kind.room_words()),
        Change::SetEvidence { id, .. } => format!("{} is {} again", point(workshop, *id), workshop.factor(*id)?.evidence.word()),
        Change::SetScreens { .. } => match workshop.screens {
            None => "one screen or two is open again".into(),
            Some(Screens::One) => "one screen again".into(),
            Some(Screens::Two) => "two screens again".into(),
        },
        Change::DescribeIntervention { .. } if workshop.intervention.is_empty() => "the question has no sentence again".into(),
        Change::DescribeIntervention { .. } => {
            let draft = if workshop.intervention_draft { ", a draft" } else { "" };
            format!("the question is {} again{draft}", quoted(&workshop.intervention))
        }
        _ => return None,
    })
}

/// Several changes at once: what they are all about if it is one thing, else the first and how many more.
fn several(changes: &[Change], workshop: &Workshop) -> String {
    let count = |test: fn(&Change) -> bool| changes.iter().filter(|change| test(change)).count();
    let points = count(|change| matches!(change, Change::AddFactor { .. }));
    if let Some(Change::SetAgenda { agenda }) = changes.iter().find(|change| matches!(change, Change::SetAgenda { .. })) {
        let groups = count(|change| matches!(change, Change::AddGroup { .. }));
        let themes = count(|change| matches!(change, Change::AddTheme { .. }));
        return format!("began with the agenda {}, {groups} groups and {themes} headings", agenda.template);
    }
    if points > 1 {
        return format!("added {points} points");
    }
    let first = changes.iter().find(|change| matches!(change, Change::AddFactor { .. })).unwrap_or(&changes[0]);
    change_in_words(first, workshop)
}

fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("“{}”", short.replace('\n', " "))
}

fn group(workshop: &Workshop, id: GroupId) -> String {
    workshop.group(id).map_or_else(|| id.to_string(), |group| group.name.to_string())
}

fn theme(workshop: &Workshop, id: ThemeId) -> String {
    workshop.theme(id).map_or_else(|| id.to_string(), |theme| theme.name.to_string())
}

fn point(workshop: &Workshop, id: FactorId) -> String {
    workshop.factor(id).map_or_else(|| id.to_string(), |factor| quoted(&factor.text))
}

fn or_nothing(text: &Line) -> String {
    if text.is_empty() { "nothing".to_owned() } else { quoted(text) }
}

fn change_in_words(change: &Change, workshop: &Workshop) -> String {
    match change {
        Change::NameWorkshop { title } => format!("named the workshop {}", or_nothing(title)),
        Change::DescribeIntervention { sentence, .. } => format!("wrote the question {}", or_nothing(sentence)),
        Change::SetPlace { place } => format!("set the place to {}", or_nothing(place)),
        Change::SetDate { date } => format!("set the date to {}", date.map_or_else(|| "none".into(), |date| date.to_string())),
        Change::SetFinishBy { time } => {
            format!("set the end to {}", time.map_or_else(|| "as planned".into(), |time| time.to_string()))
        }
        Change::SetRecipients { recipients } => format!("the report goes to {}", or_nothing(recipients)),
        Change::SetNextLook { date } => {
            format!("set the next look to {}", date.map_or_else(|| "no day".into(), |date| date.to_string()))
        }
        Change::SetScreens { .. } => "chose one screen or two".into(),
        Change::SetAgenda { .. }
        | Change::SetMinutes { .. }
        | Change::MoveStep { .. }
        | Change::OmitStep { .. }
        | Change::NoteStep { .. } => agenda_in_words(change, workshop),
        Change::AddGroup { .. }
        | Change::RemoveGroup { .. }
        | Change::RestoreGroup { .. }
        | Change::RenameGroup { .. }
        | Change::SetBloc { .. }
        | Change::CountPeople { .. }
        | Change::CorrectPeople { .. }
        | Change::SetPresence { .. }
        | Change::ChooseShown { .. }
        | Change::WeighGroup { .. } => group_in_words(change, workshop),
        Change::AddTheme { .. }
        | Change::RemoveTheme { .. }
        | Change::RestoreTheme { .. }
        | Change::RenameTheme { .. }
        | Change::DefineTheme { .. }
        | Change::SetMeaning { .. }
        | Change::WeighTheme { .. }
        | Change::RecordNo { .. }
        | Change::ClearNo { .. } => theme_in_words(change, workshop),
        Change::EnterStep { .. }
        | Change::PauseTimer { .. }
        | Change::ResumeTimer { .. }
        | Change::ExtendStep { .. }
        | Change::Reveal { .. }
        | Change::EndWorkshop { .. }
        | Change::Struck { .. }
        | Change::Format(_) => progress_in_words(change, workshop),
        _ => captured_in_words(change, workshop),
    }
}

fn step(workshop: &Workshop, key: &str) -> String {
    workshop.agenda.step(key).map_or_else(|| key.to_owned(), |step| format!("“{}”", step.title))
}

fn agenda_in_words(change: &Change, workshop: &Workshop) -> String {
    match change {
        Change::SetAgenda { agenda } => format!("took the agenda {}", agenda.template),
        Change::SetMinutes { step: key, plan, .. } => format!("planned {plan} minutes for {}", step(workshop, key)),
        Change::MoveStep { step: key, .. } => format!("moved {} in the agenda", step(workshop, key)),
        Change::OmitStep { step: key, omitted: true } => format!("left out {}", step(workshop, key)),
        Change::OmitStep { step: key, .. } => format!("put {} back", step(workshop, key)),
        Change::NoteStep { step: key, .. } => format!("wrote a note on {}", step(workshop, key)),
        _ => String::new(),
    }
}

fn group_in_words(change: &Change, workshop: &Workshop) -> String {
    match change {
        Change::AddGroup { name, .. } => format!("added the group {name}"),
        Change::RemoveGroup { id } => format!("took the group {} off the list", group(workshop, *id)),
        Change::RestoreGroup { id } => format!("put the group {} back", group(workshop, *id)),
        Change::RenameGroup { name, .. } => format!("renamed a group to {name}"),
        Change::SetBloc { id, bloc } => format!("{} are {}", group(workshop, *id), bloc.word()),
        Change::CountPeople { id, people } | Change::CorrectPeople { id, people, .. } => {
            format!("{}: {} people", group(workshop, *id), people.map_or_else(|| "no count of".into(), |n| n.to_string()))
        }
        Change::SetPresence { id, presence } => format!("{} are {}", group(workshop, *id), presence.word()),
        Change::ChooseShown { id, shown } => {
            format!("{} are shown {}", group(workshop, *id), shown.map_or("by default", super::Shown::word))
        }
        Change::WeighGroup { id, weight } => format!("gave {} the weight {weight}", group(workshop, *id)),
        _ => String::new(),
    }
}

fn theme_in_words(change: &Change, workshop: &Workshop) -> String {
    match change {
        Change::AddTheme { name, .. } => format!("added the heading {name}"),
        Change::RemoveTheme { id } => format!("took the heading {} off the list", theme(workshop, *id)),
        Change::RestoreTheme { id } => format!("put the heading {} back", theme(workshop, *id)),
        Change::RenameTheme { name, .. } => format!("renamed a heading to {name}"),
        Change::DefineTheme { id, .. } => format!("said what {} means", theme(workshop, *id)),
        Change::SetMeaning { id, meaning } => {
            let found = match meaning {
                Meaning::NotChecked => "has not been checked",
                Meaning::Same => "means the same to all",
                Meaning::Two => "means two things",
            };
            format!("{} {found}", theme(workshop, *id))
        }
        Change::WeighTheme { id, weight } => format!("gave {} the weight {weight}", theme(workshop, *id)),
        Change::RecordNo { group: id, theme: about } => {
            format!("{} asked about {}: no", group(workshop, *id), theme(workshop, *about))
        }
        Change::ClearNo { group: id, theme: about } => {
            format!("{} not asked about {}", group(workshop, *id), theme(workshop, *about))
        }
        _ => String::new(),
    }
}

fn captured_in_words(change: &Change, workshop: &Workshop) -> String {
    match change {
        Change::AddFactor { group: id, kind, text, .. } => {
            format!("{}, {}: {}", group(workshop, *id), kind.room_words(), quoted(text))
        }
        Change::RemoveFactor { id } => format!("took back {}", point(workshop, *id)),
        Change::RestoreFactor { id } => format!("brought back {}", point(workshop, *id)),
        Change::RewordFactor { text, .. } => format!("put into other words: {}", quoted(text)),
        Change::SetKind { id, kind } => format!("{} is {}", point(workshop, *id), kind.room_words()),
        Change::MoveFactor { id, group: to } => format!("gave {} to {}", point(workshop, *id), group(workshop, *to)),
        Change::SetTheme { id, theme: Some(to) } => format!("put {} under {}", point(workshop, *id), theme(workshop, *to)),
        Change::SetTheme { id, theme: None } => format!("took {} from its heading", point(workshop, *id)),
        Change::Score { id, strength, basis } => format!("{}: {strength} ({})", point(workshop, *id), basis.word()),
        Change::Unscore { id } => format!("{}: not scored", point(workshop, *id)),
        Change::Rate { id, tally: Some(tally) } => {
            let counts = tally.counts.map(|n| n.to_string()).join(" ");
            format!("slips on {}: {counts}", point(workshop, *id))
        }
        Change::Rate { id, tally: None } => format!("took the slips off {}", point(workshop, *id)),
        Change::SetEvidence { id, evidence } => format!("{} is {}", point(workshop, *id), evidence.word()),
        Change::MergeFactor { id, into } => format!("merged {} into {}", point(workshop, *id), point(workshop, *into)),
        Change::UnmergeFactor { id } => format!("took {} apart again", point(workshop, *id)),
        Change::NoteFactor { id, .. } => format!("wrote a note on {}", point(workshop, *id)),
        Change::LeaveOffMatrix { id, off: true } => format!("left {} off the matrix", point(workshop, *id)),
        Change::LeaveOffMatrix { id, .. } => format!("let {} into the matrix", point(workshop, *id)),
        Change::SetShortlist { factors } => format!("made a shortlist of {}", factors.len()),
        Change::AddSlip { bloc, picks, .. } => format!("a {} slip of {} dots", bloc.word(), picks.len()),
        Change::RemoveSlip { .. } => "took a slip back".into(),
        Change::RestoreSlip { .. } => "brought a slip back".into(),
        Change::Choose { factors } => format!("chose {} points to work on", factors.len()),
        Change::AddAction { deed, .. } => format!("{}: {}", deed.status.word(), quoted(&deed.what)),
        Change::ChangeAction { deed, .. } => format!("changed the action {}", quoted(&deed.what)),
        Change::RemoveAction { .. } => "took an action back".into(),
        Change::RestoreAction { .. } => "brought an action back".into(),
        Change::SetCommitment { group: id, .. } => format!("wrote where {} stand", group(workshop, *id)),
        Change::Park { text, .. } => format!("into the car park: {}", quoted(text)),
        Change::SettleParked { text, .. } => format!("settled in the car park: {}", quoted(text)),
        Change::RemoveParked { .. } => "took something out of the car park".into(),
        Change::RestoreParked { .. } => "put something back into the car park".into(),
        _ => String::new(),
    }
}

fn progress_in_words(change: &Change, workshop: &Workshop) -> String {
    match change {
        Change::EnterStep { step: key, .. } => format!("went to {}", step(workshop, key)),
        Change::PauseTimer { .. } => "stopped the clock".into(),
        Change::ResumeTimer { .. } => "let the clock run".into(),
        Change::ExtendStep { minutes, .. } => format!("{minutes} minutes more for the step"),
        Change::Reveal { .. } => "showed the scores to the room".into(),
        Change::EndWorkshop { .. } => "ended the workshop".into(),
        Change::Struck { .. } => "struck a text from the record".into(),
        Change::Format(version) => format!("needs format {version} from here on"),
        _ => String::new(),
    }
}
