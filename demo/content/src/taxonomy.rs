//! The kinds of matter.

use serde::Deserialize;

use crate::words::{Complexity, Level, Purpose, Sensitivity, Urgency};

/// One of the 517 kinds of matter, with what is assumed until somebody knows better.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Leaf {
    /// Path code such as `01.02.08`: domain, group, leaf.
    pub code: String,
    /// Domain, Chinese.
    pub category1: String,
    /// Group, Chinese.
    pub category2: String,
    /// Leaf, Chinese. 其他 occurs often: show it with its group.
    pub category3: String,
    /// Domain, English.
    pub category1_en: String,
    /// Group, English.
    pub category2_en: String,
    /// Leaf, English.
    pub category3_en: String,
    /// Usual purpose.
    pub purpose: Purpose,
    /// Usual urgency.
    pub urgency: Urgency,
    /// Usual complexity.
    pub complexity: Complexity,
    /// Kind of the organ that handles it by default.
    pub organ: String,
    /// Level of that organ.
    pub organ_level: Level,
    /// Whether the content is hidden from people without need.
    pub sensitivity: Sensitivity,
}
