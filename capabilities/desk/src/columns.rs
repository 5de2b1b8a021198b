//! Columns of the lists, and how an account likes them.

use store::{Fault, FromQueryResult, Sql, Tx, args};

/// One of the two lists of this room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// 我的待办
    Queue,
    /// 全部事项
    Matters,
}

impl List {
    pub(crate) const ALL: [List; 2] = [List::Queue, List::Matters];

    /// The code in rows, queries and text keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            List::Queue => "queue",
            List::Matters => "matters",
        }
    }

    /// Reads a code.
    pub(crate) fn parse(code: &str) -> Option<List> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    /// The page of it.
    pub(crate) fn path(self) -> &'static str {
        match self {
            List::Queue => "/desk",
            List::Matters => "/matters",
        }
    }

    /// The list that a page shows.
    pub(crate) fn of_path(path: &str) -> List {
        if path == "/desk" {
            List::Queue
        } else {
            List::Matters
        }
    }

    /// What of its query a view keeps: neither the place in the list nor what stands beside it.
    pub(crate) fn kept(self) -> &'static [&'static str] {
        match self {
            List::Queue => &["view", "unit", "state", "type", "channel", "sort"],
            List::Matters => &["q", "unit", "state", "type", "channel", "sort"],
        }
    }
}

/// A column that can be chosen; the matter itself is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// 时钟
    Clock,
    /// 反映人、地点
    Who,
    /// 类别
    Kind,
    /// 来源
    Channel,
    /// 登记时间
    Came,
    /// 办结时间
    Done,
    /// 状态、在谁手里
    State,
}

/// More columns than this are set narrower, and fewer are shown while a matter stands beside the list.
pub(crate) const ROOMY: usize = 3;

impl Column {
    /// In the order in which a list shows them.
    pub(crate) const ALL: [Column; 7] = [
        Column::Clock,
        Column::Who,
        Column::Kind,
        Column::Channel,
        Column::Came,
        Column::Done,
        Column::State,
    ];
    /// What a list shows when nobody has chosen.
    pub(crate) const USUAL: [Column; 3] = [Column::Clock, Column::Who, Column::State];

    /// The code in rows and forms; the text key is `desk-col-` and it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Column::Clock => "clock",
            Column::Who => "who",
            Column::Kind => "kind",
            Column::Channel => "channel",
            Column::Came => "came",
            Column::Done => "done",
            Column::State => "state",
        }
    }

    /// Width class: with room, and where many stand side by side.
    pub(crate) fn width(self, many: bool) -> &'static str {
        match (self, many) {
            (Column::Clock, false) => "cw-due",
            (Column::Who, false) => "cw-who",
            (Column::State, false) => "cw-hold",
            (Column::Clock | Column::State, true) => "cw-10",
            (Column::Who | Column::Kind, true) | (Column::Kind, false) => "cw-9",
            (Column::Channel, _) => "cw-6",
            (Column::Came | Column::Done, _) => "cw-8",
        }
    }

    /// Left out on a phone, where a row is a card.
    pub(crate) fn minor(self) -> bool {
        !Self::USUAL.contains(&self)
    }

    /// Reads codes joined by `,`; what is unknown is left out, nothing at all means the usual ones.
    pub(crate) fn parse_all(codes: &str) -> Vec<Column> {
        let chosen: Vec<Column> = Self::ALL
            .into_iter()
            .filter(|c| codes.split(',').any(|code| code == c.code()))
            .collect();
        if chosen.is_empty() {
            Self::USUAL.to_vec()
        } else {
            chosen
        }
    }

    /// The codes joined by `,`.
    pub(crate) fn join(columns: &[Column]) -> String {
        columns
            .iter()
            .map(|c| c.code())
            .collect::<Vec<_>>()
            .join(",")
    }

    /// Those that find room beside an open matter.
    pub(crate) fn beside(columns: &[Column]) -> Vec<Column> {
        let usual: Vec<Column> = columns.iter().copied().filter(|c| !c.minor()).collect();
        if usual.is_empty() {
            columns.iter().copied().take(ROOMY).collect()
        } else {
            usual
        }
    }
}

/// How an account likes one list.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub(crate) struct Habit {
    /// Codes of columns; empty: the usual ones.
    pub cols: String,
    /// Rows closer together.
    pub dense: bool,
    /// The view that the list opens with.
    pub first_view: Option<String>,
}

impl Habit {
    /// The habit of an account.
    ///
    /// # Errors
    /// On a database fault.
    pub(crate) async fn of(sql: &dyn Sql, account: &str, list: List) -> Result<Habit, Fault> {
        let row = sql
            .one(
                "select cols, dense, first_view from list_habit where account_id = $1 and list = $2",
                args![account, list.code()],
            )
            .await?;
        Ok(row.unwrap_or_default())
    }

    /// Keeps it.
    ///
    /// # Errors
    /// On a database fault.
    pub(crate) async fn keep(&self, tx: &Tx, account: &str, list: List) -> Result<(), Fault> {
        tx.run(
            "insert into list_habit (account_id, list, cols, dense, first_view) values ($1, $2, $3, $4, $5) \
             on conflict (account_id, list) do update set cols = excluded.cols, dense = excluded.dense, \
             first_view = excluded.first_view",
            args![
                account,
                list.code(),
                &self.cols,
                self.dense,
                self.first_view.clone()
            ],
        )
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_read_back_in_the_order_of_the_list() {
        let chosen = Column::parse_all("state,nonsense,clock,came");
        assert_eq!(chosen, [Column::Clock, Column::Came, Column::State]);
        assert_eq!(Column::join(&chosen), "clock,came,state");
        assert_eq!(Column::parse_all(""), Column::USUAL);
    }

    #[test]
    fn beside_a_matter_the_usual_columns_stay() {
        let chosen = Column::parse_all("clock,kind,came,state");
        assert_eq!(Column::beside(&chosen), [Column::Clock, Column::State]);
    }
}
