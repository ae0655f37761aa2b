//! The font that is shipped: `DejaVu Sans`, free (assets/fonts/LICENCE.txt). PNG and PDF are set in it.

use std::sync::LazyLock;

use ttf_parser::Face;

/// The plain face.
pub(super) const PLAIN: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans.ttf");
/// The bold face.
pub(super) const BOLD: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans-Bold.ttf");
/// Its name, and fonts as wide to be taken where it is not there.
pub(super) const FAMILY: &str = "DejaVu Sans, Verdana, sans-serif";

/// One weight of it, to measure text with.
pub(super) struct Typeface(Face<'static>);

static REGULAR: LazyLock<Typeface> = LazyLock::new(|| Typeface::of(PLAIN));
static HEAVY: LazyLock<Typeface> = LazyLock::new(|| Typeface::of(BOLD));

impl Typeface {
    /// The regular weight.
    pub fn plain() -> &'static Self {
        &REGULAR
    }

    /// The bold weight.
    pub fn bold() -> &'static Self {
        &HEAVY
    }

    fn of(bytes: &'static [u8]) -> Self {
        Self(Face::parse(bytes, 0).expect("the font that is shipped is a font: a test reads it"))
    }

    /// How wide a letter is, in the font's units.
    fn units(&self, letter: char) -> u32 {
        const USUAL: u16 = 1229;
        self.0.glyph_index(letter).and_then(|glyph| self.0.glyph_hor_advance(glyph)).unwrap_or(USUAL).into()
    }

    /// So many of the font's units at a size.
    #[expect(clippy::cast_precision_loss, reason = "a line of text")]
    fn at_size(&self, units: u32, size: f32) -> f32 {
        units as f32 * size / f32::from(self.0.units_per_em())
    }

    /// How wide a text is at a size, in the size's unit.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.at_size(text.chars().map(|letter| self.units(letter)).sum(), size)
    }

    /// A text broken into lines no wider than this, between words where that can be; at least one line.
    pub fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let fits = |units| self.at_size(units, size) <= width;
        let mut lines: Vec<String> = Vec::new();
        let (mut line, mut used) = (String::new(), 0);
        for word in text.split_whitespace() {
            let wide: u32 = word.chars().map(|letter| self.units(letter)).sum();
            let gap = if line.is_empty() { 0 } else { self.units(' ') };
            if fits(used + gap + wide) {
                line.push_str(if gap == 0 { "" } else { " " });
                line.push_str(word);
                used += gap + wide;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            for letter in word.chars() {
                let wide = self.units(letter);
                if !line.is_empty() && !fits(used + wide) {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push(letter);
                used += wide;
            }
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_sign_of_the_picture() {
        for face in [Typeface::plain(), Typeface::bold()] {
            for c in "+−·×∅≈~?o●◐▓░–—’“”•…£éł日".chars() {
                assert_eq!(face.0.glyph_index(c).is_some(), c != '日', "{c}");
            }
        }
    }

    #[test]
    fn lines_are_no_wider_than_asked_and_lose_nothing() {
        let face = Typeface::plain();
        let text = "Ward managers + Executive and Anaesthetistsandintensivists, together";
        let lines = face.lines(text, 12.0, 90.0);
        assert!(lines.iter().all(|line| face.width(line, 12.0) <= 90.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        assert_eq!(face.lines("", 12.0, 90.0), [""]);
    }
}
