//! 接下来: what happens next, who does it, by when. Computed from the procedure, never typed.

use kernel::{UtcMs, when};
use web::Ctx;

use super::For;
use crate::model::MatterRow;
use crate::states::State;
use crate::store::HandOffRow;

/// The sentence and the line under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// 等河东路执法队办理，最晚 11月26日 周四
    pub says: String,
    /// Who holds it and what the reader has to do, if anything.
    pub below: String,
}

/// The next step of a matter for a reader.
pub fn next(ctx: &Ctx, row: &MatterRow, offer: Option<&HandOffRow>, reader: For) -> NextStep {
    let who = super::name(ctx, &row.holder_zh, &row.holder_en).to_owned();
    let to = offer
        .map(|o| super::name(ctx, &o.to_zh, &o.to_en).to_owned())
        .unwrap_or_default();
    let due = row
        .due_ms
        .map(|ms| when::day(ctx.lang, UtcMs(ms - 1).date(), ctx.now.date()));
    let by = match &due {
        Some(day) => ctx.f("matter-next-by", &[("day", day.clone().into())]),
        None => String::new(),
    };
    let state = match (row.state(), offer.is_some()) {
        (State::Handling, true) => "handling-offered",
        (state, _) => state.code(),
    };
    let audience = match reader {
        For::Resident => "resident",
        For::Staff => "staff",
    };
    let args = [("who", who.into()), ("to", to.into()), ("by", by.into())];
    NextStep {
        says: ctx.f(&format!("matter-next-{state}"), &args),
        below: ctx.f(&format!("matter-next-{state}-{audience}"), &args),
    }
}
