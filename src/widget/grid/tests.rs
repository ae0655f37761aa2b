use std::sync::LazyLock;

use super::heads::shortened;
use super::*;
use crate::config::language;
use crate::widget::bar::Parts;
use crate::widget::drawn::{any_place, any_text, drawn, theme};
use proptest::prelude::*;
use ratatui::style::Color;

fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(language::english);
    &WORDS
}

fn worth(strength: f64) -> CellFace {
    CellFace { incentive: Channel::Scored { strength, provisional: false }, ..CellFace::default() }
}

fn way(strength: f64) -> CellFace {
    CellFace { barrier: Channel::Scored { strength, provisional: false }, ..CellFace::default() }
}

fn both(plus: f64, minus: f64) -> CellFace {
    CellFace { incentive: worth(plus).incentive, ..way(minus) }
}

fn blank(blank: Blank) -> CellFace {
    CellFace { blank, ..CellFace::default() }
}

/// Seven groups and eight themes as in the pictures, with every kind of cell.
struct Ward {
    blocs: Vec<Bloc<'static>>,
    rows: Vec<MeasuredRow>,
    theme: Theme,
}

fn end(parts: Parts, words: &str) -> RowEnd {
    RowEnd { parts: Some(parts), words: words.to_owned().into(), ..RowEnd::default() }
}

fn ward() -> Ward {
    let column = |name, short| Column { name, short };
    let blocs = vec![
        Bloc {
            name: "clinical",
            columns: vec![
                column("Nurses", "Nur"),
                column("Resident doctors", "Res"),
                column("Consultants", "Con"),
                column("Therapists", "Thp"),
            ],
        },
        Bloc {
            name: "managerial",
            columns: vec![column("Ward managers", "Wm"), column("Operations", "Ops"), column("Executive", "Exe")],
        },
    ];
    let row = |name: &str, words: &'static str, shared: f64| GridRow {
        name: name.into(),
        faces: Vec::new(),
        words: words.into(),
        lit: false,
        end: Some(end(Parts { shared, opposed: 0.2, unmatched: 0.8 - shared }, words)),
    };
    let rows = vec![
        row("Patient safety", "shared, both sides", 0.8),
        row("Time on the ward", "pulls both ways", 0.2),
        row("Being heard", "only clinical groups", 0.0),
        row("Beds", "shared, both sides", 0.6),
        row("Staffing and cover", "in the way of both", 0.5),
        row("Answering for it", "pulls both ways", 0.1),
        row("Hearing back", "pulls both ways", 0.3),
        row("Learning", "only clinical groups", 0.0),
    ];
    let unscored = CellFace { barrier: Channel::Unscored { points: 2 }, ..worth(4.0) };
    let typed = CellFace { barrier: Channel::Typed { strength: None }, lit: true, ..CellFace::default() };
    let assumed = CellFace { incentive: Channel::Assumed { strength: Some(3.0) }, ..CellFace::default() };
    let provisional = CellFace { incentive: Channel::Scored { strength: 5.0, provisional: true }, ..CellFace::default() };
    let no = CellFace::default;
    let faces = vec![
        worth(4.0),
        worth(5.0),
        worth(4.0),
        worth(3.0),
        worth(4.0),
        worth(3.0),
        provisional.clone(),
        way(4.0),
        typed,
        way(4.0),
        CellFace { split: Split { way: true, ..Split::NONE }, ..way(3.0) },
        way(3.0),
        worth(4.0),
        worth(3.0),
        worth(5.0),
        worth(4.0),
        no(),
        worth(4.0),
        no(),
        blank(Blank::AskedNo),
        blank(Blank::Absent),
        blank(Blank::NotRelevant),
        way(2.0),
        worth(3.0),
        worth(3.0),
        worth(4.0),
        worth(5.0),
        worth(4.0),
        way(5.0),
        way(3.0),
        way(2.0),
        way(4.0),
        way(5.0),
        way(2.0),
        CellFace { split: Split { worth: true, ..Split::NONE }, ..provisional },
        way(4.0),
        way(4.0),
        way(3.0),
        way(2.0),
        both(2.0, 2.0),
        worth(4.0),
        assumed,
        both(4.0, 3.0),
        worth(3.0),
        no(),
        worth(3.0),
        both(3.0, 2.0),
        way(3.0),
        unscored,
        worth(2.0),
        worth(4.0),
        worth(2.0),
        worth(3.0),
        no(),
        no(),
        no(),
    ];
    Ward { blocs, rows: with_faces(rows, &faces, 7), theme: theme() }
}

/// Rows with their cells, so many in each.
fn with_faces(rows: Vec<GridRow>, faces: &[CellFace], columns: usize) -> Vec<MeasuredRow> {
    let of = |at: usize| faces.iter().skip(at * columns).take(columns).cloned().collect();
    rows.into_iter().enumerate().map(|(at, row)| GridRow { faces: of(at), ..row }.into()).collect()
}

impl Ward {
    fn grid<'a>(&'a self, scale: Scale<'a>, cursor: Option<(usize, usize)>) -> Grid<'a> {
        let foot = match scale {
            Scale::Figures => Some(Foot {
                label: "pull",
                texts: ["+1.2", "+0.9", "−0.3", "+0.4", "−0.8", "+1.9", "+3.0"].map(str::to_owned).into(),
            }),
            Scale::Room { .. } => None,
        };
        Grid { title: "Matrix", blocs: &self.blocs, rows: &self.rows, foot, cursor, scale, theme: &self.theme }
    }

    fn shown(&self, width: u16, height: u16, scale: Scale, cursor: Option<(usize, usize)>) -> String {
        drawn(width, height, |area, buf| self.grid(scale, cursor).draw(area, buf))
    }
}

#[test]
fn figures_at_every_size() {
    let ward = ward();
    insta::assert_snapshot!("figures_50x24", ward.shown(50, 24, Scale::Figures, Some((1, 1))));
    insta::assert_snapshot!("figures_120x30", ward.shown(120, 30, Scale::Figures, Some((6, 4))));
    insta::assert_snapshot!("figures_80x12", ward.shown(80, 12, Scale::Figures, Some((0, 0))));
    insta::assert_snapshot!("figures_38x9", ward.shown(38, 9, Scale::Figures, Some((7, 6))));
}

#[test]
fn the_room_grows_and_pages() {
    let ward = ward();
    insta::assert_snapshot!("room_116x29", ward.shown(116, 29, Scale::Room { page: 0, words: words() }, None));
    insta::assert_snapshot!("room_116x22", ward.shown(116, 22, Scale::Room { page: 0, words: words() }, None));
    insta::assert_snapshot!("room_116x18_second", ward.shown(116, 18, Scale::Room { page: 1, words: words() }, None));
    insta::assert_snapshot!("room_200x52", ward.shown(200, 52, Scale::Room { page: 0, words: words() }, None));
    insta::assert_snapshot!("room_78x18", ward.shown(78, 18, Scale::Room { page: 0, words: words() }, None));
    let grid = ward.grid(Scale::Room { page: 0, words: words() }, None);
    assert_eq!(grid.pages(Rect::new(0, 0, 200, 52)), 2, "names are large, though it takes a page more");
    assert_eq!(grid.pages(Rect::new(0, 0, 200, 38)), 1, "where they have no room in large type they cost none");
    assert_eq!(grid.pages(Rect::new(0, 0, 116, 29)), 1);
    assert_eq!(grid.pages(Rect::new(0, 0, 116, 22)), 1, "blank lines between rows never cost a page");
    assert_eq!(grid.pages(Rect::new(0, 0, 116, 18)), 2);
    assert_eq!(grid.page_of(Rect::new(0, 0, 116, 18), 7, 0), 1);
}

#[test]
fn rows_of_one_side_without_words_have_a_line_each_where_that_saves_a_page() {
    let names = (1..=9).map(|n| GridRow { name: format!("T{n}"), ..GridRow::default() }).collect();
    let rows = with_faces(names, &vec![worth(3.0); 36], 4);
    let blocs = vec![Bloc { name: "clinical", columns: vec![Column { name: "Nurses", short: "Nur" }; 4] }];
    let theme = theme();
    let scale = Scale::Room { page: 0, words: words() };
    let grid = Grid { title: "", blocs: &blocs, rows: &rows, foot: None, cursor: None, scale, theme: &theme };
    assert_eq!(grid.pages(Rect::new(0, 0, 76, 17)), 1);
}

#[test]
fn a_name_too_long_for_its_column_is_broken_rather_than_cut() {
    assert_eq!(shortened("Therapists and pharmacy", 7, 4), ["Thera-", "pists", "and", "pharma…"]);
    assert_eq!(shortened("management", 7, 2), ["manage-", "ment"]);
}

#[test]
fn every_cell_is_on_a_page_of_the_room_that_has_both_sides() {
    let ward = ward();
    let grid = ward.grid(Scale::Room { page: 0, words: words() }, None);
    for area in [Rect::new(0, 0, 116, 29), Rect::new(0, 0, 78, 18), Rect::new(0, 0, 40, 20)] {
        for (row, column) in (0..8).flat_map(|row| (0..7).map(move |column| (row, column))) {
            let on =
                (0..grid.pages(area)).filter(|page| grid.shows(area, Scale::Room { page: *page, words: words() }, (row, column)));
            // Where one side has fewer columns than there are pages, one of them is on several.
            let on = on.count();
            assert!(if area.width > 40 { on == 1 } else { on >= 1 }, "row {row}, column {column} in {area:?}");
        }
        for page in 0..grid.pages(area) {
            let plan = Plan::new(&Grid { scale: Scale::Room { page, words: words() }, ..grid.clone() }, area);
            assert_eq!(plan.sections.len(), 2, "page {page} in {area:?}");
        }
    }
}

#[test]
fn halves_beside_the_other_side_are_not_rounded_away() {
    let mut ward = ward();
    let mut row = GridRow::clone(&ward.rows[0]);
    row.faces[0] = both(3.5, 2.5);
    ward.rows[0] = row.into();
    assert!(ward.shown(60, 20, Scale::Figures, None).contains("+3½−2½"));
}

#[test]
fn forty_by_forty_scrolls_with_its_cursor() {
    let names: Vec<String> = (1..=40).map(|n| format!("T{n}")).collect();
    let blocs = vec![Bloc { name: "all", columns: names.iter().map(|n| Column { name: n, short: n }).collect() }];
    let rows = names.iter().map(|name| GridRow { name: name.clone(), ..GridRow::default() }).collect();
    let rows = with_faces(rows, &vec![worth(3.0); 1600], 40);
    let theme = theme();
    let grid = |cursor| Grid {
        title: "",
        blocs: &blocs,
        rows: &rows,
        foot: None,
        cursor: Some(cursor),
        scale: Scale::Figures,
        theme: &theme,
    };
    let area = Rect::new(0, 0, 80, 20);
    for cursor in (0..40).map(|n| (n, 39 - n)) {
        let mut buf = Buffer::empty(area);
        grid(cursor).draw(area, &mut buf);
        let mark = area.positions().find(|place| buf[*place].symbol() == "[");
        let mark = mark.unwrap_or_else(|| panic!("{cursor:?} is not shown"));
        assert_eq!(grid(cursor).hit(area, mark.x + 1, mark.y), Some(cursor));
    }
    insta::assert_snapshot!("figures_40x40", drawn(60, 10, |area, buf| grid((20, 20)).draw(area, buf)));
}

#[test]
fn what_is_drawn_is_what_is_hit() {
    let ward = ward();
    let grid = ward.grid(Scale::Figures, None);
    let area = Rect::new(10, 5, 60, 24);
    let mut buf = Buffer::empty(area);
    grid.draw(area, &mut buf);
    let blue = |x: u16, y: u16| buf[(x, y)].bg == ward.theme.worth(5.0).bg.unwrap_or(Color::Reset);
    let cells: Vec<_> = area.positions().filter(|p| blue(p.x, p.y)).map(|p| grid.hit(area, p.x, p.y)).collect();
    assert!(cells.contains(&Some((0, 1))) && cells.contains(&Some((2, 0))));
    assert!(cells.iter().all(Option::is_some));
    assert_eq!(grid.hit(area, 11, 8), None);
}

#[test]
fn an_empty_grid_draws_and_has_one_page() {
    let theme = theme();
    for scale in [Scale::Figures, Scale::Room { page: 3, words: words() }] {
        let grid = Grid { title: "x", blocs: &[], rows: &[], foot: None, cursor: Some((3, 3)), scale, theme: &theme };
        let screen = drawn(60, 20, |area, buf| grid.draw(area, buf));
        assert_eq!(screen.trim(), "x");
        assert_eq!(grid.pages(Rect::new(0, 0, 60, 20)), 1);
    }
}

fn any_face() -> impl Strategy<Value = CellFace> {
    let channel = || {
        prop_oneof![
            Just(Channel::None),
            (any::<f64>(), any::<bool>()).prop_map(|(strength, provisional)| Channel::Scored { strength, provisional }),
            any::<usize>().prop_map(|points| Channel::Unscored { points }),
            any::<Option<f64>>().prop_map(|strength| Channel::Assumed { strength }),
            any::<Option<f64>>().prop_map(|strength| Channel::Typed { strength }),
        ]
    };
    (channel(), channel(), any::<[bool; 2]>(), any::<bool>()).prop_map(|(incentive, barrier, [worth, way], lit)| CellFace {
        incentive,
        barrier,
        split: Split { worth, way },
        lit,
        ..CellFace::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn any_grid_fits_anywhere(
        (area, screen) in any_place(),
        names in prop::collection::vec(any_text(), 0..20),
        widths in prop::collection::vec(0usize..8, 0..5),
        faces in prop::collection::vec(any_face(), 0..60),
        cursor in any::<Option<(usize, usize)>>(),
        page in any::<Option<usize>>(),
    ) {
        let (theme, nothing) = (theme(), String::new());
        let name = |at: usize| names.get(at).unwrap_or(&nothing).as_str();
        let blocs: Vec<Bloc<'_>> = widths.iter().map(|width| Bloc {
            name: name(*width), columns: (0..*width).map(|at| Column { name: name(at), short: name(at + 1) }).collect(),
        }).collect();
        let rows = names.iter().map(|name| GridRow {
            name: name.clone(), words: name.clone().into(), lit: false, faces: Vec::new(),
            end: Some(end(Parts::default(), name)),
        }).collect();
        let rows = with_faces(rows, &faces, widths.iter().sum());
        let scale = page.map_or(Scale::Figures, |page| Scale::Room { page, words: words() });
        let foot = Some(Foot { label: name(2), texts: names.clone() });
        let grid = Grid { title: name(0), blocs: &blocs, rows: &rows, foot, cursor, scale, theme: &theme };
        let mut buf = Buffer::empty(screen);
        grid.draw(area, &mut buf);
        prop_assert!(grid.pages(area) >= 1);
        if let Some((row, column)) = grid.hit(area, area.x + area.width / 2, area.y + area.height / 2) {
            prop_assert!(row < rows.len() && column < widths.iter().sum());
        }
    }
}

#[test]
fn the_mark_of_a_split_stands_on_its_side() {
    let theme = theme();
    let scored = |strength| Channel::Scored { strength, provisional: false };
    let faces = [Split { worth: true, way: false }, Split { worth: false, way: true }, Split { worth: true, way: true }]
        .map(|split| CellFace { incentive: scored(4.0), barrier: scored(3.0), split, ..CellFace::default() });
    for (face, figures, halves) in [(&faces[0], "+4≈−3", [1, 0]), (&faces[1], "+4−3≈", [0, 1]), (&faces[2], "+4≈−3≈", [1, 1])]
    {
        let mut buf = Buffer::empty(Rect::new(0, 0, 7, 1));
        super::figures::draw(face, buf.area, &mut buf, &theme);
        let text: String = buf.content.iter().map(ratatui::buffer::Cell::symbol).filter(|symbol| *symbol != " ").collect();
        assert_eq!(text, figures);
        let mut buf = Buffer::empty(Rect::new(0, 0, 13, 2));
        super::room::draw(face, buf.area, &mut buf, (&theme, words()));
        let marks = |y: u16| (0..13).filter(|x| buf[(*x, y)].symbol() == "≈").count();
        assert_eq!([marks(0), marks(1)], halves, "{figures}");
    }
}
