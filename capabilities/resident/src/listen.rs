//! Live pages of whoever proved a code: the page carries what lets it hear that its matter changed, and nothing else.

use store::Fault;
use web::{App, Ctx, Fields};

/// Begins the topic that proves the one beside it.
const PROOF: &str = "proof";

fn proof(app: &App, matter: &str) -> String {
    let mark = app.cipher.blind_index("live-follow", matter);
    format!("{PROOF}:{matter}.{mark}")
}

/// The topics of a page that shows this matter; with the proof where no account speaks for the reader.
pub fn topics(app: &App, matter: &str, with_code: bool) -> Vec<String> {
    let mut all = vec![format!("matter:{matter}")];
    if with_code {
        all.push(proof(app, matter));
    }
    all
}

/// True if the page that asks to listen was shown to somebody who had proven the matter's code.
///
/// # Errors
/// On a database fault.
pub async fn follows(ctx: &Ctx, matter: &str) -> Result<bool, Fault> {
    let query = Fields::parse(&ctx.query);
    let wanted = proof(&ctx.app, matter);
    if !query.get("topics").split(' ').any(|topic| topic == wanted) {
        return Ok(false);
    }
    let found = matter::store::by_id(&ctx.read(), matter).await?;
    Ok(found.is_some())
}
