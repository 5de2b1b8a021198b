//! A notice in words.

use std::collections::BTreeMap;

use kernel::{Lang, UtcMs, when};
use serde::{Deserialize, Serialize};
use store::Fault;
use texts::{Arg, Texts};

/// A value of a template, not yet in a language: one notice is read in Chinese and in English.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text that is the same in every language, such as a number of a matter. No personal data: the row is not sealed.
    Text(String),
    /// A number; chooses the plural form.
    Int(i64),
    /// A moment, shown in full in Shanghai's time.
    At(UtcMs),
    /// A name in both languages.
    Named {
        /// Chinese.
        zh: String,
        /// English.
        en: String,
    },
}

impl Value {
    fn arg(&self, lang: Lang) -> Arg {
        match self {
            Value::Text(text) => Arg::Text(text.clone()),
            Value::Int(n) => Arg::Int(*n),
            Value::At(at) => Arg::Text(when::full(lang, *at)),
            Value::Named { zh, en } => Arg::Text(match lang {
                Lang::En if !en.is_empty() => en.clone(),
                Lang::ZhCn | Lang::En => zh.clone(),
            }),
        }
    }
}

/// Title and words of a notice in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The attribute `title` of the template: a mail's subject, the first line behind the bell.
    pub title: String,
    /// The template's text.
    pub body: String,
}

impl Message {
    /// Puts a stored notice into words. `template` is the key of a Fluent message with an attribute `title`.
    ///
    /// # Errors
    /// When `args` is not what [`crate::send`] writes.
    pub fn of(texts: &Texts, lang: Lang, template: &str, args: &str) -> Result<Message, Fault> {
        let values: BTreeMap<String, Value> =
            serde_json::from_str(args).map_err(|e| Fault::of("read the values of a notice", e))?;
        let args: Vec<(&str, Arg)> = values
            .iter()
            .map(|(name, value)| (name.as_str(), value.arg(lang)))
            .collect();
        Ok(Message {
            title: texts.f(lang, &format!("{template}.title"), &args),
            body: texts.f(lang, template, &args),
        })
    }
}
