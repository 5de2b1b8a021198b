//! Chance that repeats: the same seed and name draw the same lots on every machine.

use std::ops::RangeInclusive;

/// A stream of lots (SplitMix64 by Steele, Lea and Flood, 2014).
#[derive(Clone, Debug)]
pub(crate) struct Lots(u64);

impl Lots {
    /// The stream of a seed and a name; streams of different names have nothing in common.
    pub fn of(seed: u64, name: &str) -> Lots {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Lots(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A place in a list of this length; 0 for an empty one.
    pub fn place(&mut self, length: usize) -> usize {
        if length == 0 {
            return 0;
        }
        (self.next() % length as u64) as usize
    }

    /// A whole number, both ends included.
    pub fn within(&mut self, range: RangeInclusive<i64>) -> i64 {
        let (low, high) = range.into_inner();
        low + (self.next() % (high - low + 1).max(1) as u64) as i64
    }

    /// A share from 0 up to, not including, 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True with this chance, 0 to 1.
    pub fn chance(&mut self, chance: f64) -> bool {
        self.share() < chance
    }

    /// One of a list; `None` of an empty one.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let at = self.place(list.len());
        list.get(at)
    }

    /// One of some values, each as likely as its weight; `None` when all weights are 0.
    pub fn weighted<T: Clone>(&mut self, values: impl IntoIterator<Item = (T, u32)>) -> Option<T> {
        let values: Vec<(T, u32)> = values.into_iter().collect();
        let all: u64 = values.iter().map(|(_, weight)| u64::from(*weight)).sum();
        if all == 0 {
            return None;
        }
        let mut left = self.next() % all;
        for (value, weight) in values {
            if left < u64::from(weight) {
                return Some(value);
            }
            left -= u64::from(weight);
        }
        None
    }

    /// The numbers from 0 up to `length` in any order.
    pub fn shuffled(&mut self, length: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..length).collect();
        for at in (1..length).rev() {
            all.swap(at, self.place(at + 1));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_repeats_and_another_differs() {
        let draw = |name| {
            let mut lots = Lots::of(7, name);
            [lots.within(0..=1_000_000), lots.within(0..=1_000_000)]
        };
        assert_eq!(draw("roads"), draw("roads"));
        assert_ne!(draw("roads"), draw("rivers"));
    }

    #[test]
    fn weights_decide_and_ends_are_included() {
        let mut lots = Lots::of(1, "weights");
        let drawn: Vec<char> = (0..1000)
            .filter_map(|_| lots.weighted([('a', 3), ('b', 1), ('c', 0)]))
            .collect();
        let count = |wanted| drawn.iter().filter(|c| **c == wanted).count();
        assert!(count('a') > 2 * count('b') && count('b') > 100);
        assert_eq!(count('c'), 0);
        let numbers: Vec<i64> = (0..200).map(|_| lots.within(1..=3)).collect();
        assert!((1..=3).all(|n| numbers.contains(&n)));
        assert_eq!(lots.weighted([('a', 0)]), None);
    }

    #[test]
    fn shuffling_loses_nothing() {
        let mut all = Lots::of(1, "shuffle").shuffled(50);
        assert_ne!(all, (0..50).collect::<Vec<_>>());
        all.sort_unstable();
        assert_eq!(all, (0..50).collect::<Vec<_>>());
    }
}
