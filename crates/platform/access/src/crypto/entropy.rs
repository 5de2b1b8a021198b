/// Where fresh secret bytes come from: the operating system, or a fixed sequence in tests.
pub trait Entropy: Send + Sync {
    /// Fills the buffer with bytes that nobody can guess.
    ///
    /// # Errors
    /// [`EntropyError`] when there are none; nothing may then be sealed.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyError>;
}

/// The operating system has no random bytes to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system has no random bytes to give")]
pub struct EntropyError;

/// The operating system's random source.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyError> {
        getrandom::fill(buffer).map_err(|_| EntropyError)
    }
}
