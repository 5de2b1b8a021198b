//! Personal data: masked values and the question that a look costs.

use maud::{Markup, html};

use crate::{Choice, State, btn, icon, note_with};

/// A masked value with the lock that opens it. `href` is the page that asks for the purpose: a link
/// without script, a pop-over at the field with it. Empty `href`: this post may not ask.
///
/// The value is masked by the server; the raw one is never in the page.
///
/// ```
/// let phone = ui::mask("138****5521", "/matters/1/reveal?field=phone", "说明目的后查看");
/// assert!(phone.into_string().contains("data-pop"));
/// ```
pub fn mask(value: &str, href: &str, words: &str) -> Markup {
    html! {
        span class="mask" {
            (value)
            @if href.is_empty() { span class="lock" title=(words) { (icon("lock")) span class="sr" { (words) } } }
            @else { a class="lock" href=(href) title=(words) aria-label=(words) data-pop="" { (icon("lock")) } }
        }
    }
}

/// A value that was opened: shown with an open eye and the moment it closes again.
///
/// ```
/// assert!(ui::unmasked("13800005521", "到 14:37").into_string().contains("到 14:37"));
/// ```
pub fn unmasked(value: &str, until: &str) -> Markup {
    html! { span class="mask open" { b { (value) } (icon("eye")) small { (until) } } }
}

/// The purpose prompt.
#[derive(Clone, Debug)]
pub struct Purpose<'a> {
    /// “为什么要看这个号码？”.
    pub title: &'a str,
    /// Whose, which field, which matter.
    pub about: &'a str,
    /// Where the purpose is posted.
    pub action: &'a str,
    /// Hidden fields: anti-forgery, field, matter.
    pub hidden: Markup,
    /// Purposes, posted as `purpose`; `on` is the likely one.
    pub choices: &'a [Choice<'a>],
    /// Label of the free line posted as `words`, “其他，写一句”.
    pub other: &'a str,
    /// Who will be able to read about this look.
    pub seen: Markup,
    /// “看 5 分钟”.
    pub look: &'a str,
    /// “不看了”.
    pub leave: &'a str,
    /// Where “不看了” leads without script.
    pub back: &'a str,
    /// What is wrong with the answer; empty: nothing.
    pub error: &'a str,
}

/// The question that a look at personal data costs. The same markup is a fragment for the pop-over
/// and the content of a page.
///
/// ```
/// use ui::{Choice, Purpose, purpose_prompt, html};
/// let ask = purpose_prompt(&Purpose { title: "为什么要看这个号码？", about: "孙某的联系电话", action: "/reveal", hidden: html! {},
///     choices: &[Choice { value: "contact", label: "联系当事人", on: true }], other: "其他，写一句",
///     seen: html! { "当事人能看到" }, look: "看 5 分钟", leave: "不看了", back: "/m/1", error: "" });
/// assert!(ask.into_string().contains("name=\"purpose\""));
/// ```
pub fn purpose_prompt(ask: &Purpose<'_>) -> Markup {
    html! {
        form class="pop ask" method="post" action=(ask.action) aria-labelledby="ask-title" {
            (ask.hidden)
            header {
                h2 id="ask-title" { (ask.title) }
                p class="fs-13 ink-2" { (ask.about) }
            }
            div class="body stack s3" {
                @if !ask.error.is_empty() { (crate::form::err("ask-error", ask.error)) }
                fieldset class="pair" {
                    legend class="sr" { (ask.title) }
                    @for choice in ask.choices {
                        label class="opt plain" {
                            input type="radio" name="purpose" value=(choice.value) checked[choice.on] required;
                            span { (choice.label) }
                        }
                    }
                }
                @if !ask.other.is_empty() {
                    input class="in" type="text" name="words" maxlength="200" placeholder=(ask.other) aria-label=(ask.other);
                }
                (note_with(State::Active, "eye", html! { span class="fs-13" { (ask.seen) } }))
            }
            footer {
                (btn(ask.look).pri().key_word("Enter"))
                a class="btn" href=(ask.back) data-close="" { (ask.leave) " " kbd { "Esc" } }
            }
        }
    }
}
