//! Request limits within one process. Limits that must hold across processes are rows in a database.

use std::collections::HashMap;
use std::sync::Mutex;

use kernel::UtcMs;

/// Buckets are forgotten when there are more than this many and they are full again.
const MOST_BUCKETS: usize = 20_000;

/// Token buckets by name and key.
#[derive(Default)]
pub struct Limiter(Mutex<HashMap<(&'static str, String), Bucket>>);

struct Bucket {
    tokens: f64,
    at: UtcMs,
}

impl Limiter {
    /// Takes one token from the bucket of `key`; false when it is empty. `burst` tokens fit, `per_minute` come back.
    pub fn allow(
        &self,
        name: &'static str,
        key: &str,
        burst: u32,
        per_minute: u32,
        now: UtcMs,
    ) -> bool {
        let mut buckets = self
            .0
            .lock()
            .expect("nothing panics while the buckets are held");
        if buckets.len() > MOST_BUCKETS {
            buckets.retain(|_, bucket| now.0 - bucket.at.0 < 10 * 60_000);
        }
        let bucket = buckets.entry((name, key.to_owned())).or_insert(Bucket {
            tokens: f64::from(burst),
            at: now,
        });
        let back = (now.0 - bucket.at.0).max(0) as f64 / 60_000.0 * f64::from(per_minute);
        bucket.tokens = (bucket.tokens + back).min(f64::from(burst));
        bucket.at = now;
        if bucket.tokens < 1.0 {
            return false;
        }
        bucket.tokens -= 1.0;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limiter = Limiter::default();
        let at = UtcMs(0);
        assert!((0..3).all(|_| limiter.allow("x", "a", 3, 1, at)));
        assert!(!limiter.allow("x", "a", 3, 1, at));
        assert!(
            limiter.allow("x", "b", 3, 1, at),
            "another key has its own bucket"
        );
        assert!(limiter.allow("x", "a", 3, 1, UtcMs(60_000)));
        assert!(!limiter.allow("x", "a", 3, 1, UtcMs(60_000)));
    }
}
