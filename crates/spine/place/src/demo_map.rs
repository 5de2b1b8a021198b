//! A made-up city to look at: where its communities, estates and houses lie, and the base map that shows them.
//!
//! Nothing here is a survey. Everything follows from a seed, so that the same demo city looks the same everywhere, and
//! the map says that it is invented. The demo generator
//!
//! 1. takes county borders, published ones or [`counties`];
//! 2. makes a [`Layout`] and asks it for the [`Spot`] of each community;
//! 3. enters estates, buildings and grids where [`Spot::estates`], [`Spot::houses`] and [`Spot::grids`] put them;
//! 4. calls [`build`] once all is stored.

mod draw;
mod layout;
mod lots;
mod shapes;

pub use draw::{DemoMapError, build};
pub use layout::{DemoUnit, Layout, counties};
pub use shapes::{EstatePlan, HousePlan, Spot};
