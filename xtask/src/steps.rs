//! Steps of a chore: each named before it starts and timed when it ends. The first that fails ends the chore.

use std::time::Instant;

use crate::failure::Failure;

/// Counts the steps that passed.
#[derive(Default)]
pub(crate) struct Steps {
    passed: usize,
}

impl Steps {
    /// Names the step, does it, and says how long it took.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        self.begin(name, true, work)
    }

    /// Like [`Steps::step`], but says nothing after it: what it printed last stays the last line.
    pub(crate) fn last_step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        self.begin(name, false, work)
    }

    /// Closes a chore whose steps all passed.
    pub(crate) fn close(&self) {
        eprintln!("\nsteps: {} passed, 0 failed", self.passed);
    }

    fn begin<T>(&mut self, name: &str, timed: bool, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let done = work().map_err(|cause| {
            eprintln!("\n{cause}");
            Failure::Step { name: name.into(), passed: self.passed }
        })?;
        self.passed += 1;
        if timed {
            eprintln!("   {name}: {:.1} s", start.elapsed().as_secs_f64());
        }
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_is_named_with_the_number_that_passed() {
        let mut steps = Steps::default();
        steps.step("first", || Ok(())).expect("it passes");
        let failed = steps.step::<()>("second", || Err(Failure::Needs("cause".into()))).expect_err("it fails");
        assert_eq!(failed.to_string(), "FAILED at: second\nsteps: 1 passed, 1 failed");
    }
}
