//! Acting on a matter.

use std::collections::HashMap;

use axum::response::{IntoResponse, Json};
use web::{Answer, Ctx, WebError};

use super::body::{At, Body};
use super::fields::{self, Form};
use crate::act::{Command, Do, HandOffKind, act as carry_out};
use crate::directory;
use crate::model::{NewParty, OrgRef};
use crate::states::Event;

/// What was given for the fields of an event.
#[derive(Default)]
struct Given {
    texts: HashMap<&'static str, String>,
    orgs: HashMap<&'static str, OrgRef>,
    flags: HashMap<&'static str, bool>,
    ints: HashMap<&'static str, i64>,
    files: Vec<String>,
}

impl Given {
    fn text(&mut self, name: &str) -> String {
        self.texts.remove(name).unwrap_or_default()
    }
    fn flag(&self, name: &str) -> bool {
        self.flags.get(name).copied().unwrap_or_default()
    }
    fn int(&self, name: &str, otherwise: i64) -> i64 {
        self.ints.get(name).copied().unwrap_or(otherwise)
    }
    fn files(&mut self) -> Vec<String> {
        std::mem::take(&mut self.files)
    }
}

/// Fires an event. The body names the version that the actor saw; who was slower gets 409 and reads again.
pub(super) async fn act(
    ctx: Ctx,
    At((key, event)): At<(String, String)>,
    mut body: Body,
) -> Answer {
    let event = Event::parse(&event).ok_or_else(WebError::not_found)?;
    let seen = body.int("seen", 1, i64::MAX);
    let id = body.command('a');
    let given = read(&ctx, event, &mut body).await?;
    body.finish()?;
    let (Some(id), Some(what)) = (id, order(event, given)) else {
        return Err(WebError::not_found());
    };
    let command = Command {
        id,
        matter: key,
        seen: Some(seen),
        with_code: false,
        what,
    };
    let done = carry_out(&ctx.app, &ctx.actor, command).await?;
    Ok(Json(done).into_response())
}

async fn read(ctx: &Ctx, event: Event, body: &mut Body) -> Result<Given, WebError> {
    let mut given = Given::default();
    for field in fields::of(event) {
        let name = field.name;
        match field.form {
            Form::Text(most) if field.required => {
                given.texts.insert(name, body.text(name, most));
            }
            Form::Text(most) => {
                given
                    .texts
                    .extend(body.opt_text(name, most).map(|t| (name, t)));
            }
            Form::Code(codes) if field.required => {
                given.texts.insert(name, body.code(name, codes));
            }
            Form::Code(codes) => {
                given
                    .texts
                    .extend(body.opt_code(name, codes).map(|t| (name, t)));
            }
            Form::Flag if field.required => {
                given.flags.insert(name, body.must_flag(name));
            }
            Form::Flag => {
                given.flags.insert(name, body.flag(name));
            }
            Form::Int(least, most) if field.required => {
                given.ints.insert(name, body.int(name, least, most));
            }
            Form::Int(least, most) => {
                given
                    .ints
                    .extend(body.opt_int(name, least, most).map(|n| (name, n)));
            }
            Form::Files => given.files = body.texts(name),
            Form::Org => {
                let id = body.text(name, fields::REFERENCE);
                match organ(ctx, &id).await? {
                    Some(org) => {
                        given.orgs.insert(name, org);
                    }
                    None => body.refuse(name, "matter-api-org-unknown"),
                }
            }
        }
    }
    Ok(given)
}

async fn organ(ctx: &Ctx, id: &str) -> Result<Option<OrgRef>, WebError> {
    let directory = directory::of(&ctx.app)?;
    let found = directory.organ(&ctx.read(), id).await?;
    Ok(found.map(|organ| organ.org))
}

/// The order; `None` where an organisation is missing, which was told before.
fn order(event: Event, mut given: Given) -> Option<Do> {
    let g = &mut given;
    Some(match event {
        Event::AskSupplement => Do::AskSupplement {
            what: g.text("what"),
        },
        Event::Supplement => Do::Supplement {
            words: g.text("words"),
            files: g.files(),
        },
        Event::Refuse => Do::Refuse {
            ground: g.text("ground"),
            remedy: g.text("remedy"),
        },
        Event::Merge => Do::Merge {
            into: g.text("into"),
        },
        Event::Take => Do::Take,
        Event::Offer => {
            let to = g.orgs.remove("to")?;
            let otherwise = if to.centre {
                HandOffKind::Escalate
            } else {
                HandOffKind::Dispatch
            };
            Do::Offer {
                kind: HandOffKind::parse(&g.text("kind")).unwrap_or(otherwise),
                to,
                reason: g.text("reason"),
                basis: g.text("basis"),
                rule: g.texts.remove("rule"),
            }
        }
        Event::Recall => Do::Recall {
            reason: g.text("reason"),
        },
        Event::Accept => Do::Accept {
            plan: g.text("plan"),
        },
        Event::AcceptTriage => Do::AcceptTriage,
        Event::Return => Do::Return {
            reason: g.text("reason"),
        },
        Event::Visit => Do::Visit {
            words: g.text("words"),
            files: g.files(),
        },
        Event::Note => Do::Note {
            words: g.text("words"),
            files: g.files(),
            public: g.flag("public"),
        },
        Event::Ask => Do::Ask {
            question: g.text("question"),
        },
        Event::Suspend => Do::Suspend {
            reason: g.text("reason"),
        },
        Event::Resume => Do::Resume {
            words: g.text("words"),
        },
        Event::Extend => Do::Extend {
            reason: g.text("reason"),
        },
        Event::Assist => Do::Assist {
            org: g.orgs.remove("org")?,
            words: g.text("words"),
        },
        Event::Minutes => Do::Minutes {
            words: g.text("words"),
        },
        Event::Reply => Do::Reply {
            outcome: g.text("outcome"),
            words: g.text("words"),
            files: g.files(),
        },
        Event::SendBack => Do::SendBack {
            words: g.text("words"),
        },
        Event::Approve => Do::Approve,
        Event::FollowUp => Do::FollowUp {
            reached: g.flag("reached"),
            solved: g.flag("solved"),
            words: g.text("words"),
        },
        Event::Lapse => Do::Lapse,
        Event::Rate => Do::Rate {
            solved: g.flag("solved"),
            stars: g.int("stars", 0),
            handling: Some(g.int("handling", 0)).filter(|n| *n != 0),
            words: g.text("words"),
        },
        Event::Object => Do::Object {
            words: g.text("words"),
            files: g.files(),
        },
        Event::ObjectAgain => Do::ObjectAgain {
            words: g.text("words"),
            files: g.files(),
        },
        Event::Withdraw => Do::Withdraw {
            reason: g.text("reason"),
        },
        Event::Urge => Do::Urge {
            words: g.text("words"),
        },
        Event::Supervise => Do::Supervise {
            words: g.text("words"),
            level: g.int("level", 2),
        },
        Event::Reclassify => Do::Reclassify {
            type_code: g.text("type_code"),
            reason: g.text("reason"),
        },
        Event::Link => Do::Link {
            to: g.text("to"),
            way: g.text("way"),
            words: g.text("words"),
        },
        Event::Unlink => Do::Unlink {
            to: g.text("to"),
            way: g.text("way"),
            reason: g.text("reason"),
        },
        Event::AddParty => Do::AddParty {
            party: NewParty {
                role: g.text("role"),
                kind: g.text("kind"),
                name: g.text("name"),
                phone: g.text("phone"),
                id_no: g.text("id_no"),
                relation: g.text("relation"),
                represents: g.text("represents"),
            },
        },
        Event::EndParty => Do::EndParty {
            party: g.text("party"),
            reason: g.text("reason"),
        },
        // Only the product itself finds a closed organisation; nobody orders it.
        Event::Succeed => Do::Succeed {
            closed: access::Named::default(),
            holder: None,
            centre: None,
        },
        Event::Add => Do::Add {
            words: g.text("words"),
            files: g.files(),
        },
    })
}
