//! Authorities that vouch for the servers inside a city's own network, and the one cryptography all TLS here uses.

use std::path::{Path, PathBuf};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// Why a file of certificates cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CaError {
    /// It cannot be read.
    #[error("{0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// There is none in it.
    #[error(
        "{0} holds no certificate that can be used; it must be PEM, beginning with -----BEGIN CERTIFICATE-----"
    )]
    None(PathBuf),
}

/// The certificates of a PEM file, DER.
///
/// # Errors
/// [`CaError`]; also for an empty file, which would trust nobody.
pub fn read(path: &Path) -> Result<Vec<Vec<u8>>, CaError> {
    let text = std::fs::read(path).map_err(|error| CaError::Unreadable(path.to_owned(), error))?;
    let all: Vec<Vec<u8>> = CertificateDer::pem_slice_iter(&text)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| CaError::None(path.to_owned()))?
        .iter()
        .map(|certificate| certificate.to_vec())
        .collect();
    let mut store = rustls::RootCertStore::empty();
    let (good, bad) =
        store.add_parsable_certificates(all.iter().cloned().map(CertificateDer::from));
    if good == 0 || bad > 0 {
        return Err(CaError::None(path.to_owned()));
    }
    Ok(all)
}

/// Lets every TLS connection of this process use ring. The first call counts; later ones change nothing.
pub fn use_ring() {
    // An error says that somebody was first, which is what we want.
    drop(rustls::crypto::ring::default_provider().install_default());
}
