//! Where everything that happens comes together: the terminal's keys, and what other threads send.
//!
//! On Unix the thread that draws waits for the terminal itself, so that a key passes through no other thread on its way
//! to the screen; a byte through a pair of sockets wakes it for everything else. Elsewhere a thread reads the terminal.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::incoming::Incoming;
use crate::tui::Msg;

#[cfg(unix)]
use std::{io::Read, io::Write, os::unix::net::UnixStream, sync::Arc};

/// Sends to an inbox, from any thread.
#[derive(Debug, Clone)]
pub struct Post {
    send: Sender<Incoming>,
    #[cfg(unix)]
    wake: Option<Arc<UnixStream>>,
}

impl Post {
    /// To a plain channel, whose receiver waits for nothing else.
    pub const fn over(send: Sender<Incoming>) -> Self {
        Self {
            send,
            #[cfg(unix)]
            wake: None,
        }
    }

    /// Sends; whether somebody is still there to receive it.
    pub fn send(&self, incoming: Incoming) -> bool {
        let sent = self.send.send(incoming).is_ok();
        #[cfg(unix)]
        if let Some(mut wake) = self.wake.as_deref() {
            // A full pair of sockets wakes as well.
            let _ = wake.write(&[0]);
        }
        sent
    }
}

/// Everything that comes in.
#[derive(Debug)]
pub struct Inbox {
    receive: Receiver<Incoming>,
    #[cfg(unix)]
    woken: UnixStream,
}

#[cfg(unix)]
impl Inbox {
    /// An inbox that also reads the terminal, and what sends to it.
    ///
    /// # Errors
    /// The system gives no pair of sockets.
    pub fn open() -> io::Result<(Post, Self)> {
        let (send, receive) = mpsc::channel();
        let (wake, woken) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        woken.set_nonblocking(true)?;
        let post = Post { send, wake: Some(Arc::new(wake)) };
        watch_for_the_end(post.clone())?;
        Ok((post, Self { receive, woken }))
    }

    /// What has come in, after waiting for something for as long as `at_most`; nothing if that passed or the wait was
    /// disturbed.
    pub fn wait(&mut self, at_most: Option<Duration>) -> Vec<Incoming> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let at_most = at_most
            .map(|wait| Timespec { tv_sec: wait.as_secs().try_into().unwrap_or(i64::MAX), tv_nsec: wait.subsec_nanos().into() });
        let stdin = io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        let waited = poll(&mut watched, at_most.as_ref());
        let [terminal, post] = watched.map(|fd| fd.revents());
        let mut all = Vec::new();
        if waited.is_err() {
            return all;
        }
        if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            // The library's own reading would then never return and take a whole processor.
            super::log::note("terminal", "gone");
            all.push(Incoming::End);
            return all;
        }
        if post.contains(PollFlags::IN) {
            let mut bytes = [0; 64];
            while matches!(self.woken.read(&mut bytes), Ok(read) if read == bytes.len()) {}
            all.extend(self.receive.try_iter());
        }
        let resized = all.iter().any(|incoming| matches!(incoming, Incoming::Msg(Msg::Resized { .. })));
        if terminal.contains(PollFlags::IN) || resized {
            super::incoming::read_terminal(&mut all);
        }
        all
    }
}

/// Waits until the terminal goes. That is seen before every reading of it, but it may go between that look and the reading,
/// which would then never return and take a whole processor: the library reads on where there is nothing any more. So
/// something that is only empty takes the terminal's place.
///
/// # Errors
/// The system gives no thread.
#[cfg(unix)]
fn watch_for_the_end(post: Post) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let wait = move || {
        let stdin = io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        while poll(&mut watched, None) == Err(rustix::io::Errno::INTR) {}
        let gone = watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR);
        let Some((empty, other)) = UnixStream::pair().ok().filter(|_| gone) else { return };
        post.send(Incoming::End);
        if empty.set_nonblocking(true).is_ok() && rustix::stdio::dup2_stdin(&empty).is_ok() {
            super::log::note("terminal", "gone");
        }
        // Closed, it would end what is read, as the terminal did.
        std::mem::forget(other);
    };
    std::thread::Builder::new().name("terminal".into()).stack_size(STACK).spawn(wait).map(drop)
}

/// Bytes of stack for a thread that only waits.
#[cfg(unix)]
const STACK: usize = 64 * 1024;

#[cfg(not(unix))]
impl Inbox {
    /// An inbox, and what sends to it; a thread reads the terminal.
    ///
    /// # Errors
    /// Never.
    pub fn open() -> io::Result<(Post, Self)> {
        let (send, receive) = mpsc::channel();
        super::incoming::listen_to_terminal(Post::over(send.clone()));
        Ok((Post::over(send), Self { receive }))
    }

    /// What has come in, after waiting for something for as long as `at_most`; nothing if that passed.
    pub fn wait(&mut self, at_most: Option<Duration>) -> Vec<Incoming> {
        let first = match at_most {
            None => self.receive.recv().ok(),
            Some(wait) => self.receive.recv_timeout(wait).ok(),
        };
        first.into_iter().chain(self.receive.try_iter()).collect()
    }
}
