//! Makes and opens the file, and tells apart why it can't be opened.

use crate::columns::read_parsed;
use crate::migrations::{self, NEWEST};
use crate::{OpenError, SqliteCode, Store, StoreError};
use domain::VaultId;
use keys::VaultKey;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;
use zeroize::Zeroizing;

/// SQLCipher 4's page size.
const PAGE_BYTES: u64 = 4096;

/// Up to this size every page is checked at opening, which takes no longer than deriving the key. The pages of a larger file are checked as they are read.
const CHECKED_WHOLE_BYTES: u64 = 64 * 1024 * 1024;

/// `secure_delete` and FTS5's own leave no old words in free pages. Temporary tables never touch the disk. `cache_size` (KiB when negative) holds an ordinary
/// vault whole. `trusted_schema` off: a schema someone altered can call nothing.
///
/// The journal is a rollback journal that is deleted at commit, never a write-ahead log: one flipped bit in a log silently drops committed rows. EXTRA makes
/// the deletion durable before a commit is acknowledged. TRUNCATE and PERSIST are no safer and hardly faster: a durable add took 2.2 ms with DELETE, 2.1 with
/// TRUNCATE and 1.9 with PERSIST (`cargo xtask bench` measures it).
const SETTINGS: &str = "
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = EXTRA;
    PRAGMA secure_delete = ON;
    PRAGMA journal_mode = DELETE;
    PRAGMA cache_size = -65536;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
";

impl Store {
    /// Makes a new database, readable by its owner only, at a path where no file is. When it fails, no file is left.
    pub fn create(path: &Path, key: &VaultKey, vault: VaultId) -> Result<Self, StoreError> {
        make_empty_file(path)?;
        let made = Self::fill(path, key, vault);
        if made.is_err() {
            // The file was made above and holds nothing yet. If even this fails, there is nothing more to do about it.
            let _ = fs::remove_file(path);
        }
        made
    }

    /// Opens a database, checks every page of it unless it is very large, and brings its schema up to date. Anything but `Ok` leaves the file as it was.
    pub fn open(path: &Path, key: &VaultKey, vault: VaultId) -> Result<Self, OpenError> {
        if !path.try_exists().map_err(|_| OpenError::Sqlite(SqliteCode::CANNOT_OPEN))? {
            return Err(OpenError::Missing);
        }
        let mut connection = connect(path, key)?;
        match judge(&connection, path, vault) {
            // A file cut short within its first page looks like a wrong key too, but its length gives it away.
            Err(OpenError::KeyDoesNotFit) if !holds_whole_pages(path) => return Err(OpenError::Damaged),
            other => other?,
        }
        connection.execute_batch(SETTINGS).map_err(StoreError::from)?;
        migrations::migrate(&mut connection)?;
        Ok(Self { connection })
    }

    fn fill(path: &Path, key: &VaultKey, vault: VaultId) -> Result<Self, StoreError> {
        let mut connection = connect(path, key)?;
        connection.execute_batch(SETTINGS)?;
        migrations::migrate(&mut connection)?;
        connection.execute("INSERT INTO meta (only_row, vault_id) VALUES (1, ?1)", [vault.to_string()])?;
        Ok(Self { connection })
    }
}

fn make_empty_file(path: &Path) -> Result<(), StoreError> {
    match owner_only().write(true).create_new(true).open(path) {
        Ok(File { .. }) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Exists),
        Err(error) if error.kind() == io::ErrorKind::StorageFull => Err(StoreError::Sqlite(SqliteCode::FULL)),
        Err(_) => Err(StoreError::Sqlite(SqliteCode::CANNOT_OPEN)),
    }
}

#[cfg(unix)]
fn owner_only() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn owner_only() -> OpenOptions {
    OpenOptions::new()
}

/// Opens an existing file and hands over the key. Nothing is read yet.
fn connect(path: &Path, key: &VaultKey) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.set_prepared_statement_cache_capacity(64);
    // SQLCipher would otherwise write to the error stream.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let hex = key.to_hex();
    let mut give_key = Zeroizing::new(String::with_capacity(96));
    for part in ["PRAGMA key = \"x'", &hex, "'\""] {
        give_key.push_str(part);
    }
    connection.execute_batch(&give_key)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(connection)
}

/// Reads, and only reads: an empty file would otherwise become a fresh database.
fn judge(connection: &Connection, path: &Path, vault: VaultId) -> Result<(), OpenError> {
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).map_err(StoreError::from)?;
    if version > NEWEST {
        return Err(OpenError::Newer);
    }
    if version < 1 || !connection.table_exists(None, "meta").map_err(StoreError::from)? {
        return Err(OpenError::Damaged);
    }
    // A page altered deep in the file is found now, not on the day its text is asked for.
    if length(path) <= CHECKED_WHOLE_BYTES && has_altered_pages(connection)? {
        return Err(OpenError::Damaged);
    }
    match find_vault(connection)? {
        Some(found) if found == vault => Ok(()),
        _ => Err(OpenError::Damaged),
    }
}

fn find_vault(connection: &Connection) -> Result<Option<VaultId>, StoreError> {
    let mut statement = connection.prepare("SELECT vault_id FROM meta WHERE only_row = 1")?;
    let mut rows = statement.query([])?;
    rows.next()?.map(|row| read_parsed(row, 0)).transpose()
}

fn has_altered_pages(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.prepare("PRAGMA cipher_integrity_check")?.exists([])?)
}

fn holds_whole_pages(path: &Path) -> bool {
    let length = length(path);
    length > 0 && length.is_multiple_of(PAGE_BYTES)
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_store::{TestFile, TestStore, VAULT, answer_body};
    use crate::{LoadError, search};
    use rusqlite::types::Value;
    use std::path::PathBuf;
    use uuid::Uuid;

    fn filled() -> TestFile {
        let mut test = TestStore::new();
        for number in 0..20 {
            test.add(&format!("invented words {number} ").repeat(100));
        }
        test.close()
    }

    /// Opens, and asserts that nothing on the disk changed by it.
    fn refusal(file: &TestFile) -> Option<OpenError> {
        let before = file.bytes();
        let refused = file.open().err();
        assert!(file.bytes() == before, "opening must not write: {refused:?}");
        assert_eq!(file.files(), 1, "nothing is left beside the file");
        refused
    }

    #[test]
    fn a_database_opens_again_with_its_key() {
        let file = filled();
        assert_eq!(refusal(&file), None);
        assert_eq!(file.reopen().store.list_records(None).map(|records| records.len()), Ok(20));
    }

    #[test]
    fn a_wrong_key_leaves_the_file_untouched() {
        let file = filled();
        let before = file.bytes();
        assert_eq!(file.open_with(&VaultKey::make(), VAULT).err(), Some(OpenError::KeyDoesNotFit));
        assert!(file.bytes() == before, "a failed open must not write");
        assert_eq!(file.files(), 1);
    }

    #[test]
    fn garbage_does_not_fit_the_key_and_is_left_as_it_is() {
        let file = filled();
        file.write(&[0x5a; 3 * PAGE_BYTES as usize]);
        assert_eq!(refusal(&file), Some(OpenError::KeyDoesNotFit));
        file.write(&[0x5a; 1000]);
        assert_eq!(refusal(&file), Some(OpenError::Damaged), "no database is less than a page long");
    }

    #[test]
    fn an_empty_file_is_damage_and_never_a_new_database() {
        let file = filled();
        file.write(&[]);
        assert_eq!(refusal(&file), Some(OpenError::Damaged));
    }

    #[test]
    fn a_file_cut_short_anywhere_is_damaged() {
        let file = filled();
        let whole = file.bytes();
        let page = PAGE_BYTES as usize;
        for length in [1, 511, 512, page - 1, page, page + 1, whole.len() / 2, whole.len() - page, whole.len() - 1] {
            file.write(&whole[..length]);
            assert_eq!(refusal(&file), Some(OpenError::Damaged), "cut to {length} bytes");
        }
    }

    #[test]
    fn a_flipped_bit_on_any_page_is_found_at_opening() {
        let file = filled();
        let whole = file.bytes();
        for (number, start) in (0..whole.len()).step_by(PAGE_BYTES as usize).enumerate() {
            let mut flipped = whole.clone();
            flipped[start + (number * 577) % PAGE_BYTES as usize] ^= 1 << (number % 8);
            file.write(&flipped);
            let expected = if number == 0 { OpenError::KeyDoesNotFit } else { OpenError::Damaged };
            assert_eq!(refusal(&file), Some(expected), "page {number}");
        }
    }

    #[test]
    fn a_page_altered_after_opening_is_damage_when_it_is_read() {
        let mut test = TestStore::new();
        for _ in 0..20 {
            test.add(&"invented words ".repeat(500));
        }
        let mut bytes = fs::read(&test.path).expect("the file");
        let page = PAGE_BYTES as usize;
        bytes.iter_mut().skip(page).for_each(|byte| *byte ^= 1);
        fs::write(&test.path, bytes).expect("written behind our back");
        test.store.connection.execute_batch("PRAGMA shrink_memory").expect("nothing stays in memory");
        let Err(LoadError::Store(error)) = test.store.list_records(None) else { panic!("no page but the first is sound") };
        assert!(error.is_damage(), "{error:?}");
    }

    #[test]
    fn a_newer_schema_is_left_to_a_newer_app() {
        let test = TestStore::new();
        test.store.connection.pragma_update(None, "user_version", NEWEST + 1).expect("a newer schema");
        test.store.connection.execute_batch("DROP TABLE meta").expect("whatever it may look like");
        assert_eq!(refusal(&test.close()), Some(OpenError::Newer));
    }

    #[test]
    fn the_database_of_another_vault_is_damage_to_this_one() {
        let file = filled();
        let key = VaultKey::make();
        let other = VaultId(Uuid::from_u128(2));
        assert_eq!(file.open_with(&key, other).err(), Some(OpenError::KeyDoesNotFit));
        let test = TestStore::new();
        test.store.connection.execute("UPDATE meta SET vault_id = ?1", [other.to_string()]).expect("another id");
        assert_eq!(refusal(&test.close()), Some(OpenError::Damaged));
    }

    #[test]
    fn a_database_without_its_meta_row_is_damaged() {
        for sql in ["DELETE FROM meta", "DROP TABLE meta", "UPDATE meta SET vault_id = 'x'", "PRAGMA user_version = 0"] {
            let test = TestStore::new();
            test.store.connection.execute_batch(sql).expect("the row goes");
            assert_eq!(refusal(&test.close()), Some(OpenError::Damaged), "{sql}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_missing_and_not_made() {
        let file = filled();
        fs::remove_file(&file.path).expect("the file goes");
        assert_eq!(file.open().err(), Some(OpenError::Missing));
        assert_eq!(file.files(), 0);
    }

    #[test]
    fn a_new_database_never_takes_the_place_of_a_file() {
        let file = filled();
        let before = file.bytes();
        assert_eq!(Store::create(&file.path, &VaultKey::make(), VAULT).err(), Some(StoreError::Exists));
        assert!(file.bytes() == before, "the file that was there stays");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_database_is_readable_by_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(filled().path).map(|file| file.permissions().mode() & 0o777);
        assert_eq!(mode.ok(), Some(0o600));
    }

    #[test]
    fn the_settings_hold_after_opening() {
        let test = filled().reopen();
        let text = |name: &str| {
            test.store.connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, Value>(0)).map(
                |value| match value {
                    Value::Integer(number) => number.to_string(),
                    Value::Text(text) => text,
                    other => format!("{other:?}"),
                },
            )
        };
        let wanted = [
            ("foreign_keys", "1"),
            ("synchronous", "3"),
            ("secure_delete", "1"),
            ("journal_mode", "delete"),
            ("cache_size", "-65536"),
            ("temp_store", "2"),
            ("trusted_schema", "0"),
            ("cipher_log_level", "NONE"),
            ("cipher_memory_security", "0"),
            ("cipher_page_size", "4096"),
        ];
        for (name, value) in wanted {
            assert_eq!(text(name).as_deref(), Ok(value), "{name}");
        }
    }

    #[test]
    fn work_cut_off_half_way_is_undone_at_the_next_opening_even_after_a_wrong_key() {
        let mut test = TestStore::new();
        let kept = test.add("acknowledged");
        test.store.connection.execute_batch("PRAGMA cache_size = 1; BEGIN").expect("a cache that spills at once");
        for row in 1000..1050 {
            search::add(&test.store.connection, row, &answer_body(&"half way ".repeat(500))).expect("written, but not committed");
        }
        let journal = journal_of(&test.path);
        let (half, undo) = (fs::read(&test.path).expect("the database"), fs::read(&journal).expect("its journal"));
        test.store.connection.execute_batch("ROLLBACK").expect("undone");
        let file = test.close();
        let whole = file.bytes();
        assert!(half != whole, "the crash is one in the middle of writing");

        file.write(&half);
        fs::write(&journal, &undo).expect("the journal comes back");
        assert!(file.open_with(&VaultKey::make(), VAULT).is_err());
        let test = file.reopen();
        assert_eq!(test.found("acknowledged"), [kept]);
        assert!(test.found("half").is_empty());
        assert_eq!(test.store.check(), Ok(vec![]));
    }

    fn journal_of(path: &Path) -> PathBuf {
        let mut name = path.as_os_str().to_owned();
        name.push("-journal");
        name.into()
    }
}
