//! The font that is shipped: `DejaVu Sans`, free (assets/fonts/LICENCE.txt). PNG and PDF are set in it.

use ttf_parser::Face;

/// The plain face.
pub(super) const PLAIN: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans.ttf");
/// The bold face.
pub(super) const BOLD: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans-Bold.ttf");
/// Its name, and fonts as wide to be taken where it is not there.
pub(super) const FAMILY: &str = "DejaVu Sans, Verdana, sans-serif";

/// One weight of it, to measure text with.
pub(super) struct Typeface(Face<'static>);

impl Typeface {
    /// The regular weight.
    pub fn plain() -> Self {
        Self::of(PLAIN)
    }

    /// The bold weight.
    pub fn bold() -> Self {
        Self::of(BOLD)
    }

    fn of(bytes: &'static [u8]) -> Self {
        Self(Face::parse(bytes, 0).expect("the font that is shipped is a font: a test reads it"))
    }

    /// How wide a text is at a size, in the size's unit.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let advance = |c| self.0.glyph_index(c).and_then(|glyph| self.0.glyph_hor_advance(glyph)).unwrap_or(1229);
        let units: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
        #[expect(clippy::cast_precision_loss, reason = "a line of text")]
        let units = units as f32;
        units * size / f32::from(self.0.units_per_em())
    }

    /// A text broken into lines no wider than this, between words where that can be; at least one line.
    pub fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                if !line.is_empty() && self.width(&line, size) + self.width(c.encode_utf8(&mut [0; 4]), size) > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
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
