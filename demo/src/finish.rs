//! What a year that was never lived leaves to tidy.

use store::{Fault, args};
use web::App;

/// Marks the text messages of the past as sent at their time, and the jobs that would send them as done: nobody wants a
/// year of messages on the first day.
///
/// # Errors
/// On a database fault.
pub(crate) async fn notices_left(app: &App) -> Result<(), Fault> {
    let now = app.clock.now();
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update notice set state = 'sent', sent_ms = created_ms where state = 'waiting'",
                    args![],
                )
                .await?;
                tx.run(
                    "update job set state = 'done', finished_ms = $1 where state = 'waiting' and kind = 'notice.send'",
                    args![now],
                )
                .await?;
                Ok(())
            })
        })
        .await
}
