//! The classifier on labelled petitions, if the data folder is at hand.

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;

use search::triage::Model;

/// Samples taken, so that the unoptimised build trains in seconds.
const SAMPLES: usize = 3600;

#[test]
fn petitions_are_sorted_well() {
    let Some(samples) = petitions() else {
        println!("skipped: ANXIN_TEST_DATA is unset or holds no labelled petitions");
        return;
    };
    // The file is ordered by label; a stride mixes it without dice.
    let (held_out, kept): (Vec<_>, Vec<_>) = samples
        .into_iter()
        .enumerate()
        .partition(|(at, _)| at % 3 == 0);
    let kept: Vec<(String, String)> = kept.into_iter().map(|(_, sample)| sample).collect();
    let model = Model::train(&kept, 2026);
    let mut counts: BTreeMap<String, [f32; 3]> = BTreeMap::new();
    let (mut sure, mut sure_and_right) = (0, 0);
    for (_, (label, text)) in &held_out {
        let best = model.predict(text).swap_remove(0);
        let right = best.label == *label;
        if best.probability >= 0.9 {
            sure += 1;
            sure_and_right += i32::from(right);
        }
        counts.entry(label.clone()).or_default()[usize::from(!right)] += 1.0;
        if !right {
            counts.entry(best.label).or_default()[2] += 1.0;
        }
    }
    let f1 = counts
        .values()
        .map(|[hit, miss, false_hit]| 2.0 * hit / (2.0 * hit + miss + false_hit));
    let macro_f1 = f1.sum::<f32>() / counts.len() as f32;
    let trust = f64::from(sure_and_right) / f64::from(sure);
    println!(
        "macro-F1 {macro_f1:.3}; {sure} of {} are at least 90 % sure, {trust:.3} of them right; {} bytes",
        held_out.len(),
        model.to_bytes().len()
    );
    assert!(macro_f1 >= 0.85, "macro-F1 {macro_f1}");
    assert!(trust >= 0.9, "of the sure ones only {trust} are right");
}

/// (label, text) pairs, evenly taken from the file.
fn petitions() -> Option<Vec<(String, String)>> {
    let path = PathBuf::from(env::var_os("ANXIN_TEST_DATA")?)
        .join("cn_petitions/labelled_segmented_8227.csv");
    let mut reader = csv::Reader::from_path(path).ok()?;
    let all: Vec<(String, String)> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            (record[1].to_owned(), record[0].replace(' ', ""))
        })
        .collect();
    let step = all.len().div_ceil(SAMPLES);
    Some(all.into_iter().step_by(step).collect())
}
