use super::*;

#[test]
fn the_script_can_be_read_and_every_step_has_something_to_practise() {
    let script = Script::embedded();
    let steps = [
        "setup", "welcome", "question", "worth", "way", "round", "tidy", "score", "picture", "reading", "right", "first", "move",
        "stand", "close",
    ];
    for step in steps {
        assert!(script.cues.iter().any(|cue| cue.step == step), "{step}");
    }
    let mut at = 0;
    for cue in &script.cues {
        let here = steps.iter().position(|step| *step == cue.step).unwrap_or_else(|| panic!("there is no step {}", cue.step));
        assert!(here >= at, "{}: the cues stand in the order of the agenda", cue.name);
        at = here;
        assert!(!cue.done.is_empty() && !cue.hands.is_empty(), "{}", cue.name);
    }
    let names: std::collections::BTreeSet<&str> = script.cues.iter().map(|cue| cue.name.as_str()).collect();
    assert_eq!(names.len(), script.cues.len(), "each is called something else");
}
