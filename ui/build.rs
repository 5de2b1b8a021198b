//! Makes the folder of built front-end files exist, so that the crate compiles on a machine
//! where Node has never run; pages then come without style and say so here, not at run time.

use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=dist");
    println!("cargo:rerun-if-changed=icons.txt");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let dist = root.join("dist");
    if let Err(why) = fs::create_dir_all(&dist) {
        println!("cargo:warning=ui/dist cannot be made: {why}");
    }
    if !dist.join("manifest.json").is_file() {
        println!("cargo:warning=ui/dist is empty: pages will have no style, icons or scripts.");
        println!("cargo:warning=Run `npm ci && npm run build` in ui/ once, then build again.");
    }
}
