//! Sums and maxima over all labellings of one text.

use super::{EDGE, ENDS, LABELS, STARTS, TAGS};

/// Weights between tags, however they are stored.
#[derive(Clone, Debug)]
pub(crate) struct Between {
    /// From each tag that ends a part to each that begins one.
    pub across: Vec<[f64; EDGE]>,
    /// Inside a part of each label: B→I, B→E, I→I, I→E.
    pub within: [[f64; LABELS]; 4],
    /// Of the first tag.
    pub first: [f64; EDGE],
    /// Of the last tag.
    pub last: [f64; EDGE],
}

/// How many weights stand between tags.
pub(crate) const BETWEEN: usize = EDGE * EDGE + 4 * LABELS + 2 * EDGE;

impl Between {
    /// All at zero.
    pub fn zero() -> Between {
        Between {
            across: vec![[0.0; EDGE]; EDGE],
            within: [[0.0; LABELS]; 4],
            first: [0.0; EDGE],
            last: [0.0; EDGE],
        }
    }

    /// From [`BETWEEN`] numbers in a row.
    pub fn read(weights: &[f64]) -> Between {
        let mut between = Between::zero();
        for (place, weight) in between.slots().zip(weights) {
            *place = *weight;
        }
        between
    }

    /// Every number, in the order in which they are stored.
    pub fn slots(&mut self) -> impl Iterator<Item = &mut f64> {
        self.across
            .iter_mut()
            .flatten()
            .chain(self.within.iter_mut().flatten())
            .chain(&mut self.first)
            .chain(&mut self.last)
    }

    fn exp(&self) -> Between {
        let mut exp = self.clone();
        exp.slots().for_each(|weight| *weight = weight.exp());
        exp
    }
}

/// Where the weight between two tags is stored; None where the second cannot follow.
pub(crate) fn slot(from: usize, to: usize) -> Option<usize> {
    if STARTS.contains(&to) {
        return ENDS
            .contains(&from)
            .then(|| (from - ENDS.start) * EDGE + to);
    }
    let (from_place, to_place) = (from / LABELS, to / LABELS);
    if from % LABELS != to % LABELS {
        return None;
    }
    let row = match (from_place, to_place) {
        (super::BEGIN, super::INSIDE) => 0,
        (super::BEGIN, super::END) => 1,
        (super::INSIDE, super::INSIDE) => 2,
        (super::INSIDE, super::END) => 3,
        _ => return None,
    };
    Some(EDGE * EDGE + row * LABELS + to % LABELS)
}

/// Where the weight of a first tag is stored.
pub(crate) fn first_slot(tag: usize) -> usize {
    EDGE * EDGE + 4 * LABELS + tag
}

/// Where the weight of a last tag is stored.
pub(crate) fn last_slot(tag: usize) -> usize {
    EDGE * EDGE + 4 * LABELS + EDGE + tag - ENDS.start
}

/// Scores of the tags of one token.
pub(crate) type Row = [f64; TAGS];

const B: usize = super::BEGIN * LABELS;
const E: usize = super::END * LABELS;
const I: usize = super::INSIDE * LABELS;

/// Sums over all labellings of a text.
pub(crate) struct Sums {
    between: Between,
    alpha: Vec<Row>,
    beta: Vec<Row>,
    exp: Vec<Row>,
    scale: Vec<f64>,
    total: f64,
}

impl Sums {
    /// For weights between tags. Reused over many texts.
    pub fn new(between: &Between) -> Sums {
        Sums {
            between: between.exp(),
            alpha: Vec::new(),
            beta: Vec::new(),
            exp: Vec::new(),
            scale: Vec::new(),
            total: 1.0,
        }
    }

    /// The logarithm of the sum over all labellings of a text with these scores, at least one token.
    pub fn forward(&mut self, scores: &[Row]) -> f64 {
        let count = scores.len();
        self.alpha.resize(count, [0.0; TAGS]);
        self.exp.resize(count, [0.0; TAGS]);
        self.scale.resize(count, 0.0);
        let mut log = 0.0;
        for (at, scores) in scores.iter().enumerate() {
            let most = scores.iter().copied().fold(f64::MIN, f64::max);
            for (exp, score) in self.exp[at].iter_mut().zip(scores) {
                *exp = (score - most).exp();
            }
            let mut row = [0.0; TAGS];
            if at == 0 {
                row[STARTS].copy_from_slice(&self.between.first);
            } else {
                let before = &self.alpha[at - 1];
                for (from, weights) in ENDS.zip(&self.between.across) {
                    let mass = before[from];
                    for (to, weight) in row[STARTS].iter_mut().zip(weights) {
                        *to += mass * weight;
                    }
                }
                let within = &self.between.within;
                for label in 0..LABELS {
                    let (begin, inside) = (before[B + label], before[I + label]);
                    row[I + label] = begin * within[0][label] + inside * within[2][label];
                    row[E + label] = begin * within[1][label] + inside * within[3][label];
                }
            }
            for (sum, exp) in row.iter_mut().zip(&self.exp[at]) {
                *sum *= exp;
            }
            let scale: f64 = row.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            for sum in &mut row {
                *sum /= scale;
            }
            self.alpha[at] = row;
            self.scale[at] = scale;
            log += scale.ln() + most;
        }
        self.total = self.alpha[count - 1][ENDS]
            .iter()
            .zip(&self.between.last)
            .map(|(sum, last)| sum * last)
            .sum::<f64>()
            .max(f64::MIN_POSITIVE);
        log + self.total.ln()
    }

    /// After [`Sums::forward`]: how likely each tag is at each token; the expected counts between tags are added up
    /// in `expected`, without the weights themselves (see [`Sums::finish`]).
    pub fn backward(&mut self, expected: &mut Between) -> &[Row] {
        let count = self.scale.len();
        self.beta.resize(count, [0.0; TAGS]);
        let mut row = [0.0; TAGS];
        row[ENDS].copy_from_slice(&self.between.last);
        for (to, mass) in self.alpha[count - 1][ENDS].iter().enumerate() {
            expected.last[to] += mass / self.total;
        }
        self.beta[count - 1] = row;
        for at in (1..count).rev() {
            let mut ahead = self.beta[at];
            for (value, exp) in ahead.iter_mut().zip(&self.exp[at]) {
                *value *= exp / self.scale[at];
            }
            let before = &self.alpha[at - 1];
            let mut row = [0.0; TAGS];
            for (place, from) in ENDS.enumerate() {
                let mass = before[from] / self.total;
                let weights = &self.between.across[place];
                let counts = &mut expected.across[place];
                let mut sum = 0.0;
                for to in STARTS {
                    sum += weights[to] * ahead[to];
                    counts[to] += mass * ahead[to];
                }
                row[from] = sum;
            }
            for label in 0..LABELS {
                let within = &self.between.within;
                let (inside, end) = (ahead[I + label], ahead[E + label]);
                row[B + label] = inside * within[0][label] + end * within[1][label];
                row[I + label] = inside * within[2][label] + end * within[3][label];
                let begin_mass = before[B + label] / self.total;
                let inside_mass = before[I + label] / self.total;
                expected.within[0][label] += begin_mass * inside;
                expected.within[1][label] += begin_mass * end;
                expected.within[2][label] += inside_mass * inside;
                expected.within[3][label] += inside_mass * end;
            }
            self.beta[at - 1] = row;
        }
        for tag in STARTS {
            expected.first[tag] +=
                self.exp[0][tag] * self.beta[0][tag] / self.scale[0] / self.total;
        }
        for (beta, alpha) in self.beta.iter_mut().zip(&self.alpha) {
            for (value, mass) in beta.iter_mut().zip(alpha) {
                *value *= mass / self.total;
            }
        }
        &self.beta
    }

    /// Makes expected counts of what [`Sums::backward`] added up.
    pub fn finish(&self, expected: &mut Between) {
        let mut weights = self.between.clone();
        for (count, weight) in expected.slots().zip(weights.slots()) {
            *count *= *weight;
        }
    }
}

/// The best labelling of a text and its score (Viterbi). At least one token.
pub(crate) fn best(between: &Between, scores: &[Row]) -> (Vec<u8>, f64) {
    let count = scores.len();
    let mut from = vec![[0u8; TAGS]; count];
    let mut row = [f64::NEG_INFINITY; TAGS];
    for tag in STARTS {
        row[tag] = between.first[tag] + scores[0][tag];
    }
    for at in 1..count {
        let mut next = [f64::NEG_INFINITY; TAGS];
        for (place, end) in ENDS.enumerate() {
            let base = row[end];
            for to in STARTS {
                let score = base + between.across[place][to];
                if score > next[to] {
                    next[to] = score;
                    from[at][to] = end as u8;
                }
            }
        }
        for label in 0..LABELS {
            for (to, by_begin, by_inside) in [(I, 0, 2), (E, 1, 3)] {
                let begin = row[B + label] + between.within[by_begin][label];
                let inside = row[I + label] + between.within[by_inside][label];
                let (score, tag) = if begin >= inside {
                    (begin, B + label)
                } else {
                    (inside, I + label)
                };
                next[to + label] = score;
                from[at][to + label] = tag as u8;
            }
        }
        for (value, score) in next.iter_mut().zip(&scores[at]) {
            *value += score;
        }
        row = next;
    }
    let (mut tag, score) = ENDS
        .map(|tag| (tag, row[tag] + between.last[tag - ENDS.start]))
        .fold((ENDS.start, f64::NEG_INFINITY), |best, one| {
            if one.1 > best.1 { one } else { best }
        });
    let mut tags = vec![tag as u8; count];
    for at in (1..count).rev() {
        tag = from[at][tag] as usize;
        tags[at - 1] = tag as u8;
    }
    (tags, score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> (Between, Vec<Row>) {
        let mut state = 7u64;
        let mut next = move || {
            state = crate::hash::mix(state, 11);
            (state % 2000) as f64 / 1000.0 - 1.0
        };
        let mut between = Between::zero();
        between.slots().for_each(|slot| *slot = next());
        let scores = (0..3)
            .map(|_| std::array::from_fn(|_| next()))
            .collect::<Vec<Row>>();
        (between, scores)
    }

    fn score(flat: &[f64], scores: &[Row], tags: &[usize]) -> Option<f64> {
        if !STARTS.contains(tags.first()?) || !ENDS.contains(tags.last()?) {
            return None;
        }
        let mut sum = flat[first_slot(tags[0])] + flat[last_slot(*tags.last()?)];
        for (at, tag) in tags.iter().enumerate() {
            sum += scores[at][*tag];
            if at > 0 {
                sum += flat[slot(tags[at - 1], *tag)?];
            }
        }
        Some(sum)
    }

    /// Sums, marginals, and the best of all labellings, against going through them all.
    #[test]
    fn the_lattice_agrees_with_counting() {
        let (mut between, scores) = weights();
        let flat: Vec<f64> = between.slots().map(|slot| *slot).collect();
        let mut all = Vec::new();
        for a in 0..TAGS {
            for b in 0..TAGS {
                for c in 0..TAGS {
                    if let Some(score) = score(&flat, &scores, &[a, b, c]) {
                        all.push((score, [a, b, c]));
                    }
                }
            }
        }
        let total: f64 = all.iter().map(|(score, _)| score.exp()).sum();
        let mut sums = Sums::new(&between);
        assert!((sums.forward(&scores) - total.ln()).abs() < 1e-9);
        let mut expected = Between::zero();
        let rows = sums.backward(&mut expected).to_vec();
        let share: f64 = all
            .iter()
            .filter(|(_, tags)| tags[1] == 5)
            .map(|(score, _)| score.exp() / total)
            .sum();
        assert!((rows[1][5] - share).abs() < 1e-9);
        sums.finish(&mut expected);
        let counts: Vec<f64> = expected.slots().map(|slot| *slot).collect();
        assert_eq!(counts.len(), BETWEEN);
        for place in [slot(ENDS.start + 3, 7), slot(2, I + 2), slot(I + 2, E + 2)] {
            let place = place.expect("these can follow");
            let counted: f64 = all
                .iter()
                .map(|(score, tags)| {
                    let times = tags
                        .windows(2)
                        .filter(|pair| slot(pair[0], pair[1]) == Some(place))
                        .count();
                    times as f64 * score.exp() / total
                })
                .sum();
            assert!((counts[place] - counted).abs() < 1e-9);
        }
        let (tags, top) = best(&between, &scores);
        let most = all.iter().map(|(score, _)| *score).fold(f64::MIN, f64::max);
        assert!((top - most).abs() < 1e-9);
        let tags: Vec<usize> = tags.into_iter().map(usize::from).collect();
        let said = score(&flat, &scores, &tags).expect("the best can be said");
        assert!((said - top).abs() < 1e-9);
    }
}
