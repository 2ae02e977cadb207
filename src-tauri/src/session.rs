//! The session: a vault that is locked or open, the letters waiting to be read, and when the person last did something.

use crate::arguments::Arguments;
use crate::error::CommandError;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use vault::{Coded, ErrorCode, LockedVault, UnlockedVault};

/// One for the whole app.
pub(crate) struct Session {
    locked: LockedVault,
    arguments: Arguments,
    open: Mutex<Option<UnlockedVault>>,
    is_open: watch::Sender<bool>,
    letters: Mutex<VecDeque<PathBuf>>,
    last_touch: Mutex<Instant>,
    leaving: AtomicBool,
}

impl Session {
    pub(crate) fn new(locked: LockedVault, arguments: Arguments) -> Self {
        let letters = arguments.letters.iter().cloned().collect();
        Self {
            locked,
            arguments,
            open: Mutex::new(None),
            is_open: watch::Sender::new(false),
            letters: Mutex::new(letters),
            last_touch: Mutex::new(Instant::now()),
            leaving: AtomicBool::new(false),
        }
    }

    /// The vault's folder, for what can be done while locked.
    pub(crate) fn locked(&self) -> &LockedVault {
        &self.locked
    }

    pub(crate) fn arguments(&self) -> &Arguments {
        &self.arguments
    }

    /// Keeps an open vault. Whoever waits for it goes on when [`Session::enter`] is called.
    pub(crate) fn keep(&self, vault: UnlockedVault) {
        *hold(&self.open) = Some(vault);
        self.touch();
    }

    /// Lets the workbook in.
    pub(crate) fn enter(&self) {
        // Writing down the recovery words may have taken longer than an idle workbook stays open.
        self.touch();
        self.is_open.send_replace(true);
    }

    /// Resolves once the vault is open and the workbook may be shown.
    pub(crate) async fn wait_until_open(&self) {
        let mut is_open = self.is_open.subscribe();
        // The sender lives as long as the session, so this cannot fail.
        let _ = is_open.wait_for(|open| *open).await;
    }

    pub(crate) fn is_open(&self) -> bool {
        *self.is_open.borrow()
    }

    pub(crate) fn with_unlocked<T, E: Coded>(
        &self,
        act: impl FnOnce(&mut UnlockedVault) -> Result<T, E>,
    ) -> Result<T, CommandError> {
        let mut open = hold(&self.open);
        let vault = open.as_mut().ok_or(CommandError::new(ErrorCode::VaultLocked))?;
        Ok(act(vault)?)
    }

    /// Closes the database and lets other processes have the vault.
    pub(crate) fn close(&self) {
        *hold(&self.open) = None;
        self.is_open.send_replace(false);
    }

    /// A letter the app was asked to open. It waits for the person; nothing is opened by itself.
    pub(crate) fn letter_came(&self, letter: PathBuf) {
        hold(&self.letters).push_back(letter);
    }

    /// The letters that wait, the first to come first.
    pub(crate) fn letters_waiting(&self) -> Vec<PathBuf> {
        hold(&self.letters).iter().cloned().collect()
    }

    /// The letter waits no longer.
    pub(crate) fn letter_done(&self, letter: &Path) {
        hold(&self.letters).retain(|waiting| waiting != letter);
    }

    /// The window is being closed; the page may still save, and may ask to stay if it cannot.
    pub(crate) fn begin_farewell(&self) {
        self.leaving.store(true, Ordering::SeqCst);
    }

    /// The page could not save its draft: the window stays.
    pub(crate) fn stay(&self) {
        self.leaving.store(false, Ordering::SeqCst);
    }

    pub(crate) fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::SeqCst)
    }

    /// The person is there.
    pub(crate) fn touch(&self) {
        *hold(&self.last_touch) = Instant::now();
    }

    pub(crate) fn idle_for(&self) -> Duration {
        hold(&self.last_touch).elapsed()
    }
}

/// A panic elsewhere must not keep a person from their vault: the data behind the lock is whole, since every write is a transaction.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
