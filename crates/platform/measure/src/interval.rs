//! How sure a share is: of `n` cases, `k` were so.

/// How often, in the long run, the true share lies within the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// 90 %.
    P90,
    /// 95 %, the usual one.
    P95,
    /// 99 %.
    P99,
}

impl Confidence {
    /// Quantile of the standard normal distribution for both tails.
    const fn z(self) -> f64 {
        match self {
            Confidence::P90 => 1.644_853_626_951_472_7,
            Confidence::P95 => 1.959_963_984_540_054,
            Confidence::P99 => 2.575_829_303_548_900_4,
        }
    }

    /// Probability left outside.
    const fn alpha(self) -> f64 {
        match self {
            Confidence::P90 => 0.10,
            Confidence::P95 => 0.05,
            Confidence::P99 => 0.01,
        }
    }
}

/// A share and its bounds, all between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// `k / n`.
    pub estimate: f64,
    /// Upper bound.
    pub high: f64,
}

/// Wilson's score interval (Wilson 1927): for figures on pages. `None` when `n` is 0 or `k` exceeds it.
pub fn wilson(k: u64, n: u64, confidence: Confidence) -> Option<Interval> {
    if n == 0 || k > n {
        return None;
    }
    let (count, all, z) = (k as f64, n as f64, confidence.z());
    let estimate = count / all;
    let spread = 1.0 + z * z / all;
    let centre = (estimate + z * z / (2.0 * all)) / spread;
    let half = z / spread * (estimate * (1.0 - estimate) / all + z * z / (4.0 * all * all)).sqrt();
    // Exactly 0 and 1 at the ends, where rounding would leave a crumb.
    let low = if k == 0 {
        0.0
    } else {
        (centre - half).max(0.0)
    };
    let high = if k == n {
        1.0
    } else {
        (centre + half).min(1.0)
    };
    Some(Interval {
        low,
        estimate,
        high,
    })
}

/// The exact interval of Clopper and Pearson (1934): never too narrow, for verdicts that somebody may contest.
/// `None` when `n` is 0 or `k` exceeds it.
pub fn clopper_pearson(k: u64, n: u64, confidence: Confidence) -> Option<Interval> {
    if n == 0 || k > n {
        return None;
    }
    let tail = confidence.alpha() / 2.0;
    let (count, rest) = (k as f64, (n - k) as f64);
    let low = if k == 0 {
        0.0
    } else {
        beta_quantile(tail, count, rest + 1.0)
    };
    let high = if k == n {
        1.0
    } else {
        beta_quantile(1.0 - tail, count + 1.0, rest)
    };
    Some(Interval {
        low,
        estimate: count / n as f64,
        high,
    })
}

/// Where the Beta(a, b) distribution has `probability` below it, by halving: 60 steps reach the last bit, and no
/// step can run away.
fn beta_quantile(probability: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if beta_below(middle, a, b) < probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) on the side where it
/// converges fast.
fn beta_below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction by Lentz's method.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut above = 1.0;
    let mut below = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut result = below;
    for step in 1..10_000 {
        let half = f64::from(step);
        let twice = 2.0 * half;
        let even = half * (b - half) * x / ((a + twice - 1.0) * (a + twice));
        let odd = -(a + half) * (a + b + half) * x / ((a + twice) * (a + twice + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            below = 1.0 / away_from_zero(1.0 + term * below);
            above = away_from_zero(1.0 + term / above);
            change = above * below;
            result *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    result
}

/// Logarithm of the gamma function for positive numbers: the Lanczos approximation with g = 7 and nine terms, exact
/// to about 15 digits.
fn ln_gamma(x: f64) -> f64 {
    const G: f64 = 7.0;
    const FIRST: f64 = 0.999_999_999_999_809_9;
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let sum = TERMS.iter().zip(1..).fold(FIRST, |sum, (term, place)| {
        sum + term / (x + f64::from(place))
    });
    let t = x + G + 0.5;
    0.5 * std::f64::consts::TAU.ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(interval: Interval, low: f64, high: f64) -> bool {
        (interval.low - low).abs() < 1e-7 && (interval.high - high).abs() < 1e-7
    }

    /// Computed with forty digits from the formula.
    #[test]
    fn wilson_gives_the_known_values() {
        for (k, n, low, high) in [
            (5, 10, 0.2365930905, 0.7634069095),
            (0, 10, 0.0, 0.2775327999),
            (10, 10, 0.7224672001, 1.0),
            (1, 100, 0.0017674321, 0.0544861962),
            (81, 263, 0.2552885199, 0.366209577),
            (480, 500, 0.9390264042, 0.9739592026),
        ] {
            assert!(
                close(wilson(k, n, Confidence::P95).unwrap(), low, high),
                "{k} of {n}"
            );
        }
    }

    /// Computed with forty digits from sums of the binomial distribution.
    #[test]
    fn clopper_pearson_gives_the_known_values() {
        for (k, n, low, high) in [
            (5, 10, 0.1870860284, 0.8129139716),
            (0, 10, 0.0, 0.3084971078),
            (10, 10, 0.6915028922, 1.0),
            (1, 100, 0.000253146, 0.0544593854),
            (81, 263, 0.2527367456, 0.3676219226),
            (480, 500, 0.9388973906, 0.9753986879),
        ] {
            assert!(
                close(clopper_pearson(k, n, Confidence::P95).unwrap(), low, high),
                "{k} of {n}"
            );
        }
    }

    #[test]
    fn nothing_has_no_share() {
        assert_eq!(wilson(0, 0, Confidence::P95), None);
        assert_eq!(clopper_pearson(3, 2, Confidence::P95), None);
    }

    proptest! {
        #[test]
        fn the_estimate_lies_within_the_bounds(n in 1_u64..5000, part in 0.0_f64..=1.0) {
            let k = (part * n as f64) as u64;
            for confidence in [Confidence::P90, Confidence::P95, Confidence::P99] {
                let (w, e) = (wilson(k, n, confidence).unwrap(), clopper_pearson(k, n, confidence).unwrap());
                for i in [w, e] {
                    prop_assert!(0.0 <= i.low && i.low <= i.estimate && i.estimate <= i.high && i.high <= 1.0);
                }
            }
        }

        #[test]
        fn the_exact_bounds_leave_half_of_alpha_in_each_tail(n in 2_u64..300, part in 0.01_f64..0.99) {
            // Against the binomial sum itself, which shares no code with the beta function.
            let k = ((part * n as f64) as u64).clamp(1, n - 1);
            let i = clopper_pearson(k, n, Confidence::P95).unwrap();
            prop_assert!((1.0 - below(k, n, i.low) - 0.025).abs() < 1e-9);
            prop_assert!((below(k + 1, n, i.high) - 0.025).abs() < 1e-9);
        }
    }

    /// Probability of fewer than `k` of `n` at share `p`; by logarithms, as (1 - p)^n may be too small for a float.
    fn below(k: u64, n: u64, p: f64) -> f64 {
        let mut ways = 0.0_f64;
        let mut sum = 0.0;
        for i in 0..k {
            sum += (ways + i as f64 * p.ln() + (n - i) as f64 * (-p).ln_1p()).exp();
            ways += ((n - i) as f64).ln() - ((i + 1) as f64).ln();
        }
        sum
    }
}
