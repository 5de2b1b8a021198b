//! Reads addresses given as arguments and shows their parts: `cargo run --release -p address --example read -- MODEL
//! ADDRESS…`; with `-` for the model the rules read.

use std::error::Error;
use std::fs::File;

use address::{Lexicon, Model, Parser, Standard};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let parser = match arguments.next().as_deref() {
        None => return Err("say which model reads, or - for the rules".into()),
        Some("-") => Parser::rules(Lexicon::default()),
        Some(path) => Parser::trained(Model::read(File::open(path)?)?),
    };
    for text in arguments {
        let parsed = parser.parse(&text);
        let parts: Vec<String> = parsed
            .parts
            .iter()
            .map(|part| format!("{}={}", part.label.code(), part.text))
            .collect();
        let likelihood = parsed
            .likelihood
            .map_or_else(String::new, |likelihood| format!(" ({likelihood:.2})"));
        println!("{}{likelihood}", parts.join(" "));
        println!("  {}", Standard::of(&parsed).text());
    }
    Ok(())
}
