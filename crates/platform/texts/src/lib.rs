//! The words of the house in every language, written in Fluent.
//!
//! Each capability brings one Fluent file per language as a [`TextFile`]; [`Texts::load`] joins
//! them once at start. Keys belong to the whole product, so each begins with the name of its
//! capability: `desk-inbox-title`. A key with a dot, `desk-inbox.label`, names an attribute.

mod arg;
mod shape;

use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use kernel::{Lang, number};
use unic_langid::LanguageIdentifier;

pub use arg::Arg;
use shape::{Shape, shapes};

/// One Fluent file of one crate, normally made with `include_str!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// The language it is written in.
    pub lang: Lang,
    /// Whose texts they are, for error messages: the name of the crate.
    pub name: &'static str,
    /// The Fluent source.
    pub ftl: &'static str,
}

/// Why the texts could not be loaded; a fault of a file, never of a reader.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextsError {
    /// The Fluent source is malformed.
    #[error("{name} ({lang}), line {line}: {message}")]
    Syntax {
        /// Name of the file.
        name: &'static str,
        /// Its language.
        lang: Lang,
        /// The line, counted from 1.
        line: usize,
        /// What the parser expected.
        message: String,
    },
    /// A key already defined by this or an earlier file of the language.
    #[error("{name} ({lang}): the key {key} is defined twice")]
    Duplicate {
        /// Name of the file that defines it again.
        name: &'static str,
        /// Its language.
        lang: Lang,
        /// The key.
        key: String,
    },
}

struct Language {
    bundle: FluentBundle<FluentResource>,
    shapes: BTreeMap<String, Shape>,
}

/// All texts of the product; made once and shared between threads.
pub struct Texts(BTreeMap<Lang, Language>);

impl Texts {
    /// Joins the files of all crates; refuses malformed files and keys defined twice.
    pub fn load(files: &[TextFile]) -> Result<Self, TextsError> {
        let mut languages: BTreeMap<_, _> = Lang::ALL
            .into_iter()
            .map(|lang| (lang, Language::new(lang)))
            .collect();
        for file in files {
            languages
                .entry(file.lang)
                .or_insert_with(|| Language::new(file.lang))
                .add(file)?;
        }
        Ok(Self(languages))
    }

    /// The text of a key without arguments. A key missing in the language is shown in Chinese, a
    /// key missing there too as `⟦key⟧`.
    pub fn t(&self, lang: Lang, key: &str) -> String {
        self.f(lang, key, &[])
    }

    /// The text of a key with arguments. Whole numbers get thousands separators and choose plural
    /// forms; years and file numbers are passed as text.
    ///
    /// ```
    /// use kernel::Lang;
    /// use texts::{TextFile, Texts};
    ///
    /// let ftl = "desk-left = { $n ->\n    [one] { $n } matter left\n   *[other] { $n } matters left\n }\n";
    /// let texts = Texts::load(&[TextFile { lang: Lang::En, name: "desk", ftl }])?;
    /// assert_eq!(texts.f(Lang::En, "desk-left", &[("n", 1.into())]), "1 matter left");
    /// assert_eq!(texts.f(Lang::En, "desk-left", &[("n", 1200.into())]), "1,200 matters left");
    /// # Ok::<(), texts::TextsError>(())
    /// ```
    pub fn f(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        let arguments: FluentArgs = args
            .iter()
            .map(|(name, arg)| (*name, FluentValue::from(arg)))
            .collect();
        [lang, Lang::default()]
            .into_iter()
            .find_map(|lang| self.0.get(&lang)?.format(key, &arguments))
            .unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// Whether the language itself has the key.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.0
            .get(&lang)
            .is_some_and(|language| language.shapes.contains_key(key))
    }

    /// The keys of a language in order; attributes as `key.attribute`.
    pub fn keys(&self, lang: Lang) -> Vec<&str> {
        self.0.get(&lang).map_or_else(Vec::new, |language| {
            language
                .shapes
                .keys()
                .filter(|key| !key.starts_with('-'))
                .map(String::as_str)
                .collect()
        })
    }

    /// What keeps the languages from saying the same, one sentence each: keys that a language
    /// lacks, keys whose arguments differ, references to nothing. Empty when all is well.
    pub fn parity(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (lang, language) in &self.0 {
            for (key, shape) in &language.shapes {
                for reference in shape.references.iter().filter(|r| !language.knows(r)) {
                    faults.push(format!(
                        "{key} ({lang}) refers to {reference}, which does not exist"
                    ));
                }
                if key.starts_with('-') {
                    continue;
                }
                for (other_lang, other) in self.0.iter().filter(|(other, _)| *other != lang) {
                    if !other.shapes.contains_key(key) {
                        faults.push(format!("{key} is missing in {other_lang}"));
                    } else if lang < other_lang && language.variables(key) != other.variables(key) {
                        faults.push(format!(
                            "{key} takes {:?} in {lang} but {:?} in {other_lang}",
                            language.variables(key),
                            other.variables(key)
                        ));
                    }
                }
            }
        }
        faults
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.0.iter().map(|(lang, l)| (lang, l.shapes.len())))
            .finish()
    }
}

impl Language {
    fn new(lang: Lang) -> Self {
        let id: LanguageIdentifier = lang.tag().parse().expect("the tags of the house are valid");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Marks around arguments guard right-to-left scripts; the house writes none, and the
        // invisible characters would end up in copied text and in tests.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| separated(value)));
        Self {
            bundle,
            shapes: BTreeMap::new(),
        }
    }

    fn add(&mut self, file: &TextFile) -> Result<(), TextsError> {
        let TextFile { lang, name, ftl } = *file;
        let resource = FluentResource::try_new(ftl.to_owned()).map_err(|(_, errors)| {
            let first = errors.first();
            let at = first.map_or(0, |error| error.pos.start).min(ftl.len());
            let before = ftl.get(..at).unwrap_or_default();
            let line = 1 + before.matches('\n').count();
            let message = first
                .map(|error| error.kind.to_string())
                .unwrap_or_default();
            TextsError::Syntax {
                name,
                lang,
                line,
                message,
            }
        })?;
        for (key, shape) in resource.entries().flat_map(shapes) {
            if self.shapes.insert(key.clone(), shape).is_some() {
                return Err(TextsError::Duplicate { name, lang, key });
            }
        }
        self.bundle.add_resource(resource).map_err(|errors| {
            let key = match errors.into_iter().next() {
                Some(FluentError::Overriding { id, .. }) => id,
                _ => String::new(),
            };
            TextsError::Duplicate { name, lang, key }
        })
    }

    fn format(&self, key: &str, args: &FluentArgs) -> Option<String> {
        let (message, attribute) = match key.split_once('.') {
            Some((message, attribute)) => (self.bundle.get_message(message)?, Some(attribute)),
            None => (self.bundle.get_message(key)?, None),
        };
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        // A missing argument shows as {$name}; the whole-product test finds it before a reader.
        let mut faults = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(args), &mut faults)
                .into_owned(),
        )
    }

    fn knows(&self, reference: &str) -> bool {
        self.shapes.contains_key(reference)
    }

    /// The arguments of a key, with those of the messages it quotes.
    fn variables(&self, key: &str) -> Vec<&str> {
        let mut seen = vec![key];
        let mut names = Vec::new();
        let mut next = 0;
        while let Some(shape) = seen.get(next).map(|key| self.shapes.get(*key)) {
            next += 1;
            let Some(shape) = shape else { continue };
            names.extend(shape.variables.iter().map(String::as_str));
            for quoted in shape
                .references
                .iter()
                .filter(|reference| !reference.starts_with('-'))
            {
                if !seen.contains(&quoted.as_str()) {
                    seen.push(quoted);
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Numbers with thousands separators; everything else as Fluent writes it.
fn separated(value: &FluentValue) -> Option<String> {
    /// Beyond this a float no longer holds every whole number.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let FluentValue::Number(number) = value else {
        return None;
    };
    if number.value.abs() > EXACT {
        return None;
    }
    let plain = number.as_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let whole = number::grouped(digits.parse().ok()?);
    Some(if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    })
}
