//! Finds fonts once and loads a face only when a document needs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// Where fonts usually are, besides the folders that were named.
const SYSTEM_FOLDERS: [&str; 3] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/texmf/fonts/opentype",
];
/// Folders within folders are read to this depth: a link in a circle must not hold us.
const DEEPEST: usize = 8;
/// A character that every Chinese font has.
const HAN: u32 = '安' as u32;

/// A style that GB/T 9704-2012 asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 仿宋: body.
    FangSong,
    /// 小标宋: issuer mark and title.
    Title,
    /// 楷体: second-level headings, notes.
    Kai,
    /// 黑体: first-level headings, labels.
    Hei,
    /// 宋体: page numbers.
    Song,
}

impl Style {
    /// Families of this style, best first. The last is from `fonts-noto-cjk`, which has rare
    /// characters of names that the others lack.
    fn families(self) -> &'static [&'static str] {
        match self {
            Self::FangSong => &[
                "FangSong_GB2312",
                "仿宋_GB2312",
                "FangSong",
                "仿宋",
                "STFangsong",
                "FZFangSong-Z02S",
                "FandolFang R",
                "FandolFang",
                "Noto Serif CJK SC",
                "Noto Serif SC",
            ],
            Self::Title => &[
                "FZXiaoBiaoSong-B05S",
                "方正小标宋简体",
                "方正小标宋_GBK",
                "STZhongsong",
                "Noto Serif CJK SC",
                "Noto Serif SC",
            ],
            Self::Kai => &[
                "KaiTi_GB2312",
                "楷体_GB2312",
                "KaiTi",
                "楷体",
                "STKaiti",
                "LXGW WenKai GB",
                "LXGW WenKai",
                "FandolKai R",
                "FandolKai",
                "Noto Serif CJK SC",
                "Noto Serif SC",
            ],
            Self::Hei => &[
                "SimHei",
                "黑体",
                "STHeiti",
                "Noto Sans CJK SC",
                "Noto Sans SC",
            ],
            Self::Song => &[
                "SimSun",
                "宋体",
                "STSong",
                "Noto Serif CJK SC",
                "Noto Serif SC",
            ],
        }
    }
}

/// Families chosen for each style, best first, all present on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Faces {
    /// 仿宋
    pub fangsong: Vec<String>,
    /// 小标宋
    pub title: Vec<String>,
    /// 楷体
    pub kai: Vec<String>,
    /// 黑体
    pub hei: Vec<String>,
    /// 宋体
    pub song: Vec<String>,
}

/// All fonts found.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) faces: Faces,
    slots: Vec<Slot>,
    files: Vec<File>,
}

struct Slot {
    file: usize,
    /// Number of the face within the file.
    index: u32,
    font: Mutex<Option<Font>>,
}

struct File {
    path: PathBuf,
    data: Mutex<Option<Bytes>>,
}

impl Fonts {
    /// Reads the descriptions of all fonts in these folders, then of the system's. `None`: none
    /// of them has Chinese characters.
    pub(crate) fn scan(folders: &[PathBuf]) -> Option<Self> {
        let mut paths = Vec::new();
        for folder in folders
            .iter()
            .map(PathBuf::as_path)
            .chain(SYSTEM_FOLDERS.map(Path::new))
        {
            collect(folder, 0, &mut paths);
        }
        let (mut book, mut slots, mut files) = (FontBook::new(), Vec::new(), Vec::new());
        for path in paths {
            let Ok(data) = fs::read(&path) else { continue };
            let mut found = false;
            for (index, info) in FontInfo::iter(&data).enumerate() {
                book.push(info);
                slots.push(Slot {
                    file: files.len(),
                    index: index as u32,
                    font: Mutex::default(),
                });
                found = true;
            }
            if found {
                files.push(File {
                    path,
                    data: Mutex::default(),
                });
            }
        }
        let faces = choose(&book)?;
        Some(Self {
            book: LazyHash::new(book),
            faces,
            slots,
            files,
        })
    }

    /// A face by its number in the book.
    pub(crate) fn load(&self, number: usize) -> Option<Font> {
        let slot = self.slots.get(number)?;
        let mut font = slot.font.lock().unwrap_or_else(PoisonError::into_inner);
        if font.is_none() {
            *font = Font::new(self.files[slot.file].read()?, slot.index);
        }
        font.clone()
    }

    /// Whether any font file is in memory.
    pub(crate) fn loaded(&self) -> bool {
        self.files.iter().any(|file| {
            file.data
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .is_some()
        })
    }

    /// Drops everything loaded; it is read again when needed.
    pub(crate) fn release(&self) {
        for slot in &self.slots {
            slot.font
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
        }
        for file in &self.files {
            file.data
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
        }
    }
}

impl File {
    /// The bytes, shared by all faces of a collection.
    fn read(&self) -> Option<Bytes> {
        let mut data = self.data.lock().unwrap_or_else(PoisonError::into_inner);
        if data.is_none() {
            *data = fs::read(&self.path).ok().map(Bytes::new);
        }
        data.clone()
    }
}

/// Font files below a folder, in the order of their names, so that every start finds the same.
fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort_unstable();
    for path in inside {
        if path.is_dir() {
            if depth < DEEPEST {
                collect(&path, depth + 1, paths);
            }
        } else if is_font(&path) && !paths.contains(&path) {
            paths.push(path);
        }
    }
}

fn is_font(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

fn choose(book: &FontBook) -> Option<Faces> {
    // Whatever has Chinese characters is better than boxes.
    let any = book.families().find_map(|(family, mut numbers)| {
        let chinese = numbers.any(|n| book.info(n).is_some_and(|i| i.coverage.contains(HAN)));
        chinese.then(|| family.to_owned())
    })?;
    let of = |style: Style| {
        let mut present: Vec<String> = style
            .families()
            .iter()
            .filter(|family| book.contains_family(&family.to_lowercase()))
            .map(|&family| family.to_owned())
            .collect();
        if present.is_empty() {
            present.push(any.clone());
        }
        present
    };
    Some(Faces {
        fangsong: of(Style::FangSong),
        title: of(Style::Title),
        kai: of(Style::Kai),
        hei: of(Style::Hei),
        song: of(Style::Song),
    })
}
