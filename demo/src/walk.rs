//! Carrying out what was planned: every act through the one way in which matters change, many at a time, in the order
//! of their moments.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use futures::StreamExt;
use kernel::{Lang, UtcMs};
use matter::{Command, Do, Refused, Registered, State};
use store::{CommandId, Fault};
use tokio::sync::watch;
use web::{App, Ctx, Theme};

use crate::course::{Step, What};
use crate::plan::Plan;
use crate::words::NUMBER;

/// Acts under way at a time: as many as share one flush to disk.
const AT_A_TIME: usize = 160;
/// A matter whose registration or act was refused takes no further steps.
const BROKEN: usize = usize::MAX;

/// What became of the plans.
#[derive(Default)]
pub(crate) struct Walked {
    pub registered: usize,
    pub acts: usize,
    pub looks: usize,
    /// Acts that the procedure refused, by event.
    pub refused: BTreeMap<String, usize>,
    /// Where each matter stands.
    pub states: BTreeMap<State, usize>,
}

/// One matter on its way.
struct Thread {
    /// Steps done so far; the registration is the first.
    done: watch::Sender<usize>,
    known: OnceLock<Registered>,
}

#[derive(Clone, Copy)]
struct Due {
    at: UtcMs,
    matter: usize,
    /// 0 is the registration.
    step: usize,
}

enum Outcome {
    Registered,
    Acted(State),
    Looked,
    Refused(String),
    Skipped,
}

/// Carries out all plans.
///
/// # Errors
/// On a fault; what was done by then stays.
pub(crate) async fn walk(
    app: &App,
    plans: &[Plan],
    progress: &dyn Fn(usize, usize),
) -> Result<Walked, Fault> {
    let mut order: Vec<Due> = plans
        .iter()
        .enumerate()
        .flat_map(|(matter, plan)| {
            let steps = plan.steps.iter().enumerate();
            let registration = Due {
                at: plan.at,
                matter,
                step: 0,
            };
            std::iter::once(registration).chain(steps.map(move |(n, s)| Due {
                at: s.at,
                matter,
                step: n + 1,
            }))
        })
        .collect();
    order.sort_by_key(|due| (due.at, due.matter, due.step));
    let threads: Vec<Thread> = plans
        .iter()
        .map(|_| Thread {
            done: watch::Sender::new(0),
            known: OnceLock::new(),
        })
        .collect();
    let all = order.len();
    let mut last: Vec<Option<State>> = vec![None; plans.len()];
    let mut walked = Walked::default();
    let threads = &threads;
    let work = futures::stream::iter(order)
        .map(|due| async move { (due, one(app, plans, threads, due).await) });
    let mut results = std::pin::pin!(work.buffer_unordered(AT_A_TIME));
    // The order in which acts are handed to the writer is the order of the plan: no task may be put aside for fairness.
    let driven = tokio::task::unconstrained(async {
        let mut done = 0;
        while let Some((due, outcome)) = results.next().await {
            match outcome? {
                Outcome::Registered => {
                    walked.registered += 1;
                    last[due.matter] = Some(State::Registered);
                }
                Outcome::Acted(state) => {
                    walked.acts += 1;
                    last[due.matter] = Some(state);
                }
                Outcome::Looked => walked.looks += 1,
                Outcome::Refused(event) => *walked.refused.entry(event).or_default() += 1,
                Outcome::Skipped => {}
            }
            done += 1;
            if done % 1000 == 0 {
                progress(done, all);
            }
        }
        Ok::<(), Fault>(())
    });
    driven.await?;
    progress(all, all);
    for state in last.into_iter().flatten() {
        *walked.states.entry(state).or_default() += 1;
    }
    Ok(walked)
}

async fn one(app: &App, plans: &[Plan], threads: &[Thread], due: Due) -> Result<Outcome, Fault> {
    let plan = &plans[due.matter];
    let thread = &threads[due.matter];
    if due.step == 0 {
        let made =
            matter::register_at(app, &plan.by, command(app)?, plan.new.clone(), plan.at).await;
        return match made {
            Ok(registered) => {
                thread.known.get_or_init(|| registered);
                thread.done.send_replace(1);
                Ok(Outcome::Registered)
            }
            Err(refused) => {
                thread.done.send_replace(BROKEN);
                told(plan, "register", refused)
            }
        };
    }
    let before = reached(thread, due.step).await?;
    let step = &plan.steps[due.step - 1];
    let (Some(known), false) = (thread.known.get(), before == BROKEN) else {
        return Ok(Outcome::Skipped);
    };
    let outcome = match &step.what {
        What::Look(what, purpose) => look(app, step, known, *what, *purpose).await,
        What::Act(what) => act(app, step, known, with_number((**what).clone(), known)).await,
        What::MergeInto(host) => {
            reached(&threads[*host], 1).await?;
            match threads[*host].known.get() {
                Some(into) => {
                    act(
                        app,
                        step,
                        known,
                        Do::Merge {
                            into: into.id.clone(),
                        },
                    )
                    .await
                }
                None => Ok(Outcome::Skipped),
            }
        }
    };
    match outcome {
        Ok(outcome) => {
            thread.done.send_replace(due.step + 1);
            Ok(outcome)
        }
        Err(refused) => {
            // The rest of the course does not hang on an extension or a look.
            let goes_on = match &step.what {
                What::Act(what) => matches!(**what, Do::Extend { .. }),
                What::Look(..) => true,
                What::MergeInto(_) => false,
            };
            thread
                .done
                .send_replace(if goes_on { due.step + 1 } else { BROKEN });
            told(plan, name(step), refused)
        }
    }
}

fn name(step: &Step) -> &'static str {
    match &step.what {
        What::Act(what) => what.event().code(),
        What::MergeInto(_) => "merge",
        What::Look(..) => "look",
    }
}

/// A fault ends everything; a refusal is counted, since it means that a story does not fit the procedure.
fn told(plan: &Plan, event: &str, refused: Refused) -> Result<Outcome, Fault> {
    if let Refused::Fault(fault) = refused {
        return Err(fault);
    }
    tracing::warn!(
        story = plan.story,
        event,
        ?refused,
        "a planned act was refused"
    );
    Ok(Outcome::Refused(event.to_owned()))
}

async fn reached(thread: &Thread, steps: usize) -> Result<usize, Fault> {
    let mut seen = thread.done.subscribe();
    let done = seen
        .wait_for(|done| *done >= steps)
        .await
        .map_err(|e| Fault::of("wait for the step before", e))?;
    Ok(*done)
}

async fn act(app: &App, step: &Step, known: &Registered, what: Do) -> Result<Outcome, Refused> {
    let command = Command {
        id: command(app)?,
        matter: known.id.clone(),
        seen: None,
        with_code: step.with_code,
        what,
    };
    let done = matter::act_at(app, &step.by, command, step.at).await?;
    Ok(Outcome::Acted(done.state))
}

fn with_number(mut what: Do, known: &Registered) -> Do {
    if let Do::Reply { words, .. } | Do::Note { words, .. } = &mut what {
        *words = words.replace(NUMBER, &known.number);
    }
    what
}

async fn look(
    app: &App,
    step: &Step,
    known: &Registered,
    what: matter::reveal::Personal,
    purpose: access::Purpose,
) -> Result<Outcome, Refused> {
    let ctx = Ctx {
        app: app.clone(),
        actor: (*step.by).clone(),
        session: None,
        lang: Lang::ZhCn,
        theme: Theme::Auto,
        elder: false,
        fragment: false,
        path: String::new(),
        query: String::new(),
        now: step.at,
        trace: String::new(),
        address: String::new(),
    };
    matter::reveal::look(&ctx, &known.id, what, purpose, "").await?;
    Ok(Outcome::Looked)
}

fn command(app: &App) -> Result<CommandId, Fault> {
    let text = kernel::id::encode(app.ids.next_u128());
    CommandId::parse(&text).ok_or_else(|| Fault::new("an id is no id of a command"))
}
