//! Lists of matters: filtered, within reach, by key.

use access::Scope;
use serde::Serialize;
use store::{Cursor, Fault, Page, Sql, Value, args};

use crate::model::MatterRow;
use crate::states::State;
use crate::store::COLUMNS;

/// How a list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Order {
    /// 时钟最急: earliest due first; what has no clock last.
    #[default]
    Due,
    /// 最新: newest first.
    Newest,
}

/// What a list shows. Every part stands in the page's query.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Any of these states; empty: all.
    pub states: Vec<State>,
    /// Held at or below this path of organisations.
    pub holder_path: Option<String>,
    /// Organisations that held it or help with it, at or below this path, but do not hold it.
    pub passed_on_by: Option<String>,
    /// Offered to an organisation at or below this path, and not yet answered.
    pub offered_to: Option<String>,
    /// Came to its holder, or was offered, at or after this moment, UTC ms.
    pub arrived_from: Option<i64>,
    /// In this unit or below.
    pub unit_path: Option<String>,
    /// This type or below it.
    pub type_prefix: Option<String>,
    /// This channel.
    pub channel: Option<String>,
    /// Due before, UTC ms: late when it is now.
    pub due_before: Option<i64>,
    /// Due at or after, UTC ms.
    pub due_from: Option<i64>,
    /// Registered from, UTC ms.
    pub from_ms: Option<i64>,
    /// Registered before, UTC ms.
    pub to_ms: Option<i64>,
    /// Closed or answered from, UTC ms.
    pub completed_from: Option<i64>,
    /// Returned at least so often.
    pub returned: Option<i64>,
    /// Urged or supervised at least so far.
    pub supervised: Option<i64>,
    /// Handled by this account.
    pub handler: Option<String>,
    /// This centre answers for it.
    pub centre_path: Option<String>,
    /// Rated unsolved, or objected to.
    pub unhappy: bool,
    /// Only these ids, as found by a search.
    pub ids: Option<Vec<String>>,
}

impl Filter {
    /// The conditions over the alias `m`, with their values appended to `bound`.
    fn sql(&self, bound: &mut Vec<Value>) -> String {
        let mut all = vec!["1 = 1".to_owned()];
        let mut bind = |value: Value| {
            bound.push(value);
            bound.len()
        };
        if !self.states.is_empty() {
            let marks: Vec<String> = self
                .states
                .iter()
                .map(|s| format!("${}", bind(s.code().into())))
                .collect();
            all.push(format!("m.state in ({})", marks.join(", ")));
        }
        let prefixes = [
            ("m.holder_path", &self.holder_path),
            ("m.unit_path", &self.unit_path),
            ("m.centre_path", &self.centre_path),
            ("m.type_code", &self.type_prefix),
        ];
        for (column, prefix) in prefixes {
            if let Some(prefix) = prefix {
                let end = access::prefix_end(prefix);
                let (from, to) = (bind(prefix.clone().into()), bind(end.into()));
                all.push(format!("({column} >= ${from} and {column} < ${to})"));
            }
        }
        if let Some(path) = &self.passed_on_by {
            let (from, to) = (
                bind(path.clone().into()),
                bind(access::prefix_end(path).into()),
            );
            all.push(format!(
                "exists (select 1 from matter_org po where po.matter_id = m.id and po.role = 'held' \
                 and po.org_path >= ${from} and po.org_path < ${to})"
            ));
        }
        if let Some(path) = &self.offered_to {
            let (from, to) = (
                bind(path.clone().into()),
                bind(access::prefix_end(path).into()),
            );
            all.push(format!(
                "exists (select 1 from hand_off ho where ho.matter_id = m.id and ho.state = 'offered' \
                 and ho.to_path >= ${from} and ho.to_path < ${to})"
            ));
        }
        if let Some(since) = self.arrived_from {
            let n = bind(since.into());
            all.push(format!(
                "(m.holder_since_ms >= ${n} or exists (select 1 from hand_off ha where ha.matter_id = m.id \
                 and ha.state = 'offered' and ha.offered_ms >= ${n}))"
            ));
        }
        let numbers = [
            ("m.due_ms <", self.due_before),
            ("m.due_ms >=", self.due_from),
            ("m.registered_ms >=", self.from_ms),
            ("m.registered_ms <", self.to_ms),
            ("m.completed_ms >=", self.completed_from),
            ("m.returns >=", self.returned),
            ("m.supervised >=", self.supervised),
        ];
        for (column, value) in numbers {
            if let Some(value) = value {
                all.push(format!("{column} ${}", bind(value.into())));
            }
        }
        for (column, value) in [
            ("m.channel", &self.channel),
            ("m.handler_account", &self.handler),
        ] {
            if let Some(value) = value {
                all.push(format!("{column} = ${}", bind(value.clone().into())));
            }
        }
        if self.unhappy {
            all.push("(m.objections > 0 or m.rating_solved = false)".into());
        }
        if let Some(ids) = &self.ids {
            let marks: Vec<String> = ids
                .iter()
                .map(|id| format!("${}", bind(id.clone().into())))
                .collect();
            all.push(if marks.is_empty() {
                "1 = 0".into()
            } else {
                format!("m.id in ({})", marks.join(", "))
            });
        }
        all.join(" and ")
    }
}

/// Sorts behind everything that is due.
const NEVER_DUE: i64 = i64::MAX;

/// One page of a list.
///
/// # Errors
/// On a database fault.
pub async fn page(
    sql: &dyn Sql,
    scope: &Scope,
    filter: &Filter,
    order: Order,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<MatterRow>, Fault> {
    let mut bound = args![];
    let reach = scope.sql(&mut bound);
    let wanted = filter.sql(&mut bound);
    let mut turn = String::new();
    let (key, direction, compare) = match order {
        Order::Due => ("coalesce(m.due_ms, 9223372036854775807)", "asc", ">"),
        Order::Newest => ("m.registered_ms", "desc", "<"),
    };
    if let Some(after) = after {
        bound.push(after.key.into());
        bound.push(after.id.clone().into());
        turn = format!(
            "and ({key}, m.id) {compare} (${}, ${})",
            bound.len() - 1,
            bound.len()
        );
    }
    let rows: Vec<MatterRow> = sql
        .all(
            &format!(
                "select {COLUMNS} from matter m where {reach} and {wanted} {turn} \
                 order by {key} {direction}, m.id {direction} limit {}",
                limit + 1
            ),
            bound,
        )
        .await?;
    Ok(Page::from_rows(rows, limit, |m| {
        let key = match order {
            Order::Due => m.due_ms.unwrap_or(NEVER_DUE),
            Order::Newest => m.registered_ms,
        };
        Cursor {
            key,
            id: m.id.clone(),
        }
    }))
}

/// Counting stops here; beyond it a list says "more than".
pub const COUNT_LIMIT: i64 = 10_000;

/// How many rows a filter finds, at most [`COUNT_LIMIT`].
///
/// # Errors
/// On a database fault.
pub async fn count(sql: &dyn Sql, scope: &Scope, filter: &Filter) -> Result<i64, Fault> {
    let mut bound = args![];
    let reach = scope.sql(&mut bound);
    let wanted = filter.sql(&mut bound);
    sql.count(
        &format!("select count(*) from (select 1 from matter m where {reach} and {wanted} limit {COUNT_LIMIT}) few"),
        bound,
    )
    .await
}

/// Open matters near a place, newest first: for "similar reports nearby". Private types are left out.
///
/// # Errors
/// On a database fault.
pub async fn near(
    sql: &dyn Sql,
    scope: &Scope,
    at: kernel::LonLat,
    radius_m: f64,
    since_ms: i64,
    limit: i64,
) -> Result<Vec<MatterRow>, Fault> {
    // A degree of latitude is 111,320 m; a degree of longitude shrinks with the cosine of the latitude.
    let d_lat = radius_m / 111_320.0;
    let d_lon = d_lat / at.lat.to_radians().cos().max(0.01);
    let mut bound = args![
        at.lat - d_lat,
        at.lat + d_lat,
        at.lon - d_lon,
        at.lon + d_lon,
        since_ms
    ];
    let reach = scope.sql(&mut bound);
    let rows: Vec<MatterRow> = sql
        .all(
            &format!(
                "select {COLUMNS} from matter m where m.lat between $1 and $2 and m.lon between $3 and $4 \
                 and m.registered_ms >= $5 and {reach} and m.state not in ('merged', 'withdrawn', 'refused') \
                 and not exists (select 1 from matter_type t where t.code = m.type_code and t.version = m.type_version \
                 and t.private) order by m.registered_ms desc limit {limit}"
            ),
            bound,
        )
        .await?;
    Ok(rows
        .into_iter()
        .filter(|m| {
            m.at()
                .is_some_and(|p| kernel::distance_m(p, at) <= radius_m)
        })
        .collect())
}
