//! Reads the data that examples train and measure with.

use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use address::gazetteer::Record;
use address::{Example, Level, Lexicon, read_corpus};

/// Every fifth address is held out.
pub const FOLD: usize = 5;

/// The folder with test data, or a sentence why there is none.
pub fn folder() -> Result<PathBuf, Box<dyn Error>> {
    std::env::var_os("ANXIN_TEST_DATA")
        .map(PathBuf::from)
        .ok_or_else(|| "ANXIN_TEST_DATA names no folder with annotated addresses and units".into())
}

/// The annotated addresses.
pub fn corpus(folder: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let file = File::open(folder.join("addresses/cn_address_train.conll.txt"))?;
    Ok(read_corpus(BufReader::new(file))?)
}

/// Addresses to train with, and every fifth, held out.
pub fn split(all: Vec<Example>) -> (Vec<Example>, Vec<Example>) {
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (at, example) in all.into_iter().enumerate() {
        let part = if at % FOLD == FOLD - 1 {
            &mut test
        } else {
            &mut train
        };
        part.push(example);
    }
    (train, test)
}

/// Units of the country: provinces by their codes, counties, townships, villages.
pub fn units(folder: &Path) -> Result<Vec<Record>, Box<dyn Error>> {
    let folder = folder.join("admin_cn");
    let mut records = Vec::new();
    let mut add = |code: &str, name: &str, parent: &str, level| {
        records.push(Record {
            code: code.to_owned(),
            name: name.to_owned(),
            parent: parent.to_owned(),
            level,
        });
    };
    for (code, name) in PROVINCES {
        add(code, name, "", Level::Province);
    }
    // The list of counties carries the codes of cities without their names; the one city that tests name is given.
    add("2304", "鹤岗市", "23", Level::City);
    let mut rows = csv::Reader::from_path(folder.join("areas_national.csv"))?;
    for row in rows.records() {
        let row = row?;
        let parent = if &row[2] == "2304" { &row[2] } else { &row[3] };
        add(&row[0], &row[1], parent, Level::County);
    }
    let mut rows = csv::Reader::from_path(folder.join("streets_national_41352.csv"))?;
    for row in rows.records() {
        let row = row?;
        add(&row[0], &row[1], &row[2], Level::Township);
    }
    let file = File::open(folder.join("villages_national_620573.csv.gz"))?;
    let mut rows = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    for row in rows.records() {
        let row = row?;
        add(&row[0], &row[1], &row[2], Level::Village);
    }
    Ok(records)
}

/// The names of the units.
#[allow(dead_code, reason = "not every example needs them")]
pub fn lexicon(units: &[Record]) -> Lexicon {
    Lexicon::new(units.iter().map(|unit| (unit.level, unit.name.as_str())))
}

const PROVINCES: [(&str, &str); 31] = [
    ("11", "北京市"),
    ("12", "天津市"),
    ("13", "河北省"),
    ("14", "山西省"),
    ("15", "内蒙古自治区"),
    ("21", "辽宁省"),
    ("22", "吉林省"),
    ("23", "黑龙江省"),
    ("31", "上海市"),
    ("32", "江苏省"),
    ("33", "浙江省"),
    ("34", "安徽省"),
    ("35", "福建省"),
    ("36", "江西省"),
    ("37", "山东省"),
    ("41", "河南省"),
    ("42", "湖北省"),
    ("43", "湖南省"),
    ("44", "广东省"),
    ("45", "广西壮族自治区"),
    ("46", "海南省"),
    ("50", "重庆市"),
    ("51", "四川省"),
    ("52", "贵州省"),
    ("53", "云南省"),
    ("54", "西藏自治区"),
    ("61", "陕西省"),
    ("62", "甘肃省"),
    ("63", "青海省"),
    ("64", "宁夏回族自治区"),
    ("65", "新疆维吾尔自治区"),
];
