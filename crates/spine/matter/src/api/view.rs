//! A matter as a program reads it. Times are RFC 3339 in Shanghai's time, names in the language asked for.

use access::Actor;
use kernel::UtcMs;
use kernel::when::iso;
use serde::Serialize;
use store::Fault;
use utoipa::ToSchema;
use web::Ctx;

use crate::clocks::{self, ClockRow};
use crate::model::MatterRow;
use crate::permissions as p;
use crate::reveal;
use crate::rules::Situation;
use crate::show::{self, For};
use crate::store::{self as rows, EntryRow};
use crate::{act, catalogue, links, parties};

/// A code with its word.
#[derive(Serialize, ToSchema)]
pub(super) struct Coded {
    /// Stable code.
    pub code: String,
    /// In the language of the request.
    pub word: String,
}

/// An organisation.
#[derive(Serialize, ToSchema)]
pub(super) struct OrgView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A matter in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct MatterBrief {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Grows with every act; an action names the version it saw.
    pub version: i64,
    /// Where it stands.
    pub state: Coded,
    /// In a few words.
    pub title: String,
    /// Code in the catalogue.
    pub type_code: String,
    /// How it came.
    pub channel: String,
    /// 1 most urgent .. 4.
    pub urgency: i64,
    /// The place down to the community.
    pub place: String,
    /// Who holds it.
    pub holder: OrgView,
    /// When it was registered.
    pub registered_at: String,
    /// When the earliest running clock ends.
    pub due_at: Option<String>,
    /// 0 none, 1 urged, 2 supervised, 3 listed.
    pub supervised: i64,
}

/// A clock.
#[derive(Serialize, ToSchema)]
pub(super) struct ClockView {
    /// Code of its rule.
    pub rule: String,
    /// What it is called.
    pub label: String,
    /// Law and article.
    pub law: String,
    /// Whom it binds: `holder`, `centre`, `resident`.
    pub audience: String,
    /// `running`, `paused`, `met`, `missed`, `void`.
    pub state: String,
    /// When it began.
    pub started_at: String,
    /// When it ends; none while it is paused.
    pub due_at: Option<String>,
    /// When it was ended.
    pub ended_at: Option<String>,
    /// The calendar of its last year is not published yet.
    pub provisional: bool,
}

/// A personal field as the reader may see it.
#[derive(Serialize, ToSchema)]
pub(super) struct PersonalView {
    /// `reporter`, `phone`, `address`.
    pub field: String,
    /// Masked, unless it is the reader's own or was revealed in the last five minutes.
    pub text: String,
    /// True when not masked.
    pub clear: bool,
}

/// Another matter that this one is tied to, within the reader's reach.
#[derive(Serialize, ToSchema)]
pub(super) struct LinkView {
    /// How this matter stands to the other: `part_of`, `contains`, `follows`, `followed_by`, `related`, `duplicate`.
    pub way: String,
    /// Id of the other.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: Coded,
    /// When the link was made.
    pub linked_at: String,
}

/// Somebody who takes part beside the reporter.
#[derive(Serialize, ToSchema)]
pub(super) struct PartyView {
    /// Its id.
    pub id: String,
    /// What they are in the matter.
    pub role: Coded,
    /// `natural`, `legal`, `other`.
    pub kind: String,
    /// Name, phone, number: masked unless revealed in the last five minutes.
    pub personal: Vec<PersonalView>,
    /// How they stand to whom they stand for.
    pub relation: String,
    /// Id of the participant that they stand for; none: the reporter, or nobody.
    pub represents: Option<String>,
    /// Since when they take part.
    pub added_at: String,
    /// Until when.
    pub ended_at: Option<String>,
}

/// What comes next.
#[derive(Serialize, ToSchema)]
pub(super) struct NextView {
    /// The sentence.
    pub says: String,
    /// What the reader has to do, if anything.
    pub below: String,
}

/// A matter in full.
#[derive(Serialize, ToSchema)]
pub(super) struct MatterView {
    /// What lists show.
    #[serde(flatten)]
    pub brief: MatterBrief,
    /// In the reporter's own words.
    pub body: String,
    /// Its type, from the domain down.
    pub type_names: Vec<String>,
    /// What is asked for.
    pub purpose: String,
    /// Personal fields.
    pub personal: Vec<PersonalView>,
    /// WGS-84 longitude; only for officers and the reporter.
    pub lon: Option<f64>,
    /// WGS-84 latitude.
    pub lat: Option<f64>,
    /// Its clocks.
    pub clocks: Vec<ClockView>,
    /// What it is tied to; for officers.
    pub links: Vec<LinkView>,
    /// Who takes part beside the reporter; for officers.
    pub parties: Vec<PartyView>,
    /// What comes next.
    pub next: NextView,
    /// Events that the reader may fire now.
    pub allowed: Vec<String>,
    /// How it ended, once answered.
    pub outcome: Option<String>,
    /// The answer; for residents once it is approved.
    pub reply: Option<String>,
    /// The result, in the resident's eyes: 5 very satisfied .. 1.
    pub rating: Option<i64>,
    /// How it was handled, likewise; absent where only one scale was asked.
    pub rating_handling: Option<i64>,
    /// When it was answered.
    pub completed_at: Option<String>,
    /// When it was closed.
    pub closed_at: Option<String>,
}

/// An entry of the thread.
#[derive(Serialize, ToSchema)]
pub(super) struct EntryView {
    /// Order, from 1.
    pub seq: i64,
    /// When.
    pub at: String,
    /// The event.
    pub kind: String,
    /// Who, as the reader may know it; empty for the reporter.
    pub person: String,
    /// Under which organisation.
    pub org: String,
    /// The resident reads it.
    pub public: bool,
    /// Free text.
    pub words: String,
    /// Ids and codes.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
}

pub(super) fn at(ms: i64) -> String {
    iso(UtcMs(ms))
}

pub(super) fn brief(ctx: &Ctx, m: &MatterRow) -> MatterBrief {
    MatterBrief {
        id: m.id.clone(),
        number: m.number.clone(),
        version: m.version,
        state: Coded {
            code: m.state.clone(),
            word: show::state_word(ctx, m.state()),
        },
        title: m.title.clone(),
        type_code: m.type_code.clone(),
        channel: m.channel.clone(),
        urgency: m.urgency,
        place: m.place_public.clone(),
        holder: OrgView {
            id: m.holder_org.clone(),
            name: show::name(ctx, &m.holder_zh, &m.holder_en).to_owned(),
        },
        registered_at: at(m.registered_ms),
        due_at: m.due_ms.map(at),
        supervised: m.supervised,
    }
}

pub(super) fn clock(ctx: &Ctx, c: &ClockRow) -> ClockView {
    ClockView {
        rule: c.rule_code.clone(),
        label: c.label().get(ctx.lang).to_owned(),
        law: c.law().get(ctx.lang).to_owned(),
        audience: c.audience.clone(),
        state: c.state.clone(),
        started_at: at(c.start_ms),
        due_at: c.due_ms.map(at),
        ended_at: c.ended_ms.map(at),
        provisional: c.provisional,
    }
}

/// How the reader stands to a matter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// An officer.
    Officer,
    /// The reporter, signed in.
    Reporter,
    /// Whoever has number and code.
    Follower,
}

impl Reader {
    pub fn of(ctx: &Ctx) -> Reader {
        match ctx.actor {
            Actor::Staff { .. } | Actor::System { .. } => Reader::Officer,
            Actor::Resident { .. } | Actor::Anonymous => Reader::Reporter,
        }
    }

    /// Reads only what is meant for residents.
    pub fn is_public(self) -> bool {
        self != Reader::Officer
    }
}

pub(super) async fn full(ctx: &Ctx, m: &MatterRow, reader: Reader) -> Result<MatterView, Fault> {
    let read = ctx.read();
    let with_code = reader == Reader::Follower;
    let situation: Situation = act::situation(&read, m, with_code, ctx.now).await?;
    let offer = rows::pending_offer(&read, &m.id).await?;
    let all = clocks::of_matter(&read, &m.id).await?;
    let shown_clocks = all
        .iter()
        .filter(|c| !reader.is_public() || c.state != "void")
        .map(|c| clock(ctx, c));
    let personal = match reader {
        Reader::Follower => Vec::new(),
        _ => reveal::shown(ctx, m, reader == Reader::Reporter).await?,
    };
    let audience = if reader.is_public() {
        For::Resident
    } else {
        For::Staff
    };
    let next = show::next(ctx, m, offer.as_ref(), audience);
    let names = catalogue::path_names(&read, &m.type_code).await?;
    // Until a leader approved it, an answer is a draft.
    let answered = !reader.is_public() || m.completed_ms.is_some() || m.closed_ms.is_some();
    Ok(MatterView {
        brief: brief(ctx, m),
        body: m.body.clone(),
        type_names: names.iter().map(|n| n.get(ctx.lang).to_owned()).collect(),
        purpose: m.purpose.clone(),
        personal: personal
            .into_iter()
            .map(|shown| PersonalView {
                field: shown.field.code().to_owned(),
                text: shown.text,
                clear: shown.clear,
            })
            .collect(),
        lon: m.lon.filter(|_| !with_code),
        lat: m.lat.filter(|_| !with_code),
        clocks: shown_clocks.collect(),
        links: links_of(ctx, m, reader).await?,
        parties: parties_of(ctx, m, reader).await?,
        next: NextView {
            says: next.says,
            below: next.below,
        },
        allowed: situation
            .allowed(&ctx.actor)
            .into_iter()
            .map(|event| event.code().to_owned())
            .collect(),
        outcome: m.outcome.clone().filter(|_| answered),
        reply: m.reply.clone().filter(|_| answered),
        rating: m.rating,
        rating_handling: m.rating_handling,
        completed_at: m.completed_ms.map(at),
        closed_at: m.closed_ms.map(at),
    })
}

async fn links_of(ctx: &Ctx, m: &MatterRow, reader: Reader) -> Result<Vec<LinkView>, Fault> {
    let mut all = Vec::new();
    if reader.is_public() {
        return Ok(all);
    }
    let read = ctx.read();
    let scope = ctx.scope(p::WORK);
    for link in links::of_matter(&read, &m.id).await? {
        // Each end is authorised by its own row.
        let Some(other) = rows::within(&read, &scope, &link.other_id).await? else {
            continue;
        };
        all.push(LinkView {
            way: link.way().to_owned(),
            state: Coded {
                code: other.state.clone(),
                word: show::state_word(ctx, other.state()),
            },
            linked_at: at(link.at_ms),
            id: other.id,
            number: other.number,
            title: other.title,
        });
    }
    Ok(all)
}

async fn parties_of(ctx: &Ctx, m: &MatterRow, reader: Reader) -> Result<Vec<PartyView>, Fault> {
    if reader.is_public() {
        return Ok(Vec::new());
    }
    let all = parties::shown(ctx, &m.id).await?;
    Ok(all
        .into_iter()
        .map(|party| PartyView {
            role: Coded {
                word: ctx.t(&format!("matter-party-{}", party.row.role)),
                code: party.row.role,
            },
            kind: party.row.kind,
            personal: party
                .fields
                .into_iter()
                .map(|shown| PersonalView {
                    field: shown.field.code().to_owned(),
                    clear: !shown.hidden,
                    text: shown.text,
                })
                .collect(),
            relation: party.row.relation,
            represents: party.row.represents,
            added_at: at(party.row.added_ms),
            ended_at: party.row.ended_ms.map(at),
            id: party.row.id,
        })
        .collect())
}

pub(super) fn entry(ctx: &Ctx, e: &EntryRow) -> EntryView {
    EntryView {
        seq: e.seq,
        at: at(e.at_ms),
        kind: e.kind.clone(),
        person: e.actor_name.clone(),
        org: show::name(ctx, &e.org_zh, &e.org_en).to_owned(),
        public: e.public,
        words: e.words.clone(),
        data: serde_json::from_str(&e.data).unwrap_or_default(),
    }
}
