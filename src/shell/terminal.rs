//! The terminal, taken and given back.
//!
//! [`leave`] tries every step, whatever fails, and may be called from anywhere and more than once: from `Drop`, from the
//! panic hook of the thread that draws, from the way out of a signal. Each frame leaves in one write.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};
use ratatui::{Frame, Terminal};

/// Whether the terminal is ours.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Bytes of a frame, gathered until it is complete.
#[derive(Debug, Clone, Default)]
struct Gathered(Rc<RefCell<Vec<u8>>>);

impl Write for Gathered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Gathered>>,
    gathered: Gathered,
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
        let gathered = Gathered::default();
        let terminal = Terminal::new(CrosstermBackend::new(gathered.clone())).inspect_err(|_| leave())?;
        Ok(Self { terminal, gathered })
    }

    /// Draws one frame and writes what changed, in one write, as a synchronized update.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(render)?;
        self.write()
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole. (The library's own way asks the terminal
    /// where its cursor is, and the thread that reads keys would swallow the answer.)
    ///
    /// # Errors
    /// If the terminal's size cannot be read.
    pub fn forget(&mut self) -> io::Result<()> {
        queue!(self.gathered, Clear(ClearType::All))?;
        self.terminal = Terminal::new(CrosstermBackend::new(self.gathered.clone()))?;
        Ok(())
    }

    /// Takes the mouse or lets it go.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn capture_mouse(on: bool) -> io::Result<()> {
        if on { execute!(io::stdout(), EnableMouseCapture) } else { execute!(io::stdout(), DisableMouseCapture) }
    }

    /// Gives the terminal back, stops the process until it is continued, and takes the terminal again.
    ///
    /// # Errors
    /// If the terminal cannot be taken again.
    pub fn suspend(&mut self, mouse: bool) -> io::Result<()> {
        leave();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take_again(mouse)
    }

    /// Takes the terminal once more: whoever had it while the process stood still may have left it otherwise.
    ///
    /// # Errors
    /// If it cannot be taken.
    pub fn take_again(&mut self, mouse: bool) -> io::Result<()> {
        let _ = disable_raw_mode();
        enter(mouse)?;
        self.forget()
    }

    fn write(&mut self) -> io::Result<()> {
        let frame = std::mem::take(&mut *self.gathered.0.borrow_mut());
        if frame.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(frame.len() + 16);
        queue!(bytes, BeginSynchronizedUpdate)?;
        bytes.extend_from_slice(&frame);
        queue!(bytes, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    // The library's own NO_COLOR handling would erase bold and reverse with the colours; our plain theme has none.
    force_color_output(true);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back: every step is tried, whatever the one before it did. Does nothing if it is not ours.
pub fn leave() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, EndSynchronizedUpdate);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}
