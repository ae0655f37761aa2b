//! The terminal, taken and given back.
//!
//! [`leave`] tries every step, whatever fails, and may be called from anywhere and more than once: from `Drop`, from the
//! panic hook of the thread that draws, from the way out of a signal. Each frame leaves in one write.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use ratatui::crossterm::style::{Attribute, SetAttribute, force_color_output};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::Position;

use super::canvas::{Canvas, Sheet};

/// Whether the terminal is ours.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Held by whoever sets how the terminal works: two threads may.
static MODE: Mutex<()> = Mutex::new(());

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Screen {
    canvas: Canvas,
    out: Vec<u8>,
}

/// Why there is no terminal to draw on, in a sentence; none if there is one.
#[must_use]
pub fn missing(term: Option<&str>) -> Option<String> {
    if term == Some("dumb") {
        return Some("this terminal cannot place text (TERM=dumb)".into());
    }
    (!io::stdin().is_terminal() || !io::stdout().is_terminal()).then(|| "there is no terminal to draw on".into())
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// If it cannot be put into raw mode or written to; then it is given back.
    pub fn take(mouse: bool) -> io::Result<Self> {
        enter(mouse).inspect_err(|_| leave())?;
        Ok(Self { canvas: Canvas::new(size()), out: Vec::new() })
    }

    /// Takes another size in; the next frame is drawn whole.
    pub fn resize(&mut self, size: (u16, u16)) {
        if size != self.canvas.size() {
            self.canvas.resize(size);
        }
    }

    /// Draws one frame and writes what changed, in one write, as a synchronized update; nothing if nothing did. `draw` says
    /// where the caret is.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Sheet<'_>) -> Option<Position>) -> io::Result<()> {
        self.out.clear();
        queue!(self.out, BeginSynchronizedUpdate)?;
        let begun = self.out.len();
        self.canvas.frame(draw, &mut self.out);
        if self.out.len() == begun {
            return Ok(());
        }
        queue!(self.out, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        out.write_all(&self.out)?;
        out.flush()?;
        self.canvas.settle();
        Ok(())
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole, in the size that the terminal has now.
    pub fn forget(&mut self) {
        self.canvas.resize(size());
    }

    /// Sounds the bell.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn ring() -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(b"\x07")?;
        out.flush()
    }

    /// Takes the mouse or lets it go.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn capture_mouse(on: bool) -> io::Result<()> {
        if on { execute!(io::stdout(), EnableMouseCapture) } else { execute!(io::stdout(), DisableMouseCapture) }
    }

    /// Gives the terminal back, says `words` on the shell's own screen, stops the process until it is continued, and takes the
    /// terminal again.
    ///
    /// # Errors
    /// If the terminal cannot be taken again.
    pub fn suspend(&mut self, mouse: bool, words: &[String]) -> io::Result<()> {
        leave();
        let mut out = io::stdout();
        let _ = words.iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take_again(mouse)
    }

    /// Takes the terminal once more: whoever had it while the process stood still may have left it otherwise.
    ///
    /// # Errors
    /// If it cannot be taken.
    pub fn take_again(&mut self, mouse: bool) -> io::Result<()> {
        let mode = self::mode();
        let _ = disable_raw_mode();
        drop(mode);
        enter(mouse)?;
        self.forget();
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

/// Whether a shell could bring the program back that stops: it gives each program a group of processes of its own, so that who
/// is in the group of the terminal's first program was started without one, as by `ssh host tandem` or in a window made for it.
#[must_use]
pub fn can_come_back() -> bool {
    #[cfg(unix)]
    {
        use rustix::termios::{tcgetpgrp, tcgetsid};
        let stdin = io::stdin();
        match (tcgetsid(&stdin), tcgetpgrp(&stdin)) {
            (Ok(first), Ok(here)) => first != here,
            // Nothing is known: whoever asks for it is believed.
            _ => true,
        }
    }
    #[cfg(not(unix))]
    false
}

/// The terminal's columns and rows; what is taken for it where it does not say.
#[must_use]
pub fn size() -> (u16, u16) {
    ratatui::crossterm::terminal::size().unwrap_or((80, 24))
}

fn enter(mouse: bool) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    // The library's own NO_COLOR handling would erase bold and reverse with the colours; our plain theme has none.
    force_color_output(true);
    let mode = self::mode();
    let raw = enable_raw_mode();
    drop(mode);
    raw?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

fn mode() -> MutexGuard<'static, ()> {
    MODE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back: every step is tried, whatever the one before it did. Does nothing if it is not ours.
pub fn leave() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, EndSynchronizedUpdate);
    // The pen stays as it wrote last from frame to frame.
    let _ = execute!(out, SetAttribute(Attribute::Reset));
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let mode = self::mode();
    let _ = disable_raw_mode();
    drop(mode);
    let _ = out.flush();
}

/// Lets the terminal say once more that there is something to read. The library is told so only when something new comes,
/// and forgets it where another size comes at the same moment: the key would wait for the next one. Attributes that are set
/// wake whoever waits for the terminal, also where they stay as they are. Does nothing if it is not ours any more.
#[cfg(unix)]
pub fn announce_again() {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

    let mode = self::mode();
    if !TAKEN.load(Ordering::SeqCst) {
        return;
    }
    let stdin = io::stdin();
    let set = tcgetattr(&stdin).and_then(|attributes| tcsetattr(&stdin, OptionalActions::Now, &attributes));
    drop(mode);
    if let Err(error) = set {
        super::log::note("terminal", &error.to_string());
    }
}
