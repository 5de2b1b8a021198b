//! What an entry of a thread tells, in words: the same on pages and on prints.

use kernel::Lang;
use serde_json::Value;
use texts::Texts;

/// The sentence of an entry: `kind` is its event, or `registered` for the first; `data` what it keeps.
pub(crate) fn sentence(texts: &Texts, lang: Lang, kind: &str, data: &Value) -> String {
    let text = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or_default();
    let named = match lang {
        Lang::En if !text("to_en").is_empty() => text("to_en"),
        _ => text("to_zh"),
    };
    let word = |prefix: &str, name: &str| match text(name) {
        "" => String::new(),
        code => texts.t(lang, &format!("matter-{prefix}-{code}")),
    };
    texts.f(
        lang,
        &format!("matter-told-{kind}"),
        &[
            ("to", named.into()),
            ("into", text("into").into()),
            ("other", text("other").into()),
            ("way", word("link", "way").into()),
            ("role", word("party", "role").into()),
        ],
    )
}
