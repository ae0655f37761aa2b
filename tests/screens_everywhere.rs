//! Key string in, screen out: what is the same on every screen. The foot, help, the palette, search, the mouse, small and
//! large terminals.

mod harness;
#[path = "screens_everywhere/line.rs"]
mod line;

#[path = "screens_everywhere/places.rs"]
mod places;
#[path = "screens_everywhere/plain.rs"]
mod plain;

#[path = "screens_everywhere/brackets.rs"]
mod brackets;
#[path = "screens_everywhere/clock.rs"]
mod clock;
#[path = "screens_everywhere/contrast.rs"]
mod contrast;
#[path = "screens_everywhere/foot.rs"]
mod foot;
#[path = "screens_everywhere/habits.rs"]
mod habits;
#[path = "screens_everywhere/held.rs"]
mod held;
#[path = "screens_everywhere/letters.rs"]
mod letters;
#[path = "screens_everywhere/mouse.rs"]
mod mouse;
#[path = "screens_everywhere/mouse_views.rs"]
mod mouse_views;
#[path = "screens_everywhere/palette.rs"]
mod palette;
#[path = "screens_everywhere/rebound.rs"]
mod rebound;
#[path = "screens_everywhere/search.rs"]
mod search;
#[path = "screens_everywhere/sizes.rs"]
mod sizes;
#[path = "screens_everywhere/stranger.rs"]
mod stranger;
#[path = "screens_everywhere/typing.rs"]
mod typing;
#[path = "screens_everywhere/undo.rs"]
mod undo;
