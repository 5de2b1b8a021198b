//! Which crate may depend on which.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;

/// Arrows that the rule forbids and a decision record allows: from, to, why.
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

/// The floors of the house, lowest first. An arrow goes from a higher floor to a lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Pure values and rules.
    Kernel,
    /// Machinery without a domain word; its crates may use each other, cargo refuses circles.
    Platform,
    /// Organisations, persons, accounts.
    People,
    /// Units, boundaries, addresses.
    Place,
    /// Matters, threads, clocks, tasks.
    Matter,
    /// Who is responsible for a matter, and what is like it.
    Routing,
    /// One product area; never uses another one.
    Capability,
    /// The written content of the demonstration city, which knows no product area.
    DemoContent,
    /// The demonstration city, which fills every product area.
    Demo,
    /// The binary.
    Binary,
    /// Tools that may use anything and that nothing uses.
    Tool,
}

impl Layer {
    /// The layer of the crate that lies in `folder` (relative to the checkout), if the house has a place for it.
    pub fn of(folder: &str) -> Option<Self> {
        Some(match folder {
            "crates/kernel" => Self::Kernel,
            "ui" => Self::Platform,
            "crates/spine/people" => Self::People,
            "crates/spine/place" => Self::Place,
            "crates/spine/matter" => Self::Matter,
            "crates/spine/routing" => Self::Routing,
            "demo/content" => Self::DemoContent,
            "demo" => Self::Demo,
            "crates/anxin" => Self::Binary,
            "benches" | "fuzz" | "xtask" => Self::Tool,
            _ if folder.starts_with("crates/platform/") => Self::Platform,
            _ if folder.starts_with("capabilities/") => Self::Capability,
            _ => return None,
        })
    }

    /// Whether a crate on this floor may use one on `other`.
    pub fn may_use(self, other: Self) -> bool {
        self > other || (self == Self::Platform && other == Self::Platform)
    }
}

/// A crate of the house and the crates of the house that it names, for whatever purpose.
#[derive(Debug)]
pub struct Crate {
    /// Name of the package.
    pub name: String,
    /// Folder relative to the checkout.
    pub folder: String,
    /// Names of the house's crates among its dependencies, also those for tests and builds.
    pub uses: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    path: Option<String>,
}

/// Asks cargo for the crates of the workspace at `root`.
///
/// # Errors
/// A sentence, when cargo cannot be run or a manifest is broken.
pub fn crates(root: &Path) -> Result<Vec<Crate>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root)
        .output()
        .map_err(|fault| format!("cargo cannot be run: {fault}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout)
        .map_err(|fault| format!("cargo metadata is not what it was: {fault}"))?;
    Ok(metadata
        .packages
        .into_iter()
        .map(|package| from_package(package, root))
        .collect())
}

fn from_package(package: Package, root: &Path) -> Crate {
    let folder = Path::new(&package.manifest_path).parent().unwrap_or(root);
    let uses = package
        .dependencies
        .into_iter()
        .filter(|used| used.path.is_some());
    Crate {
        name: package.name,
        folder: folder
            .strip_prefix(root)
            .unwrap_or(folder)
            .to_string_lossy()
            .replace('\\', "/"),
        uses: uses.map(|used| used.name).collect(),
    }
}

/// One sentence for each arrow that goes up or sideways and each crate outside the house.
pub fn check(crates: &[Crate]) -> Vec<String> {
    let mut broken = Vec::new();
    for from in crates {
        let Some(layer) = Layer::of(&from.folder) else {
            broken.push(format!(
                "{}: the crate {} belongs to no layer",
                from.folder, from.name
            ));
            continue;
        };
        for to in from
            .uses
            .iter()
            // A crate names itself among what its tests use, to switch on a feature of its own.
            .filter(|name| **name != from.name)
            .filter_map(|name| crates.iter().find(|to| to.name == *name))
        {
            let excepted = EXCEPTIONS
                .iter()
                .any(|(a, b, _)| *a == from.name && *b == to.name);
            if let Some(below) = Layer::of(&to.folder)
                && !layer.may_use(below)
                && !excepted
            {
                broken.push(format!(
                    "{}: {} ({layer:?}) must not use {} ({below:?})",
                    from.folder, from.name, to.name
                ));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow(from: &str, to: &str) -> Vec<String> {
        let name = |folder: &str| folder.rsplit('/').next().unwrap().to_owned();
        check(&[
            Crate {
                name: name(from),
                folder: from.to_owned(),
                uses: vec![name(to)],
            },
            Crate {
                name: name(to),
                folder: to.to_owned(),
                uses: Vec::new(),
            },
        ])
    }

    #[test]
    fn arrows_go_down() {
        for (from, to) in [
            ("crates/anxin", "demo"),
            ("crates/anxin", "crates/kernel"),
            ("demo", "capabilities/desk"),
            ("capabilities/desk", "crates/spine/routing"),
            ("crates/spine/routing", "crates/spine/matter"),
            ("crates/spine/matter", "crates/spine/place"),
            ("crates/spine/place", "crates/spine/people"),
            ("crates/spine/people", "crates/platform/web"),
            ("crates/platform/web", "ui"),
            ("crates/platform/web", "crates/platform/store"),
            ("ui", "crates/kernel"),
        ] {
            assert_eq!(arrow(from, to), [""; 0], "{from} -> {to}");
        }
    }

    #[test]
    fn arrows_never_go_up_or_between_capabilities() {
        for (from, to) in [
            ("demo", "crates/anxin"),
            ("capabilities/desk", "demo"),
            ("capabilities/desk", "capabilities/grid"),
            ("crates/spine/matter", "capabilities/desk"),
            ("crates/spine/people", "crates/spine/place"),
            ("crates/spine/place", "crates/spine/matter"),
            ("crates/spine/matter", "crates/spine/routing"),
            ("crates/platform/web", "crates/spine/people"),
            ("crates/kernel", "crates/platform/store"),
            ("crates/kernel", "ui"),
            ("crates/anxin", "xtask"),
        ] {
            assert_eq!(arrow(from, to).len(), 1, "{from} -> {to}");
        }
    }

    #[test]
    fn every_crate_has_a_floor() {
        let stranger = Crate {
            name: "common".into(),
            folder: "crates/common".into(),
            uses: Vec::new(),
        };
        assert_eq!(
            check(&[stranger]),
            ["crates/common: the crate common belongs to no layer"]
        );
    }
}
