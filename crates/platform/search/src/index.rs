//! The index itself: one folder (or memory), one writer, any number of readers.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tantivy::collector::TopDocs;
use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenReadError;
use tantivy::indexer::IndexWriterOptions;
use tantivy::query::Query as EngineQuery;
use tantivy::schema::{Field, Value};
use tantivy::{
    DocAddress, IndexReader, IndexWriter, Order, ReloadPolicy, Searcher, TantivyDocument,
    TantivyError, Term,
};

use crate::error::SearchError;
use crate::matching::{self, Query, Sort};
use crate::schema::{self, Fields, Note};
use crate::tokenizer::{self, Unit};

/// What the engine may hold in memory before it writes a segment: its smallest.
const WRITER_BYTES: usize = 15_000_000;
/// No screen shows more, and every hit costs a read.
const MOST_HITS: usize = 1000;
/// The rarest units of a text by which similar ones are looked up.
const TELLING_UNITS: usize = 24;
/// Folder inside the given one that is thrown away when it cannot be read.
const FOLDER: &str = "index";

/// A record as the index sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doc {
    /// What it is, such as `matter`.
    pub kind: String,
    /// Its primary key, unique within the kind.
    pub id: String,
    /// Title; counts three times.
    pub title: String,
    /// Everything else that may be found.
    pub body: String,
    /// Numbers such as `HG2026-11-0001873`: found whole, and by their ending.
    pub keywords: Vec<String>,
    /// Paths it belongs to, such as of organisation and unit (`/org/1/4`, `/unit/230402/001`);
    /// found from every path above too.
    pub scopes: Vec<String>,
    /// Its state.
    pub state: String,
    /// Last change, UTC milliseconds.
    pub updated_ms: i64,
}

/// A pointer to a found record.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: String,
    /// Its primary key.
    pub id: String,
    /// Comparable within one answer; 0 when sorted by time.
    pub score: f32,
}

/// A full-text index. Shared between threads behind an `Arc`; writing takes turns.
pub struct Index {
    reader: IndexReader,
    fields: Fields,
    writing: Mutex<Writing>,
}

struct Writing {
    writer: IndexWriter,
    /// Written with the next commit.
    next_cursor: Option<u64>,
    /// Written with the last one.
    cursor: Option<u64>,
}

impl Index {
    /// Opens the index below `dir`, or makes an empty one. One that was written by another version
    /// of this crate or is damaged is replaced by an empty one; [`Index::needs_rebuild`] says so.
    ///
    /// # Errors
    /// The folder cannot be used, or another process writes to it.
    pub fn open(dir: &Path) -> Result<Self, SearchError> {
        let folder = dir.join(FOLDER);
        let made = || fs::create_dir_all(&folder);
        let unusable = |source| SearchError::Folder {
            path: folder.clone(),
            source,
        };
        made().map_err(unusable)?;
        match Self::open_folder(&folder) {
            Err(SearchError::Engine(error)) if is_damage(&error) => {
                fs::remove_dir_all(&folder)
                    .and_then(|()| made())
                    .map_err(unusable)?;
                Self::open_folder(&folder)
            }
            other => other,
        }
    }

    fn open_folder(folder: &Path) -> Result<Self, SearchError> {
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        let (schema, _) = schema::build();
        let index = if tantivy::Index::exists(&directory).map_err(TantivyError::from)? {
            let index = tantivy::Index::open(directory)?;
            if index.schema() != schema || note_of(&index)?.is_none() {
                return Err(SearchError::Engine(TantivyError::SchemaError(
                    "written by another version".into(),
                )));
            }
            index
        } else {
            tantivy::Index::create(directory, schema, Default::default())?
        };
        Self::over(index).map_err(|error| match error {
            SearchError::Engine(TantivyError::LockFailure(..)) => {
                SearchError::Busy(folder.to_owned())
            }
            other => other,
        })
    }

    /// An empty index in memory, for tests.
    pub fn in_memory() -> Result<Self, SearchError> {
        Self::over(tantivy::Index::create_in_ram(schema::build().0))
    }

    fn over(index: tantivy::Index) -> Result<Self, SearchError> {
        schema::register_tokenizer(&index);
        let note = note_of(&index)?;
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_BYTES)
            .build();
        let writer = index.writer_with_options(options)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(8)
            .try_into()?;
        let cursor = note.and_then(|note| note.cursor);
        let index = Self {
            reader,
            fields: schema::build().1,
            writing: Mutex::new(Writing {
                writer,
                next_cursor: cursor,
                cursor,
            }),
        };
        if note.is_none() {
            index.commit()?;
        }
        Ok(index)
    }

    /// Adds records, replacing those of the same kind and id. Found after the next
    /// [`Index::commit`].
    pub fn upsert(&self, docs: Vec<Doc>) -> Result<(), SearchError> {
        let writing = self.lock();
        for doc in docs {
            let key = key(&doc.kind, &doc.id);
            writing
                .writer
                .delete_term(Term::from_field_text(self.fields.key, &key));
            writing.writer.add_document(self.engine_doc(&key, &doc))?;
        }
        Ok(())
    }

    /// Removes records of one kind. Gone after the next [`Index::commit`].
    pub fn remove<I: AsRef<str>>(&self, kind: &str, ids: &[I]) -> Result<(), SearchError> {
        let writing = self.lock();
        for id in ids {
            let key = key(kind, id.as_ref());
            writing
                .writer
                .delete_term(Term::from_field_text(self.fields.key, &key));
        }
        Ok(())
    }

    /// Removes everything and forgets the outbox position, from the next [`Index::commit`] on.
    pub fn clear(&self) -> Result<(), SearchError> {
        let mut writing = self.lock();
        writing.writer.delete_all_documents()?;
        writing.next_cursor = None;
        Ok(())
    }

    /// Makes all changes durable and visible: who has committed finds their own writing at once.
    /// If it fails, the changes since the last commit are dropped and must be sent again.
    pub fn commit(&self) -> Result<(), SearchError> {
        let mut writing = self.lock();
        let note = schema::note(writing.next_cursor);
        let done = writing.writer.prepare_commit().and_then(|mut commit| {
            commit.set_payload(&note);
            commit.commit()
        });
        if let Err(error) = done {
            // A writer whose worker died accepts nothing until it is rolled back.
            writing.writer.rollback()?;
            writing.next_cursor = writing.cursor;
            return Err(error.into());
        }
        writing.cursor = writing.next_cursor;
        self.reader.reload()?;
        Ok(())
    }

    /// The outbox position up to which everything is in the index, as of the last commit. `None`:
    /// the index was never filled.
    pub fn cursor(&self) -> Option<u64> {
        self.lock().cursor
    }

    /// States that everything up to this outbox position is in the index; kept by the next commit
    /// together with the changes themselves.
    pub fn set_cursor(&self, cursor: u64) {
        self.lock().next_cursor = Some(cursor);
    }

    /// The index is new, was cleared, or was replaced because it could not be read: all records
    /// must be sent once, then [`Index::set_cursor`] and [`Index::commit`].
    pub fn needs_rebuild(&self) -> bool {
        self.cursor().is_none()
    }

    /// How many records are visible.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// No record is visible.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Finds records. The caller authorises each hit once more by its row: the index may be a
    /// moment behind.
    pub fn query(&self, query: &Query) -> Result<Vec<Hit>, SearchError> {
        let searcher = self.reader.searcher();
        let Some(words) = matching::strict(&self.fields, query) else {
            return Ok(Vec::new());
        };
        let strict = matching::all_of(words, matching::filters(&self.fields, query));
        let hits = self.run(&searcher, &strict, query)?;
        if !hits.is_empty() {
            return Ok(hits);
        }
        match matching::relaxed(&self.fields, query) {
            Some(words) => {
                let filters = matching::filters(&self.fields, query);
                self.run(&searcher, &matching::all_of(words, filters), query)
            }
            None => Ok(hits),
        }
    }

    /// Records that share the telling parts of a text, best first: candidates for "reported
    /// already", to be compared by [`crate::near`]. `query.text` is the text; its other
    /// conditions hold.
    pub fn similar(&self, query: &Query) -> Result<Vec<Hit>, SearchError> {
        let searcher = self.reader.searcher();
        let units = self.telling_units(&searcher, &query.text)?;
        if units.is_empty() {
            return Ok(Vec::new());
        }
        let wanted = units.len().div_ceil(4);
        let words = matching::most_of(&self.fields, &units, wanted);
        let filters = matching::filters(&self.fields, query);
        self.run(&searcher, &matching::all_of(words, filters), query)
    }

    /// The units of a text that occur in the fewest records, but in some.
    fn telling_units(&self, searcher: &Searcher, text: &str) -> Result<Vec<String>, SearchError> {
        let mut units: Vec<String> = tokenizer::tokenize(text)
            .into_iter()
            .filter(|token| token.unit != Unit::Last)
            .map(|token| token.text)
            .collect();
        units.sort_unstable();
        units.dedup();
        let mut counted = Vec::with_capacity(units.len());
        for unit in units {
            let within = |field: Field| searcher.doc_freq(&Term::from_field_text(field, &unit));
            let count = within(self.fields.title)? + within(self.fields.body)?;
            if count > 0 {
                counted.push((count, unit));
            }
        }
        counted.sort_unstable();
        counted.truncate(TELLING_UNITS);
        Ok(counted.into_iter().map(|(_, unit)| unit).collect())
    }

    fn run(
        &self,
        searcher: &Searcher,
        engine: &dyn EngineQuery,
        query: &Query,
    ) -> Result<Vec<Hit>, SearchError> {
        if query.limit == 0 {
            return Ok(Vec::new());
        }
        let top = TopDocs::with_limit(query.limit.min(MOST_HITS));
        let found: Vec<(f32, DocAddress)> = match query.sort {
            Sort::Relevance => searcher.search(engine, &top.order_by_score())?,
            Sort::Newest => {
                let newest = top.order_by_fast_field::<i64>(schema::UPDATED_MS, Order::Desc);
                let found = searcher.search(engine, &newest)?;
                found
                    .into_iter()
                    .map(|(_, address)| (0.0, address))
                    .collect()
            }
        };
        found
            .into_iter()
            .map(|(score, address)| self.hit(searcher, score, address))
            .collect()
    }

    fn hit(&self, searcher: &Searcher, score: f32, at: DocAddress) -> Result<Hit, SearchError> {
        let doc: TantivyDocument = searcher.doc(at)?;
        let text = |field| {
            let value = doc.get_first(field).and_then(|value| value.as_str());
            value.unwrap_or_default().to_owned()
        };
        Ok(Hit {
            kind: text(self.fields.kind),
            id: text(self.fields.id),
            score,
        })
    }

    fn engine_doc(&self, key: &str, doc: &Doc) -> TantivyDocument {
        let fields = &self.fields;
        let mut out = TantivyDocument::default();
        out.add_text(fields.key, key);
        out.add_text(fields.kind, &doc.kind);
        out.add_text(fields.id, &doc.id);
        out.add_text(fields.title, &doc.title);
        out.add_text(fields.body, &doc.body);
        out.add_text(fields.state, &doc.state);
        out.add_i64(fields.updated_ms, doc.updated_ms);
        for number in doc.keywords.iter().map(|k| tokenizer::fold_number(k)) {
            out.add_text(fields.number, &number);
            out.add_text(fields.rebmun, number.chars().rev().collect::<String>());
        }
        for path in doc
            .scopes
            .iter()
            .flat_map(|scope| schema::path_and_above(scope))
        {
            out.add_text(fields.scope, path);
        }
        out
    }

    /// A thread that panicked while writing leaves the writer whole: the engine queues operations.
    fn lock(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Kind and id in one term. The separator is a control character that neither contains.
fn key(kind: &str, id: &str) -> String {
    format!("{kind}\u{1F}{id}")
}

/// The note of the last commit: `None` if it has none or another version wrote it.
fn note_of(index: &tantivy::Index) -> Result<Option<Note>, SearchError> {
    let payload = index.load_metas()?.payload;
    Ok(payload.as_deref().and_then(schema::read_note))
}

/// Whether an error means that the files are of no use, rather than out of reach.
fn is_damage(error: &TantivyError) -> bool {
    // How the engine reports a file that is cut off or has a strange ending.
    let garbled = |e: &io::Error| {
        matches!(
            e.kind(),
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
        )
    };
    match error {
        TantivyError::DataCorruption(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::SchemaError(_)
        | TantivyError::InternalError(_)
        | TantivyError::OpenReadError(
            OpenReadError::FileDoesNotExist(_) | OpenReadError::IncompatibleIndex(_),
        ) => true,
        TantivyError::IoError(e) => garbled(e),
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => garbled(io_error),
        _ => false,
    }
}
