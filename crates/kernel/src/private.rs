//! A wrapper that keeps personal data out of logs.

use std::any::Any;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroize;

/// Personal data or a secret. It prints as `***`, refuses to be serialised, and wipes text and
/// bytes from memory when it goes; only [`Private::reveal`] gives the value out, so a search for
/// that word finds every place that does.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Private<T: 'static>(T);

impl<T> Private<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself: for storage, for a page whose reader may see it, for a mask.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// Another private value made from this one.
    pub fn map<U>(&self, change: impl FnOnce(&T) -> U) -> Private<U> {
        Private(change(&self.0))
    }
}

impl<T: Default> Private<T> {
    /// Takes the value out of its wrapper.
    pub fn into_revealed(mut self) -> T {
        std::mem::take(&mut self.0)
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Private<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T> fmt::Display for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T> Serialize for Private<T> {
    /// Always an error: writing `***` would lose the data where it was meant to be kept, writing
    /// the value would leak it where it was not.
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(
            "private data is not serialised; reveal or mask it first",
        ))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Private<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::deserialize(from).map(Self)
    }
}

impl<T> Drop for Private<T> {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// Texts and bytes are wiped; other types hold their data in place, where the next value soon lies.
fn wipe(value: &mut dyn Any) {
    if let Some(text) = value.downcast_mut::<String>() {
        text.zeroize();
    } else if let Some(Some(text)) = value.downcast_mut::<Option<String>>() {
        text.zeroize();
    } else if let Some(bytes) = value.downcast_mut::<Vec<u8>>() {
        bytes.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_stars_only() {
        let name = Private::<String>::from("张三");
        assert_eq!(
            format!("{name} {name:?} {:#?}", Some(&name))
                .matches("张")
                .count(),
            0
        );
        assert_eq!(name.reveal(), "张三");
        assert_eq!(name.into_revealed(), "张三");
    }

    #[test]
    fn reads_but_does_not_write_json() {
        let name: Private<String> = serde_json::from_str("\"张三\"").unwrap();
        assert_eq!(name.reveal(), "张三");
        assert!(serde_json::to_string(&name).is_err());
    }

    #[test]
    fn wiping_empties_texts_and_bytes() {
        let (mut text, mut some, mut bytes) = ("张三".to_owned(), Some("李".to_owned()), vec![1u8]);
        wipe(&mut text);
        wipe(&mut some);
        wipe(&mut bytes);
        assert_eq!(
            (text.as_str(), some.as_deref(), bytes.len()),
            ("", Some(""), 0)
        );
    }
}
