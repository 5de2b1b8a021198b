//! Lists by key: a page continues behind the last row seen, however much was added meanwhile.

/// Where a page continues: the sort value and id of the last row shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Sort value of the last row.
    pub key: i64,
    /// Its id, which breaks ties.
    pub id: String,
}

impl Cursor {
    /// Text for a URL.
    pub fn to_text(&self) -> String {
        format!("{}.{}", self.key, self.id)
    }

    /// Reads what [`to_text`](Self::to_text) wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Cursor> {
        let (key, id) = text.split_once('.')?;
        let fits = !id.is_empty()
            && id.len() <= 64
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        fits.then_some(())?;
        Some(Cursor {
            key: key.parse().ok()?,
            id: id.to_owned(),
        })
    }
}

/// Rows of one page and where the next begins.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The next page, if there is one.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page from `limit + 1` rows asked for: the one too many proves that there is a next page.
    pub fn from_rows(mut rows: Vec<T>, limit: usize, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(cursor) } else { None };
        Page { rows, next }
    }

    /// The same page with every row turned into something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(f).collect(),
            next: self.next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_url() {
        let cursor = Cursor {
            key: -5,
            id: "01ARZ3NDEKTSV4RRFFQ69G5FAV".into(),
        };
        assert_eq!(Cursor::parse(&cursor.to_text()), Some(cursor));
        assert_eq!(Cursor::parse("5.'; drop table matter"), None);
        assert_eq!(Cursor::parse("x"), None);
    }
}
