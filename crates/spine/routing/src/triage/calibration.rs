//! How often the model was right when it said how sure it was.

use serde::{Deserialize, Serialize};
use store::Fault;

/// Answers whose first probability lay in one tenth of the scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenth {
    /// How many.
    pub said: u32,
    /// How many of them were right.
    pub right: u32,
}

/// The ten tenths from 0–10 % to 90–100 %.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calibration(pub [Tenth; 10]);

impl Calibration {
    /// Reads what [`to_text`](Self::to_text) wrote.
    ///
    /// # Errors
    /// When the text is something else.
    pub fn parse(text: &str) -> Result<Calibration, Fault> {
        serde_json::from_str(text).map_err(|e| Fault::of("read a calibration", e))
    }

    /// For the database.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Counts an answer.
    pub fn count(&mut self, probability: f32, right: bool) {
        let tenth = &mut self.0[place(probability)];
        tenth.said += 1;
        tenth.right += u32::from(right);
    }

    /// What is known of answers about as sure as this one; `None` when there were fewer than ten.
    pub fn of(&self, probability: f32) -> Option<Tenth> {
        Some(self.0[place(probability)]).filter(|t| t.said >= 10)
    }
}

fn place(probability: f32) -> usize {
    ((probability.clamp(0.0, 1.0) * 10.0) as usize).min(9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_in_their_tenth() {
        let mut all = Calibration::default();
        for n in 0..12 {
            all.count(0.82, n < 9);
        }
        all.count(1.0, true);
        assert_eq!(all.of(0.89), Some(Tenth { said: 12, right: 9 }));
        assert_eq!(all.of(0.95), None, "one answer tells nothing");
        assert_eq!(Calibration::parse(&all.to_text()).unwrap(), all);
    }
}
