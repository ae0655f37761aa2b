mod eyes;

use super::*;
use ratatui::style::{Color, Modifier};
use scale::contrast;

const COLOURED: [ThemeName; 4] = [ThemeName::Dark, ThemeName::Light, ThemeName::ProjectorDark, ThemeName::ProjectorLight];

fn rgb(colour: Option<Color>) -> (u8, u8, u8) {
    match colour {
        Some(Color::Rgb(r, g, b)) => (r, g, b),
        other => panic!("not a colour of its own: {other:?}"),
    }
}

#[test]
fn every_embedded_theme_reads_and_names_every_style() {
    for name in ThemeName::ALL {
        assert_eq!(ThemeName::from_word(name.word()), Some(name));
        let source = name.source();
        for word in WORDS {
            assert!(source.contains(&format!("\"{word}\": ")), "{} lacks {word}", name.word());
        }
        assert_eq!(Theme::embedded(name, Depth::Rgb).name, name.word());
    }
}

#[test]
fn text_on_every_filled_cell_reads() {
    for name in COLOURED {
        let theme = Theme::embedded(name, Depth::Rgb);
        for step in 1..=10 {
            for style in [theme.worth(f64::from(step) / 2.0), theme.way(f64::from(step) / 2.0)] {
                let got = contrast(rgb(style.fg), rgb(style.bg));
                assert!(got >= 4.5, "{} step {step}: {got:.2} {style:?}", name.word());
            }
        }
    }
}

#[test]
fn what_is_to_be_read_reads_on_the_ground_it_stands_on() {
    for name in COLOURED {
        let theme = Theme::embedded(name, Depth::Rgb);
        let read = [
            theme.text,
            theme.dim,
            theme.heading,
            theme.subheading,
            theme.accent,
            theme.amber,
            theme.done,
            theme.warn,
            theme.field,
            theme.suspect,
            theme.key,
            theme.key_label,
            theme.worth_text,
            theme.way_text,
            theme.ghost,
        ];
        for ground in [theme.ground, theme.title_bar, theme.dialog] {
            for style in read {
                let got = contrast(rgb(style.fg), rgb(ground.bg));
                assert!(got >= 4.5, "{}: {got:.2} {style:?} on {ground:?}", name.word());
            }
        }
        for style in [theme.chosen, theme.cell_ghost] {
            let got = contrast(rgb(style.fg), rgb(style.bg));
            assert!(got >= 4.5, "{}: {got:.2} {style:?}", name.word());
        }
    }
}

#[test]
fn blue_and_orange_stay_apart_and_strengths_differ() {
    for name in COLOURED {
        let theme = Theme::embedded(name, Depth::Rgb);
        for step in 1..=10 {
            let strength = f64::from(step) / 2.0;
            let (worth, way) = (rgb(theme.worth(strength).bg), rgb(theme.way(strength).bg));
            assert!(worth.2 > worth.0 && way.0 > way.2, "{} step {step}", name.word());
        }
        assert_ne!(theme.worth(3.0), theme.worth(3.5));
        assert_ne!(theme.way(4.0), theme.way(5.0));
    }
}

#[test]
fn plain_has_no_colour_and_still_tells_the_two_apart() {
    let theme = Theme::embedded(ThemeName::Plain, Depth::Rgb);
    for step in 1..=10 {
        let (worth, way) = (theme.worth(f64::from(step) / 2.0), theme.way(f64::from(step) / 2.0));
        assert!([worth.fg, worth.bg, way.fg, way.bg].iter().all(Option::is_none));
        assert!(worth.add_modifier.contains(Modifier::REVERSED) && !way.add_modifier.contains(Modifier::REVERSED));
    }
    assert!([theme.ground, theme.cursor, theme.chosen, theme.warn].iter().all(|s| s.fg.is_none() && s.bg.is_none()));
}

#[test]
fn sixteen_colours_use_the_names() {
    for name in ThemeName::ALL {
        let theme = Theme::embedded(name, Depth::Ansi16);
        let styles = [theme.ground, theme.accent, theme.worth(5.0), theme.way(2.5), theme.cell_blank];
        for colour in styles.iter().flat_map(|s| [s.fg, s.bg]).flatten() {
            assert!(!matches!(colour, Color::Rgb(..)), "{}: {colour:?}", name.word());
        }
    }
    assert_eq!(Theme::embedded(ThemeName::Dark, Depth::Ansi16).accent.fg, Some(Color::Cyan));
}

#[test]
fn a_strength_out_of_range_is_the_nearest() {
    let theme = Theme::embedded(ThemeName::Dark, Depth::Rgb);
    assert_eq!(theme.worth(9.0), theme.worth(5.0));
    assert_eq!(theme.worth(-1.0), theme.worth(0.5));
    assert_eq!(theme.way(f64::NAN), theme.way(0.5));
}

#[test]
fn a_users_theme_changes_only_what_it_names() {
    let text = "(name: \"mine\", from: \"light\", styles: {\"accent\": (fg: \"#aa0000\")})";
    let (mine, light) = (Theme::from_ron(text, Depth::Rgb).unwrap(), Theme::embedded(ThemeName::Light, Depth::Rgb));
    assert_eq!(mine.accent.fg, Some(Color::Rgb(0xaa, 0, 0)));
    assert_eq!((mine.text, mine.worth(4.0)), (light.text, light.worth(4.0)));
    assert_eq!(Theme::from_ron(text, Depth::Ansi16).unwrap().accent.fg, Some(Color::Red));
}

#[test]
fn mistakes_are_named_with_their_place() {
    let wrong = |text: &str| Theme::from_ron(text, Depth::Rgb).unwrap_err();
    let colour = wrong("(\n  name: \"x\",\n  styles: {\"dim\": (fg: \"#12345\")},\n)");
    assert_eq!(colour.line, 3);
    assert!(colour.message.contains("expected \"#rrggbb\""), "{colour}");
    let word = wrong("(name: \"x\", styles: {\"bleu\": ()})").to_string();
    assert!(word.contains("\"bleu\" is not a style: expected one of ground, text"), "{word}");
    let steps = wrong("(name: \"x\", worth: [(bg: \"blue\")])").to_string();
    assert!(steps.contains("1 steps: expected 5"), "{steps}");
    let field = wrong("(name: \"x\", colours: {})").to_string();
    assert!(field.starts_with("theme, line 1, column ") && field.contains("colours"), "{field}");
    assert!(wrong("(name: \"x\", from: \"sepia\")").to_string().contains("projector-dark"));
}
