//! Around the fields: errors, summaries, grids, question pages.

use maud::{Markup, html};

use crate::{State, icon, state_icon};

/// A sentence that says how to fix a field.
///
/// ```
/// assert!(ui::err("e-idn", "身份证号少一位，应为 18 位").into_string().contains("id=\"e-idn\""));
/// ```
pub fn err(id: &str, says: &str) -> Markup {
    html! { p class="err" id=(id) { (state_icon(State::Danger)) span { (says) } } }
}

/// What is wrong with the form, on top, each a link to its field: pairs of field id and sentence.
/// Takes the focus when the page opens.
///
/// ```
/// assert!(ui::error_summary("有 1 处要改", &[("idn", "身份证号少一位")]).into_string().contains("href=\"#idn\""));
/// ```
pub fn error_summary(title: &str, errors: &[(&str, &str)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div class="note errors" data-s="danger" role="alert" tabindex="-1" data-focus="" {
                (state_icon(State::Danger))
                div class="grow" {
                    b { (title) }
                    ul { @for (id, says) in errors { li { a href={ "#" (id) } { (says) } } } }
                }
            }
        }
    }
}

/// A group of a clerk's form: legend over two columns of fields (one on narrow screens).
/// Wrap a field that needs the width in [`full`].
///
/// ```
/// assert!(ui::grid2("来人", ui::html! { "…" }).into_string().contains("<legend>来人</legend>"));
/// ```
pub fn grid2(legend: &str, fields: Markup) -> Markup {
    html! { fieldset class="grid2" { legend { (legend) } (fields) } }
}

/// A field that takes both columns of [`grid2`].
///
/// ```
/// assert!(ui::full(ui::html! { "…" }).into_string().contains("full"));
/// ```
pub fn full(field: Markup) -> Markup {
    html! { div class="full" { (field) } }
}

/// Where the reader is in a row of question pages, “第 2 步，共 6 步”, over the question.
///
/// ```
/// assert!(ui::step_words("第 2 步，共 6 步").into_string().contains("第 2 步"));
/// ```
pub fn step_words(says: &str) -> Markup {
    html! { p class="stepwords" { (says) } }
}

/// One answer on a check-answers page: question, answer, where to change it.
///
/// ```
/// use ui::{check_answers, html};
/// assert!(check_answers(&[("在哪里", html! { "利民社区" }, "/report/2")], "改").into_string().contains("/report/2"));
/// ```
pub fn check_answers(answers: &[(&str, Markup, &str)], change: &str) -> Markup {
    html! {
        dl class="answers" {
            @for (question, answer, href) in answers {
                div {
                    dt { (question) }
                    dd { (answer) }
                    @if !href.is_empty() { dd class="do" { a href=(href) { (change) span class="sr" { " " (question) } } } }
                }
            }
        }
    }
}

/// What happens to words already typed: “已存草稿 14:32”. Script fills it in.
///
/// ```
/// assert!(ui::draft_state("已存草稿 {t}").into_string().contains("data-draft-state"));
/// ```
pub fn draft_state(words: &str) -> Markup {
    html! { span class="st" data-s="ok" data-draft-state=(words) hidden { (state_icon(State::Ok)) span {} } }
}

/// Why a question is asked, folded.
///
/// ```
/// assert!(ui::why("为什么问地点？", ui::html! { "好找到管这片的人" }).into_string().contains("<summary>"));
/// ```
pub fn why(question: &str, answer: Markup) -> Markup {
    html! { details class="why" { summary { (question) } div class="txt ink-2" { (answer) } } }
}

/// Files as a plain control; the upload island replaces it where script runs.
///
/// `words` is sent to the script as it is: keys `choose`, `drop`, `retry`, `remove`, `failed`, `done`.
///
/// ```
/// let upload = ui::upload("photos", "照片", "/uploads", "image/*", true, &[("choose", "选文件")]);
/// assert!(upload.into_string().contains("type=\"file\""));
/// ```
pub fn upload(
    name: &str,
    label: &str,
    endpoint: &str,
    accept: &str,
    many: bool,
    words: &[(&str, &str)],
) -> Markup {
    let id = format!("f-{name}");
    let words: serde_json::Map<String, serde_json::Value> = words
        .iter()
        .map(|(key, word)| ((*key).to_owned(), (*word).into()))
        .collect();
    let data = serde_json::json!({ "name": name, "endpoint": endpoint, "words": words });
    crate::island(
        "upload",
        &data,
        html! {
            div class="field" {
                label for=(id) { (label) }
                div class="filewrap" {
                    (icon("paperclip"))
                    input type="file" id=(id) name=(name) accept=(accept) multiple[many];
                }
            }
            ul class="uploads" {}
        },
    )
}
