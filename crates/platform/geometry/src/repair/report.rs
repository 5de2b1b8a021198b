//! What was found and what was done about it.

use geo::Coord;
use serde::Serialize;

/// Findings kept per area; a file with more faults of one kind does not need each of them listed.
const MOST_FINDINGS: usize = 200;

/// A fault of an area.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Problem {
    /// The last point is not the first.
    Unclosed {
        /// From the last point to the first, metres.
        gap_m: f64,
    },
    /// Shell clockwise or hole counter-clockwise (RFC 7946, section 3.1.6).
    WrongWinding,
    /// Points repeated one after the other.
    DuplicatePoints {
        /// How many were too many.
        points: usize,
    },
    /// The border runs out and back on the same line.
    Spike {
        /// How far out, metres.
        length_m: f64,
    },
    /// Fewer than three different points, or no area.
    NoArea,
    /// Not a place on earth: not a number, or beyond ±180° / ±90°.
    OutOfRange {
        /// How many.
        points: usize,
    },
    /// The ring crosses or touches itself.
    SelfIntersection,
    /// Two rings of one polygon cross or share a stretch.
    RingsCross,
    /// A hole that is not inside its shell, or inside another hole.
    HoleOutside,
    /// Two parts of the same unit overlap or share a stretch of border.
    PartsOverlap,
    /// A left-over smaller than a square metre.
    Sliver {
        /// Its area, m².
        area_m2: f64,
    },
}

/// What was done about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// The first point was repeated at the end.
    Closed,
    /// The ring was turned round.
    Reversed,
    /// The points were left out.
    PointsRemoved,
    /// The ring was left out.
    RingDropped,
    /// The area was computed anew from its rings.
    Rebuilt,
    /// Nothing sensible can be done; a person has to draw it again.
    Refused,
}

/// One fault, where it is and what was done.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// Which polygon of the area, from zero.
    pub polygon: usize,
    /// Which ring of the polygon, zero being the shell.
    pub ring: usize,
    /// Longitude, degrees, in the coordinates that were repaired.
    pub lon: f64,
    /// Latitude, degrees.
    pub lat: f64,
    /// The fault.
    pub problem: Problem,
    /// The cure.
    pub remedy: Remedy,
}

/// Everything found in one area.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RepairReport {
    /// In the order of the file.
    pub findings: Vec<Finding>,
    /// Further findings that are not listed.
    pub omitted: usize,
    /// Area of the rings at face value, m².
    pub area_before_m2: f64,
    /// Area of the valid shape, m².
    pub area_after_m2: f64,
}

impl RepairReport {
    /// Nothing was wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.omitted == 0
    }

    /// A person has to draw the area again.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.remedy == Remedy::Refused)
    }

    pub(super) fn add(&mut self, place: Place, at: Coord<f64>, problem: Problem, remedy: Remedy) {
        // A refusal must never be lost among trifles.
        if self.findings.len() >= MOST_FINDINGS && remedy != Remedy::Refused {
            self.omitted += 1;
            return;
        }
        let Place { polygon, ring } = place;
        self.findings.push(Finding {
            polygon,
            ring,
            lon: at.x,
            lat: at.y,
            problem,
            remedy,
        });
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) polygon: usize,
    pub(super) ring: usize,
}
