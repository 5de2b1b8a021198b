//! Measures the address parser on held-out addresses, as rows of a Markdown table:
//! `cargo run --release -p address --example measure_parser -- [MODEL]`.
//!
//! With a model that `train` wrote without `--all`; without a model the rules are measured.
//! `benches/peer_crf.py` prints the same table for the peer.

mod data;

use std::error::Error;
use std::fs::File;
use std::time::Instant;

use address::evaluate::{HOME, Score};
use address::{Label, Model, Parser};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = data::folder()?;
    let (_, test) = data::split(data::corpus(&folder)?);
    let parser = match std::env::args().nth(1) {
        Some(path) => Parser::trained(Model::read(File::open(path)?)?),
        None => Parser::rules(data::lexicon(&data::units(&folder)?)),
    };
    let mut score = Score::default();
    let (mut sure, mut sure_right) = (0, 0);
    let begun = Instant::now();
    for example in &test {
        let parsed = parser.parse(&example.text);
        score.add(example.spans(), parsed.spans());
        if parsed
            .likelihood
            .is_some_and(|likelihood| likelihood >= 0.9)
        {
            sure += 1;
            sure_right += usize::from(example.spans().eq(parsed.spans()));
        }
    }
    let each = begun.elapsed() / test.len().max(1) as u32;
    println!("| label | precision | recall | F1 | parts |\n|---|---|---|---|---|");
    let row = |name: &str, labels: &[Label]| {
        let count = score.together(labels);
        println!(
            "| {name} | {:.1} % | {:.1} % | {:.1} % | {} |",
            100.0 * count.precision(),
            100.0 * count.recall(),
            100.0 * count.f1(),
            count.truth
        );
    };
    for label in Label::ALL {
        row(label.code(), &[label]);
    }
    row("all", &Label::ALL);
    let named: Vec<Label> = Label::ALL
        .into_iter()
        .filter(|label| *label != Label::Person)
        .collect();
    row("all but person", &named);
    row("building, unit, room", &HOME);
    let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    println!(
        "\n{} addresses: every part right in {:.1} %; building, unit and room all right in {:.1} % of the {} that have \
         one; {each:?} per address",
        score.addresses,
        share(score.whole, score.addresses),
        share(score.home_right, score.with_home),
        score.with_home,
    );
    println!(
        "likelihood of at least 0.9: {:.1} % of addresses, of which every part is right in {:.1} %",
        share(sure, score.addresses),
        share(sure_right, sure)
    );
    Ok(())
}
