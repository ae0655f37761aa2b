//! What eyes see of a theme: contrast of every text on every ground it stands on, at both depths; and what of the scale is
//! left with the common colour blindnesses, by the matrices of Machado, Oliveira and Fernandes (2009, severity 1) and
//! distances in CIE Lab (1976, where about 2.3 is just seen).

use ratatui::style::{Color, Modifier, Style};

use super::super::scale::NAMED;
use super::*;

type Rgb = (u8, u8, u8);
type Matrix = [[f64; 3]; 3];

const NORMAL: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTANOPIA: Matrix =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const DEUTERANOPIA: Matrix =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const TRITANOPIA: Matrix =
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];
const EYES: [(&str, Matrix); 4] =
    [("normal", NORMAL), ("protanopia", PROTANOPIA), ("deuteranopia", DEUTERANOPIA), ("tritanopia", TRITANOPIA)];

/// Lab coordinates of a colour as these eyes see it.
fn lab((r, g, b): Rgb, eyes: &Matrix) -> [f64; 3] {
    let linear = [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let dot = |row: &[f64; 3], of: [f64; 3]| row.iter().zip(of).map(|(a, b)| a * b).sum::<f64>();
    let seen = eyes.map(|row| dot(&row, linear).clamp(0.0, 1.0));
    let xyz = [
        dot(&[0.412_456_4, 0.357_576_1, 0.180_437_5], seen) / 0.950_47,
        dot(&[0.212_672_9, 0.715_152_2, 0.072_175_0], seen),
        dot(&[0.019_333_9, 0.119_192_0, 0.950_304_1], seen) / 1.088_83,
    ];
    let [x, y, z] =
        xyz.map(|t| if t > (6.0_f64 / 29.0).powi(3) { t.cbrt() } else { t * (29.0_f64 / 6.0).powi(2) / 3.0 + 4.0 / 29.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: Rgb, b: Rgb, eyes: &Matrix) -> f64 {
    let (a, b) = (lab(a, eyes), lab(b, eyes));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn the_distances_are_those_of_the_definition() {
    // Known: white to black is 100, pure red to pure green 170.6 (CIE 1976, D65).
    assert!((distance((255, 255, 255), (0, 0, 0), &NORMAL) - 100.0).abs() < 0.01);
    assert!((distance((255, 0, 0), (0, 255, 0), &NORMAL) - 170.6).abs() < 0.1);
    // Greys stay what they are, and red and green come near each other.
    for (_, eyes) in EYES {
        assert!(distance((128, 128, 128), (128, 128, 128), &eyes) < 1e-9);
        assert!((lab((200, 200, 200), &eyes)[0] - lab((200, 200, 200), &NORMAL)[0]).abs() < 0.1);
    }
    assert!(distance((200, 60, 60), (120, 130, 40), &DEUTERANOPIA) < distance((200, 60, 60), (120, 130, 40), &NORMAL) / 2.0);
}

#[test]
fn worth_it_and_in_the_way_are_told_apart_by_every_eye() {
    for name in COLOURED {
        let theme = Theme::embedded(name, Depth::Rgb);
        for (eyes, matrix) in EYES {
            for a in 1..=10 {
                for b in 1..=10 {
                    let (worth, way) = (rgb(theme.worth(f64::from(a) / 2.0).bg), rgb(theme.way(f64::from(b) / 2.0).bg));
                    let apart = distance(worth, way, &matrix);
                    assert!(apart >= 15.0, "{}, {eyes}: worth {a} and way {b} of 10 are {apart:.1} apart", name.word());
                }
            }
            let words = distance(rgb(theme.worth_text.fg), rgb(theme.way_text.fg), &matrix);
            assert!(words >= 40.0, "{}, {eyes}: {words:.1}", name.word());
        }
    }
}

#[test]
fn a_strength_is_told_from_the_next_by_every_eye() {
    for name in COLOURED {
        let theme = Theme::embedded(name, Depth::Rgb);
        for (eyes, matrix) in EYES {
            for step in 1..5 {
                for side in [Theme::worth, Theme::way] {
                    let [a, b] = [step, step + 1].map(|step| rgb(side(&theme, f64::from(step)).bg));
                    let apart = distance(a, b, &matrix);
                    assert!(apart >= 6.0, "{}, {eyes}: {step} and the next are {apart:.1} apart", name.word());
                }
            }
        }
    }
}

#[test]
fn the_parts_of_a_bar_are_told_apart_by_every_eye() {
    for name in COLOURED {
        let theme = Theme::embedded(name, Depth::Rgb);
        let parts = [theme.bar_shared, theme.bar_opposed, theme.bar_unmatched].map(|style| rgb(style.fg));
        for (eyes, matrix) in EYES {
            for (a, b) in [(0, 1), (0, 2), (1, 2)] {
                let apart = distance(parts[a], parts[b], &matrix);
                assert!(apart >= 20.0, "{}, {eyes}: parts {a} and {b} are {apart:.1} apart", name.word());
            }
        }
    }
}

/// The styles in which words are written, by name.
fn words(theme: &Theme) -> [(&'static str, Style); 15] {
    [
        ("text", theme.text),
        ("dim", theme.dim),
        ("heading", theme.heading),
        ("subheading", theme.subheading),
        ("accent", theme.accent),
        ("amber", theme.amber),
        ("done", theme.done),
        ("warn", theme.warn),
        ("field", theme.field),
        ("suspect", theme.suspect),
        ("key", theme.key),
        ("key_label", theme.key_label),
        ("worth_text", theme.worth_text),
        ("way_text", theme.way_text),
        ("ghost", theme.ghost),
    ]
}

/// The shade of a colour where a terminal's own text is light on dark, or dark on light.
fn shade(colour: Option<Color>, own: Rgb) -> Rgb {
    match colour {
        Some(Color::Rgb(r, g, b)) => (r, g, b),
        None | Some(Color::Reset) => own,
        Some(named) => NAMED.iter().find(|(_, other, _)| *other == named).map(|(_, _, shade)| *shade).expect("a named colour"),
    }
}

/// Contrast of words laid over a ground, and the cursor's row over both if it is there.
fn contrast_of(words: Style, ground: Style, over: Option<Style>, own: (Rgb, Rgb)) -> f64 {
    let style = over.map_or(ground.patch(words), |over| ground.patch(words).patch(over));
    let (text, under) = (shade(style.fg, own.0), shade(style.bg, own.1));
    if style.add_modifier.contains(Modifier::REVERSED) { contrast(under, text) } else { contrast(text, under) }
}

#[test]
fn every_word_reads_on_every_ground_under_the_cursor_and_at_both_depths() {
    for name in COLOURED {
        // A terminal with sixteen colours lends the dark theme its own text and ground.
        let own = if name == ThemeName::Dark { ((229, 229, 229), (0, 0, 0)) } else { ((0, 0, 0), (255, 255, 255)) };
        for depth in [Depth::Rgb, Depth::Ansi16] {
            let theme = Theme::embedded(name, depth);
            for (ground, under) in
                [("ground", theme.ground), ("title_bar", theme.ground.patch(theme.title_bar)), ("dialog", theme.dialog)]
            {
                for (word, style) in words(&theme) {
                    for (place, over) in [("", None), (" under the cursor", Some(theme.cursor))] {
                        let got = contrast_of(style, under, over, own);
                        assert!(got >= 4.5, "{} {depth:?}: {word} on {ground}{place}: {got:.2}", name.word());
                    }
                }
            }
            for (word, style) in [("chosen", theme.chosen), ("cell_ghost", theme.cell_ghost)] {
                let got = contrast_of(style, theme.ground, None, own);
                assert!(got >= 4.5, "{} {depth:?}: {word}: {got:.2}", name.word());
            }
            for step in 1..=10 {
                for style in [theme.worth(f64::from(step) / 2.0), theme.way(f64::from(step) / 2.0)] {
                    let got = contrast_of(style, theme.ground, None, own);
                    assert!(got >= 4.5, "{} {depth:?}: step {step}: {got:.2}", name.word());
                }
            }
        }
    }
}

#[test]
fn the_projectors_themes_have_more_than_enough_contrast() {
    for name in [ThemeName::ProjectorDark, ThemeName::ProjectorLight] {
        let theme = Theme::embedded(name, Depth::Rgb);
        for (word, style) in [("text", theme.text), ("dim", theme.dim), ("heading", theme.heading), ("accent", theme.accent)] {
            let got = contrast(rgb(style.fg), rgb(theme.ground.bg));
            assert!(got >= 7.0, "{}: {word} {got:.2}", name.word());
        }
    }
}
