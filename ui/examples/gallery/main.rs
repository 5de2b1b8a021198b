//! Writes every component as pages to look at, in both languages, with the built files beside them:
//! `cargo run -p ui --example gallery -- FOLDER`, then serve FOLDER with any file server.

mod citizen;
mod pages;
mod staff;

use std::{env, fs, path::Path};

fn main() -> std::io::Result<()> {
    let folder = env::args()
        .nth(1)
        .unwrap_or_else(|| String::from("gallery"));
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    for lang in ["zh-CN", "en"] {
        for theme in [ui::Theme::Light, ui::Theme::Dark] {
            for (name, html) in pages::all(lang, theme) {
                fs::write(
                    folder.join(format!("{name}-{}-{}.html", &lang[..2], theme.name())),
                    html.into_string(),
                )?;
            }
        }
    }
    Ok(())
}
