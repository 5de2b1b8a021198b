//! One matter as a page of this room needs it.

use access::Permission;
use kernel::WorkCalendar;
use matter::clocks::ClockRow;
use matter::store::{HandOffRow, HoldingRow};
use matter::{Event, MatterRow, permissions as p, store as rows};
use std::sync::Arc;
use web::{Ctx, WebError};

/// A matter within reach, with what its head shows and what its reader may do.
pub(crate) struct Subject {
    /// The row.
    pub row: MatterRow,
    /// The offer that waits.
    pub offer: Option<HandOffRow>,
    /// Its clocks.
    pub clocks: Vec<ClockRow>,
    /// What the reader may do now.
    pub allowed: Vec<Event>,
    /// The calendar as it stands.
    pub calendar: Arc<WorkCalendar>,
}

impl Subject {
    /// Finds a matter by id or number within the reader's reach.
    ///
    /// # Errors
    /// Not found when it is out of reach.
    pub(crate) async fn find(ctx: &Ctx, key: &str) -> Result<Subject, WebError> {
        Self::find_with(ctx, key, p::WORK).await
    }

    /// Finds a matter within the reach of another permission.
    ///
    /// # Errors
    /// Not found when it is out of reach.
    pub(crate) async fn find_with(
        ctx: &Ctx,
        key: &str,
        permission: Permission,
    ) -> Result<Subject, WebError> {
        let read = ctx.read();
        let row = rows::within(&read, &ctx.scope(permission), key)
            .await?
            .ok_or_else(WebError::not_found)?;
        let situation = matter::situation(&read, &row, false, ctx.now).await?;
        let allowed = situation.allowed(&ctx.actor);
        Ok(Subject {
            offer: rows::pending_offer(&read, &row.id).await?,
            clocks: matter::clocks::of_matter(&read, &row.id).await?,
            calendar: ctx.app.calendar().await,
            allowed,
            row,
        })
    }

    /// Whether the reader may do this now.
    pub(crate) fn may(&self, event: Event) -> bool {
        self.allowed.contains(&event)
    }

    /// Where it stands on the site.
    pub(crate) fn path(&self) -> String {
        path(&self.row)
    }

    /// The chain of holders.
    ///
    /// # Errors
    /// On a database fault.
    pub(crate) async fn holdings(&self, ctx: &Ctx) -> Result<Vec<HoldingRow>, store::Fault> {
        rows::holdings(&ctx.read(), &self.row.id).await
    }
}

/// The page of a matter.
pub(crate) fn path(row: &MatterRow) -> String {
    format!("/matters/{}", row.number)
}
