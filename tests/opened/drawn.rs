//! The matrix as a picture: the SVG as Chromium draws it, the PNG as we do, both square by square.

use resvg::tiny_skia::Pixmap;
use roxmltree::{Document, Node};

use super::{bench, browser, exported};

/// A filled rectangle of the SVG.
struct Block {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    fill: [u8; 3],
}

impl Block {
    fn of(node: Node) -> Self {
        let number = |name| node.attribute(name).map_or(0.0, |text: &str| text.parse::<f32>().unwrap());
        let fill = u32::from_str_radix(&node.attribute("fill").unwrap()[1..], 16).unwrap().to_be_bytes();
        let (left, top) = (number("x"), number("y"));
        Self { left, top, right: left + number("width"), bottom: top + number("height"), fill: [fill[1], fill[2], fill[3]] }
    }

    fn has(&self, x: f32, y: f32) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }
}

/// Holds that each square has its colour near its upper left corner, where no figure stands; gives how many were looked at.
fn squares_have_their_colours(picture: &Pixmap, blocks: &[Block], scale: f32) -> usize {
    let mut looked_at = 0;
    for block in blocks {
        let (x, y) = (block.left + 2.5, block.top + 2.5);
        let Some(seen) = blocks.iter().rev().find(|block| block.has(x, y)) else { continue };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a picture")]
        let dot = picture.pixel((x * scale) as u32, (y * scale) as u32).unwrap();
        assert_eq!([dot.red(), dot.green(), dot.blue()], seen.fill, "at {x}, {y}");
        looked_at += 1;
    }
    looked_at
}

#[test]
#[ignore = "needs Chromium"]
fn the_svg_is_drawn_square_by_square_as_the_png_is() {
    let bench = bench();
    let (svg, png) = (exported(&bench, "matrix.svg"), exported(&bench, "matrix.png"));
    let text = std::fs::read_to_string(&svg).unwrap();
    let tree = Document::parse(&text).unwrap();
    let blocks: Vec<Block> =
        tree.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect"))).map(Block::of).collect();
    let size = |name| tree.root_element().attribute(name).unwrap().parse::<f32>().unwrap();
    let (width, height) = (size("width"), size("height"));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sides of a picture")]
    let window = (width.ceil() as u32, height.ceil() as u32);
    let drawn = browser::picture(&svg, window);
    assert!(squares_have_their_colours(&drawn, &blocks, 1.0) > 50);
    let ours = Pixmap::decode_png(&std::fs::read(png).unwrap()).unwrap();
    #[expect(clippy::cast_precision_loss, reason = "sides of a picture")]
    let scale = ours.width() as f32 / width;
    assert!(squares_have_their_colours(&ours, &blocks, scale) > 50);
}
