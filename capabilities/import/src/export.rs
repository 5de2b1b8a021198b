//! What goes out as a table: rows that were not taken, to be mended and sent again, and the template to begin with.

use kernel::Lang;
use matter::catalogue;
use matter::model::{CHANNELS, PURPOSES};
use place::Level;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use store::{Fault, Sql};
use texts::Arg;
use web::App;

use crate::field::Field;
use crate::model::{Batch, Problem, RowState};
use crate::store::{self as rows, Wanted};

/// Rows that one look at the database takes.
const AT_ONCE: i64 = 500;
/// States of rows that were not taken.
pub const REJECTED: &[RowState] = &[RowState::Bad, RowState::Refused, RowState::Duplicate];

/// A table to be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Excel.
    Xlsx,
    /// Text separated by commas, UTF-8.
    Csv,
}

impl Form {
    /// Ending of the name, and type for the browser.
    pub fn ending(self) -> (&'static str, &'static str) {
        match self {
            Form::Xlsx => (
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            Form::Csv => ("csv", "text/csv; charset=utf-8"),
        }
    }
}

/// The sentence of a problem, or with `-fix` what to do about it.
pub fn sentence(app: &App, lang: Lang, problem: &Problem, fix: bool) -> String {
    let args: Vec<(&str, Arg)> = problem
        .args
        .iter()
        .map(|(name, value)| {
            let arg = value
                .parse::<i64>()
                .map_or_else(|_| value.as_str().into(), Arg::Int);
            (name.as_str(), arg)
        })
        .collect();
    let end = if fix { "-fix" } else { "" };
    app.texts.f(lang, &format!("{}{end}", problem.key), &args)
}

/// The heading of a problem's column, or the name of its field.
pub fn column_of(app: &App, lang: Lang, headings: &[String], problem: &Problem) -> String {
    problem
        .column
        .and_then(|at| headings.get(at))
        .filter(|h| !h.is_empty())
        .cloned()
        .unwrap_or_else(|| {
            app.texts
                .t(lang, &format!("import-field-{}", problem.field.code()))
        })
}

/// Rows that were not taken: their columns as they came, then why and what to do. Also how many they are.
///
/// # Errors
/// On a database fault, or when a row cannot be opened.
pub async fn rejects(
    app: &App,
    lang: Lang,
    batch: &Batch,
    form: Form,
) -> Result<(Vec<u8>, usize), Fault> {
    let headings = batch.headings();
    let words = ["import-col-reason", "import-col-fix"].map(|key| app.texts.t(lang, key));
    let mut head = headings.clone();
    head.extend(words);
    let mut out = Out::new(form, &batch.number)?;
    out.line(&head)?;
    let (mut after, mut count) = (0, 0);
    loop {
        let wanted = Wanted {
            states: REJECTED,
            after,
            limit: AT_ONCE,
            ..Wanted::default()
        };
        let next = rows::rows(&app.db.read(), &batch.id, &wanted).await?;
        let Some(last) = next.last() else {
            break;
        };
        after = last.row_no;
        for row in &next {
            let mut cells = rows::open(app, row)?;
            cells.resize(headings.len(), String::new());
            let problems = row.problems();
            let joined = |fix: bool| {
                let said: Vec<String> = problems
                    .iter()
                    .map(|p| {
                        let column = column_of(app, lang, &headings, p);
                        app.texts.f(
                            lang,
                            "import-said",
                            &[
                                ("column", column.into()),
                                ("says", sentence(app, lang, p, fix).into()),
                            ],
                        )
                    })
                    .collect();
                said.join("\n")
            };
            cells.push(joined(false));
            cells.push(joined(true));
            out.line(&cells)?;
            count += 1;
        }
    }
    Ok((out.bytes()?, count))
}

/// A table being written, one row in memory at a time.
enum Out {
    Xlsx { book: Box<Workbook>, row: u32 },
    Csv(Box<csv::Writer<Vec<u8>>>),
}

fn broken(e: XlsxError) -> Fault {
    Fault::of("write a table", e)
}

impl Out {
    fn new(form: Form, name: &str) -> Result<Out, Fault> {
        Ok(match form {
            Form::Xlsx => {
                let mut book = Workbook::new();
                let sheet = book.add_worksheet_with_constant_memory().map_err(broken)?;
                sheet.set_name(name).map_err(broken)?;
                sheet.set_freeze_panes(1, 0).map_err(broken)?;
                Out::Xlsx {
                    book: Box::new(book),
                    row: 0,
                }
            }
            // The mark tells older Excel that the text is UTF-8.
            Form::Csv => Out::Csv(Box::new(csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]))),
        })
    }

    fn line(&mut self, cells: &[String]) -> Result<(), Fault> {
        match self {
            Out::Xlsx { book, row } => {
                let sheet = book.worksheet_from_index(0).map_err(broken)?;
                line(sheet, *row, cells, *row == 0)?;
                *row += 1;
                Ok(())
            }
            Out::Csv(out) => out
                .write_record(cells.iter().map(|c| unharmed(c)))
                .map_err(|e| Fault::of("write a table", e)),
        }
    }

    fn bytes(self) -> Result<Vec<u8>, Fault> {
        match self {
            Out::Xlsx { mut book, .. } => book.save_to_buffer().map_err(broken),
            Out::Csv(out) => out
                .into_inner()
                .map_err(|e| Fault::new(format!("write a table: {e}"))),
        }
    }
}

/// Cells as text: nothing that is written becomes a formula.
fn line(sheet: &mut Worksheet, row: u32, cells: &[String], bold: bool) -> Result<(), Fault> {
    let heavy = Format::new().set_bold();
    for (at, cell) in cells.iter().enumerate() {
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        if cell.is_empty() {
            continue;
        }
        let written = if bold {
            sheet.write_string_with_format(row, column, cell, &heavy)
        } else {
            sheet.write_string(row, column, cell)
        };
        written.map_err(broken)?;
    }
    Ok(())
}

/// A cell that begins like a formula is read as one by a spreadsheet; a quote before it keeps it text.
fn unharmed(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The template: headings that are recognised, two rows as an example, and what may stand in which column.
///
/// # Errors
/// On a database fault.
pub async fn template(
    app: &App,
    sql: &dyn Sql,
    lang: Lang,
    unit_path: &str,
) -> Result<Vec<u8>, Fault> {
    let t = |key: &str| app.texts.t(lang, key);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(t("import-template-sheet")).map_err(broken)?;
    let names: Vec<String> = Field::ALL
        .iter()
        .map(|f| t(&format!("import-field-{}", f.code())))
        .collect();
    line(sheet, 0, &names, true)?;
    let types = catalogue::all_published(sql).await?;
    let leaf = types.iter().find(|k| k.level == 3);
    let units = units(sql, unit_path).await?;
    for example in 1..=2_u32 {
        let cells: Vec<String> = Field::ALL
            .iter()
            .map(|field| match field {
                Field::Type => leaf
                    .map(|k| k.name().get(lang).to_owned())
                    .unwrap_or_default(),
                Field::Unit => units.last().map(|u| u.0.clone()).unwrap_or_default(),
                Field::Channel => t("matter-channel-hotline_12345"),
                field => {
                    let key = format!("import-example-{}-{example}", field.code());
                    if app.texts.has(lang, &key) {
                        t(&key)
                    } else {
                        String::new()
                    }
                }
            })
            .collect();
        line(sheet, example, &cells, false)?;
    }
    for at in 0..u16::try_from(names.len()).unwrap_or(u16::MAX) {
        sheet.set_column_width(at, 16).map_err(broken)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(broken)?;
    values(app, lang, &mut book, &types, &units)?;
    book.save_to_buffer().map_err(broken)
}

/// Codes and names of the units within reach, from the importing one down.
async fn units(sql: &dyn Sql, path: &str) -> Result<Vec<(String, String)>, Fault> {
    let mut all = Vec::new();
    for level in Level::ALL {
        let found = place::units_below(sql, path, level).await?;
        all.extend(found.into_iter().map(|u| (u.code, u.name.zh)));
    }
    Ok(all)
}

/// The second sheet: valid values, column by column.
fn values(
    app: &App,
    lang: Lang,
    book: &mut Workbook,
    types: &[catalogue::MatterType],
    units: &[(String, String)],
) -> Result<(), Fault> {
    let t = |key: &str| app.texts.t(lang, key);
    let sheet = book.add_worksheet();
    sheet
        .set_name(t("import-template-values"))
        .map_err(broken)?;
    let named = |prefix: &str, codes: &[&str]| -> Vec<String> {
        codes.iter().map(|c| t(&format!("{prefix}{c}"))).collect()
    };
    let leaves: Vec<&catalogue::MatterType> = types.iter().filter(|k| k.level == 3).collect();
    let columns: [(String, Vec<String>); 8] = [
        (
            t("import-values-type-code"),
            leaves.iter().map(|k| k.code.clone()).collect(),
        ),
        (
            t("import-values-type-name"),
            leaves
                .iter()
                .map(|k| k.name().get(lang).to_owned())
                .collect(),
        ),
        (
            t("import-values-unit-code"),
            units.iter().map(|u| u.0.clone()).collect(),
        ),
        (
            t("import-values-unit-name"),
            units.iter().map(|u| u.1.clone()).collect(),
        ),
        (
            t("import-field-channel"),
            named("matter-channel-", CHANNELS),
        ),
        (
            t("import-field-purpose"),
            named("matter-purpose-", PURPOSES),
        ),
        (
            t("import-field-urgency"),
            named("import-urgency-", &["1", "2", "3", "4"]),
        ),
        (
            t("import-field-anonymous"),
            vec![t("import-yes"), t("import-no")],
        ),
    ];
    let heads: Vec<String> = columns.iter().map(|(head, _)| head.clone()).collect();
    line(sheet, 0, &heads, true)?;
    for (at, (_, values)) in columns.iter().enumerate() {
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        for (row, value) in values.iter().enumerate() {
            let row = u32::try_from(row + 1).unwrap_or(u32::MAX);
            sheet.write_string(row, column, value).map_err(broken)?;
        }
        sheet.set_column_width(column, 20).map_err(broken)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(broken)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::unharmed;

    #[test]
    fn no_cell_becomes_a_formula() {
        for cell in ["=1+1", "+86 138", "-2", "@SUM(A1)"] {
            assert_eq!(unharmed(cell), format!("'{cell}"));
        }
        assert_eq!(unharmed("楼道堆物"), "楼道堆物");
    }
}
