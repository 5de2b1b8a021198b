//! A two-dimensional code as one SVG path: black on white in both themes, so that phones read it.

use qrcode::{Color, EcLevel, QrCode};
use ui::{Markup, PreEscaped};

/// Modules of white around the code.
const QUIET: usize = 2;

/// The code of an address; `None` when the address is too long for one.
pub fn draw(address: &str) -> Option<Markup> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let dots: Vec<String> = code
        .to_colors()
        .into_iter()
        .enumerate()
        .filter(|(_, color)| *color == Color::Dark)
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width, at / width))
        .collect();
    let path = dots.concat();
    let side = width + 2 * QUIET;
    Some(PreEscaped(format!(
        r##"<svg viewBox="-{QUIET} -{QUIET} {side} {side}" aria-hidden="true"><rect x="-{QUIET}" y="-{QUIET}" width="{side}" height="{side}" fill="#fff"/><path d="{path}" fill="#000"/></svg>"##
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_one_path_without_inline_style() {
        let svg = draw("https://anxin.example/verify/HG2026-11-0001873-3f9ac27d51e08b64")
            .unwrap()
            .0;
        assert!(svg.starts_with("<svg") && svg.contains("<path") && !svg.contains("style"));
        assert!(draw(&"x".repeat(5000)).is_none());
    }
}
