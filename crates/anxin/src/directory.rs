//! Organisations and units, as the room of matters asks for them.

use access::OrgId;
use futures::future::BoxFuture;
use matter::OrgRef;
use matter::directory::{Directory, Organ, Standing, Unit};
use store::{Fault, Sql};

/// Answers from the rooms of people and places.
pub struct Rooms;

fn org_ref(org: people::Org) -> OrgRef {
    OrgRef {
        id: org.id,
        path: org.path,
        name: org.name,
        centre: org.is_centre,
    }
}

fn organ(org: people::Org) -> Organ {
    Organ {
        sign: org.sign.clone(),
        phone: org.phone.clone(),
        unit_path: org.unit_path.clone(),
        org: org_ref(org),
    }
}

impl Directory for Rooms {
    fn organ<'a>(
        &'a self,
        sql: &'a dyn Sql,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Organ>, Fault>> {
        Box::pin(async move {
            let Ok(id) = OrgId::parse(id) else {
                return Ok(None);
            };
            Ok(people::org(sql, id).await?.map(organ))
        })
    }

    fn standing<'a>(
        &'a self,
        sql: &'a dyn Sql,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
        Box::pin(async move {
            let Ok(id) = OrgId::parse(id) else {
                return Ok(None);
            };
            let Some(org) = people::org(sql, id).await? else {
                return Ok(None);
            };
            let heir = if org.is_open {
                None
            } else {
                people::heir(sql, &org).await?
            };
            Ok(Some(Standing {
                open: org.is_open,
                org: org_ref(org),
                heir: heir.map(org_ref),
            }))
        })
    }

    fn centre_of<'a>(
        &'a self,
        sql: &'a dyn Sql,
        unit_path: &'a str,
    ) -> BoxFuture<'a, Result<Option<Organ>, Fault>> {
        Box::pin(async move { Ok(people::centre_for(sql, unit_path).await?.map(organ)) })
    }

    fn unit<'a>(
        &'a self,
        sql: &'a dyn Sql,
        code: &'a str,
    ) -> BoxFuture<'a, Result<Option<Unit>, Fault>> {
        Box::pin(async move {
            let Some(unit) = place::unit_by_code(sql, code).await? else {
                return Ok(None);
            };
            Ok(Some(Unit {
                code: unit.code,
                path: unit.path,
                name: unit.name,
            }))
        })
    }
}
