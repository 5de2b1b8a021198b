//! Sets a document and exports it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, OnceLock};

use serde::Serialize;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, comemo};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::document::Document;
use crate::fonts::{Faces, Fonts};
use crate::sheet::Layout;
use crate::{DocgenError, clean, qr, wording};

/// Results of the typesetter's inner steps are kept for so many documents.
const KEPT_FOR: usize = 8;

/// Makes PDF files. Cheap to create: fonts are looked for when the first document is made, once.
/// Shared between threads; a document takes some tens of milliseconds of one core, so call it from
/// a job or a blocking task.
pub struct Docgen {
    folders: Vec<PathBuf>,
    fonts: OnceLock<Option<Fonts>>,
    library: OnceLock<LazyHash<Library>>,
    /// Something was printed since [`Docgen::rest`] was called last.
    used: AtomicBool,
}

impl Docgen {
    /// Fonts are taken from these folders first, then from the system's.
    pub fn new(fonts: &[PathBuf]) -> Self {
        Self {
            folders: fonts.to_vec(),
            fonts: OnceLock::new(),
            library: OnceLock::new(),
            used: AtomicBool::new(false),
        }
    }

    /// The fonts that documents will be set in; looks for them if that has not been done.
    ///
    /// # Errors
    /// No font with Chinese characters was found.
    pub fn faces(&self) -> Result<&Faces, DocgenError> {
        self.fonts().map(|fonts| &fonts.faces)
    }

    /// To be called now and then: gives back the memory of loaded fonts when nothing was printed
    /// since the call before. True if it did.
    pub fn rest(&self) -> bool {
        let idle = !self.used.swap(false, Ordering::Relaxed);
        let loaded = matches!(self.fonts.get(), Some(Some(fonts)) if fonts.loaded());
        if idle && loaded {
            self.release();
        }
        idle && loaded
    }

    /// Gives back the memory of loaded fonts (a hundred megabytes with `fonts-noto-cjk`). The next
    /// document reads them again.
    pub fn release(&self) {
        if let Some(Some(fonts)) = self.fonts.get() {
            fonts.release();
        }
        comemo::evict(0);
    }

    /// Sets a document: the bytes of a PDF. PDF/A-2b, unless a text holds a character that no font
    /// has, or something else that an archive may not keep: then plain PDF 1.7.
    ///
    /// # Errors
    /// No Chinese font, an address that is no web address, or a fault in a template.
    pub fn render(&self, document: &Document) -> Result<Vec<u8>, DocgenError> {
        self.used.store(true, Ordering::Relaxed);
        let fonts = self.fonts()?;
        let sheet = wording::sheet(document);
        let code = document
            .head()
            .verify
            .as_ref()
            .map(|v| qr::svg(&v.url))
            .transpose()?;
        let job = Job {
            fonts,
            library: self
                .library
                .get_or_init(|| LazyHash::new(Library::default())),
            main: main_source(sheet.layout),
            data: Bytes::from_string(to_json(&sheet)?),
            faces: Bytes::from_string(to_json(&fonts.faces)?),
            code: code.map(Bytes::from_string),
        };
        let set = typst::compile(&job).output.map_err(|e| fault(&e));
        let pdf = set.and_then(|pages| {
            let archival = PdfStandards::new(&[PdfStandard::A_2b])
                .map_err(|e| DocgenError::Typesetting(e.message().to_string()))?;
            typst_pdf::pdf(&pages, &options(archival))
                .or_else(|_| typst_pdf::pdf(&pages, &options(PdfStandards::default())))
                .map_err(|e| fault(&e))
        });
        comemo::evict(KEPT_FOR);
        pdf
    }

    fn fonts(&self) -> Result<&Fonts, DocgenError> {
        self.fonts
            .get_or_init(|| Fonts::scan(&self.folders))
            .as_ref()
            .ok_or_else(|| DocgenError::NoChineseFont(self.folders.clone()))
    }
}

fn options(standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("Anxin".into())),
        standards,
        ..PdfOptions::default()
    }
}

fn to_json(value: &impl Serialize) -> Result<String, DocgenError> {
    let mut value: Value =
        serde_json::to_value(value).map_err(|e| DocgenError::Typesetting(e.to_string()))?;
    clean::all(&mut value);
    Ok(value.to_string())
}

/// Only the first message: the others follow from it. Messages quote templates, never texts.
fn fault(errors: &[SourceDiagnostic]) -> DocgenError {
    let first = errors.first().map(|e| e.message.to_string());
    DocgenError::Typesetting(first.unwrap_or_else(|| "unknown fault".into()))
}

/// The files a template sees. There are no others, and no packages.
static COMMON: LazyLock<Source> =
    LazyLock::new(|| source("common.typ", include_str!("../templates/common.typ")));
static LETTER: LazyLock<Source> =
    LazyLock::new(|| source("letter.typ", include_str!("../templates/letter.typ")));
static RECEIPT: LazyLock<Source> =
    LazyLock::new(|| source("receipt.typ", include_str!("../templates/receipt.typ")));
static THREAD: LazyLock<Source> =
    LazyLock::new(|| source("thread.typ", include_str!("../templates/thread.typ")));
static DATA: LazyLock<FileId> = LazyLock::new(|| file("data.json"));
static FACES: LazyLock<FileId> = LazyLock::new(|| file("faces.json"));
static CODE: LazyLock<FileId> = LazyLock::new(|| file("code.svg"));

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

fn source(name: &str, text: &str) -> Source {
    Source::new(file(name), text.to_owned())
}

fn main_source(layout: Layout) -> &'static Source {
    match layout {
        Layout::Letter => &LETTER,
        Layout::Receipt => &RECEIPT,
        Layout::Thread => &THREAD,
    }
}

/// One document on its way through the typesetter.
struct Job<'a> {
    fonts: &'a Fonts,
    library: &'a LazyHash<Library>,
    main: &'static Source,
    data: Bytes,
    faces: Bytes,
    code: Option<Bytes>,
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main, &*COMMON]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let data = if id == *DATA {
            Some(&self.data)
        } else if id == *FACES {
            Some(&self.faces)
        } else if id == *CODE {
            self.code.as_ref()
        } else {
            None
        };
        data.cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.load(index)
    }

    /// Dates come with the data: a document must not depend on when it is printed.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_without_slash()))
}
