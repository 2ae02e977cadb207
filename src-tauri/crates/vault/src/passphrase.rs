//! Changes the passphrase. The vault's key stays, so nothing is written anew but the key file: at any moment the old or the new one opens.

use crate::create::accept_passphrase;
use crate::durable::DiskError;
use crate::{ErrorCode, UnlockedVault, VaultError};
use keys::{KeyFile, Passphrase};

/// A change of passphrase whose keys are still to be derived, apart from the open vault: nobody should have to wait for it.
pub struct PassphraseChange(KeyFile);

/// A key file under the new passphrase, not the vault's yet.
pub struct DerivedChange(KeyFile);

impl PassphraseChange {
    /// Derives the new keys, once the old passphrase has been shown to fit. Takes about two seconds.
    pub fn derive(&self, old: &Passphrase, new: &Passphrase) -> Result<DerivedChange, VaultError> {
        accept_passphrase(new).map_err(|_| ErrorCode::PassphraseTooShort)?;
        let identity = self.0.unlock(old).map_err(|_| ErrorCode::WrongPassphrase)?;
        Ok(DerivedChange(self.0.with_passphrase(&identity, new)))
    }
}

impl UnlockedVault {
    /// Changes the passphrase in one go. The recovery words stay.
    pub fn change_passphrase(&mut self, old: &Passphrase, new: &Passphrase) -> Result<(), VaultError> {
        let derived = self.begin_passphrase_change().derive(old, new)?;
        self.finish_passphrase_change(derived)
    }

    /// What is needed to derive a change while the vault goes on being used.
    pub fn begin_passphrase_change(&self) -> PassphraseChange {
        PassphraseChange(self.key_file.clone())
    }

    /// Makes the change the vault's. From here on the old passphrase no longer opens it.
    pub fn finish_passphrase_change(&mut self, change: DerivedChange) -> Result<(), VaultError> {
        self.folder.commit_key_file(&change.0)?;
        self.key_file = change.0;
        Ok(())
    }

    pub(crate) fn replace_passphrase(&mut self, new: &Passphrase) -> Result<(), DiskError> {
        let key_file = self.key_file.with_passphrase(&self.identity, new);
        self.folder.commit_key_file(&key_file)?;
        self.key_file = key_file;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{PASSPHRASE, TestVault, passphrase};
    use crate::{Coded, ErrorCode};
    use std::fs;

    const NEW: &str = "quite another passphrase";

    #[test]
    fn a_change_ends_the_old_passphrase_and_needs_it() {
        let vault = TestVault::new();
        let mut open = vault.open();
        let wrong = open.change_passphrase(&passphrase("not it at all"), &passphrase(NEW));
        assert_eq!(wrong.expect_err("the old one is asked for").code(), ErrorCode::WrongPassphrase);
        let short = open.change_passphrase(&passphrase(PASSPHRASE), &passphrase("short"));
        assert_eq!(short.expect_err("eight characters at least").code(), ErrorCode::PassphraseTooShort);
        open.change_passphrase(&passphrase(PASSPHRASE), &passphrase(NEW)).expect("it is changed");
        drop(open);
        assert!(vault.locked.unlock(&passphrase(PASSPHRASE)).is_err());
        vault.locked.unlock(&passphrase(NEW)).expect("the new one opens");
    }

    #[test]
    fn a_process_ended_between_any_two_writes_leaves_a_vault_that_the_old_or_the_new_opens() {
        let vault = TestVault::new();
        let old = fs::read(vault.file("vault.json")).expect("it is there");
        vault.open().change_passphrase(&passphrase(PASSPHRASE), &passphrase(NEW)).expect("it is changed");
        let new = fs::read(vault.file("vault.json")).expect("it is there");
        let part = &new[..new.len() / 2];
        // (vault.json, vault.json.bak, a half-written file beside them, which passphrase opens)
        let states = [
            (&old[..], &old[..], Some("vault.json.part"), PASSPHRASE),
            (&new[..], &old[..], None, NEW),
            (&new[..], &old[..], Some("vault.json.bak.part"), NEW),
            (&new[..], part, None, NEW),
            (&new[..], &new[..], None, NEW),
        ];
        for (main, copy, beside, opens) in states {
            fs::write(vault.file("vault.json"), main).expect("written");
            fs::write(vault.file("vault.json.bak"), copy).expect("written");
            if let Some(name) = beside {
                fs::write(vault.file(name), part).expect("written");
            }
            drop(vault.locked.unlock(&passphrase(opens)).expect("one of the two opens it"));
            assert_eq!(
                fs::read(vault.file("vault.json")).expect("there"),
                fs::read(vault.file("vault.json.bak")).expect("there"),
                "both copies say the same afterwards"
            );
        }
    }
}
