//! What can be asked, and how it is put to the engine.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, InvertedIndexRangeQuery,
    Occur, PhrasePrefixQuery, PhraseQuery, Query as EngineQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::phrase::{self, Part, Phrase};
use crate::schema::Fields;

/// So many different continuations of a prefix are looked at.
const MOST_CONTINUATIONS: u32 = 2048;
/// A number's ending shorter than this would match half the register.
const SHORTEST_ENDING: usize = 4;
const TITLE_COUNTS: f32 = 3.0;
const NUMBER_COUNTS: f32 = 10.0;
/// Share of pairs that must occur when the words as typed occur nowhere.
const RELAXED_SHARE: f32 = 0.6;

/// Which records may be seen at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everything in the index. For jobs and for offices without a territory, never by default.
    All,
    /// Records that belong to one of these paths or to a path below one. An empty list sees
    /// nothing.
    Within(Vec<String>),
}

impl Default for Scope {
    fn default() -> Self {
        Self::Within(Vec::new())
    }
}

/// Order of the hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best match first (BM25; the title counts three times, a number ten times).
    #[default]
    Relevance,
    /// Latest change first.
    Newest,
}

/// A question to the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// As typed. All words must occur; if no record has them all as typed, records that hold most
    /// of the character pairs are taken. Empty: every record that passes the other conditions.
    pub text: String,
    /// Only these kinds; empty: all kinds.
    pub kinds: Vec<String>,
    /// Which records may be seen. Nothing unless given.
    pub scope: Scope,
    /// Only records in this state.
    pub state: Option<String>,
    /// At most so many hits.
    pub limit: usize,
    /// Order of the hits.
    pub sort: Sort,
    /// The last word is still being typed.
    pub last_word_prefix: bool,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            kinds: Vec::new(),
            scope: Scope::default(),
            state: None,
            limit: 20,
            sort: Sort::Relevance,
            last_word_prefix: true,
        }
    }
}

type Boxed = Box<dyn EngineQuery>;

/// The conditions of a query that are not its words: they decide, but do not score.
pub(crate) fn filters(fields: &Fields, query: &Query) -> Vec<Boxed> {
    let mut filters: Vec<Boxed> = Vec::new();
    match &query.scope {
        Scope::All => {}
        Scope::Within(paths) => {
            let paths = paths.iter().map(|p| p.trim_end_matches('/'));
            filters.push(any_of(fields.scope, paths.filter(|p| !p.is_empty())));
        }
    }
    if !query.kinds.is_empty() {
        filters.push(any_of(fields.kind, query.kinds.iter().map(String::as_str)));
    }
    if let Some(state) = &query.state {
        filters.push(any_of(fields.state, [state.as_str()]));
    }
    filters
}

fn any_of<'a>(field: Field, values: impl IntoIterator<Item = &'a str>) -> Boxed {
    let terms: Vec<Term> = values
        .into_iter()
        .map(|value| Term::from_field_text(field, value))
        .collect();
    if terms.is_empty() {
        return Box::new(EmptyQuery);
    }
    Box::new(ConstScoreQuery::new(
        Box::new(TermSetQuery::new(terms)),
        0.0,
    ))
}

/// Every word as typed. `None`: nothing to look for was typed, though something may have been.
pub(crate) fn strict(fields: &Fields, query: &Query) -> Option<Boxed> {
    let phrases = phrase::read(&query.text, query.last_word_prefix);
    if phrases.is_empty() {
        return query
            .text
            .trim()
            .is_empty()
            .then(|| Box::new(AllQuery) as Boxed);
    }
    let words = phrases
        .iter()
        .map(|p| (Occur::Must, word(fields, p)))
        .collect();
    Some(Box::new(BooleanQuery::new(words)))
}

/// Most of the pairs of what was typed, in any order. `None`: too little to be lenient about.
pub(crate) fn relaxed(fields: &Fields, query: &Query) -> Option<Boxed> {
    let mut units: Vec<String> = phrase::read(&query.text, false)
        .into_iter()
        .flat_map(|p| p.parts)
        .filter_map(|(_, part)| match part {
            Part::Exact(text) => Some(text),
            Part::Prefix(_) => None,
        })
        .collect();
    units.sort_unstable();
    units.dedup();
    if units.len() < 3 {
        return None;
    }
    let wanted = (units.len() as f32 * RELAXED_SHARE).ceil() as usize;
    Some(most_of(fields, &units, wanted))
}

/// At least `wanted` of these units, in title or body.
pub(crate) fn most_of(fields: &Fields, units: &[String], wanted: usize) -> Boxed {
    let clauses = units.iter().map(|unit| {
        let parts = [(0, Part::Exact(unit.clone()))];
        (Occur::Should, in_title_or_body(fields, &parts))
    });
    Box::new(BooleanQuery::with_minimum_required_clauses(
        clauses.collect(),
        wanted,
    ))
}

/// Puts words and conditions together.
pub(crate) fn all_of(words: Boxed, mut filters: Vec<Boxed>) -> BooleanQuery {
    filters.push(words);
    BooleanQuery::intersection(filters)
}

fn word(fields: &Fields, phrase: &Phrase) -> Boxed {
    let mut ways = vec![(Occur::Should, in_title_or_body(fields, &phrase.parts))];
    if let Some(number) = &phrase.number {
        let exact = TermQuery::new(
            Term::from_field_text(fields.number, number),
            IndexRecordOption::Basic,
        );
        ways.push((Occur::Should, boosted(Box::new(exact), NUMBER_COUNTS)));
        if number.len() >= SHORTEST_ENDING {
            let backwards: String = number.chars().rev().collect();
            let ending = beginning_with(fields.rebmun, &backwards);
            ways.push((Occur::Should, boosted(ending, NUMBER_COUNTS / 2.0)));
        }
        if phrase.open {
            ways.push((Occur::Should, beginning_with(fields.number, number)));
        }
    }
    Box::new(BooleanQuery::new(ways))
}

fn in_title_or_body(fields: &Fields, parts: &[(usize, Part)]) -> Boxed {
    Box::new(BooleanQuery::union(vec![
        boosted(in_field(fields.title, parts), TITLE_COUNTS),
        in_field(fields.body, parts),
    ]))
}

fn in_field(field: Field, parts: &[(usize, Part)]) -> Boxed {
    if let [(_, only)] = parts {
        return match only {
            Part::Exact(text) => Box::new(TermQuery::new(
                Term::from_field_text(field, text),
                IndexRecordOption::WithFreqs,
            )),
            Part::Prefix(text) => beginning_with(field, text),
        };
    }
    let open = matches!(parts.last(), Some((_, Part::Prefix(_))));
    let terms: Vec<(usize, Term)> = parts
        .iter()
        .map(|(at, Part::Exact(text) | Part::Prefix(text))| {
            (*at, Term::from_field_text(field, text))
        })
        .collect();
    if open {
        let mut phrase = PhrasePrefixQuery::new_with_offset(terms);
        phrase.set_max_expansions(MOST_CONTINUATIONS);
        Box::new(phrase)
    } else {
        Box::new(PhraseQuery::new_with_offset(terms))
    }
}

/// Terms of a field that begin with `prefix`.
fn beginning_with(field: Field, prefix: &str) -> Boxed {
    // No term continues with the greatest character: it is not a letter.
    let after = format!("{prefix}{}", char::MAX);
    let mut range = InvertedIndexRangeQuery::new(
        Bound::Included(Term::from_field_text(field, prefix)),
        Bound::Excluded(Term::from_field_text(field, &after)),
    );
    range.limit(u64::from(MOST_CONTINUATIONS));
    Box::new(range)
}

fn boosted(query: Boxed, by: f32) -> Boxed {
    Box::new(BoostQuery::new(query, by))
}
