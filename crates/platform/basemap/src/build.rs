//! From a stream of features to one file, within a fixed amount of memory.
//!
//! Each feature is cut into the tiles it touches at once; the pieces go, sorted by tile, into runs on
//! disk when they outgrow the memory, and the runs are merged into tiles at the end.

mod runs;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::json;

use crate::feature::{Feature, Layer};
use crate::pmtiles::{PmTilesError, Writer, gzip, tile_id};
use crate::tile::clip::{Axis, band, span};
use crate::tile::mvt::{self, LayerBuilder};
use crate::tile::project::Shape;
use crate::tile::simplify::simplify;
use crate::tile::{BUFFER, EXTENT, rules};
use runs::{Piece, Runs};

/// How a map is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// First zoom, not below 0.
    pub min_zoom: u8,
    /// Last zoom, at most 16; the browser enlarges it for closer views.
    pub max_zoom: u8,
    /// Name in the metadata.
    pub name: String,
    /// Credit that the map has to show; [`crate::osm::ATTRIBUTION`] for OpenStreetMap.
    pub attribution: String,
    /// Memory for pieces before they go to disk, bytes.
    pub memory_bytes: usize,
    /// A tile larger than this before packing loses its least important features, bytes.
    pub most_tile_bytes: usize,
}

impl Default for Options {
    /// Zoom 5 to 15, OpenStreetMap's attribution, 256 MiB, tiles of at most 2 MiB unpacked.
    fn default() -> Self {
        Self {
            min_zoom: 5,
            max_zoom: 15,
            name: "basemap".to_owned(),
            attribution: crate::osm::ATTRIBUTION.to_owned(),
            memory_bytes: 256 << 20,
            most_tile_bytes: 2 << 20,
        }
    }
}

/// What was built.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildReport {
    /// Features that came in, by layer in the order of [`Layer::ALL`].
    pub features: [u64; 8],
    /// Features without a usable geometry.
    pub unusable: u64,
    /// Tiles written.
    pub tiles: u64,
    /// Different tile contents.
    pub contents: u64,
    /// Size of the file, bytes.
    pub bytes: u64,
    /// Size of the largest tile as sent to a browser, bytes.
    pub largest_tile_bytes: usize,
    /// Features left out of tiles that were too full; one feature may count in several tiles.
    pub crowded_out: u64,
    /// West, south, east, north of everything, degrees.
    pub bounds: [f64; 4],
}

impl BuildReport {
    /// Features of one layer that came in.
    #[must_use]
    pub fn of(&self, layer: Layer) -> u64 {
        self.features[usize::from(layer.index())]
    }
}

/// Why no map was built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A run cannot be written or read.
    #[error("pieces of the map cannot be kept on disk")]
    Io(#[from] std::io::Error),
    /// The file cannot be written.
    #[error(transparent)]
    Tiles(#[from] PmTilesError),
    /// Not one usable feature.
    #[error("there is nothing to draw")]
    Empty,
    /// Zooms that make no map.
    #[error("zoom {0} to {1} is no range up to 16")]
    Zooms(u8, u8),
}

/// Builds the tiles of all features into `out`, replacing the file when it is complete.
///
/// # Errors
/// [`BuildError`]; `out` is then as it was before.
pub fn build(
    input: impl IntoIterator<Item = Feature>,
    out: &Path,
    options: &Options,
) -> Result<BuildReport, BuildError> {
    if options.min_zoom > options.max_zoom || options.max_zoom > 16 {
        return Err(BuildError::Zooms(options.min_zoom, options.max_zoom));
    }
    let mut report = BuildReport {
        bounds: NOWHERE,
        ..BuildReport::default()
    };
    let mut runs = Runs::new(out, options.memory_bytes);
    for feature in input {
        let Some(shape) = Shape::of(&feature.geometry) else {
            report.unusable += 1;
            continue;
        };
        report.features[usize::from(feature.layer.index())] += 1;
        widen(&mut report.bounds, &shape);
        cut(&feature, &shape, options, &mut runs)?;
    }
    if report.features.iter().sum::<u64>() == 0 {
        return Err(BuildError::Empty);
    }
    write(runs, out, options, report)
}

const NOWHERE: [f64; 4] = [180.0, 90.0, -180.0, -90.0];

fn widen(bounds: &mut [f64; 4], shape: &Shape) {
    for c in shape.coords() {
        let lon = c.x * 360.0 - 180.0;
        let lat = ((0.5 - c.y) * std::f64::consts::TAU)
            .sinh()
            .atan()
            .to_degrees();
        bounds[0] = bounds[0].min(lon);
        bounds[1] = bounds[1].min(lat);
        bounds[2] = bounds[2].max(lon);
        bounds[3] = bounds[3].max(lat);
    }
}

/// Cuts a feature into the tiles of all zooms that show it.
fn cut(
    feature: &Feature,
    shape: &Shape,
    options: &Options,
    runs: &mut Runs,
) -> Result<(), BuildError> {
    // Even what is small or unimportant belongs on the closest view.
    let first = rules::min_zoom(feature, shape.area()).min(options.max_zoom);
    let rank = rules::rank(feature, first);
    for zoom in first.max(options.min_zoom)..=options.max_zoom {
        let units = f64::from(1_u32 << zoom) * f64::from(EXTENT);
        // Half a unit at the closest zoom, which is enlarged; two units (an eighth of a pixel) before.
        let tolerance = if zoom == options.max_zoom { 0.5 } else { 2.0 } / units;
        let simple = simplify(shape, tolerance);
        let simple = match &simple {
            Some(simple) => simple,
            None if zoom == options.max_zoom => shape,
            None => continue,
        };
        let properties = runs::pack_properties(rules::properties(feature, zoom));
        let mut failed = None;
        each_tile(simple, zoom, |column, row, part| {
            let (Some(id), Some((kind, commands))) = (
                tile_id(zoom, column, row),
                mvt::geometry(part, zoom, column, row),
            ) else {
                return;
            };
            let layer = feature.layer;
            let piece = Piece {
                tile_id: id,
                layer,
                rank,
                kind,
                commands: &commands,
                properties: &properties,
            };
            if let Err(error) = runs.add(&piece) {
                failed = Some(error);
            }
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
    }
    Ok(())
}

fn each_tile(shape: &Shape, zoom: u8, mut visit: impl FnMut(u32, u32, &Shape)) {
    let side = 1.0 / f64::from(1_u32 << zoom);
    let buffer = side * f64::from(BUFFER) / f64::from(EXTENT);
    let last = (1_u32 << zoom) - 1;
    let range = |(low, high): (f64, f64)| {
        let index = |value: f64| ((value / side).floor().max(0.0) as u32).min(last);
        index(low - buffer)..=index(high + buffer)
    };
    for column in range(span(shape, Axis::X)) {
        let left = f64::from(column) * side;
        let Some(strip) = band(shape, Axis::X, left - buffer, left + side + buffer) else {
            continue;
        };
        for row in range(span(&strip, Axis::Y)) {
            let top = f64::from(row) * side;
            if let Some(part) = band(&strip, Axis::Y, top - buffer, top + side + buffer) {
                visit(column, row, &part);
            }
        }
    }
}

/// Merges the runs into tiles, in the order of tile numbers.
fn write(
    runs: Runs,
    out: &Path,
    options: &Options,
    mut report: BuildReport,
) -> Result<BuildReport, BuildError> {
    let mut writer = Writer::create(out)?;
    let mut tile = Tile::default();
    let mut layers = BTreeSet::new();
    runs.merge(|piece| {
        if tile.id != Some(piece.tile_id) {
            tile.flush(&mut writer, &mut report)?;
            tile.id = Some(piece.tile_id);
        }
        if tile.add(piece, options.most_tile_bytes) {
            layers.insert(piece.layer);
        } else {
            report.crowded_out += 1;
        }
        Ok::<(), BuildError>(())
    })?;
    tile.flush(&mut writer, &mut report)?;
    let summary = writer.finish(&metadata(options, &layers, &report), report.bounds)?;
    report.tiles = summary.tiles;
    report.contents = summary.contents;
    report.bytes = summary.bytes;
    Ok(report)
}

#[derive(Default)]
struct Tile {
    id: Option<u64>,
    layers: [LayerBuilder; 8],
}

impl Tile {
    fn add(&mut self, piece: &Piece<'_>, most_bytes: usize) -> bool {
        let bytes: usize = self.layers.iter().map(LayerBuilder::bytes).sum();
        if bytes + piece.commands.len() > most_bytes {
            return false;
        }
        let layer = &mut self.layers[usize::from(piece.layer.index())];
        layer.add(
            piece.kind,
            piece.commands,
            runs::unpack_properties(piece.properties),
        );
        true
    }

    fn flush(&mut self, writer: &mut Writer, report: &mut BuildReport) -> Result<(), BuildError> {
        let Some(id) = self.id.take() else {
            return Ok(());
        };
        let mut content = Vec::new();
        for (layer, builder) in Layer::ALL.into_iter().zip(std::mem::take(&mut self.layers)) {
            if !builder.is_empty() {
                builder.finish(layer.name(), &mut content);
            }
        }
        if content.is_empty() {
            return Ok(());
        }
        let packed = gzip(&content)?;
        report.largest_tile_bytes = report.largest_tile_bytes.max(packed.len());
        writer.add(id, &packed)?;
        Ok(())
    }
}

fn metadata(
    options: &Options,
    layers: &BTreeSet<Layer>,
    report: &BuildReport,
) -> serde_json::Value {
    let vector_layers: Vec<_> = layers
        .iter()
        .map(|layer| {
            let fields: serde_json::Map<_, _> = layer
                .fields()
                .iter()
                .map(|(key, kind)| ((*key).to_owned(), json!(kind)))
                .collect();
            json!({
                "id": layer.name(),
                "fields": fields,
                "minzoom": options.min_zoom,
                "maxzoom": options.max_zoom,
            })
        })
        .collect();
    let [west, south, east, north] = report.bounds;
    json!({
        "name": options.name,
        "attribution": options.attribution,
        "type": "baselayer",
        "format": "pbf",
        "bounds": format!("{west},{south},{east},{north}"),
        "vector_layers": vector_layers,
    })
}
