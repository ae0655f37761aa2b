//! The capture line: a table of lines and what they mean.

#[path = "capture/cards.rs"]
mod cards;
#[path = "capture/laws.rs"]
mod laws;
#[path = "capture/shown.rs"]
mod shown;
#[path = "capture/ward.rs"]
mod ward;

use tandem::capture::{Context, Entry, Outcome, Role, ThemeChoice, parse};
use tandem::workshop::{Evidence, GroupId, Kind};

use ward::{barriers_step, nurses_turn, ward};

/// An outcome on one line, for the table: `nur - text #time !4 @assumed`, always with its defaults spelled out.
fn told(line: &str, context: &Context) -> String {
    match parse(line, context).outcome {
        Outcome::Empty => "blank".to_owned(),
        Outcome::NothingYet(sentence) => format!("not yet: {sentence}"),
        Outcome::NeedsSign => "+ or -?".to_owned(),
        Outcome::Refused(sentence) => format!("refused: {sentence}"),
        Outcome::Ready(Entry::Point { group, kind, text, theme, strength, evidence }) => {
            let sign = if kind == Kind::Incentive { '+' } else { '-' };
            let code = context.group(group).unwrap().code;
            format!("{code} {sign} [{text}]{}", tags(theme, strength, evidence, context))
        }
        Outcome::Ready(Entry::SameForUs { group, of, theme, strength, evidence }) => {
            format!("{} = {of}{}", context.group(group).unwrap().code, tags(theme, strength, evidence, context))
        }
    }
}

fn tags(theme: Option<ThemeChoice>, strength: Option<u8>, evidence: Evidence, context: &Context) -> String {
    let theme = match theme {
        None => String::new(),
        Some(ThemeChoice::Existing(id)) => format!(" #{}", context.theme(id).unwrap().code),
        Some(ThemeChoice::New(name)) => format!(" ##[{name}]"),
    };
    let strength = strength.map_or(String::new(), |strength| format!(" !{strength}"));
    format!("{theme}{strength} @{}", evidence.word())
}

fn check(context: &Context, table: &[(&str, &str)]) {
    for (line, expected) in table {
        assert_eq!(told(line, context), *expected, "the line {line:?}");
    }
}

#[test]
fn the_head_names_a_group_and_a_sign() {
    let workshop = ward();
    check(
        &nurses_turn(&workshop),
        &[
            // Group and sign, by code, name, prefix, full name; caseless.
            ("res - ward round starts late", "res - [ward round starts late] @heard"),
            ("RES + home on time", "res + [home on time] @heard"),
            ("nurses - late", "nur - [late] @heard"),
            ("nurs - late", "nur - [late] @heard"),
            ("resident - late", "res - [late] @heard"),
            ("Resident doctors - late", "res - [late] @heard"),
            ("resident  DOCTORS - late", "res - [late] @heard"),
            ("therapists AND pharmacy + in the room", "thp + [in the room] @heard"),
            // All the signs, with or without white space after them.
            ("nur − late", "nur - [late] @heard"),
            ("nur – late", "nur - [late] @heard"),
            ("nur — late", "nur - [late] @heard"),
            ("nur -late", "nur - [late] @heard"),
            ("nur\t+late", "nur + [late] @heard"),
            ("  nur   -   late  ", "nur - [late] @heard"),
            // A bare sign: the current group.
            ("- late", "nur - [late] @heard"),
            ("+more time", "nur + [more time] @heard"),
            ("- nur - late", "nur - [nur - late] @heard"),
            ("-- late", "nur - [- late] @heard"),
            // Only one sign counts; what follows is text.
            ("nur - - late", "nur - [- late] @heard"),
            ("nur - = late", "nur - [= late] @heard"),
            // No white space before the sign, or more words than one before it: text, so a sign is missing.
            ("x-ray late", "+ or -?"),
            ("nur- late", "+ or -?"),
            ("nurses late - again", "+ or -?"),
            ("resident doc - late", "+ or -?"),
            ("late", "+ or -?"),
            ("nur", "+ or -?"),
            ("nur late", "+ or -?"),
            // A real tag is no group.
            ("#time - late", "+ or -?"),
            ("!! - late", "+ or -?"),
            // Nothing to add yet.
            ("", "blank"),
            (" \t ", "blank"),
            ("nur -", "not yet: Type what Nurses said."),
            ("res + #time !4", "not yet: Type what Resident doctors said."),
            ("-", "not yet: Type what Nurses said."),
            ("#time", "not yet: Type what Nurses said."),
        ],
    );
}

#[test]
fn a_signed_group_that_matches_none_or_several_is_refused() {
    let workshop = ward();
    let all = "Nurses (nur), Resident doctors (res), Consultants (con), Therapists and pharmacy (thp), Theatre (tht), \
               Ward managers (wm) and Executive (exe)";
    let none = |typed: &str, sign: char| {
        format!(
            "refused: No group matches “{typed}”. There are {all}. If “{typed} {sign}” is what they said, type {typed} \\{sign}"
        )
    };
    check(
        &nurses_turn(&workshop),
        &[
            ("late - again", &none("late", '-')),
            ("2 - 3 hours late", &none("2", '-')),
            ("xyz = !3", &none("xyz", '=')),
            ("the - late", "refused: “the” could be Therapists and pharmacy (thp) or Theatre (tht): type more of it."),
        ],
    );
    check(
        &Context::default(),
        &[("nur - late", "refused: No group matches “nur”. There is none yet. If “nur -” is what they said, type nur \\-")],
    );
}

#[test]
fn what_is_left_out_is_the_current_group_and_the_kind_of_the_step() {
    let workshop = ward();
    check(
        &barriers_step(&workshop),
        &[
            ("x-ray late", "nur - [x-ray late] @heard"),
            ("late", "nur - [late] @heard"),
            ("nur", "nur - [nur] @heard"),
            ("+ home on time", "nur + [home on time] @heard"),
            ("res + home on time", "res + [home on time] @heard"),
            ("resident doc - late", "nur - [resident doc - late] @heard"),
            ("#time - late", "nur - [- late] #time @heard"),
            ("!! - late", "nur - [!! - late] @heard"),
        ],
    );
    let nobody = Context { current: None, ..nurses_turn(&workshop) };
    check(&nobody, &[("- late", "not yet: There is no group yet: add one first."), ("res - late", "res - [late] @heard")]);
}

#[test]
fn a_backslash_before_a_sign_or_a_tag_makes_it_text() {
    let workshop = ward();
    check(
        &barriers_step(&workshop),
        &[
            (r"late \- again", "nur - [late - again] @heard"),
            (r"\- late", "nur - [- late] @heard"),
            (r"\-5 degrees", "nur - [-5 degrees] @heard"),
            (r"nur \+ late", "nur - [nur + late] @heard"),
            (r"res - \- late", "res - [- late] @heard"),
            (r"thp \= !3", "nur - [thp =] !3 @heard"),
            (r"see \#time", "nur - [see #time] @heard"),
            (r"see \\#time", r"nur - [see \#time] @heard"),
            (r"say \!3 \@heard \##new", "nur - [say !3 @heard ##new] @heard"),
            (r"a\-b c\d \e", r"nur - [a\-b c\d \e] @heard"),
        ],
    );
}

#[test]
fn tags_stand_anywhere_as_whole_words_and_the_last_of_a_kind_wins() {
    let workshop = ward();
    check(
        &barriers_step(&workshop),
        &[
            ("ward round starts late #time", "nur - [ward round starts late] #time @heard"),
            ("ward #time round !4 starts @survey late", "nur - [ward round starts late] #time !4 @survey"),
            ("#time late", "nur - [late] #time @heard"),
            ("late #TIME @Heard !1 !5", "nur - [late] #time !5 @heard"),
            ("late #time #safety @survey @assumed", "nur - [late] #safety @assumed"),
            // Codes, names, prefixes.
            ("late #staffing", "nur - [late] #cover @heard"),
            ("late #pat", "nur - [late] #safety @heard"),
            ("late #tra", "nur - [late] #train @heard"),
            ("late #heard", "nur - [late] #heard @heard"),
            // Inside a word a tag is text.
            ("late a#time b!3 me@heard.org", "nur - [late a#time b!3 me@heard.org] @heard"),
            // A new heading: up to the next tag or the end.
            ("late ##hearing back", "nur - [late] ##[hearing back] @heard"),
            ("late ##hearing back !3 again", "nur - [late again] ##[hearing back] !3 @heard"),
            ("late ##hearing back #time", "nur - [late] #time @heard"),
            ("late #time ##hearing #1 back", "nur - [late] ##[hearing #1 back] @heard"),
            ("late ##time on THE ward", "nur - [late] #time @heard"),
            (r"late ##hearing \#time", "nur - [late] ##[hearing #time] @heard"),
            ("late ##a ##b", "nur - [late] ##[b] @heard"),
        ],
    );
}

#[test]
fn what_only_looks_like_a_tag_stays_text() {
    let workshop = ward();
    let context = barriers_step(&workshop);
    for word in ["#1", "#", "##", "##1", "###time", "@night", "@", "@hear", "!!", "!", "!7", "!0", "!33", "#5saudits"] {
        let line = format!("late {word} again");
        assert_eq!(told(&line, &context), format!("nur - [late {word} again] @heard"));
        let reading = parse(&line, &context);
        let marked: Vec<_> = reading.spans.iter().filter(|span| span.role == Role::LookAlike).collect();
        assert_eq!(marked.len(), 1, "{word}");
        assert_eq!(&line[marked[0].range.clone()], word);
        assert!(reading.hint().unwrap().starts_with("text: "));
    }
}

#[test]
fn an_unknown_heading_is_refused() {
    let workshop = ward();
    let all = "#time, #safety, #heard, #cover, #train and #5saudits";
    check(
        &barriers_step(&workshop),
        &[
            ("late #money", &format!("refused: No heading matches “#money”. There are {all}; ##money makes one.")),
            ("late #money #time", &format!("refused: No heading matches “#money”. There are {all}; ##money makes one.")),
            ("late #t", "refused: “#t” could be #time or #train: type more of it."),
            ("late #time,", "refused: No heading matches “#time,”. Did you mean #time? ##time, makes a new one."),
        ],
    );
    check(&Context::default(), &[("late #time", "refused: No heading matches “#time”. There is none yet: ##time makes one.")]);
}

#[test]
fn evidence_left_out_is_heard_or_assumed_of_a_group_that_is_not_here() {
    let workshop = ward();
    check(
        &nurses_turn(&workshop),
        &[
            ("con - late", "con - [late] @heard"),
            ("exe - late", "exe - [late] @assumed"),
            ("exe - late @survey", "exe - [late] @survey"),
            ("exe - late @heard", "exe - [late] @heard"),
            ("exe =", "exe = f1 @assumed"),
        ],
    );
}

#[test]
fn the_same_for_us() {
    let workshop = ward();
    check(
        &nurses_turn(&workshop),
        &[
            ("thp = !3", "thp = f1 !3 @heard"),
            ("thp =", "thp = f1 @heard"),
            ("thp =!3", "thp = f1 !3 @heard"),
            ("ward managers = #safety @survey", "wm = f1 #safety @survey"),
            ("thp = ##new heading", "thp = f1 ##[new heading] @heard"),
            ("nur = !3", "not yet: That point came from Nurses: name another group before =."),
            // After = only tags may follow: this is text.
            ("thp = busy", "+ or -?"),
            ("pH = 7", "+ or -?"),
            ("thp = !7", "+ or -?"),
        ],
    );
    let turn = Context { current: Some(GroupId::new(2)), ..nurses_turn(&workshop) };
    check(&turn, &[("=", "res = f1 @heard"), ("= !2", "res = f1 !2 @heard"), ("= late", "+ or -?")]);
    check(&barriers_step(&workshop), &[("pH = 7", "nur - [pH = 7] @heard"), ("thp = busy", "nur - [thp = busy] @heard")]);
    let none = Context { point: None, ..nurses_turn(&workshop) };
    check(&none, &[("thp =", "not yet: There is no point yet to say “same for us” to.")]);
}

#[test]
fn a_slip_of_the_finger_is_told_what_it_was_meant_to_be() {
    let workshop = ward();
    let context = nurses_turn(&workshop);
    for (line, sentence, meant) in [
        ("nru + late", "No group matches “nru”. Did you mean Nurses (nur)?", "nur"),
        ("Nruses + late", "No group matches “Nruses”. Did you mean Nurses (nur)?", "nur"),
        ("exce = !3", "No group matches “exce”. Did you mean Executive (exe)?", "exe"),
        ("res - late #tmie", "No heading matches “#tmie”. Did you mean #time? ##tmie makes a new one.", "#time"),
    ] {
        let reading = parse(line, &context);
        assert_eq!(reading.outcome, Outcome::Refused(sentence.to_owned()), "{line}");
        let found = reading.meant.unwrap();
        assert_eq!(found.with, meant, "{line}");
        let mut mended = line.to_owned();
        mended.replace_range(found.range, &found.with);
        assert!(matches!(parse(&mended, &context).outcome, Outcome::Ready(_)), "{mended}");
    }
    // None is near.
    for line in ["xyz + late", "at + late", "late - again"] {
        assert_eq!(parse(line, &context).meant, None, "{line}");
    }
}

#[test]
fn what_a_line_without_a_sign_lacks_is_said() {
    let workshop = ward();
    let context = nurses_turn(&workshop);
    let codes = "nur, res, con, thp, tht, wm or exe";
    for (line, sentence) in [
        ("late", "+ or -?  Put + before what makes it worth it, - before what gets in the way.".to_owned()),
        // Two letters from “Nurses”, and yet no group: it begins otherwise.
        ("curses at eight", "+ or -?  Put + before what makes it worth it, - before what gets in the way.".to_owned()),
        ("nur late", "+ or -?  The sign stands right after the group: nur + or nur - and their words.".to_owned()),
        ("nur- late", "A space belongs between the group and the sign: nur - and their words.".to_owned()),
        ("nru late", "No group is called “nru”. Did you mean nur? Then nur + or nur - and their words.".to_owned()),
        ("sister x - late", format!("No group is called “sister x”: {codes} stand before a sign, or a whole name.")),
        ("xyz = busy", format!("No group is called “xyz”: {codes} stand before a sign, or a whole name.")),
        ("thp = busy", "After = only #, ! and @ may follow: thp = alone copies the last point.".to_owned()),
        ("same for us", "“same for us” is typed res = and Enter: it copies “handover takes longer”.".to_owned()),
        ("thp same for us.", "“same for us” is typed thp = and Enter: it copies “handover takes longer”.".to_owned()),
    ] {
        assert_eq!(parse(line, &context).outcome, Outcome::NeedsSign, "{line}");
        assert_eq!(tandem::capture::missing_sign(line, &context), sentence, "{line}");
    }
    // Where the step needs no sign it is text, with a hint.
    let hint = parse("same for us", &barriers_step(&workshop)).hint();
    assert_eq!(hint.as_deref(), Some("“same for us” is typed res ="));
}

#[test]
fn no_words_of_ours_are_taken_for_a_name_but_the_invented_one() {
    let mut named = Vec::new();
    let mut lines = 0;
    for folder in ["sessions", "assets", "assets/templates", "assets/words"] {
        for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if file.extension().is_some_and(|ending| ending == "ron") {
                let text = std::fs::read_to_string(&file).unwrap();
                lines += text.lines().count();
                named.extend(text.lines().filter(|line| tandem::capture::names_somebody(line)).map(str::to_owned));
            }
        }
    }
    assert!(lines > 1000, "{lines}");
    // The rehearsal types it, to strike it again.
    named.retain(|line| !line.contains("Mr Example"));
    assert!(named.is_empty(), "{named:#?}");
}

#[test]
fn an_owner_is_like_a_name_where_no_word_of_it_is_of_a_role() {
    use tandem::capture::is_like_a_name;
    for name in ["Mary Jones", "Anna-Lena Weber", "Jo O'Neil"] {
        assert!(is_like_a_name(name), "{name}");
    }
    for role in [
        "Ward Manager",
        "ward manager",
        "Consultant lead",
        "Finance",
        "Chief Executive",
        "Nurses",
        "Therapists and pharmacy",
        "IT",
    ] {
        assert!(!is_like_a_name(role), "{role}");
    }
}
