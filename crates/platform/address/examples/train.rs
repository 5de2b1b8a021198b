//! Trains the model of the address parser: `cargo run --release -p address --example train -- MODEL [--all]`.
//!
//! Reads annotated addresses and units from the folder named by `ANXIN_TEST_DATA`. Every fifth address is held out for
//! `measure_parser`, unless `--all` is given.

mod data;

use std::error::Error;
use std::fs::File;

use address::{TrainOptions, train};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments
        .next()
        .ok_or("say where the model is to be written")?;
    let everything = arguments.next().as_deref() == Some("--all");
    let folder = data::folder()?;
    let all = data::corpus(&folder)?;
    let examples = if everything { all } else { data::split(all).0 };
    let lexicon = data::lexicon(&data::units(&folder)?);
    println!(
        "{} addresses, {} forms of names",
        examples.len(),
        lexicon.len()
    );
    let begun = std::time::Instant::now();
    let model = train(&examples, lexicon, &TrainOptions::default(), |progress| {
        if progress.step % 10 == 0 {
            println!(
                "step {:>3}: {:.1} over {} weights, {:.0} s",
                progress.step,
                progress.loss,
                progress.weights,
                begun.elapsed().as_secs_f64()
            );
        }
    });
    model.write(File::create(&path)?)?;
    let bytes = std::fs::metadata(&path)?.len();
    println!(
        "{path}: {} weights, {:.1} MB",
        model.weights(),
        bytes as f64 / 1e6
    );
    Ok(())
}
