//! Values bound to `$1`, `$2`, … of a statement.

use kernel::UtcMs;

/// A bound value.
pub type Value = sea_orm::Value;

/// What can be bound to a placeholder.
pub trait Bind {
    /// The database's form of this value.
    fn bind(self) -> Value;
}

macro_rules! bind_as_is {
    ($($t:ty),*) => {$(
        impl Bind for $t {
            fn bind(self) -> Value { self.into() }
        }
        impl Bind for Option<$t> {
            fn bind(self) -> Value { self.into() }
        }
    )*};
}
bind_as_is!(i64, i32, f64, bool, String);

impl Bind for &str {
    fn bind(self) -> Value {
        self.to_owned().into()
    }
}
impl Bind for Option<&str> {
    fn bind(self) -> Value {
        self.map(ToOwned::to_owned).into()
    }
}
impl Bind for &String {
    fn bind(self) -> Value {
        self.clone().into()
    }
}
impl Bind for UtcMs {
    fn bind(self) -> Value {
        self.0.into()
    }
}
impl Bind for Option<UtcMs> {
    fn bind(self) -> Value {
        self.map(|t| t.0).into()
    }
}
impl Bind for Value {
    fn bind(self) -> Value {
        self
    }
}

/// Binds values in order: `args![id, org, now]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::Bind::bind($value)),*] };
}
