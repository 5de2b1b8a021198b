//! Who works where, who signs in, and who brings matters.

use std::collections::HashMap;
use std::sync::Arc;

use access::{AccountId, Actor, Grant, OrgId, Post, Role};
use demo_content::{Account, Content, Level};
use kernel::{Phone, Private};
use people::{DEMO_PASSWORD, NewPost, NewResident, NewStaff};
use store::Fault;
use web::App;

use crate::grids;
use crate::ground::Ground;
use crate::lots::Lots;
use crate::organs::{CENTRE, Organ, Organs, opened};

/// Officers made in one act.
const IN_ONE_ACT: usize = 400;
/// Telephone numbers that the prefix leaves.
const NUMBERS: usize = 10_000;
/// Numbers kept for residents with accounts.
const MOST_RESIDENTS: usize = NUMBERS / 4;
/// Matters for each resident with an account.
const MATTERS_PER_RESIDENT: usize = 4;

/// Somebody who can act.
pub(crate) type Who = Arc<Actor>;

/// The officers of one organisation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Team {
    pub clerks: Vec<Who>,
    pub triage: Vec<Who>,
    pub handlers: Vec<Who>,
    pub leaders: Vec<Who>,
    pub supervisors: Vec<Who>,
    pub heads: Vec<Who>,
    pub grid: Vec<Who>,
}

/// A resident with an account.
#[derive(Clone, Debug)]
pub(crate) struct Resident {
    pub who: Who,
    pub account: AccountId,
    pub name: String,
    pub phone: String,
    /// Code of the community in which they live.
    pub home: String,
}

/// A demo account, for the summary.
#[derive(Clone, Debug)]
pub struct DemoSignIn {
    /// Login as in the content.
    pub login: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Id of the account.
    pub account: AccountId,
}

/// Everyone.
#[derive(Default)]
pub(crate) struct People {
    teams: HashMap<OrgId, Team>,
    /// The first one is the resident of the demo.
    pub residents: Vec<Resident>,
    pub demo: Vec<DemoSignIn>,
    /// Officers made.
    pub officers: usize,
    numbers: Vec<usize>,
    prefix: String,
}

pub(crate) struct NewOfficer {
    pub org: usize,
    pub new: NewStaff,
    pub who: Who,
    pub roles: Vec<Role>,
}

impl People {
    /// The officers of an organisation.
    pub fn team(&self, org: OrgId) -> Team {
        self.teams.get(&org).cloned().unwrap_or_default()
    }

    /// A number that no account has, for people who only call.
    pub fn number(&self, lots: &mut Lots) -> String {
        let rest = self.numbers.get(MOST_RESIDENTS..).unwrap_or(&[]);
        let number = lots.pick(rest).copied().unwrap_or(0);
        format!("+86{}{number:04}", self.prefix)
    }

    /// Makes everyone.
    pub async fn write(
        app: &App,
        content: &Content,
        ground: &Ground,
        organs: &Organs,
        seed: u64,
        matters: usize,
    ) -> Result<People, Fault> {
        let mut lots = Lots::of(seed, "people");
        let hash = people::hash_in_background(DEMO_PASSWORD.to_owned()).await?;
        let mut new = Vec::new();
        let mut everyone = People {
            numbers: lots.shuffled(NUMBERS),
            prefix: content.people.phone_prefix.clone(),
            ..People::default()
        };
        for account in content.people.account.iter().filter(|a| a.organ.is_some()) {
            let officer = demo_officer(app, content, organs, account, &hash)?;
            everyone.demo.push(DemoSignIn {
                login: account.login.clone(),
                name: account.name.clone(),
                role: account.role.clone(),
                account: officer
                    .who
                    .account()
                    .unwrap_or_else(|| AccountId::new(&*app.ids)),
            });
            new.push(officer);
        }
        for (at, organ) in organs.all.iter().enumerate() {
            for (title, roles) in seats(content, organ) {
                let login = format!("hg{:05}", new.len() + 1);
                let name = person(content, &mut lots, 1965..=2002);
                new.push(officer(app, organ, at, login, name, title, roles));
            }
        }
        let first_grid_worker = new.len();
        let cells = grids::Cells::seat(app, content, ground, organs, &mut new);
        for officer in &new[..first_grid_worker] {
            everyone.seat(&organs.all[officer.org], officer);
        }
        everyone.officers = new.len();
        write_officers(app, new).await?;
        everyone
            .write_grid_workers(app, content, ground, &cells, &mut lots)
            .await?;
        let count = (matters / MATTERS_PER_RESIDENT).clamp(12, MOST_RESIDENTS);
        everyone
            .write_residents(app, content, ground, count, &mut lots)
            .await?;
        Ok(everyone)
    }

    fn seat(&mut self, organ: &Organ, officer: &NewOfficer) {
        let team = self.teams.entry(organ.org.id).or_default();
        for role in &officer.roles {
            let bench = match role {
                Role::WindowClerk => &mut team.clerks,
                Role::TriageOfficer => &mut team.triage,
                Role::Handler => &mut team.handlers,
                Role::UnitLeader => &mut team.leaders,
                Role::Supervisor => &mut team.supervisors,
                Role::CenterHead => &mut team.heads,
                Role::GridWorker => &mut team.grid,
                _ => continue,
            };
            bench.push(officer.who.clone());
        }
    }

    async fn write_residents(
        &mut self,
        app: &App,
        content: &Content,
        ground: &Ground,
        count: usize,
        lots: &mut Lots,
    ) -> Result<(), Fault> {
        let demo = content.people.account.iter().find(|a| a.organ.is_none());
        let mut new = Vec::with_capacity(count);
        for at in 0..count {
            let known = demo.filter(|_| at == 0);
            let home = lots
                .pick(&ground.communities)
                .map(|c| c.place.code.clone())
                .unwrap_or_default();
            let name = known.map_or_else(|| person(content, lots, 1945..=2004), |a| a.name.clone());
            let number = format!("{}{:04}", self.prefix, self.numbers[at]);
            let phone = Phone::parse(&number).map_err(|e| Fault::of("a made-up number", e))?;
            let account = AccountId::new(&*app.ids);
            if let Some(known) = known {
                self.demo.push(DemoSignIn {
                    login: known.login.clone(),
                    name: known.name.clone(),
                    role: known.role.clone(),
                    account,
                });
            }
            self.residents.push(Resident {
                who: Arc::new(Actor::Resident { account }),
                account,
                name: name.clone(),
                phone: phone.e164(),
                home: known.map_or(home, |a| a.unit.clone()),
            });
            new.push(NewResident {
                id: Some(account),
                phone,
                name: Private::new(name),
                demo_role: known.map(|_| Role::Resident),
            });
        }
        let (shared, now) = (app.clone(), opened(app));
        app.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    for resident in new {
                        people::create_resident(tx, &*shared.ids, &shared.cipher, now, resident)
                            .await
                            .map_err(|e| Fault::of("make a resident", e))?;
                    }
                    Ok(())
                })
            })
            .await
    }
}

/// How a number is written on a notice: without the country.
pub(crate) fn shown(phone: &str) -> String {
    phone.trim_start_matches("+86").to_owned()
}

async fn write_officers(app: &App, new: Vec<NewOfficer>) -> Result<(), Fault> {
    let now = opened(app);
    let mut left: Vec<NewStaff> = new.into_iter().map(|officer| officer.new).collect();
    while !left.is_empty() {
        let rest = left.split_off(left.len().min(IN_ONE_ACT));
        let shared = app.clone();
        let part = std::mem::replace(&mut left, rest);
        app.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    for officer in part {
                        people::create_staff(tx, &*shared.ids, &shared.cipher, now, officer)
                            .await
                            .map_err(|e| Fault::of("make an officer", e))?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    Ok(())
}

/// The seats of an organisation beside the demo accounts: title and roles.
fn seats(content: &Content, organ: &Organ) -> Vec<(String, Vec<Role>)> {
    let title = |role: &str| {
        content
            .people
            .post
            .iter()
            .find(|post| post.role == role)
            .map(|post| post.title.zh.clone())
            .unwrap_or_default()
    };
    let seat = |role: Role| (title(role.code()), vec![role]);
    if organ.org.centre {
        let mut seats = vec![
            seat(Role::WindowClerk),
            seat(Role::TriageOfficer),
            seat(Role::CenterHead),
        ];
        if organ.level != Level::Township {
            seats.extend([
                seat(Role::WindowClerk),
                seat(Role::TriageOfficer),
                seat(Role::Supervisor),
            ]);
        }
        return seats;
    }
    if !organ.takes_matters {
        return Vec::new();
    }
    if organ.level == Level::Community {
        return vec![(
            title("community_cadre"),
            vec![Role::Handler, Role::UnitLeader],
        )];
    }
    let mut seats = vec![seat(Role::UnitLeader), seat(Role::Handler)];
    if organ.level != Level::Township {
        seats.push(seat(Role::Handler));
    }
    seats
}

pub(crate) fn officer(
    app: &App,
    organ: &Organ,
    at: usize,
    login: String,
    name: String,
    title: String,
    roles: Vec<Role>,
) -> NewOfficer {
    let account = AccountId::new(&*app.ids);
    let grants = roles.iter().map(|role| Grant {
        role: *role,
        org: organ.org.id,
        org_path: organ.org.path.clone(),
        unit_path: organ.unit.path.clone(),
    });
    let who = Arc::new(Actor::Staff {
        account,
        post: Post {
            org: organ.org.id,
            org_name: organ.org.name.clone(),
            person: name.clone(),
            title: title.clone(),
            grants: grants.collect(),
        },
    });
    let new = NewStaff {
        id: Some(account),
        login,
        name,
        posts: vec![NewPost {
            id: None,
            org: organ.org.id,
            title,
            roles: roles.clone(),
        }],
        ..NewStaff::default()
    };
    NewOfficer {
        org: at,
        new,
        who,
        roles,
    }
}

fn demo_officer(
    app: &App,
    content: &Content,
    organs: &Organs,
    account: &Account,
    hash: &str,
) -> Result<NewOfficer, Fault> {
    let kind = account.organ.as_deref().unwrap_or(CENTRE);
    let wrong = || Fault::new(format!("the demo account {} fits nowhere", account.login));
    let at = organs
        .all
        .iter()
        .position(|o| o.kind == kind && o.unit.code == account.unit)
        .ok_or_else(wrong)?;
    let role = Role::parse(&account.role).ok_or_else(wrong)?;
    let post = content
        .people
        .post
        .iter()
        .find(|post| post.role == account.role);
    let title = post.map_or_else(
        || {
            account
                .about
                .zh
                .split('，')
                .next()
                .unwrap_or_default()
                .to_owned()
        },
        |post| post.title.zh.clone(),
    );
    let mut made = officer(
        app,
        &organs.all[at],
        at,
        account.login.clone(),
        account.name.clone(),
        title,
        vec![role],
    );
    made.new.password_hash = Some(hash.to_owned());
    made.new.demo_role = Some(role);
    Ok(made)
}

/// An invented name of somebody born in these years.
pub(crate) fn person(
    content: &Content,
    lots: &mut Lots,
    born: std::ops::RangeInclusive<i64>,
) -> String {
    let words = &content.people;
    let surname = lots
        .weighted(
            words
                .surnames
                .iter()
                .map(|(name, weight)| (name.as_str(), *weight)),
        )
        .unwrap_or("王");
    let decade = lots.within(born) / 10 * 10;
    let given = words
        .given
        .iter()
        .find(|g| i64::from(g.decade) == decade)
        .or_else(|| words.given.last());
    let name = given.and_then(|g| {
        let list = if lots.chance(0.5) { &g.female } else { &g.male };
        lots.pick(list)
    });
    format!("{surname}{}", name.map_or("", String::as_str))
}
