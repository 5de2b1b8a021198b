//! Tables, lists with a peek, and rows that keys move through.

use maud::{Markup, html};

use crate::some;

/// One column of [`tbl`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Col<'a> {
    /// Heading; also the label of the cell when a row is a card on a phone.
    pub label: &'a str,
    /// URL that sorts by this column; empty: not sortable.
    pub sort: &'a str,
    /// `ascending` or `descending` where the list is sorted by it; empty: it is not.
    pub sorted: &'a str,
    /// Numbers: right-aligned with tabular figures.
    pub number: bool,
    /// Width class of the sheet, `cw-2` to `cw-18`; empty: takes the rest.
    pub width: &'a str,
    /// Heading is read but not seen (actions, marks).
    pub silent: bool,
    /// Left out of the card on a phone.
    pub minor: bool,
}

impl<'a> Col<'a> {
    /// A column of text.
    pub fn text(label: &'a str) -> Self {
        Self {
            label,
            ..Self::default()
        }
    }
    /// A column of numbers.
    pub fn number(label: &'a str) -> Self {
        Self {
            label,
            number: true,
            ..Self::default()
        }
    }
    /// With a width class.
    pub fn wide(mut self, width: &'a str) -> Self {
        self.width = width;
        self
    }
    /// With a sorting link and how it is sorted now.
    pub fn sort(mut self, href: &'a str, sorted: &'a str) -> Self {
        self.sort = href;
        self.sorted = sorted;
        self
    }
    /// Left out on a phone.
    pub fn minor(mut self) -> Self {
        self.minor = true;
        self
    }
    /// Heading read, not seen.
    pub fn silent(mut self) -> Self {
        self.silent = true;
        self
    }
}

/// One row of [`tbl`].
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Cells in the order of the columns; missing ones are empty.
    pub cells: Vec<Markup>,
    /// What `Enter` opens; empty: not a row that keys stop at.
    pub href: &'a str,
    /// What `o` shows beside the list; empty: the same as `href`.
    pub peek: &'a str,
    /// Value of its checkbox; empty: none.
    pub value: &'a str,
    /// What the checkbox is called, “选择 HG2026-11-0001852”.
    pub choose: &'a str,
    /// This row is shown beside the list.
    pub selected: bool,
    /// Key for merging, stable for the same thing; empty: none.
    pub id: &'a str,
}

impl Row<'_> {
    /// A row of cells and nothing else.
    pub fn plain(cells: Vec<Markup>) -> Self {
        Self {
            cells,
            href: "",
            peek: "",
            value: "",
            choose: "",
            selected: false,
            id: "",
        }
    }
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Tbl<'a> {
    /// What it lists, for readers who hear it.
    pub caption: &'a str,
    /// Columns.
    pub cols: &'a [Col<'a>],
    /// Rows.
    pub rows: &'a [Row<'a>],
    /// The row of sums; empty: none.
    pub sums: Vec<Markup>,
    /// Name of the checkboxes and id of the form they belong to; empty: no checkbox column.
    pub choose: (&'a str, &'a str),
    /// “全选”.
    pub choose_all: &'a str,
    /// Fixed layout, two lines a row, cards on a phone: the working lists.
    pub list: bool,
    /// Lower rows: the tables of panels.
    pub low: bool,
}

/// A table: sticky head, sortable headings are links, one bold column, numbers to the right,
/// each cell named by its column so a row becomes a card on a phone.
///
/// ```
/// use ui::{Col, Row, Tbl, tbl, html};
/// let table = tbl(&Tbl { caption: "在谁手里", cols: &[Col::text("单位"), Col::number("在手").sort("?sort=n", "descending")],
///     rows: &[Row::plain(vec![html! { "区住建局" }, html! { "44" }])], low: true, ..Tbl::default() });
/// assert!(table.into_string().contains("data-th=\"在手\""));
/// ```
pub fn tbl(table: &Tbl<'_>) -> Markup {
    let chooses = !table.choose.0.is_empty();
    let class = if table.list {
        "tbl fixed two"
    } else if table.low {
        "tbl low"
    } else {
        "tbl"
    };
    let whole = html! {
        table class=(class) {
            @if !table.caption.is_empty() { caption class="sr" { (table.caption) } }
            colgroup {
                @if chooses { col class="cw-box"; }
                @for col in table.cols { col class=[some(col.width)]; }
            }
            thead { tr {
                @if chooses { th scope="col" { input type="checkbox" data-choose-all=(table.choose.1) aria-label=(table.choose_all); } }
                @for col in table.cols { (head(col)) }
            } }
            tbody { @for row in table.rows { (line(table, row)) } }
            @if !table.sums.is_empty() {
                tfoot { tr {
                    @if chooses { td {} }
                    @for (at, cell) in table.sums.iter().enumerate() { td class=[number(table.cols, at)] data-th=[table.cols.get(at).map(|col| col.label)] { (cell) } }
                } }
            }
        }
    };
    // A table wider than its place scrolls, and what scrolls must be reached by keyboard.
    html! { @if table.list { (whole) } @else { div class="tblwrap" tabindex="0" role="region" aria-label=(table.caption) { (whole) } } }
}

fn number(cols: &[Col<'_>], at: usize) -> Option<&'static str> {
    cols.get(at).and_then(|col| match (col.number, col.minor) {
        (true, true) => Some("n minor"),
        (true, false) => Some("n"),
        (false, true) => Some("minor"),
        (false, false) => None,
    })
}

fn head(col: &Col<'_>) -> Markup {
    let arrow = match col.sorted {
        "ascending" => " ↑",
        "descending" => " ↓",
        _ => "",
    };
    html! {
        th scope="col" class=[col.number.then_some("n")] aria-sort=[some(col.sorted)] {
            @if col.silent { span class="sr" { (col.label) } }
            @else if col.sort.is_empty() { (col.label) (arrow) }
            @else { a href=(col.sort) { (col.label) (arrow) } }
        }
    }
}

fn line(table: &Tbl<'_>, row: &Row<'_>) -> Markup {
    html! {
        tr id=[some(row.id)] data-row=[some(row.href)] data-row-peek=[some(row.peek)] aria-selected=[row.selected.then_some("true")] {
            @if !table.choose.0.is_empty() {
                td {
                    @if !row.value.is_empty() {
                        input type="checkbox" name=(table.choose.0) value=(row.value) form=[some(table.choose.1)] aria-label=(row.choose);
                    }
                }
            }
            @for (at, cell) in row.cells.iter().enumerate() {
                td class=[number(table.cols, at)] data-th=[table.cols.get(at).filter(|col| !col.silent).map(|col| col.label)] { (cell) }
            }
        }
    }
}

/// The bold cell of a row: the link, and a line of facts under it.
///
/// ```
/// assert!(ui::cell_link("楼上漏水", "/m/1", &["HG2026-11-0001852", "邻里"]).into_string().contains("class=\"t cut\""));
/// ```
pub fn cell_link(title: &str, href: &str, facts: &[&str]) -> Markup {
    html! { a class="t cut" href=(href) title=(title) { (title) } span class="s cut" { (crate::element::facts(facts)) } }
}

/// A cell of two lines.
///
/// ```
/// assert!(ui::cell_two(ui::html! { "赵某 等 2 人" }, "兴安区 兴旺社区").into_string().contains("class=\"s cut\""));
/// ```
pub fn cell_two(first: Markup, second: &str) -> Markup {
    html! { span class="cut blk" { (first) } @if !second.is_empty() { span class="s cut" { (second) } } }
}

/// A number that opens its list; zero is quiet and has no link.
///
/// ```
/// assert!(ui::figure_link(0, "/x", false).into_string().contains("ink-3"));
/// ```
pub fn figure_link(number: u64, href: &str, hot: bool) -> Markup {
    html! {
        @if number == 0 { span class="ink-3" { "0" } }
        @else if hot { a class="danger-ink bold" href=(href) { (group(number)) } }
        @else { a href=(href) { (group(number)) } }
    }
}

/// A whole number with a comma at each thousand: 1,204.
pub fn group(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A list with one of its things shown beside it (`?peek=ID`). `None`: the list takes the width.
///
/// ```
/// use ui::{peek, split, html};
/// assert!(split(html! { "列表" }, Some(peek("预览", html! { "…" }, html! {}))).into_string().contains("class=\"split\""));
/// ```
pub fn split(list: Markup, beside: Option<Markup>) -> Markup {
    html! {
        div.split.alone[beside.is_none()] {
            div class="list" { (list) }
            @if let Some(beside) = beside { (beside) }
        }
    }
}

/// The right side of [`split`]; `foot` holds its actions.
///
/// ```
/// assert!(ui::peek("预览", ui::html! { "…" }, ui::html! {}).into_string().contains("class=\"peek\""));
/// ```
pub fn peek(label: &str, content: Markup, foot: Markup) -> Markup {
    html! {
        aside class="peek" id="peek" aria-label=(label) {
            (content)
            @if !foot.0.is_empty() { div class="acts-end" { (foot) } }
        }
    }
}

/// The head of a peek: number, previous/next/close, title, state and clocks.
/// `walk` is three pairs of word and href for previous, next and close; empty href: left out.
///
/// ```
/// use ui::{peek_head, html};
/// assert!(peek_head("HG2026-11-0001873", "楼道堆物", html! {}, [("上一条", ""), ("下一条", ""), ("关闭", "/desk")]).into_string().contains("关闭"));
/// ```
pub fn peek_head(number: &str, title: &str, states: Markup, walk: [(&str, &str); 3]) -> Markup {
    let names = ["chevron-left", "chevron-right", "x"];
    html! {
        div class="peek-head" {
            div class="row sp fs-13 ink-3" {
                span { (number) }
                span class="row tight" {
                    @for (at, (word, href)) in walk.iter().enumerate() {
                        @if !href.is_empty() {
                            a class="btn ghost sm icon" href=(href) aria-label=(word) title=(word) data-key=[(at == 2).then_some("Escape")] { (crate::icon(names[at])) }
                        }
                    }
                }
            }
            h2 { (title) }
            div class="row wrap" { (states) }
        }
    }
}

/// The tinted next-step band inside a peek.
///
/// ```
/// assert!(ui::peek_next("等河东路街道执法队上门清理", ui::html! { "最晚 11月26日" }).into_string().contains("peek-next"));
/// ```
pub fn peek_next(says: &str, below: Markup) -> Markup {
    html! { div class="peek-next" { b { (says) } div class="fs-13 ink-2" { (below) } } }
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn thousands_are_marked() {
        assert_eq!(group(0), "0");
        assert_eq!(group(999), "999");
        assert_eq!(group(1_204), "1,204");
        assert_eq!(group(1_284_203), "1,284,203");
    }
}
