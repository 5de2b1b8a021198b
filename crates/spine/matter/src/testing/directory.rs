//! The organisations of the test city.

use futures::future::BoxFuture;
use store::{Fault, Sql};

use super::{Orgs, UNIT, district, organ};
use crate::directory::{Directory, Organ, Standing, Unit};

pub(super) struct Fixed {
    city_centre: Organ,
    centre: Organ,
    organs: [Organ; 2],
}

impl Fixed {
    pub fn of(orgs: &Orgs) -> Fixed {
        Fixed {
            city_centre: organ(&orgs.city_centre, "鹤综", "2304/"),
            centre: organ(&orgs.centre, "兴综", UNIT.1),
            organs: [
                organ(&orgs.organ_a, "兴建", UNIT.1),
                organ(&orgs.organ_b, "兴城管", UNIT.1),
            ],
        }
    }

    fn all(&self) -> impl Iterator<Item = &Organ> {
        [&self.city_centre, &self.centre]
            .into_iter()
            .chain(&self.organs)
    }
}

impl Directory for Fixed {
    fn organ<'a>(
        &'a self,
        _: &'a dyn Sql,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Organ>, Fault>> {
        let found = self.all().find(|o| o.org.id.to_string() == id).cloned();
        Box::pin(async move { Ok(found) })
    }

    /// Nothing ever changes here.
    fn standing<'a>(
        &'a self,
        _: &'a dyn Sql,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
        let found = self.all().find(|o| o.org.id.to_string() == id);
        let found = found.map(|organ| Standing {
            org: organ.org.clone(),
            open: true,
            heir: None,
        });
        Box::pin(async move { Ok(found) })
    }

    fn centre_of<'a>(
        &'a self,
        _: &'a dyn Sql,
        unit_path: &'a str,
    ) -> BoxFuture<'a, Result<Option<Organ>, Fault>> {
        let found = [&self.centre, &self.city_centre]
            .into_iter()
            .find(|o| unit_path.starts_with(&o.unit_path))
            .cloned();
        Box::pin(async move { Ok(found) })
    }

    fn unit<'a>(
        &'a self,
        _: &'a dyn Sql,
        code: &'a str,
    ) -> BoxFuture<'a, Result<Option<Unit>, Fault>> {
        let found = (code == UNIT.0).then(district);
        Box::pin(async move { Ok(found) })
    }
}
