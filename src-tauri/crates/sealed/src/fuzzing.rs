//! The inside of a bundle without its proof, for the fuzz targets: nobody finds an AUTH by chance.

use crate::{OpenError, data, envelope};
use domain::Letter;

/// Reads what follows line 1 as if it were proven.
pub fn read_signed(signed: &[u8]) -> Result<Letter, OpenError> {
    data::parse(envelope::find_data(signed)?)
}

/// What follows line 1, from the readable letter and the data.
pub fn compose_signed(readable: &str, data: &str) -> String {
    envelope::compose_signed(readable, data)
}
