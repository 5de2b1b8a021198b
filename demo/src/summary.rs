//! What was made.

use std::collections::BTreeMap;
use std::fmt;

use matter::State;

use crate::ground::Ground;
use crate::organs::{Organs, per_level};
use crate::staff::{DemoSignIn, People};
use crate::walk::Walked;

/// What a demo city holds.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Administrative units.
    pub units: usize,
    /// Organisations by level of administration.
    pub organs: BTreeMap<&'static str, usize>,
    /// Officers with accounts.
    pub officers: usize,
    /// Residents with accounts.
    pub residents: usize,
    /// Kinds of matter, parents among them.
    pub types: usize,
    /// Routing rules in force.
    pub rules: usize,
    /// Matters registered.
    pub matters: usize,
    /// Acts on them beside the registration.
    pub acts: usize,
    /// Looks at personal data.
    pub looks: usize,
    /// Pictures handed in.
    pub pictures: usize,
    /// Matters by the state in which they stand.
    pub states: BTreeMap<State, usize>,
    /// Planned acts that the procedure refused, by event.
    pub refused: BTreeMap<String, usize>,
    /// Tiles of the base map; 0 where there is no folder for them.
    pub tiles: u64,
    /// Accounts shown on the sign-in page.
    pub accounts: Vec<DemoSignIn>,
}

impl Summary {
    pub(crate) fn of(
        ground: &Ground,
        organs: &Organs,
        people: &People,
        types: usize,
        rules: usize,
        pictures: usize,
        walked: Walked,
        tiles: u64,
    ) -> Summary {
        Summary {
            units: ground.places.len(),
            organs: per_level(organs),
            officers: people.officers,
            residents: people.residents.len(),
            types,
            rules,
            matters: walked.registered,
            acts: walked.acts,
            looks: walked.looks,
            pictures,
            states: walked.states,
            refused: walked.refused,
            tiles,
            accounts: people.demo.clone(),
        }
    }

    /// Matters that are not over.
    pub fn open(&self) -> usize {
        let open = self.states.iter().filter(|(state, _)| state.is_open());
        open.map(|(_, count)| count).sum()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let organs: usize = self.organs.values().sum();
        write!(
            f,
            "{} units, {organs} organisations, {} officers, {} residents, {} matters with {} acts ({} open)",
            self.units,
            self.officers,
            self.residents,
            self.matters,
            self.acts,
            self.open()
        )?;
        for (event, count) in &self.refused {
            write!(f, ", {count} {event} refused")?;
        }
        Ok(())
    }
}
