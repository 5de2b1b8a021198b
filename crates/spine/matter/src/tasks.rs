//! What waits for whom: computed from the matter after each act, so that no task is ever left behind.

use store::{Fault, FromQueryResult, args};

use crate::act::Act;
use crate::model::{MatterRow, TaskId};
use crate::states::State;
use crate::store as rows;

struct Wanted {
    kind: &'static str,
    org: Option<(String, String)>,
    account: Option<String>,
    due_ms: Option<i64>,
}

/// Makes the open tasks of a matter those that its state calls for.
pub(crate) async fn sync(act: &Act<'_>, row: &MatterRow) -> Result<(), Fault> {
    let offer = rows::pending_offer(act.tx, &row.id).await?;
    let wanted = wanted(row, offer);
    let open: Vec<OpenTask> = act
        .tx
        .sql()
        .all(
            "select id, kind, org_id, account from task where matter_id = $1 and state = 'open'",
            args![&row.id],
        )
        .await?;
    for task in &open {
        let still = wanted.iter().any(|w| task.is(w));
        if !still {
            act.tx
                .run(
                    "update task set state = 'done', ended_ms = $2 where id = $1",
                    args![&task.id, act.now],
                )
                .await?;
        }
    }
    for want in &wanted {
        match open.iter().find(|t| t.is(want)) {
            Some(task) => {
                act.tx
                    .run(
                        "update task set due_ms = $2 where id = $1",
                        args![&task.id, want.due_ms],
                    )
                    .await?;
            }
            None => insert(act, row, want).await?,
        }
    }
    Ok(())
}

/// The first tasks of a matter that is registered in this act.
pub(crate) async fn begin(act: &Act<'_>, row: &MatterRow) -> Result<(), Fault> {
    for want in &wanted(row, None) {
        insert(act, row, want).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct OpenTask {
    id: String,
    kind: String,
    org_id: Option<String>,
    account: Option<String>,
}

impl OpenTask {
    fn is(&self, want: &Wanted) -> bool {
        self.kind == want.kind
            && self.org_id.as_deref() == want.org.as_ref().map(|(id, _)| id.as_str())
            && self.account == want.account
    }
}

fn wanted(row: &MatterRow, offer: Option<rows::HandOffRow>) -> Vec<Wanted> {
    let holder = || Some((row.holder_org.clone(), row.holder_path.clone()));
    let of = |kind, org, due_ms| Wanted {
        kind,
        org,
        account: None,
        due_ms,
    };
    let reporter = |kind, due_ms| {
        row.reporter_account.clone().map(|account| Wanted {
            kind,
            org: None,
            account: Some(account),
            due_ms,
        })
    };
    let mut all = Vec::new();
    if let Some(offer) = offer {
        all.push(of(
            "confirm",
            Some((offer.to_org, offer.to_path)),
            offer.due_ms,
        ));
    }
    match row.state() {
        State::Registered => all.push(of("triage", holder(), row.due_ms)),
        State::Handling => all.push(of("handle", holder(), row.due_ms)),
        State::Replied => all.push(of("approve", holder(), row.due_ms)),
        State::Supplementing | State::Suspended => all.extend(reporter("answer", None)),
        State::Completed => {
            all.push(of(
                "follow_up",
                Some((row.centre_org.clone(), row.centre_path.clone())),
                row.due_ms,
            ));
            all.extend(reporter("rate", None));
        }
        State::Triaged | State::Closed | State::Refused | State::Merged | State::Withdrawn => {}
    }
    all
}

async fn insert(act: &Act<'_>, row: &MatterRow, want: &Wanted) -> Result<(), Fault> {
    let (org, path) = want
        .org
        .clone()
        .map_or((None, None), |(id, path)| (Some(id), Some(path)));
    act.tx
        .insert(
            "insert into task (id, matter_id, kind, org_id, org_path, account, due_ms, state, created_ms) \
             values ($1, $2, $3, $4, $5, $6, $7, 'open', $8)",
            args![
                TaskId::new(&*act.app.ids).to_string(),
                &row.id,
                want.kind,
                org,
                path,
                want.account.clone(),
                want.due_ms,
                act.now
            ],
        )
        .await
}
