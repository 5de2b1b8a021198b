//! How alike two short texts are, for "someone has reported this already".
//!
//! Texts are compared by the set of their overlapping character pairs: no dictionary, no model,
//! and the result can be explained in one sentence. It suggests; a person decides.

use crate::tokenizer;

/// Below this many pairs a text is too short for containment to mean anything.
const SHORTEST_CONTAINED: usize = 8;
/// A text that is wholly contained in a longer one is not quite the same text.
const CONTAINED_IS_WORTH: f32 = 0.9;

/// The character pairs of a text, made once and compared with many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// Takes the pairs of a text, folded as the index folds it; punctuation and space separate.
    pub fn of(text: &str) -> Self {
        let mut pairs = Vec::new();
        let mut left = None;
        for c in tokenizer::folded(text) {
            if let (Some(a), Some(b)) = (left, c) {
                pairs.push((u64::from(u32::from(a)) << 32) | u64::from(u32::from(b)));
            }
            left = c;
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }

    /// From 0 (nothing in common) to 1 (the same pairs): the Jaccard share of common pairs, or,
    /// where one text holds most of a shorter one, nine tenths of the contained share, whichever
    /// is greater. Symmetric. Texts without any pair are never alike.
    pub fn similarity(&self, other: &Self) -> f32 {
        let common = self.common(other);
        if common == 0 {
            return 0.0;
        }
        let (a, b) = (self.0.len(), other.0.len());
        let jaccard = common as f32 / (a + b - common) as f32;
        let shorter = a.min(b);
        if shorter < SHORTEST_CONTAINED {
            return jaccard;
        }
        jaccard.max(CONTAINED_IS_WORTH * common as f32 / shorter as f32)
    }

    fn common(&self, other: &Self) -> usize {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    a.next();
                    b.next();
                }
            }
        }
        common
    }
}

/// How alike two texts are; see [`Shingles::similarity`].
pub fn shingle_similarity(a: &str, b: &str) -> f32 {
    Shingles::of(a).similarity(&Shingles::of(b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_lamp_reported_twice_is_alike() {
        let first = "向阳路和东解放路路口的路灯坏了，晚上很黑，请尽快维修。";
        let again = "向阳路与东解放路路口路灯坏了好几天，晚上很黑没人修";
        let other = "楼上邻居深夜装修噪音太大，影响孩子睡觉";
        assert!(shingle_similarity(first, again) > 0.5);
        assert!(shingle_similarity(first, other) < 0.1);
    }

    #[test]
    fn a_quoted_report_is_alike_but_not_the_same() {
        let short = "建设路人行道井盖缺失很危险";
        let long =
            format!("您好，我昨天路过时发现{short}，附近有学校，请相关部门马上处理，谢谢大家");
        let alike = shingle_similarity(short, &long);
        assert!(alike > 0.85 && alike < 0.95, "{alike}");
    }

    proptest! {
        #[test]
        fn it_is_symmetric_bounded_and_reflexive(a in any::<String>(), b in any::<String>()) {
            let ab = shingle_similarity(&a, &b);
            prop_assert!((0.0..=1.0).contains(&ab));
            prop_assert!((ab - shingle_similarity(&b, &a)).abs() < 1e-6);
            let own = shingle_similarity(&a, &a);
            prop_assert!(own < f32::EPSILON || (own - 1.0).abs() < f32::EPSILON);
        }
    }
}
