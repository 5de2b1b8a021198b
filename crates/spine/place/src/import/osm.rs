//! The base map from an OpenStreetMap extract.

use std::path::{Path, PathBuf};

use basemap::{BuildError, BuildReport, Options};

use super::Progress;

/// Features between two reports of progress.
const STEP: u64 = 500;

/// Why no base map was built.
#[derive(Debug, thiserror::Error)]
pub enum OsmImportError {
    /// The extract cannot be read.
    #[error(transparent)]
    Read(#[from] basemap::osm::OsmError),
    /// The map cannot be built.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The folder of maps cannot be made.
    #[error("the folder for maps cannot be made")]
    Folder(#[from] std::io::Error),
}

/// Where the base map lies in a data folder.
pub fn tiles_file(data_dir: &Path) -> PathBuf {
    data_dir.join("tiles").join("base.pmtiles")
}

/// Builds the base map of a data folder from `.osm`, `.osm.gz` or `.osm.pbf`. It takes minutes for a province and
/// blocks the thread. A map that is there stays until the new one is complete.
///
/// # Errors
/// [`OsmImportError`]; the map is then as it was.
pub fn osm(
    file: &Path,
    data_dir: &Path,
    city: &str,
    progress: Progress<'_>,
) -> Result<BuildReport, OsmImportError> {
    let out = tiles_file(data_dir);
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut read = 0;
    let counted = basemap::osm::features(file)?.inspect(|_| {
        read += 1;
        if read % STEP == 0 {
            progress(read, None);
        }
    });
    let options = Options {
        name: city.to_owned(),
        ..Options::default()
    };
    Ok(basemap::build(counted, &out, &options)?)
}
