//! Texts with parameters in braces, such as `我家{小区}{楼}号楼`.

/// A parameter that nobody gave a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no value for the parameter {{{0}}}")]
pub struct Unfilled(pub String);

/// The names in braces, in order, repeated as often as they occur.
pub fn parameters(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Puts values in the place of the parameters.
///
/// # Errors
/// The first parameter for which `value` has none.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> Result<String, Unfilled> {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}') {
            Some((name, rest)) => {
                filled.push_str(&value(name).ok_or_else(|| Unfilled(name.to_owned()))?);
                filled.push_str(rest);
            }
            None => filled.push_str(part),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_filled_or_named_as_missing() {
        let text = "{楼}号楼{单元}单元没水";
        assert_eq!(parameters(text).collect::<Vec<_>>(), ["楼", "单元"]);
        let value = |name: &str| (name == "楼").then(|| "3".to_owned());
        assert_eq!(fill(text, value), Err(Unfilled("单元".to_owned())));
        assert_eq!(fill("{楼}号楼停水", value).as_deref(), Ok("3号楼停水"));
        assert_eq!(fill("没有参数", value).as_deref(), Ok("没有参数"));
    }
}
