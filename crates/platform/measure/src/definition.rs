//! What a figure is made of, said in words beside it.

use store::{Fault, Sql};

use crate::interval::{self, Interval};
use crate::{Filter, Sum, total};

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither: it describes.
    Neither,
}

/// What the number is divided by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Denominator {
    /// Nothing: a count.
    None,
    /// All that could have counted: a share, with an interval. The numerator must be a part of it.
    All {
        /// The measure of all.
        measure: &'static str,
        /// Its key, if only some.
        key: Option<&'static str>,
    },
    /// Its own number: an average of what the measure adds up.
    Itself,
}

/// A published figure: names, texts and what to read. Its meaning never changes under the same name; a new meaning is
/// a new name, so that a series has no silent break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Definition {
    /// `room.figure`; part of addresses and exports.
    pub name: &'static str,
    /// Text key of the title.
    pub title: &'static str,
    /// Text key of the sentence that says what is counted and what is not.
    pub explanation: &'static str,
    /// Text key of the unit, such as 件 or 天.
    pub unit: &'static str,
    /// The measure counted.
    pub numerator: &'static str,
    /// Its key, if only some.
    pub numerator_key: Option<&'static str>,
    /// What it is divided by.
    pub denominator: Denominator,
    /// Which direction is good.
    pub better: Better,
    /// The law, plan or promise that asks for the figure.
    pub source: &'static str,
}

/// A figure's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub numerator: Sum,
    /// What it is divided by.
    pub denominator: Option<Sum>,
    /// The share or average; the count itself for a count; `None` when there is nothing to divide by.
    pub value: Option<f64>,
    /// Wilson's 95 % interval of a share.
    pub interval: Option<Interval>,
}

/// A share of fewer than this says more about chance than about the matter; it is shown as “n < 5”.
pub const FEWEST: i64 = 5;

impl Figure {
    /// Whether there is too little to show a share or average.
    pub fn is_too_few(&self) -> bool {
        self.denominator.is_some_and(|all| all.n < FEWEST)
    }
}

impl Definition {
    /// Computes the figure for days, unit and organisation of the filter; its measure and key are those of the
    /// definition.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn figure(&self, sql: &dyn Sql, of: &Filter<'_>) -> Result<Figure, Fault> {
        let numerator = total(
            sql,
            &Filter {
                measure: self.numerator,
                key: self.numerator_key,
                ..*of
            },
        )
        .await?;
        Ok(match self.denominator {
            Denominator::None => Figure {
                numerator,
                denominator: None,
                value: Some(numerator.n as f64),
                interval: None,
            },
            Denominator::Itself => Figure {
                numerator,
                denominator: Some(numerator),
                value: numerator.mean(),
                interval: None,
            },
            Denominator::All { measure, key } => {
                let all = total(
                    sql,
                    &Filter {
                        measure,
                        key,
                        ..*of
                    },
                )
                .await?;
                let interval = share(numerator.n, all.n);
                Figure {
                    numerator,
                    denominator: Some(all),
                    value: interval.map(|i| i.estimate),
                    interval,
                }
            }
        })
    }
}

fn share(part: i64, all: i64) -> Option<Interval> {
    interval::wilson(
        u64::try_from(part).ok()?,
        u64::try_from(all).ok()?,
        interval::Confidence::P95,
    )
}
