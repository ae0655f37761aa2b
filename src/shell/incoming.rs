//! What comes in from outside: keys, pastes, the mouse, signals, panics of other threads; each on a thread of its own,
//! all into one inbox.

use std::panic;
use std::thread;

use ratatui::crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::shell::inbox::Post;
use crate::shell::{log, terminal};
use crate::tui::Msg;
use crate::tui::keymap::Key;

/// One thing that came in.
#[derive(Debug)]
pub enum Incoming {
    /// Something for the screen.
    Msg(Msg),
    /// The system wants the program to end, its work saved: a signal, or the terminal is gone.
    End,
    /// The system wants the program to stand still until it is continued.
    AskedToStop,
    /// The program was continued after it stood still.
    Continued,
}

/// Notices a terminal that is gone: the library's own reading then never returns and takes a whole processor, and a
/// signal comes only to those whose own terminal it was. It sleeps until that happens.
pub fn watch_terminal(send: Post) {
    #[cfg(unix)]
    thread::spawn(move || {
        use rustix::event::{PollFd, PollFlags, poll};
        let stdin = std::io::stdin();
        loop {
            // Asked for nothing, it still tells of the end.
            let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
            let answer = poll(&mut watched, None);
            if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                log::note("terminal", "gone");
                send.send(Incoming::End);
                return;
            }
            if answer.is_err_and(|error| error != rustix::io::Errno::INTR) {
                return;
            }
        }
    });
    #[cfg(not(unix))]
    drop(send);
}

/// Reads the terminal until it is gone.
pub fn listen_to_terminal(send: Post) {
    thread::spawn(move || {
        loop {
            let Ok(event) = event::read() else {
                send.send(Incoming::End);
                return;
            };
            #[cfg(unix)]
            if matches!(event, Event::Resize(..)) {
                terminal::announce_again();
            }
            if let Some(msg) = translate(event)
                && !send.send(Incoming::Msg(msg))
            {
                return;
            }
        }
    });
}

/// Takes what the terminal has sent, without waiting for more. Of another size the signal tells; that the library noticed
/// it too has to be taken from it all the same, or it loses the key that comes next.
#[cfg(unix)]
pub fn read_terminal(all: &mut Vec<Incoming>) {
    // An answer of the terminal that comes late is no event: the library passes over it and then says that there is nothing
    // more, though keys behind it were read already and would wait for the next one. So it is asked twice.
    let mut nothing = 0;
    while nothing < 2 {
        match event::poll(std::time::Duration::ZERO).and_then(|more| if more { event::read().map(Some) } else { Ok(None) }) {
            Ok(Some(event)) => {
                nothing = 0;
                if matches!(event, Event::Resize(..)) {
                    terminal::announce_again();
                } else {
                    all.extend(translate(event).map(Incoming::Msg));
                }
            }
            Ok(None) => nothing += 1,
            Err(_) => return all.push(Incoming::End),
        }
    }
}

fn translate(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Key::from_event(&key).map(Msg::KeyPressed),
        Event::Paste(text) => Some(Msg::TextPasted(text)),
        Event::Resize(columns, rows) => Some(Msg::Resized { columns, rows }),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Msg::Clicked { x: mouse.column, y: mouse.row }),
            MouseEventKind::ScrollUp => Some(Msg::Scrolled { x: mouse.column, y: mouse.row, up: true }),
            MouseEventKind::ScrollDown => Some(Msg::Scrolled { x: mouse.column, y: mouse.row, up: false }),
            _ => None,
        },
        _ => None,
    }
}

/// Waits for signals: the terminal hung up or the system ends (save and end), Ctrl-C from outside (as `q`), stopped,
/// continued, another size.
///
/// # Errors
/// If the handlers cannot be set.
pub fn listen_to_signals(send: Post) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in &mut signals {
            let incoming = match signal {
                SIGWINCH => match ratatui::crossterm::terminal::size() {
                    Ok((columns, rows)) => Incoming::Msg(Msg::Resized { columns, rows }),
                    Err(_) => continue,
                },
                SIGINT => Incoming::Msg(Msg::AskedToEnd),
                SIGTSTP => Incoming::AskedToStop,
                SIGCONT => Incoming::Continued,
                _ => Incoming::End,
            };
            if signal != SIGWINCH {
                log::note("signal", &signal.to_string());
            }
            if !send.send(incoming) {
                return;
            }
        }
    });
    Ok(())
}

/// From now on a panic in this thread gives the terminal back before it is told; one in any other thread leaves the
/// screen whole and becomes a message.
pub fn catch_panics(send: Post) {
    let ui = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        // The place alone: what a panic says may quote a text.
        let what = info.location().map_or_else(|| "somewhere".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
        log::note("panic", &what);
        if thread::current().id() == ui {
            terminal::leave();
            // Nor may the room read it, which may be looking at this very terminal.
            if std::env::var_os("RUST_BACKTRACE").is_some() {
                before(info);
            } else {
                super::say("error", &format!("a fault in the program itself, at {what}"), None);
            }
        } else {
            send.send(Incoming::Msg(Msg::BrokeDown(what)));
        }
    }));
}
