//! Named values, each kept as JSON.

use crate::columns::{json, read_json};
use crate::{Store, StoreError};
use serde::{Serialize, de::DeserializeOwned};

impl Store {
    /// The value of that name; `None` before it is first saved, [`StoreError::Unreadable`] when it is not a `T`.
    pub fn load_setting<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT body FROM settings WHERE name = ?1")?;
        let mut rows = statement.query([name])?;
        rows.next()?.map(|row| read_json(row, 0)).transpose()
    }

    /// Keeps a value under a name, in place of what was there.
    pub fn save_setting(&mut self, name: &str, value: &impl Serialize) -> Result<(), StoreError> {
        let body = json(value)?;
        let transaction = self.write()?;
        transaction
            .prepare_cached(
                "INSERT INTO settings (name, body) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            )?
            .execute((name, body))?;
        Ok(transaction.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use crate::StoreError;
    use crate::test_store::TestStore;
    use domain::{Line, Settings};

    #[test]
    fn a_setting_is_none_before_it_is_saved_and_the_last_one_after() {
        let mut test = TestStore::new();
        assert_eq!(test.store.load_setting::<Settings>("settings"), Ok(None));
        for name in ["M.", "Ém. 👋"] {
            let settings = Settings { my_name: Line::new(name).expect("a short name"), ..Settings::default() };
            test.store.save_setting("settings", &settings).expect("saved");
            assert_eq!(test.store.load_setting("settings"), Ok(Some(settings)));
        }
        assert_eq!(test.store.load_setting::<Settings>("other"), Ok(None));
    }

    #[test]
    fn a_setting_of_another_shape_is_unreadable_and_not_a_default() {
        let mut test = TestStore::new();
        test.store.save_setting("settings", &[1, 2]).expect("saved");
        assert_eq!(test.store.load_setting::<String>("settings"), Err(StoreError::Unreadable));
    }
}
