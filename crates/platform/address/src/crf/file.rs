//! A model as bytes. Little-endian, with a mark and a checksum; any other bytes are refused.

use std::io::{self, Read, Write};

use super::lattice::{BETWEEN, Between};
use super::{Model, TAGS};
use crate::hash::{self, mix};
use crate::lexicon::Lexicon;

const MARK: &[u8; 8] = b"AXADDR\x01\n";
/// No list of a model is longer; a length beyond it is no model.
const MOST: u32 = 40_000_000;

/// Why bytes are no model.
#[derive(Debug, thiserror::Error)]
pub enum ModelFault {
    /// The file could not be read.
    #[error("the model cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The bytes are no model of this version.
    #[error("this is no address model of this version: {0}")]
    Shape(&'static str),
}

struct Out<W> {
    to: W,
    sum: u64,
}

impl<W: Write> Out<W> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        for chunk in bytes.chunks(8) {
            self.sum = mix(self.sum, word(chunk));
        }
        self.to.write_all(bytes)
    }

    fn list<const N: usize>(
        &mut self,
        items: impl ExactSizeIterator<Item = [u8; N]>,
    ) -> io::Result<()> {
        self.put(&(items.len() as u32).to_le_bytes())?;
        for item in items {
            self.put(&item)?;
        }
        Ok(())
    }
}

struct In<R> {
    from: R,
    sum: u64,
}

impl<R: Read> In<R> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], ModelFault> {
        let mut bytes = [0; N];
        self.from.read_exact(&mut bytes)?;
        self.sum = mix(self.sum, word(&bytes));
        Ok(bytes)
    }

    fn list<const N: usize, T>(
        &mut self,
        read: impl Fn([u8; N]) -> T,
    ) -> Result<Vec<T>, ModelFault> {
        let length = u32::from_le_bytes(self.take()?);
        if length > MOST {
            return Err(ModelFault::Shape("a list is too long"));
        }
        // Grows as bytes come, so that a lying length costs nothing.
        let mut list = Vec::with_capacity(length.min(1 << 16) as usize);
        for _ in 0..length {
            list.push(read(self.take()?));
        }
        Ok(list)
    }
}

fn word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(bytes.len() as u64, |word, byte| {
        word << 8 ^ u64::from(*byte)
    })
}

impl Model {
    /// Writes the model.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(&self, to: impl Write) -> io::Result<()> {
        let mut out = Out {
            to: io::BufWriter::new(to),
            sum: hash::SEED,
        };
        out.put(MARK)?;
        let mut between = self.between.clone();
        let between: Vec<f64> = between.slots().map(|slot| *slot).collect();
        out.list(between.iter().map(|weight| weight.to_le_bytes()))?;
        out.list(self.lexicon.hashes.iter().map(|hash| hash.to_le_bytes()))?;
        out.list(self.lexicon.masks.iter().map(|mask| mask.to_le_bytes()))?;
        out.list(self.features.iter().map(|hash| hash.to_le_bytes()))?;
        out.list(self.starts.iter().map(|start| start.to_le_bytes()))?;
        out.list(self.tags.iter().map(|tag| [*tag]))?;
        out.list(self.weights.iter().map(|weight| weight.to_le_bytes()))?;
        let sum = out.sum;
        out.to.write_all(&sum.to_le_bytes())?;
        out.to.flush()
    }

    /// Reads a model.
    ///
    /// # Errors
    /// When the reader fails, or the bytes are no whole model of this version.
    pub fn read(from: impl Read) -> Result<Model, ModelFault> {
        let mut input = In {
            from: io::BufReader::new(from),
            sum: hash::SEED,
        };
        if &input.take::<8>()? != MARK {
            return Err(ModelFault::Shape("it begins otherwise"));
        }
        let between = input.list(f64::from_le_bytes)?;
        let hashes = input.list(u64::from_le_bytes)?;
        let masks = input.list(u16::from_le_bytes)?;
        let features = input.list(u64::from_le_bytes)?;
        let starts = input.list(u32::from_le_bytes)?;
        let tags: Vec<u8> = input.list(|[tag]: [u8; 1]| tag)?;
        let weights = input.list(f32::from_le_bytes)?;
        let sum = input.sum;
        if u64::from_le_bytes(input.take()?) != sum {
            return Err(ModelFault::Shape("the checksum is another"));
        }
        let ascending = |list: &[u64]| list.windows(2).all(|pair| pair[0] < pair[1]);
        let fits = between.len() == BETWEEN
            && between.iter().all(|weight| weight.is_finite())
            && weights.iter().all(|weight: &f32| weight.is_finite())
            && hashes.len() == masks.len()
            && ascending(&hashes)
            && ascending(&features)
            && starts.len() == features.len() + 1
            && starts.first() == Some(&0)
            && starts.windows(2).all(|pair| pair[0] <= pair[1])
            && starts.last().map(|last| *last as usize) == Some(tags.len())
            && tags.len() == weights.len()
            && tags.iter().all(|tag| (*tag as usize) < TAGS);
        if !fits {
            return Err(ModelFault::Shape("its lists do not fit together"));
        }
        let lexicon = Lexicon { hashes, masks };
        Ok(Model::new(
            lexicon,
            Between::read(&between),
            features,
            starts,
            tags,
            weights,
        ))
    }
}
