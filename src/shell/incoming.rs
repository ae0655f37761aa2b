//! What comes in from outside: keys, pastes, the mouse, signals, panics of other threads; each on a thread of its own,
//! all into one channel.

use std::panic;
use std::sync::mpsc::Sender;
use std::thread;

use ratatui::crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::shell::terminal;
use crate::tui::Msg;
use crate::tui::keymap::Key;

/// One thing that came in.
#[derive(Debug)]
pub enum Incoming {
    /// Something for the screen.
    Msg(Msg),
    /// The system wants the program to end, its work saved: a signal, or the terminal is gone.
    End,
    /// The program was continued after it stood still.
    Continued,
}

/// Reads the terminal until it is gone.
pub fn listen_to_terminal(send: Sender<Incoming>) {
    thread::spawn(move || {
        loop {
            let Ok(event) = event::read() else {
                let _ = send.send(Incoming::End);
                return;
            };
            if let Some(msg) = translate(event)
                && send.send(Incoming::Msg(msg)).is_err()
            {
                return;
            }
        }
    });
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

/// Waits for signals: the terminal hung up or the system ends (save and end), Ctrl-C from outside (as `q`), continued.
///
/// # Errors
/// If the handlers cannot be set.
pub fn listen_to_signals(send: Sender<Incoming>) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT])?;
    thread::spawn(move || {
        for signal in &mut signals {
            let incoming = match signal {
                SIGINT => Incoming::Msg(Msg::AskedToEnd),
                SIGCONT => Incoming::Continued,
                _ => Incoming::End,
            };
            if send.send(incoming).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// From now on a panic in this thread gives the terminal back before it is told; one in any other thread leaves the
/// screen whole and becomes a message.
pub fn catch_panics(send: Sender<Incoming>) {
    let ui = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == ui {
            terminal::leave();
            before(info);
        } else {
            let what = info.location().map_or_else(|| "somewhere".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
            let _ = send.send(Incoming::Msg(Msg::BrokeDown(what)));
        }
    }));
}
