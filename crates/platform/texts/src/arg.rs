use fluent_bundle::FluentValue;

/// A value put into a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A whole number; chooses the plural form.
    Int(i64),
    /// A number with decimals.
    Float(f64),
    /// Text, already in the reader's language.
    Text(String),
}

impl From<&Arg> for FluentValue<'_> {
    fn from(arg: &Arg) -> Self {
        match arg {
            Arg::Int(number) => FluentValue::from(*number),
            Arg::Float(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.clone()),
        }
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
