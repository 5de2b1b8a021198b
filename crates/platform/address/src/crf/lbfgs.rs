//! Minimises a smooth convex function by limited-memory BFGS (Nocedal 1980) with a backtracking line search.

use std::collections::VecDeque;

/// Steps that are remembered.
const MEMORY: usize = 7;

/// Minimises from `x` on. `function` gives the value at a point and writes the gradient; `tell` hears of each step
/// (number, value) and returns false to stop. Ends after `most` steps, or when the value falls by less than
/// `tolerance` of itself over ten steps.
pub(crate) fn minimise(
    x: &mut Vec<f64>,
    most: usize,
    tolerance: f64,
    mut function: impl FnMut(&[f64], &mut [f64]) -> f64,
    mut tell: impl FnMut(usize, f64) -> bool,
) {
    let size = x.len();
    let mut gradient = vec![0.0; size];
    let mut value = function(x, &mut gradient);
    let mut pairs: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    let mut values = VecDeque::from([value]);
    for step in 1..=most {
        let direction = direction(&gradient, &pairs);
        let slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            return;
        }
        let mut length = if pairs.is_empty() {
            1.0 / dot(&gradient, &gradient).sqrt().max(1e-12)
        } else {
            1.0
        };
        let mut next = vec![0.0; size];
        let mut next_gradient = vec![0.0; size];
        let mut next_value;
        let mut tries = 0;
        loop {
            for ((next, x), direction) in next.iter_mut().zip(x.iter()).zip(&direction) {
                *next = x + length * direction;
            }
            next_value = function(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * length * slope {
                break;
            }
            tries += 1;
            if tries > 20 {
                return;
            }
            length *= 0.5;
        }
        let moved: Vec<f64> = next.iter().zip(x.iter()).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        let curvature = dot(&moved, &turned);
        if curvature > 1e-10 {
            if pairs.len() == MEMORY {
                pairs.pop_front();
            }
            pairs.push_back((moved, turned, 1.0 / curvature));
        }
        *x = next;
        gradient = next_gradient;
        value = next_value;
        values.push_back(value);
        if !tell(step, value) {
            return;
        }
        if values.len() > 10 {
            let earlier = values.pop_front().unwrap_or(value);
            if (earlier - value) / value.abs().max(1e-12) < tolerance {
                return;
            }
        }
    }
}

/// The gradient turned by what is known of the curvature (two-loop recursion).
fn direction(gradient: &[f64], pairs: &VecDeque<(Vec<f64>, Vec<f64>, f64)>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut shares = Vec::with_capacity(pairs.len());
    for (moved, turned, inverse) in pairs.iter().rev() {
        let share = inverse * dot(moved, &direction);
        shares.push(share);
        add(&mut direction, turned, -share);
    }
    if let Some((_, turned, inverse)) = pairs.back() {
        let scale = 1.0 / (inverse * dot(turned, turned));
        for d in &mut direction {
            *d *= scale;
        }
    }
    for ((moved, turned, inverse), share) in pairs.iter().zip(shares.into_iter().rev()) {
        let back = inverse * dot(turned, &direction);
        add(&mut direction, moved, share - back);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(a: &mut [f64], b: &[f64], times: f64) {
    for (a, b) in a.iter_mut().zip(b) {
        *a += times * b;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_bottom_of_a_bent_valley() {
        let mut x = vec![-1.2, 1.0, 4.0];
        let rosenbrock = |x: &[f64], g: &mut [f64]| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            g[0] = -2.0 * a - 400.0 * x[0] * b;
            g[1] = 200.0 * b;
            g[2] = 2.0 * (x[2] - 3.0);
            a * a + 100.0 * b * b + (x[2] - 3.0).powi(2)
        };
        minimise(&mut x, 500, 0.0, rosenbrock, |_, _| true);
        assert!(
            (x[0] - 1.0).abs() < 1e-4 && (x[1] - 1.0).abs() < 1e-4 && (x[2] - 3.0).abs() < 1e-4
        );
    }
}
