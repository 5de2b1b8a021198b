//! The verification address as a picture.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::DocgenError;

/// A QR code as SVG, without quiet zone: the layout leaves the space. Quartile correction, since
/// paper is folded and copied.
pub(crate) fn svg(url: &str) -> Result<String, DocgenError> {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return Err(DocgenError::VerifyAddress);
    }
    let code = QrCode::with_error_correction_level(url, EcLevel::Q)
        .map_err(|_| DocgenError::VerifyAddress)?;
    Ok(code
        .render::<svg::Color<'_>>()
        .quiet_zone(false)
        .module_dimensions(4, 4)
        .build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_codes() {
        assert!(svg("https://anxin.example/v/3f9a").is_ok_and(|s| s.contains("<svg")));
        assert!(svg("javascript:alert(1)").is_err());
        assert!(svg(&format!("https://{}", "x".repeat(3000))).is_err());
    }
}
