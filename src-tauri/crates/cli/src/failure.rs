//! Every refusal, as its code.

use vault::{Coded, ErrorCode};

/// A refusal. Its code is all that is printed: a message could repeat what somebody wrote.
pub(crate) struct Failure(ErrorCode);

impl Failure {
    pub(crate) fn code(&self) -> ErrorCode {
        self.0
    }
}

impl<E: Coded> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.code())
    }
}

pub(crate) fn refused(code: ErrorCode) -> Failure {
    Failure(code)
}
