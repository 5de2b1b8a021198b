//! What the model sees of a token: the characters around it, the shape of numbers, the words that mark a level, and
//! the names of the map.

use crate::hash::{self, mix};
use crate::lexicon::{BITS, LONGEST, Lexicon};
use crate::token::{Kind, Token};

/// Characters that close a part of an address.
const MARKS: &str = "省市区县旗镇乡街道村社路巷弄里屯组号楼栋幢座单元室层门园城苑厦场店司厂院校寓庭府居坊墅广中东西南北";
/// How far a mark is looked for, in tokens.
const REACH: usize = 7;

/// What is said about every token of one text, by position.
struct View<'a> {
    tokens: &'a [Token],
    /// A token as a value: the character; of digits and letters the shape.
    ids: Vec<u64>,
    /// The same, with digits as they are.
    exact: Vec<u64>,
    /// Of a run of numbers and hyphens: its shape, and where the token is in it.
    chains: Vec<Option<Chain>>,
    /// For each token and bit of the lexicon: 0 outside, 1 first, 2 inside, 3 last.
    names: Vec<[u8; BITS]>,
}

#[derive(Clone, Copy)]
struct Chain {
    shape: u64,
    at: u64,
    left: usize,
    right: usize,
}

/// The features of each token, as hashes.
pub(crate) fn features(tokens: &[Token], lexicon: &Lexicon) -> Vec<Vec<u64>> {
    let view = View {
        tokens,
        ids: tokens.iter().map(shape).collect(),
        exact: tokens.iter().map(|t| hash::of_text(&t.text)).collect(),
        chains: chains(tokens),
        names: names(tokens, lexicon),
    };
    (0..tokens.len()).map(|at| view.features(at)).collect()
}

fn shape(token: &Token) -> u64 {
    match token.kind {
        Kind::Digits => mix(1, token.text.len().min(6) as u64),
        Kind::Letters if token.text.len() > 1 => mix(2, token.text.len().min(4) as u64),
        _ => hash::of_text(&token.text),
    }
}

fn is_hyphen(token: &Token) -> bool {
    token.kind == Kind::Mark && matches!(token.text.as_str(), "-" | "_" | "~" | "/" | "#")
}

fn chains(tokens: &[Token]) -> Vec<Option<Chain>> {
    let mut chains = vec![None; tokens.len()];
    let part = |t: &Token| is_hyphen(t) || matches!(t.kind, Kind::Digits | Kind::Letters);
    let mut at = 0;
    while at < tokens.len() {
        let length = tokens[at..].iter().take_while(|t| part(t)).count();
        let run = &tokens[at..at + length];
        let shape = run
            .iter()
            .fold(hash::SEED, |hash, token| mix(hash, shape(token)));
        for inside in 0..length {
            chains[at + inside] = Some(Chain {
                shape,
                at: inside as u64,
                left: at,
                right: at + length,
            });
        }
        at += length.max(1);
    }
    chains
}

/// The longest names of each level from left to right, not overlapping.
fn names(tokens: &[Token], lexicon: &Lexicon) -> Vec<[u8; BITS]> {
    let mut marks = vec![[0u8; BITS]; tokens.len()];
    let mut free = [0usize; BITS];
    for from in 0..tokens.len() {
        let mut longest = [0usize; BITS];
        let mut running = hash::SEED;
        for (ahead, token) in tokens[from..].iter().take(LONGEST).enumerate() {
            running = token
                .text
                .chars()
                .fold(running, |hash, c| mix(hash, u64::from(u32::from(c))));
            if ahead > 0 {
                let mask = lexicon.mask(running);
                for (bit, length) in longest.iter_mut().enumerate() {
                    if mask >> bit & 1 == 1 {
                        *length = ahead + 1;
                    }
                }
            }
        }
        for bit in 0..BITS {
            let length = longest[bit];
            if length == 0 || free[bit] > from {
                continue;
            }
            free[bit] = from + length;
            for mark in &mut marks[from..from + length] {
                mark[bit] = 2;
            }
            marks[from + length - 1][bit] = 3;
            marks[from][bit] = 1;
        }
    }
    marks
}

impl View<'_> {
    /// The value at a distance; outside the text a value for each side.
    fn id(&self, at: usize, by: isize) -> u64 {
        match at.checked_add_signed(by) {
            Some(at) if at < self.ids.len() => self.ids[at],
            Some(_) => 3,
            None => 4,
        }
    }

    fn kind(&self, at: usize, by: isize) -> u64 {
        match at.checked_add_signed(by) {
            Some(at) if at < self.tokens.len() => self.tokens[at].kind as u64,
            Some(_) => 8,
            None => 9,
        }
    }

    fn features(&self, at: usize) -> Vec<u64> {
        let mut found = Vec::with_capacity(64);
        self.window(at, &mut found);
        self.numbers(at, &mut found);
        self.marks(at, &mut found);
        self.map(at, &mut found);
        self.again(at, &mut found);
        found
    }

    /// Characters around, alone and together.
    fn window(&self, at: usize, found: &mut Vec<u64>) {
        const GROUPS: [&[isize]; 20] = [
            &[0],
            &[-1],
            &[1],
            &[-2],
            &[2],
            &[-3],
            &[3],
            &[-1, 0],
            &[0, 1],
            &[-2, -1],
            &[1, 2],
            &[-1, 1],
            &[2, 3],
            &[-3, -2],
            &[-1, 0, 1],
            &[-2, -1, 0],
            &[0, 1, 2],
            &[-3, -2, -1],
            &[1, 2, 3],
            &[0, 1, 2, 3],
        ];
        for (template, group) in GROUPS.iter().enumerate() {
            found.push(
                group
                    .iter()
                    .fold(mix(hash::SEED, template as u64), |hash, by| {
                        mix(hash, self.id(at, *by))
                    }),
            );
        }
        let kinds = (-2..=2).fold(mix(hash::SEED, 40), |hash, by| mix(hash, self.kind(at, by)));
        found.push(kinds);
        found.push(mix(
            mix(hash::SEED, 41),
            at.min(3) as u64 * 8 + (self.ids.len() - at).min(4) as u64,
        ));
    }

    /// The number itself, the run it is in, and what stands on both sides of the run.
    fn numbers(&self, at: usize, found: &mut Vec<u64>) {
        let token = &self.tokens[at];
        if matches!(token.kind, Kind::Digits | Kind::Letters) && token.text.len() <= 4 {
            found.push(mix(mix(hash::SEED, 50), self.exact[at]));
        }
        let Some(chain) = self.chains[at] else {
            return;
        };
        let shape = mix(mix(mix(hash::SEED, 51), chain.shape), chain.at);
        let left = chain.left.checked_sub(1).map_or(4, |left| self.ids[left]);
        let right = self.ids.get(chain.right).copied().unwrap_or(3);
        found.push(shape);
        found.push(mix(mix(shape, 52), right));
        found.push(mix(mix(shape, 53), left));
        found.push(mix(mix(mix(shape, 54), left), right));
        let back = chain.left.checked_sub(2).map_or(4, |left| self.ids[left]);
        found.push(mix(mix(mix(shape, 55), back), left));
        let ahead = self.ids.get(chain.right + 1).copied().unwrap_or(3);
        found.push(mix(mix(mix(shape, 56), right), ahead));
        // Numbers that come later or came before tell which of building, entrance and room this one is.
        let numbers = |range: &mut dyn Iterator<Item = usize>| {
            range
                .filter(|other| self.tokens[*other].kind == Kind::Digits)
                .count()
                .min(4) as u64
        };
        let before = numbers(&mut (0..at));
        let after = numbers(&mut (at + 1..self.tokens.len()));
        found.push(mix(
            mix(mix(hash::SEED, 57), before * 8 + after),
            self.ids[at],
        ));
        found.push(mix(mix(mix(shape, 58), before * 8 + after), right));
    }

    /// The marks before and behind.
    fn marks(&self, at: usize, found: &mut Vec<u64>) {
        let is_mark = |at: usize| {
            let text = &self.tokens[at].text;
            matches!(self.tokens[at].kind, Kind::Han) && MARKS.contains(text.as_str())
        };
        let mut next = (at + 1..self.tokens.len().min(at + 1 + REACH)).filter(|i| is_mark(*i));
        let mut back = (at.saturating_sub(REACH + 4)..at)
            .rev()
            .filter(|i| is_mark(*i));
        let id = |place: Option<usize>| place.map_or(5, |i| self.ids[i]);
        let distance = |place: Option<usize>| place.map_or(0, |i| i.abs_diff(at) as u64);
        let (next_one, next_two) = (next.next(), next.next());
        let (back_one, back_two) = (back.next(), back.next());
        let here = self.ids[at];
        let tell = |template: u64, values: &[u64]| {
            values
                .iter()
                .fold(mix(hash::SEED, template), |hash, value| mix(hash, *value))
        };
        found.push(tell(60, &[id(next_one), distance(next_one)]));
        found.push(tell(61, &[id(back_one), distance(back_one).min(5)]));
        found.push(tell(62, &[id(next_one), id(back_one)]));
        found.push(tell(63, &[id(next_one), here]));
        found.push(tell(64, &[id(back_one), here]));
        found.push(tell(65, &[id(back_one), id(back_two), here]));
        found.push(tell(66, &[id(next_one), id(next_two)]));
        found.push(tell(67, &[id(back_one), id(back_two), id(next_one)]));
    }

    /// Names of the map over this token and its neighbours.
    fn map(&self, at: usize, found: &mut Vec<u64>) {
        let marks = &self.names[at];
        let mut all = mix(hash::SEED, 70);
        for (bit, mark) in marks.iter().enumerate() {
            all = mix(all, u64::from(*mark));
            if *mark > 0 {
                let one = mix(mix(mix(hash::SEED, 71), bit as u64), u64::from(*mark));
                found.push(one);
                found.push(mix(mix(one, 72), self.id(at, 1)));
            }
        }
        found.push(all);
        found.push(mix(mix(all, 73), self.ids[at]));
    }

    /// Whether the same characters stood before, as where a district is written twice.
    fn again(&self, at: usize, found: &mut Vec<u64>) {
        let pair = |i: usize| (self.exact[i], self.exact.get(i + 1).copied());
        let ahead = at + 1 < self.exact.len()
            && (0..at.saturating_sub(1)).any(|earlier| pair(earlier) == pair(at));
        let behind = at >= 1 && (0..at - 1).any(|earlier| pair(earlier) == pair(at - 1));
        let later = at + 1 < self.exact.len()
            && (at + 2..self.exact.len() - 1).any(|later| pair(later) == pair(at));
        let code = u64::from(ahead) | u64::from(behind) << 1 | u64::from(later) << 2;
        if code > 0 {
            found.push(mix(mix(hash::SEED, 80), code));
            found.push(mix(mix(mix(hash::SEED, 81), code), self.ids[at]));
        }
    }
}
