//! What a client says about a file beside its length.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Name and type of an upload, as the client believes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// `filename`
    pub name: String,
    /// `filetype`
    pub declared_type: String,
}

impl Metadata {
    /// Reads the header `Upload-Metadata` of tus 1.0 (creation): pairs of a key and base64, divided by commas. What
    /// cannot be read is left out; the content decides anyway.
    pub fn parse(header: &str) -> Metadata {
        let mut metadata = Metadata::default();
        for pair in header.split(',') {
            let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
            let text = STANDARD
                .decode(value.trim())
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            match (key, text) {
                ("filename" | "name", Some(text)) => metadata.name = text,
                ("filetype" | "type", Some(text)) => metadata.declared_type = text,
                _ => {}
            }
        }
        metadata
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_client_of_the_house_is_understood() {
        let parsed =
            Metadata::parse("filename 5b2V5YOPLm1wNA==,filetype dmlkZW8vbXA0,is_confidential");
        assert_eq!(
            parsed,
            Metadata {
                name: "录像.mp4".into(),
                declared_type: "video/mp4".into()
            }
        );
        assert_eq!(
            Metadata::parse("filename %%%, filetype"),
            Metadata::default()
        );
    }

    proptest! {
        #[test]
        fn nothing_in_the_header_upsets_it(header in ".{0,80}") {
            Metadata::parse(&header);
        }
    }
}
