//! One linear support vector machine and the sigmoid that calibrates it.
//!
//! Squared hinge loss, L2 penalty, solved in the dual by coordinate descent (Hsieh et al., ICML
//! 2008). The sigmoid is fitted to held-out margins (Platt 1999, in the numerically safe form of
//! Lin, Lin and Weng 2007).

use super::features::Row;

/// Cost of a violation; measured best for short Chinese petitions.
const COST: f32 = 0.5;
const MOST_ROUNDS: usize = 60;
/// Rounds end when no sample violates the optimum by more than this.
const TOLERANCE: f32 = 0.05;
const FOLDS: usize = 3;

/// A separating plane.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plane {
    pub weights: Vec<f32>,
    pub bias: f32,
}

impl Plane {
    fn margin(&self, row: &Row) -> f32 {
        row.iter()
            .map(|&(f, v)| v * self.weights[f as usize])
            .sum::<f32>()
            + self.bias
    }
}

/// Turns a margin into a probability: `1 / (1 + exp(slope * margin + shift))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sigmoid {
    pub slope: f32,
    pub shift: f32,
}

impl Sigmoid {
    pub(super) fn probability(self, margin: f32) -> f32 {
        1.0 / (1.0 + (self.slope * margin + self.shift).exp())
    }
}

/// Fits a plane to all rows and a sigmoid to margins of rows that the plane did not see.
pub(super) fn fit(rows: &[Row], positive: &[bool], features: usize, seed: u64) -> (Plane, Sigmoid) {
    let mut dice = Dice(seed);
    let all: Vec<usize> = (0..rows.len()).collect();
    let mut shuffled = all.clone();
    dice.shuffle(&mut shuffled);
    let mut margins = vec![0.0; rows.len()];
    for fold in 0..FOLDS {
        let (out, kept): (Vec<_>, Vec<_>) = shuffled
            .iter()
            .enumerate()
            .partition(|(at, _)| at % FOLDS == fold);
        let mut kept: Vec<usize> = kept.into_iter().map(|(_, &sample)| sample).collect();
        let plane = descend(rows, positive, &mut kept, features, &mut dice);
        for (_, &sample) in out {
            margins[sample] = plane.margin(&rows[sample]);
        }
    }
    let mut order = all;
    let plane = descend(rows, positive, &mut order, features, &mut dice);
    (plane, calibrate(&margins, positive))
}

/// Dual coordinate descent over the given samples.
fn descend(
    rows: &[Row],
    positive: &[bool],
    samples: &mut [usize],
    features: usize,
    dice: &mut Dice,
) -> Plane {
    let mut plane = Plane {
        weights: vec![0.0; features],
        bias: 0.0,
    };
    let mut alphas = vec![0f32; rows.len()];
    let diagonal = 0.5 / COST;
    for _ in 0..MOST_ROUNDS {
        dice.shuffle(samples);
        let mut worst = 0f32;
        for &sample in samples.iter() {
            let row = &rows[sample];
            let sign = if positive[sample] { 1.0 } else { -1.0 };
            let alpha = alphas[sample];
            let gradient = sign * plane.margin(row) - 1.0 + diagonal * alpha;
            let violation = if alpha == 0.0 {
                gradient.min(0.0)
            } else {
                gradient
            };
            worst = worst.max(violation.abs());
            if violation.abs() < 1e-6 {
                continue;
            }
            // Rows have unit length (or none), and the bias counts as one more feature of value 1.
            let length = if row.is_empty() { 1.0 } else { 2.0 };
            let next = (alpha - gradient / (length + diagonal)).max(0.0);
            let change = (next - alpha) * sign;
            alphas[sample] = next;
            for &(feature, value) in row {
                plane.weights[feature as usize] += change * value;
            }
            plane.bias += change;
        }
        if worst < TOLERANCE {
            break;
        }
    }
    plane
}

/// Newton's method with backtracking for the two parameters of the sigmoid.
fn calibrate(margins: &[f32], positive: &[bool]) -> Sigmoid {
    let yes = positive.iter().filter(|&&p| p).count() as f64;
    let no = positive.len() as f64 - yes;
    let targets: Vec<f64> = positive
        .iter()
        .map(|&p| {
            if p {
                (yes + 1.0) / (yes + 2.0)
            } else {
                1.0 / (no + 2.0)
            }
        })
        .collect();
    let loss = |a: f64, b: f64| -> f64 {
        let each = margins.iter().zip(&targets).map(|(&m, &t)| {
            let z = a * f64::from(m) + b;
            if z >= 0.0 {
                t * z + (-z).exp().ln_1p()
            } else {
                (t - 1.0) * z + z.exp().ln_1p()
            }
        });
        each.sum()
    };
    let (mut a, mut b) = (0.0, ((no + 1.0) / (yes + 1.0)).ln());
    let mut current = loss(a, b);
    for _ in 0..100 {
        let (mut h11, mut h22, mut h21, mut g1, mut g2) = (1e-12, 1e-12, 0.0, 0.0, 0.0);
        for (&margin, &target) in margins.iter().zip(&targets) {
            let m = f64::from(margin);
            let p = 1.0 / (1.0 + (a * m + b).exp());
            let d2 = p * (1.0 - p);
            h11 += m * m * d2;
            h22 += d2;
            h21 += m * d2;
            g1 += m * (target - p);
            g2 += target - p;
        }
        if g1.abs() < 1e-5 && g2.abs() < 1e-5 {
            break;
        }
        let determinant = h11 * h22 - h21 * h21;
        let (da, db) = (
            -(h22 * g1 - h21 * g2) / determinant,
            -(h11 * g2 - h21 * g1) / determinant,
        );
        let slope = g1 * da + g2 * db;
        let mut step = 1.0;
        let improved = loop {
            let next = loss(a + step * da, b + step * db);
            if next < current + 1e-4 * step * slope {
                break Some(next);
            }
            step /= 2.0;
            if step < 1e-10 {
                break None;
            }
        };
        let Some(next) = improved else { break };
        (a, b, current) = (a + step * da, b + step * db, next);
    }
    Sigmoid {
        slope: a as f32,
        shift: b as f32,
    }
}

/// A small generator (SplitMix64) for reproducible orders; not for secrets.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clear_sides_are_separated_and_calibrated() {
        let rows: Vec<Row> = (0..40).map(|n| vec![(n % 2, 1.0)]).collect();
        let positive: Vec<bool> = (0..40).map(|n| n % 2 == 0).collect();
        let (plane, sigmoid) = fit(&rows, &positive, 2, 1);
        assert!(plane.margin(&rows[0]) > 0.4 && plane.margin(&rows[1]) < -0.4);
        assert!(sigmoid.probability(plane.margin(&rows[0])) > 0.9);
        assert!(sigmoid.probability(plane.margin(&rows[1])) < 0.1);
    }

    #[test]
    fn a_sigmoid_rises_with_the_margin_even_when_margins_say_nothing() {
        let sigmoid = calibrate(&[0.0; 10], &[true; 10]);
        assert!(sigmoid.probability(0.0) > 0.8);
        assert!(sigmoid.probability(0.0).is_finite());
    }
}
