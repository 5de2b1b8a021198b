//! The index and the classifier as their callers see them.

mod finding;
mod keeping;
mod petitions;

use search::{Doc, Index, Query, Scope};

/// A matter with a title and a body in the whole city.
fn matter(id: &str, title: &str, body: &str) -> Doc {
    Doc {
        kind: "matter".into(),
        id: id.into(),
        title: title.into(),
        body: body.into(),
        scopes: vec!["/230400".into()],
        ..Doc::default()
    }
}

/// A question without limits of sight.
fn ask(text: &str) -> Query {
    Query {
        text: text.into(),
        scope: Scope::All,
        ..Query::default()
    }
}

fn index(docs: Vec<Doc>) -> Index {
    let index = Index::in_memory().unwrap();
    index.upsert(docs).unwrap();
    index.commit().unwrap();
    index
}

fn ids(index: &Index, query: &Query) -> Vec<String> {
    index
        .query(query)
        .unwrap()
        .into_iter()
        .map(|hit| hit.id)
        .collect()
}
