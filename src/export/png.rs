//! The SVG as a picture of dots, set in the font that is shipped, so that it looks the same everywhere.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::Subject;
use super::svg::svg;
use super::typeface::{BOLD, PLAIN};

/// Twice as many dots as the SVG has units, unless a side were longer than this many.
const LONGEST: f32 = 12_000.0;

/// The matrix as PNG.
///
/// # Panics
/// Never: the SVG is ours, and the picture's sides are bounded.
#[must_use]
pub fn png(subject: Subject) -> Vec<u8> {
    let mut options = Options { font_family: "DejaVu Sans".to_owned(), ..Options::default() };
    let fonts: &mut fontdb::Database = options.fontdb_mut();
    fonts.load_font_data(PLAIN.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("DejaVu Sans");
    let tree = Tree::from_str(&svg(subject), &options).expect("the SVG is ours: elements closed, texts escaped");
    let size = tree.size();
    let scale = 2.0_f32.min(LONGEST / size.width()).min(LONGEST / size.height());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1 and at most LONGEST")]
    let dots = |side: f32| (side * scale).ceil().max(1.0) as u32;
    let mut dots = Pixmap::new(dots(size.width()), dots(size.height())).expect("sides are at least 1 and at most LONGEST");
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut dots.as_mut());
    dots.encode_png().expect("writing to memory cannot fail")
}
