//! Chinese addresses: read into parts, brought into one form, matched with known places; and names of places found by
//! what people type.

mod corpus;
mod crf;
pub mod evaluate;
mod fold;
pub mod gazetteer;
mod hash;
mod label;
mod lexicon;
pub mod matching;
mod normalise;
mod numeral;
mod parse;
mod rules;
pub mod sound;
mod token;

pub use corpus::{CorpusFault, Example, read_corpus};
pub use crf::{Model, ModelFault, Progress, TrainOptions, train};
pub use fold::{fold, fold_char};
pub use label::Label;
pub use lexicon::{Level, Lexicon, place_name, short_name};
pub use normalise::{Standard, normalise};
pub use parse::{Parsed, Parser, Part};
