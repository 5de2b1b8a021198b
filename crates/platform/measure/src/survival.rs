//! How long things take, when some are not over yet (Kaplan and Meier 1958).
//!
//! Leaving open cases out would praise whoever leaves the hard ones open; counting them as ended today would be as
//! wrong. The estimate uses what is known of them: that they lasted at least this long.

/// One case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// How long it lasted, or has lasted so far, in one unit of the caller's choice (days, mostly); negative counts
    /// as 0.
    pub lasted: i64,
    /// Whether it is over; an open case is censored here.
    pub ended: bool,
}

/// The curve at one moment at which cases ended.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Step {
    /// The moment, in the observations' unit.
    pub at: i64,
    /// Cases known to have lasted at least this long.
    pub at_risk: u64,
    /// Cases that ended at it.
    pub ended: u64,
    /// Estimated share that lasts longer.
    pub open_share: f64,
    /// Greenwood's standard error of that share.
    pub standard_error: f64,
}

/// The estimated course of cases like these.
#[derive(Clone, Debug, PartialEq)]
pub struct Survival {
    steps: Vec<Step>,
    cases: u64,
    open: u64,
}

impl Survival {
    /// Estimates the course. A case that ended and one still open at the same moment: the open one counts as having
    /// outlasted it.
    pub fn estimate(observations: &[Observation]) -> Survival {
        let mut sorted: Vec<Observation> = observations
            .iter()
            .map(|o| Observation {
                lasted: o.lasted.max(0),
                ..*o
            })
            .collect();
        sorted.sort_by_key(|o| o.lasted);
        let mut at_risk = sorted.len() as u64;
        let (mut open_share, mut greenwood) = (1.0, 0.0);
        let mut steps = Vec::new();
        for same in sorted.chunk_by(|a, b| a.lasted == b.lasted) {
            let ended = same.iter().filter(|o| o.ended).count() as u64;
            if ended > 0 {
                let (d, n) = (ended as f64, at_risk as f64);
                open_share *= 1.0 - d / n;
                greenwood += d / (n * (n - d));
                let standard_error = if ended == at_risk {
                    0.0
                } else {
                    open_share * f64::sqrt(greenwood)
                };
                steps.push(Step {
                    at: same[0].lasted,
                    at_risk,
                    ended,
                    open_share,
                    standard_error,
                });
            }
            at_risk -= same.len() as u64;
        }
        let open = sorted.iter().filter(|o| !o.ended).count() as u64;
        Survival {
            steps,
            cases: sorted.len() as u64,
            open,
        }
    }

    /// The steps of the curve, in order of time.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Cases looked at, and how many of them are open.
    pub fn counts(&self) -> (u64, u64) {
        (self.cases, self.open)
    }

    /// Estimated share of cases over at this moment.
    pub fn ended_share(&self, at: i64) -> f64 {
        let behind = self.steps.partition_point(|step| step.at <= at);
        behind
            .checked_sub(1)
            .map_or(0.0, |last| 1.0 - self.steps[last].open_share)
    }

    /// The first moment at which at least `share` of the cases are over: `within(0.8)` is the N of “8 of 10 like
    /// yours end within N days”. `None` when too many are open to say; then say so, and give no number.
    pub fn within(&self, share: f64) -> Option<i64> {
        // A product of fractions such as 4/5 · 3/4 misses 0.6 by its last bits.
        const LAST_BITS: f64 = 1e-12;
        self.steps
            .iter()
            .find(|step| 1.0 - step.open_share >= share - LAST_BITS)
            .map(|step| step.at)
    }

    /// The moment at which half are over.
    pub fn median(&self) -> Option<i64> {
        self.within(0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ended(lasted: i64) -> Observation {
        Observation {
            lasted,
            ended: true,
        }
    }
    fn open(lasted: i64) -> Observation {
        Observation {
            lasted,
            ended: false,
        }
    }

    /// Weeks in remission under 6-mercaptopurine, Freireich et al. 1963, the textbooks' example.
    #[test]
    fn the_textbook_example_comes_out() {
        let ends = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(ended);
        let opens = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(open);
        let course = Survival::estimate(&[&ends[..], &opens[..]].concat());
        let expected = [
            (6, 21, 3, 0.8571, 0.0764),
            (7, 17, 1, 0.8067, 0.0869),
            (10, 15, 1, 0.7529, 0.0963),
            (13, 12, 1, 0.6902, 0.1068),
            (16, 11, 1, 0.6275, 0.1141),
            (22, 7, 1, 0.5378, 0.1282),
            (23, 6, 1, 0.4482, 0.1346),
        ];
        assert_eq!(course.steps().len(), expected.len());
        for (step, (at, at_risk, ended, share, error)) in course.steps().iter().zip(expected) {
            assert_eq!((step.at, step.at_risk, step.ended), (at, at_risk, ended));
            assert!((step.open_share - share).abs() < 5e-5, "{step:?}");
            assert!((step.standard_error - error).abs() < 5e-5, "{step:?}");
        }
        assert_eq!(course.median(), Some(23));
        assert_eq!(course.within(0.8), None, "too many are open to say");
        assert_eq!(course.counts(), (21, 12));
    }

    #[test]
    fn open_cases_are_counted() {
        let only_ended: Vec<Observation> = (1..=10).map(ended).collect();
        assert_eq!(Survival::estimate(&only_ended).within(0.8), Some(8));
        let with_open: Vec<Observation> = only_ended
            .iter()
            .copied()
            .chain((0..5).map(|_| open(6)))
            .collect();
        assert_eq!(Survival::estimate(&with_open).within(0.8), Some(9));
        assert_eq!(Survival::estimate(&[open(400)]).within(0.1), None);
    }

    #[test]
    fn nothing_and_odd_values_are_harmless() {
        let nothing = Survival::estimate(&[]);
        assert_eq!((nothing.median(), nothing.counts()), (None, (0, 0)));
        assert!(nothing.ended_share(5).abs() < f64::EPSILON);
        assert_eq!(Survival::estimate(&[ended(-4)]).median(), Some(0));
    }

    proptest! {
        #[test]
        fn without_open_cases_it_is_the_plain_share(all in prop::collection::vec(0_i64..50, 1..80), at in 0_i64..50) {
            let course = Survival::estimate(&all.iter().copied().map(ended).collect::<Vec<_>>());
            let plain = all.iter().filter(|lasted| **lasted <= at).count() as f64 / all.len() as f64;
            prop_assert!((course.ended_share(at) - plain).abs() < 1e-9);
        }

        #[test]
        fn the_curve_only_falls(all in prop::collection::vec((0_i64..50, any::<bool>()), 0..80)) {
            let all: Vec<Observation> = all.into_iter().map(|(lasted, ended)| Observation { lasted, ended }).collect();
            let course = Survival::estimate(&all);
            let shares: Vec<f64> = course.steps().iter().map(|step| step.open_share).collect();
            prop_assert!(shares.is_sorted_by(|a, b| a >= b));
            prop_assert!(shares.iter().all(|s| (0.0..=1.0).contains(s)));
            for (share, step) in shares.iter().zip(course.steps()) {
                prop_assert!(course.within(1.0 - share).is_some_and(|at| at <= step.at));
            }
        }

        #[test]
        fn a_case_left_open_never_makes_it_look_faster(all in prop::collection::vec(0_i64..50, 1..60), at in 0_usize..60) {
            let mut cases: Vec<Observation> = all.iter().copied().map(ended).collect();
            let before = Survival::estimate(&cases).within(0.8);
            let place = at % cases.len();
            cases[place].ended = false;
            let after = Survival::estimate(&cases).within(0.8);
            prop_assert!(after.is_none() || after >= before);
        }
    }
}
