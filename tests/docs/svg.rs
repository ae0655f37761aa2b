//! A frame as an SVG picture: the very cells that the program drew, with their colours. The same frame gives the same
//! bytes, and every run of letters is held to its columns, whatever font the reader has.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use tandem::widget::text::columns;

/// Pixels of a column, of a row, of the margin round the frame, and of the type.
const WIDE: u16 = 9;
const HIGH: u16 = 19;
const MARGIN: u16 = 14;
const TYPE: u16 = 15;

/// How the letters of a run look.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: Color,
    bold: bool,
    underlined: bool,
}

/// The frame as an SVG document; `title` is what a screen reader says. `ground` is the colour of cells that set none.
pub fn picture(buf: &Buffer, title: &str, ground: Color, ink: Color) -> String {
    let (columns, rows) = (buf.area.width, buf.area.height);
    let (width, height) = (columns * WIDE + 2 * MARGIN, rows * HIGH + 2 * MARGIN);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">"
    );
    let _ = writeln!(svg, "<title>{}</title>", escaped(title));
    svg += "<style>text{white-space:pre;font-family:'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace;";
    let _ = writeln!(svg, "font-size:{TYPE}px}}.b{{font-weight:bold}}.u{{text-decoration:underline}}</style>");
    let _ = writeln!(svg, "<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>", hex(ground));
    for y in 0..rows {
        let row: Vec<&Cell> = (0..columns).map(|x| &buf[(x, y)]).collect();
        grounds(&row, y, ground, &mut svg);
        letters(&row, y, (ground, ink), &mut svg);
    }
    svg += "</svg>\n";
    svg
}

/// The colours behind the letters, a rectangle a run.
fn grounds(row: &[&Cell], y: u16, ground: Color, svg: &mut String) {
    let behind = |cell: &Cell| if cell.modifier.contains(Modifier::REVERSED) { cell.fg } else { cell.bg };
    let mut x = 0;
    while x < row.len() {
        let colour = behind(row[x]);
        let end = (x..row.len()).find(|&at| behind(row[at]) != colour).unwrap_or(row.len());
        if !matches!(colour, Color::Reset) && colour != ground {
            let _ = writeln!(svg, "<rect {} fill=\"{}\"/>", place(x, y, end - x), hex(colour));
        }
        x = end;
    }
}

/// The letters, a text a run; blocks and lines as shapes, so that nothing shows between them.
fn letters(row: &[&Cell], y: u16, (ground, ink): (Color, Color), svg: &mut String) {
    let look = |cell: &Cell| {
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let own = if reversed { cell.bg } else { cell.fg };
        let ink = match (own, reversed) {
            (Color::Reset, true) => ground,
            (Color::Reset, false) => ink,
            (own, _) => own,
        };
        Look { ink, bold: cell.modifier.contains(Modifier::BOLD), underlined: cell.modifier.contains(Modifier::UNDERLINED) }
    };
    let mut x = 0;
    while x < row.len() {
        let symbol = row[x].symbol();
        let step = usize::from(columns(symbol).max(1));
        if symbol.trim().is_empty() {
            x += step;
        } else if let Some(shape) = shape(symbol, x, y, look(row[x]).ink) {
            let _ = writeln!(svg, "{shape}");
            x += step;
        } else {
            let (run, end) = run(row, x, &look);
            text(&run, (x, y, end - x), look(row[x]), svg);
            x = end;
        }
    }
}

/// The letters from here on that look alike, without spaces at the end, and the column behind them.
fn run(row: &[&Cell], from: usize, look: &dyn Fn(&Cell) -> Look) -> (String, usize) {
    let (mut run, mut x, mut kept, mut end) = (String::new(), from, 0, from);
    while x < row.len() {
        let symbol = row[x].symbol();
        let blank = symbol.trim().is_empty();
        if !blank && (look(row[x]) != look(row[from]) || shape(symbol, x, 0, Color::Reset).is_some()) {
            break;
        }
        if blank && row[x].modifier.contains(Modifier::UNDERLINED) != look(row[from]).underlined {
            break;
        }
        run.push_str(symbol);
        x += usize::from(columns(symbol).max(1));
        if !blank {
            (kept, end) = (run.len(), x);
        }
    }
    run.truncate(kept);
    (run, end)
}

fn text(words: &str, (x, y, wide): (usize, u16, usize), look: Look, svg: &mut String) {
    let class = match (look.bold, look.underlined) {
        (false, false) => "",
        (true, false) => " class=\"b\"",
        (false, true) => " class=\"u\"",
        (true, true) => " class=\"b u\"",
    };
    let (left, base) = (left(x), MARGIN + y * HIGH + 14);
    let length = pixels(wide);
    let _ = writeln!(
        svg,
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" fill=\"{}\"{class}>{}</text>",
        hex(look.ink),
        escaped(words)
    );
}

/// A block or a line as a shape that fills its cell.
fn shape(symbol: &str, x: usize, y: u16, ink: Color) -> Option<String> {
    let (left, top) = (left(x), MARGIN + y * HIGH);
    let fill = hex(ink);
    let rect = |x: usize, y: u16, wide: u16, high: u16, shade: &str| {
        Some(format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" fill=\"{fill}\"{shade}/>"))
    };
    match symbol {
        "█" => rect(left, top, WIDE, HIGH, ""),
        "▓" => rect(left, top, WIDE, HIGH, " opacity=\"0.75\""),
        "▒" => rect(left, top, WIDE, HIGH, " opacity=\"0.5\""),
        "░" => rect(left, top, WIDE, HIGH, " opacity=\"0.25\""),
        "▌" => rect(left, top, WIDE / 2, HIGH, ""),
        "▀" => rect(left, top, WIDE, HIGH / 2, ""),
        "▄" => rect(left, top + HIGH / 2, WIDE, HIGH - HIGH / 2, ""),
        "─" => rect(left, top + HIGH / 2, WIDE, 1, ""),
        "━" => rect(left, top + HIGH / 2 - 1, WIDE, 3, ""),
        "│" => rect(left + usize::from(WIDE / 2), top, 1, HIGH, ""),
        _ => None,
    }
}

fn place(x: usize, y: u16, wide: usize) -> String {
    format!("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{HIGH}\"", left(x), MARGIN + y * HIGH, pixels(wide))
}

fn left(x: usize) -> usize {
    usize::from(MARGIN) + pixels(x)
}

fn pixels(columns: usize) -> usize {
    columns * usize::from(WIDE)
}

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Reset => "none".into(),
        other => panic!("{other:?} is no colour of a theme in full colours"),
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn a_frame_becomes_letters_and_shapes_in_their_places() {
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
    let red = Style::new().fg(Color::Rgb(255, 0, 0)).bg(Color::Rgb(0, 0, 1));
    tandem::widget::text::put(&mut buf, 0, 0, "a <b█", 8, red);
    let svg = picture(&buf, "A & b", Color::Rgb(0, 0, 0), Color::Rgb(9, 9, 9));
    assert!(svg.contains("<title>A &amp; b</title>"), "{svg}");
    assert!(svg.contains("<rect x=\"14\" y=\"14\" width=\"45\" height=\"19\" fill=\"#000001\"/>"), "{svg}");
    assert!(svg.contains("<text x=\"14\" y=\"28\" textLength=\"36\" fill=\"#ff0000\">a &lt;b</text>"), "{svg}");
    assert!(svg.contains("<rect x=\"50\" y=\"14\" width=\"9\" height=\"19\" fill=\"#ff0000\"/>"), "{svg}");
    assert_eq!(svg.matches("<text").count(), 1, "{svg}");
}
