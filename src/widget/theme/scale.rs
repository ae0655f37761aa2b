//! Colours as numbers: the sixteen names, contrast as the eye sees it, and the ten steps of a strength scale.

use ratatui::style::{Color, Style};

use super::Depth;
use super::file::{Ink, Look, Paint};

/// Strengths 0.5, 1, 1.5 .. 5.
pub(super) const STEPS: usize = 10;

type Rgb = (u8, u8, u8);

/// The sixteen names and the shades most terminals give them.
pub(super) const NAMED: [(&str, Color, Rgb); 16] = [
    ("black", Color::Black, (0, 0, 0)),
    ("red", Color::Red, (205, 49, 49)),
    ("green", Color::Green, (13, 188, 121)),
    ("yellow", Color::Yellow, (190, 130, 16)),
    ("blue", Color::Blue, (36, 94, 180)),
    ("magenta", Color::Magenta, (188, 63, 188)),
    ("cyan", Color::Cyan, (17, 168, 205)),
    ("gray", Color::Gray, (204, 204, 204)),
    ("darkgray", Color::DarkGray, (102, 102, 102)),
    ("lightred", Color::LightRed, (241, 76, 76)),
    ("lightgreen", Color::LightGreen, (35, 209, 139)),
    ("lightyellow", Color::LightYellow, (245, 205, 67)),
    ("lightblue", Color::LightBlue, (59, 142, 234)),
    ("lightmagenta", Color::LightMagenta, (214, 112, 214)),
    ("lightcyan", Color::LightCyan, (41, 184, 219)),
    ("white", Color::White, (255, 255, 255)),
];

/// The colour of that name; `default` is the terminal's own.
pub(super) fn named(word: &str) -> Option<Color> {
    if word == "default" {
        return Some(Color::Reset);
    }
    NAMED.iter().find(|(name, ..)| *name == word).map(|(_, colour, _)| *colour)
}

/// Of the sixteen, the one nearest to a colour.
pub(super) fn nearest((r, g, b): Rgb) -> Color {
    let far = |(r2, g2, b2): Rgb| {
        let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        2 * square(r, r2) + 4 * square(g, g2) + 3 * square(b, b2)
    };
    let nearest = NAMED.iter().min_by_key(|(_, _, shade)| far(*shade));
    nearest.map_or(Color::Reset, |(_, colour, _)| *colour)
}

/// Contrast of two colours, 1 to 21 (WCAG 2 relative luminance).
pub(super) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance((r, g, b): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// The place in the scale of a strength; what is not a number is the weakest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before the cast; NaN casts to 0")]
pub(super) fn index(strength: f64) -> usize {
    ((strength * 2.0).round().clamp(1.0, 10.0) as usize).saturating_sub(1)
}

/// The ten steps from five looks: the halves between two colours are mixed, without colours they take the upper look.
pub(super) fn steps(looks: Option<&[Look; 5]>, ink: &Ink, depth: Depth) -> [Style; STEPS] {
    let Some(looks) = looks else {
        return [Style::new(); STEPS];
    };
    std::array::from_fn(|step| {
        let upper = &looks[step / 2];
        let mut style = upper.style(depth);
        let mut fill = upper.bg.map(|paint| shade(paint, depth));
        let between = step % 2 == 0 && step > 0;
        if between && let (Some(above), Some(below), Depth::Rgb) = (upper.bg, looks[step / 2 - 1].bg, depth) {
            let mixed = mix(shade(below, depth), shade(above, depth));
            style.bg = Some(Color::Rgb(mixed.0, mixed.1, mixed.2));
            fill = Some(mixed);
        }
        if let (None, Some(fill)) = (style.fg, fill) {
            style.fg = readable(fill, ink, depth);
        }
        style
    })
}

fn readable(fill: Rgb, ink: &Ink, depth: Depth) -> Option<Color> {
    let inks = [ink.dark, ink.light].into_iter().flatten();
    let best = inks.max_by(|a, b| {
        let [a, b] = [a, b].map(|paint| contrast(shade(*paint, depth), fill));
        a.total_cmp(&b)
    });
    best.map(|paint| paint.colour(depth))
}

/// The shade a paint has on a terminal of that depth, as far as one can know.
fn shade(paint: Paint, depth: Depth) -> Rgb {
    match paint.colour(depth) {
        Color::Rgb(r, g, b) => (r, g, b),
        colour => NAMED.iter().find(|(_, named, _)| *named == colour).map_or((0, 0, 0), |(_, _, shade)| *shade),
    }
}

fn mix(a: Rgb, b: Rgb) -> Rgb {
    (a.0.midpoint(b.0), a.1.midpoint(b.1), a.2.midpoint(b.2))
}
