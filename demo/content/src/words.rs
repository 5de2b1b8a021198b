//! The closed vocabularies of the files, and the small values written as text.

use serde::{Deserialize, Deserializer, de};

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// All values, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in the files and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

vocabulary! {
    /// Level of an administrative unit; the code has 4, 6, 9 or 12 digits.
    Level {
        /// 市
        City = "city",
        /// 区县
        County = "county",
        /// 街道、乡镇、农林场
        Township = "township",
        /// 社区、村; the published list says `village`
        #[serde(alias = "village")]
        Community = "community",
    }
}

vocabulary! {
    /// What a person wants (purpose of a matter).
    Purpose {
        /// 咨询
        Consult = "consult",
        /// 政务服务
        GovernmentService = "government_service",
        /// 求助
        Help = "help",
        /// 投诉
        Complaint = "complaint",
        /// 举报
        Report = "report",
        /// 建议
        Suggestion = "suggestion",
        /// 纠纷
        Dispute = "dispute",
        /// 法律援助
        LegalAid = "legal_aid",
        /// 心理咨询
        Counseling = "counseling",
        /// 表扬
        Praise = "praise",
    }
}

vocabulary! {
    /// How fast somebody has to move.
    Urgency {
        /// 一般
        Normal = "normal",
        /// 紧急
        Urgent = "urgent",
        /// 特急：danger for life or health, or for many
        Emergency = "emergency",
    }
}

vocabulary! {
    /// How long the work is expected to take; the house clocks hang on it.
    Complexity {
        /// 简单
        Simple = "simple",
        /// 一般
        Ordinary = "ordinary",
        /// 复杂
        Complex = "complex",
    }
}

vocabulary! {
    /// Whether the content itself is hidden from people without need (health, minors,
    /// accusers, finance).
    Sensitivity {
        /// 一般
        Normal = "normal",
        /// 涉隐私
        Private = "private",
    }
}

vocabulary! {
    /// The way a matter came in.
    Channel {
        /// 窗口
        Counter = "counter",
        /// 电话
        Phone = "phone",
        /// 网页
        Web = "web",
        /// 手机端
        App = "app",
        /// 微信
        Wechat = "wechat",
        /// 来信
        Letter = "letter",
        /// 来访
        Visit = "visit",
        /// 网格
        Grid = "grid",
        /// 移交
        Transfer = "transfer",
        /// 12345 热线
        Hotline12345 = "hotline_12345",
        /// 110
        Call110 = "call_110",
        /// 上级交办
        Superior = "superior",
    }
}

vocabulary! {
    /// One step of a matter's course.
    StepKind {
        /// 分流; with `to`, a new routing
        Triage = "triage",
        /// 接单
        Accept = "accept",
        /// 退回异议
        Return = "return",
        /// 现场或入户
        Visit = "visit",
        /// 请补充
        Ask = "ask",
        /// 补充材料
        Supplement = "supplement",
        /// 中止
        Suspend = "suspend",
        /// 恢复
        Resume = "resume",
        /// 配合单位出力
        Assist = "assist",
        /// 答复
        Reply = "reply",
        /// 批准答复
        Approve = "approve",
        /// 退回重写
        SendBack = "send_back",
        /// 延期
        Extend = "extend",
        /// 催办
        Urge = "urge",
        /// 督办
        Supervise = "supervise",
        /// 不满意，要求重办
        Object = "object",
        /// 评价
        Rate = "rate",
        /// 撤回
        Withdraw = "withdraw",
        /// 合并
        Merge = "merge",
        /// 不予受理
        Refuse = "refuse",
        /// 报请裁定
        Escalate = "escalate",
        /// 调解笔录
        Minutes = "minutes",
    }
}

vocabulary! {
    /// Where a matter stands when its story is over.
    Ending {
        /// 按期办结
        Closed = "closed",
        /// 超期办结
        ClosedLate = "closed_late",
        /// 不满意，重办后办结
        Reopened = "reopened",
        /// 本人撤回
        Withdrawn = "withdrawn",
        /// 并入另一件
        Merged = "merged",
        /// 不予受理，告知途径
        Refused = "refused",
        /// 转法定途径
        Transferred = "transferred",
        /// 还在办
        Open = "open",
    }
}

vocabulary! {
    /// When in the day a matter tends to arise.
    DayPart {
        /// 白天
        Day = "day",
        /// 傍晚
        Evening = "evening",
        /// 夜间
        Night = "night",
    }
}

/// A sentence or name in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese (mainland), the text of the house.
    pub zh: String,
    /// English.
    pub en: String,
}

/// An organ kind at a level, written `kind@level`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrganAt {
    /// Organ kind, for example `heating_office`.
    pub kind: String,
    /// Level at which the organ that serves the place is taken.
    pub level: Level,
}

impl<'de> Deserialize<'de> for OrganAt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split_once('@')
            .and_then(|(kind, level)| {
                Level::ALL
                    .iter()
                    .find(|known| known.as_str() == level)
                    .map(|&level| Self {
                        kind: kind.to_owned(),
                        level,
                    })
            })
            .ok_or_else(|| de::Error::custom(format!("{text:?} is not kind@level")))
    }
}

/// Unit of a [`Delay`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DelayUnit {
    /// `m`
    Minutes,
    /// `h`
    Hours,
    /// `d`, natural days
    Days,
    /// `w`, working days of the official calendar
    WorkingDays,
}

/// Least and most time between a step and the one before, written `2-8h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delay {
    /// Least, included.
    pub least: u32,
    /// Most, included; never below `least`.
    pub most: u32,
    /// What both count.
    pub unit: DelayUnit,
}

impl<'de> Deserialize<'de> for Delay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        delay(&text).ok_or_else(|| de::Error::custom(format!("{text:?} is not like 2-8h")))
    }
}

fn delay(text: &str) -> Option<Delay> {
    let (numbers, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "m" => DelayUnit::Minutes,
        "h" => DelayUnit::Hours,
        "d" => DelayUnit::Days,
        "w" => DelayUnit::WorkingDays,
        _ => return None,
    };
    let (least, most) = range(numbers)?;
    Some(Delay { least, most, unit })
}

/// Reads `3-12`, least not above most.
pub(crate) fn range(text: &str) -> Option<(u32, u32)> {
    let (least, most) = text.split_once('-')?;
    let (least, most) = (least.parse().ok()?, most.parse().ok()?);
    (least <= most).then_some((least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_read_their_unit_and_refuse_nonsense() {
        let two_to_eight = Delay {
            least: 2,
            most: 8,
            unit: DelayUnit::Hours,
        };
        assert_eq!(delay("2-8h"), Some(two_to_eight));
        assert_eq!(delay("1-3w").map(|d| d.unit), Some(DelayUnit::WorkingDays));
        for wrong in ["", "h", "2h", "8-2h", "2-8x", "2-8时"] {
            assert_eq!(delay(wrong), None, "{wrong}");
        }
    }
}
