//! What a line shows while it is typed, and what it adds.

use tandem::capture::{Role, ThemeChoice, complete, parse, preview};
use tandem::workshop::{Basis, Evidence, FactorId, GroupId, Kind, ThemeId};

use crate::ward::{nurses_turn, ward};

#[test]
fn the_spans_say_what_each_stretch_is() {
    let workshop = ward();
    let roles = |line: &str| -> Vec<(String, Role)> {
        let spans = parse(line, &nurses_turn(&workshop)).spans;
        spans.into_iter().map(|span| (line[span.range].to_owned(), span.role)).collect()
    };
    let told = |expected: &[(&str, Role)]| -> Vec<(String, Role)> {
        expected.iter().map(|(text, role)| ((*text).to_owned(), *role)).collect()
    };
    let minus = Role::Sign(Kind::Barrier);
    assert_eq!(
        roles(r"res - ward round !2 \-late !! #time @survey !4"),
        told(&[
            ("res", Role::Group),
            ("-", minus),
            ("ward round", Role::Text),
            ("!2", Role::Overridden),
            ("\\", Role::Escape),
            ("-late", Role::Text),
            ("!!", Role::LookAlike),
            ("#time", Role::Theme),
            ("@survey", Role::Evidence),
            ("!4", Role::Strength),
        ])
    );
    assert_eq!(roles("thp = !3"), told(&[("thp", Role::Group), ("=", Role::Same), ("!3", Role::Strength)]));
    assert_eq!(roles("thp = busy"), told(&[("thp", Role::Text), ("=", Role::LookAlike), ("busy", Role::Text)]));
    assert_eq!(roles("xyz - a #zzz"), told(&[("xyz", Role::Refused), ("-", minus), ("a", Role::Text), ("#zzz", Role::Refused)]));
    assert_eq!(
        roles("- a ##new one #time ##b c"),
        told(&[
            ("-", minus),
            ("a", Role::Text),
            ("##new one", Role::Overridden),
            ("#time", Role::Overridden),
            ("##b c", Role::Theme)
        ])
    );
}

#[test]
fn what_is_typed_shows_as_a_ghost_before_it_is_ready() {
    let workshop = ward();
    let parts = parse("res - ", &nurses_turn(&workshop)).parts;
    assert_eq!((parts.group, parts.kind), (Some(GroupId::new(2)), Some(Kind::Barrier)));
    let parts = parse("late #time", &nurses_turn(&workshop)).parts;
    assert_eq!((parts.group, parts.kind), (Some(GroupId::new(1)), None));
    assert_eq!(parts.theme, Some(ThemeChoice::Existing(ThemeId::new(1))));
    assert_eq!(parse("xyz - late", &nurses_turn(&workshop)).parts.group, None);
}

#[test]
fn the_preview_is_in_plain_words() {
    let workshop = ward();
    let context = nurses_turn(&workshop);
    for (line, expected) in [
        ("res - ward round starts late #time", "Resident doctors | in the way | Time on the ward | not scored"),
        ("res + home on time !4 @survey", "Resident doctors | worth it | no heading yet | 4, provisional | told before"),
        ("exe - late", "Executive | in the way | no heading yet | not scored | assumed"),
        ("exe - late @heard", "Executive | in the way | no heading yet | not scored | heard"),
        ("- late ##hearing back", "Nurses | in the way | new heading: hearing back | not scored"),
        ("thp = !3", "Therapists and pharmacy | too | in the way | handover takes longer | Time on the ward | 3, provisional"),
        ("late", "Nurses | + or -?"),
        ("res -", "Resident doctors | in the way | Type what Resident doctors said."),
        ("- late !7", "Nurses | in the way | no heading yet | not scored | text: !1 to !5 is a strength"),
        ("the - a", "“the” could be Therapists and pharmacy (thp) or Theatre (tht): type more of it."),
        ("", ""),
    ] {
        let words: Vec<String> = preview(&parse(line, &context), &context).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words.join(" | "), expected, "the line {line:?}");
    }
}

#[test]
fn completions_are_offered_where_they_help() {
    let workshop = ward();
    let context = nurses_turn(&workshop);
    for (line, grey, accepted) in [
        ("nu", "rses", "nurses"),
        ("RESI", "dent doctors", "RESIdent doctors"),
        ("resident d", "octors", "resident doctors"),
        ("w", "", ""),   // one letter: any text may begin so
        ("th", "", ""),  // two groups
        ("nur", "", ""), // a code already
        ("late nu", "", ""),
        ("- late #sa", "fety", "- late #safety"),
        ("- late #T", "ime", "- late #Time"),
        ("- late #pat", " → #safety", "- late #safety"),
        ("- late #war", " → #time", "- late #time"),
        ("- late #time", "", ""),
        ("- late #zzz", "", ""),
        ("- late #5", "", ""),
        ("- late @a", "ssumed", "- late @assumed"),
        ("- late @heard", "", ""),
        ("- late @", "", ""),
    ] {
        let completion = complete(line, line.len(), &context);
        assert_eq!(completion.as_ref().map_or("", |completion| &completion.grey), grey, "the line {line:?}");
        if let Some(completion) = completion {
            let (line, caret) = completion.accept(line, line.len());
            assert_eq!((line.as_str(), caret), (accepted, accepted.len()));
        }
    }
    let completion = complete("nu - late", 2, &context).unwrap();
    assert_eq!(completion.accept("nu - late", 2), ("nurses - late".to_owned(), 6));
    assert_eq!(complete("nurs", 2, &context), None, "not inside a word");
}

#[test]
fn an_entry_becomes_changes_and_a_sentence() {
    let mut workshop = ward();
    let context = nurses_turn(&workshop);
    let entry = parse("res - hard to speak ##Hearing back !4 @survey", &context).entry().unwrap().clone();
    assert_eq!(entry.sentence(&workshop), "Resident doctors, in the way: hard to speak");
    let changes = entry.changes(&workshop);
    workshop.apply_all(&changes).unwrap();
    let theme = workshop.themes().last().unwrap();
    assert_eq!((theme.name.as_str(), &*theme.code), ("Hearing back", "hearingb"));
    let factor = workshop.factors().last().unwrap();
    assert_eq!((factor.theme, factor.evidence, factor.basis()), (Some(theme.id), Evidence::Survey, Some(Basis::Entered)));
    assert_eq!(factor.strength(), Some(4.0));

    let same = parse("thp =", &nurses_turn(&workshop)).entry().unwrap().clone();
    assert_eq!(same.sentence(&workshop), "Therapists and pharmacy too, in the way: hard to speak");
    workshop.apply_all(&same.changes(&workshop)).unwrap();
    let (copy, of) = (workshop.factors().last().unwrap(), workshop.factor(FactorId::new(2)).unwrap());
    assert_eq!((copy.same_as, copy.kind, &copy.text, copy.theme), (Some(of.id), of.kind, &of.text, of.theme));
    assert_eq!((copy.group, copy.strength(), copy.evidence), (GroupId::new(4), None, Evidence::Heard));
}
