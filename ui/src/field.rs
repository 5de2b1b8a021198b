//! Fields: label, hint, control, error, in that order, tied together by ids.

use maud::{Markup, Render, html};

use crate::{Choice, element::element, form::err, icon, some};

/// A field being described; made by [`text`], [`textarea`] or [`select`], rendered in `html!`.
#[derive(Clone, Debug)]
#[must_use]
pub struct Field<'a> {
    control: Control<'a>,
    name: &'a str,
    id: &'a str,
    label: &'a str,
    value: &'a str,
    hint: &'a str,
    error: &'a str,
    optional: &'a str,
    kind: &'a str,
    icon: &'a str,
    before: &'a str,
    tall: bool,
    heading: bool,
    silent: bool,
    required: bool,
    attributes: Vec<(&'a str, &'a str)>,
    beside: Markup,
}

#[derive(Clone, Copy, Debug)]
enum Control<'a> {
    Input,
    Area(u8),
    Select(&'a [Choice<'a>]),
}

fn field<'a>(control: Control<'a>, name: &'a str, label: &'a str) -> Field<'a> {
    Field {
        control,
        name,
        id: name,
        label,
        value: "",
        hint: "",
        error: "",
        optional: "",
        kind: "text",
        icon: "",
        before: "",
        tall: false,
        heading: false,
        silent: false,
        required: false,
        attributes: Vec::new(),
        beside: html! {},
    }
}

/// One line of text.
///
/// ```
/// use ui::{html, text};
/// let out = html! { (text("tel", "手机号").tel().hint("用来告诉您进展").error("少一位")) }.into_string();
/// assert!(out.contains("aria-invalid=\"true\"") && out.contains("for=\"tel\""));
/// ```
pub fn text<'a>(name: &'a str, label: &'a str) -> Field<'a> {
    field(Control::Input, name, label)
}

/// Several lines of text.
///
/// ```
/// use ui::{html, textarea};
/// assert!(html! { (textarea("say", "原话", 4)) }.into_string().contains("rows=\"4\""));
/// ```
pub fn textarea<'a>(name: &'a str, label: &'a str, rows: u8) -> Field<'a> {
    field(Control::Area(rows), name, label)
}

/// A choice from a list; the `on` one is selected.
///
/// ```
/// use ui::{Choice, html, select};
/// assert!(html! { (select("kind", "类别", &[Choice { value: "1", label: "油烟", on: true }])) }.into_string().contains("selected"));
/// ```
pub fn select<'a>(name: &'a str, label: &'a str, choices: &'a [Choice<'a>]) -> Field<'a> {
    field(Control::Select(choices), name, label)
}

impl<'a> Field<'a> {
    /// Another id than the name; needed where a name stands twice on a page.
    pub fn id(mut self, id: &'a str) -> Self {
        self.id = id;
        self
    }
    /// What stands in it.
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = value;
        self
    }
    /// One line of help under the label.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }
    /// How to fix it.
    pub fn error(mut self, says: &'a str) -> Self {
        self.error = says;
        self
    }
    /// “选填”. Fields that must be filled carry nothing.
    pub fn optional(mut self, word: &'a str) -> Self {
        self.optional = word;
        self
    }
    /// The browser checks too that it is filled.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    /// Example in the empty field.
    pub fn placeholder(self, example: &'a str) -> Self {
        self.attr("placeholder", example)
    }
    /// What the browser may fill in.
    pub fn autocomplete(self, what: &'a str) -> Self {
        self.attr("autocomplete", what)
    }
    /// Any other attribute; the name comes from code.
    pub fn attr(mut self, name: &'a str, value: &'a str) -> Self {
        self.attributes.push((name, value));
        self
    }
    /// A telephone number: number pad, grouped 3-4-4 as typed.
    pub fn tel(mut self) -> Self {
        self.kind = "tel";
        self.attr("inputmode", "tel").attr("data-group", "3 4 4")
    }
    /// An identity number (身份证号): grouped 6-8-4 as typed, never remembered by the browser.
    pub fn idno(self) -> Self {
        self.attr("inputmode", "text")
            .attr("data-group", "6 8 4")
            .autocomplete("off")
    }
    /// A password.
    pub fn password(mut self) -> Self {
        self.kind = "password";
        self
    }
    /// A whole number.
    pub fn number(self) -> Self {
        self.attr("inputmode", "numeric")
    }
    /// A code of digits sent by message.
    pub fn code(self) -> Self {
        self.attr("inputmode", "numeric")
            .autocomplete("one-time-code")
    }
    /// A date from the calendar of the browser, ISO in the value.
    pub fn day(mut self) -> Self {
        self.kind = "date";
        self
    }
    /// An amount: ¥ before it.
    pub fn money(mut self) -> Self {
        self.before = "¥";
        self.attr("inputmode", "decimal")
    }
    /// An icon inside the field.
    pub fn icon(mut self, name: &'a str) -> Self {
        self.icon = name;
        self
    }
    /// 44 px high.
    pub fn tall(mut self) -> Self {
        self.tall = true;
        self
    }
    /// The label is the question of the page and its `h1`.
    pub fn question(mut self) -> Self {
        self.heading = true;
        self
    }
    /// The label is read but not seen: a field in a table or a toolbar.
    pub fn silent(mut self) -> Self {
        self.silent = true;
        self
    }
    /// A button inside the field, at its end.
    pub fn beside(mut self, control: impl Render) -> Self {
        self.beside = control.render();
        self
    }

    fn control(&self) -> Markup {
        let hint_id = format!("h-{}", self.id);
        let error_id = format!("e-{}", self.id);
        let described = match (self.hint.is_empty(), self.error.is_empty()) {
            (true, true) => String::new(),
            (false, true) => hint_id,
            (true, false) => error_id,
            (false, false) => format!("{hint_id} {error_id}"),
        };
        let wrapped = self.wrapped();
        let class = match (wrapped, self.tall) {
            (true, _) => "",
            (false, true) => "in tall",
            (false, false) => "in",
        };
        let mut attributes = vec![
            ("class", some(class)),
            ("id", Some(self.id)),
            ("name", Some(self.name)),
            ("aria-invalid", (!self.error.is_empty()).then_some("true")),
            ("aria-describedby", some(&described)),
            ("required", self.required.then_some("")),
        ];
        attributes.extend(
            self.attributes
                .iter()
                .map(|(name, value)| (*name, Some(*value))),
        );
        match self.control {
            Control::Input => {
                attributes.push(("type", Some(self.kind)));
                attributes.push(("value", Some(self.value)));
                element("input", &attributes, html! {})
            }
            Control::Area(rows) => {
                let rows = rows.to_string();
                attributes.push(("rows", Some(&rows)));
                element("textarea", &attributes, html! { (self.value) })
            }
            Control::Select(choices) => element("select", &attributes, options(choices)),
        }
    }

    fn wrapped(&self) -> bool {
        !self.icon.is_empty() || !self.before.is_empty() || !self.beside.0.is_empty()
    }
}

fn options(choices: &[Choice<'_>]) -> Markup {
    html! { @for choice in choices { option value=(choice.value) selected[choice.on] { (choice.label) } } }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let label = html! {
            label for=(self.id) class=[self.silent.then_some("sr")] { (self.label) @if !self.optional.is_empty() { span class="opt-mark" { (self.optional) } } }
        };
        html! {
            div class="field" {
                @if self.heading { h1 class="question" { (label) } } @else { (label) }
                @if !self.hint.is_empty() { p class="hint" id={ "h-" (self.id) } { (self.hint) } }
                @if self.wrapped() {
                    div.inwrap.tall[self.tall].bad[!self.error.is_empty()] {
                        (icon(self.icon))
                        @if !self.before.is_empty() { span class="ink-2" { (self.before) } }
                        (self.control()) (self.beside)
                    }
                } @else { (self.control()) }
                @if !self.error.is_empty() { (err(&format!("e-{}", self.id), self.error)) }
            }
        }
    }
}

/// One answer of [`opt_list`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Opt<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// A line under it.
    pub more: &'a str,
    /// Chosen.
    pub on: bool,
}

/// What [`opt_list`] and [`seg`] ask.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// Name of the value.
    pub name: &'a str,
    /// The question.
    pub legend: &'a str,
    /// The question is the `h1` of the page.
    pub question: bool,
    /// The question is read but not seen.
    pub silent: bool,
    /// Help under it.
    pub hint: &'a str,
    /// How to fix the answer.
    pub error: &'a str,
    /// Several may be chosen.
    pub many: bool,
}

fn legend(ask: &Ask<'_>) -> Markup {
    html! {
        @if ask.question { legend { h1 class="question" { (ask.legend) } } }
        @else if ask.silent { legend class="sr" { (ask.legend) } }
        @else { legend class="lbl" { (ask.legend) } }
        @if !ask.hint.is_empty() { p class="hint" id={ "h-" (ask.name) } { (ask.hint) } }
        @if !ask.error.is_empty() { (err(&format!("e-{}", ask.name), ask.error)) }
    }
}

/// Answers as large rows: radio, or checkboxes where several may be chosen.
///
/// ```
/// use ui::{Ask, Opt, opt_list};
/// let list = opt_list(&Ask { name: "place", legend: "选一个区", ..Ask::default() },
///     &[Opt { value: "gn", label: "工农区", more: "离您 1.2 公里", on: false }]);
/// assert!(list.into_string().contains("id=\"place\""));
/// ```
pub fn opt_list(ask: &Ask<'_>, answers: &[Opt<'_>]) -> Markup {
    html! {
        fieldset class="opts" {
            (legend(ask))
            div class="opt-list" {
                @for (at, answer) in answers.iter().enumerate() {
                    label class="opt" {
                        input type=(if ask.many { "checkbox" } else { "radio" }) name=(ask.name) value=(answer.value)
                            id=[(at == 0).then_some(ask.name)] checked[answer.on];
                        span { (answer.label) @if !answer.more.is_empty() { small { (answer.more) } } }
                    }
                }
            }
        }
    }
}

/// Two to five short answers side by side.
///
/// ```
/// use ui::{Ask, Opt, seg};
/// let row = seg(&Ask { name: "rel", legend: "和事情的关系", ..Ask::default() }, &[Opt { value: "self", label: "本人", more: "", on: true }]);
/// assert!(row.into_string().contains("class=\"seg\""));
/// ```
pub fn seg(ask: &Ask<'_>, answers: &[Opt<'_>]) -> Markup {
    html! {
        fieldset class="segfield" {
            (legend(ask))
            div class="seg" {
                @for (at, answer) in answers.iter().enumerate() {
                    label {
                        input type="radio" name=(ask.name) value=(answer.value) id=[(at == 0).then_some(ask.name)] checked[answer.on];
                        span { (answer.label) }
                    }
                }
            }
        }
    }
}

/// A date one knows by heart, as three numbers sent as `NAME-year`, `NAME-month`, `NAME-day`.
/// `words` are 年, 月, 日; `value` the three as typed.
///
/// ```
/// use ui::{Ask, date};
/// let born = date(&Ask { name: "born", legend: "出生日期", ..Ask::default() }, ["年", "月", "日"], ["1950", "", ""]);
/// assert!(born.into_string().contains("name=\"born-year\""));
/// ```
pub fn date(ask: &Ask<'_>, words: [&str; 3], value: [&str; 3]) -> Markup {
    const PARTS: [(&str, &str, &str); 3] = [
        ("year", "4", "d4"),
        ("month", "2", "d2"),
        ("day", "2", "d2"),
    ];
    let invalid = (!ask.error.is_empty()).then_some("true");
    html! {
        fieldset class="date3" {
            (legend(ask))
            div class="row" {
                @for (at, (part, length, width)) in PARTS.into_iter().enumerate() {
                    @let id = if at == 0 { ask.name.to_owned() } else { format!("{}-{part}", ask.name) };
                    div class={ "field " (width) } {
                        label for=(id) { (words[at]) }
                        input class="in" id=(id) name={ (ask.name) "-" (part) } type="text" inputmode="numeric" maxlength=(length) value=(value[at]) aria-invalid=[invalid];
                    }
                }
            }
        }
    }
}

/// An address searched in the standard tree. Script lists what matches from `src?q=`; without it
/// the words are sent and the next page asks which one is meant. `map` is where a place can be
/// pointed at; empty: no map.
///
/// ```
/// let where_ = ui::address("address", "在哪里？", "", "/places", ("在地图上指", "/map"));
/// assert!(where_.into_string().contains("data-address=\"/places\""));
/// ```
pub fn address(name: &str, label: &str, value: &str, src: &str, map: (&str, &str)) -> Markup {
    let list = format!("l-{name}");
    html! {
        div class="field address" data-address=(src) {
            label for=(name) { (label) }
            div class="inwrap" {
                (icon("search"))
                input id=(name) name=(name) type="text" value=(value) autocomplete="off" role="combobox" aria-expanded="false" aria-controls=(list);
                @if !map.1.is_empty() { a class="btn ghost sm" href=(map.1) { (icon("map-pin")) (map.0) } }
            }
            input type="hidden" name={ (name) "-id" } value="";
            ul class="found" id=(list) role="listbox" aria-label=(label) hidden {}
        }
    }
}
