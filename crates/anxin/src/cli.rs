//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// 安心 Anxin: one matter, one thread, one clock.
///
/// Exit codes: 0 done, 1 tried and failed, 2 the configuration or an argument is wrong.
#[derive(Parser, Debug)]
#[command(name = "anxin", version, propagate_version = true)]
pub struct Cli {
    /// Where the data live and how the product is set.
    #[command(flatten)]
    pub place: Place,
    /// Print the result as one JSON object.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub what: What,
}

/// Where the data live.
#[derive(Args, Debug, Clone, Default)]
pub struct Place {
    /// Folder of the embedded database; everything else at its defaults.
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "config")]
    pub data_dir: Option<PathBuf>,
    /// Configuration file (TOML); each setting can also come from the environment, such as ANXIN_SERVER_LISTEN.
    #[arg(long, global = true, value_name = "FILE", env = "ANXIN_CONFIG")]
    pub config: Option<PathBuf>,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum What {
    /// Create the demo city in an empty folder and serve it.
    Demo {
        /// Port to listen on; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Matters to make.
        #[arg(long, default_value_t = 5000)]
        matters: usize,
        /// Create the city and end without serving it.
        #[arg(long)]
        create_only: bool,
    },
    /// Make keys, tables and the first administrator.
    Init {
        /// Sign-in name of the first system administrator.
        #[arg(long, default_value = "admin")]
        admin: String,
    },
    /// Serve pages and API, and do jobs in the same process.
    Serve {
        /// Port to listen on instead of the configured one.
        #[arg(long)]
        port: Option<u16>,
        /// Leave jobs to `anxin work` processes.
        #[arg(long)]
        no_work: bool,
    },
    /// Do jobs only.
    Work {
        /// Do what is due now and end.
        #[arg(long)]
        once: bool,
    },
    /// Bring the tables up to date.
    Migrate,
    /// Bring data in.
    #[command(subcommand)]
    Import(Import),
    /// Take data out.
    #[command(subcommand)]
    Export(Export),
    /// Make an API token for an account; it is printed once.
    Token {
        /// Sign-in name of the account.
        login: String,
        /// What the token is for.
        #[arg(long, default_value = "api")]
        name: String,
        /// Days until it expires.
        #[arg(long, default_value_t = 90)]
        days: u32,
    },
    /// The official working-day calendar.
    #[command(subcommand)]
    Calendar(Calendar),
    /// The tamper-evident log.
    #[command(subcommand)]
    Audit(Audit),
    /// Copy everything into a new folder, while the product runs.
    Backup {
        /// The folder to make.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Copy the keys too; otherwise keep them apart from the data yourself.
        #[arg(long)]
        with_keys: bool,
    },
    /// Bring a backup back into an empty data folder.
    Restore {
        /// The backup's folder.
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
    },
    /// Look over configuration, keys, database and files, and explain every mistake.
    Check,
}

/// What can be brought in.
#[derive(Subcommand, Debug)]
pub enum Import {
    /// Administrative units from a CSV list.
    Units {
        /// Columns code, level, name, parent_code, kind, code_system, as_of.
        file: PathBuf,
    },
    /// Boundaries from GeoJSON.
    Boundaries {
        /// The file.
        file: PathBuf,
        /// Declared coordinate system; detected when left out.
        #[arg(long, value_parser = ["wgs84", "gcj02", "bd09"])]
        crs: Option<String>,
    },
    /// A base map from an OpenStreetMap extract (.osm, .osm.gz, .osm.pbf).
    Osm {
        /// The file.
        file: PathBuf,
    },
    /// A year of the working-day calendar.
    Calendar {
        /// The year's JSON.
        file: PathBuf,
    },
}

/// What can be taken out.
#[derive(Subcommand, Debug)]
pub enum Export {
    /// Matters as CSV, masked, to standard output.
    Matters,
    /// The log as JSON lines, to standard output.
    Audit,
}

/// Calendar commands.
#[derive(Subcommand, Debug)]
pub enum Calendar {
    /// When something is due, and how it was counted.
    Due(Due),
    /// Which years are published.
    Years,
}

/// A term to count.
#[derive(Args, Debug)]
#[group(required = true, multiple = false, id = "length")]
pub struct Length {
    /// Working days 工作日.
    #[arg(long)]
    pub working_days: Option<u32>,
    /// Natural days 自然日.
    #[arg(long)]
    pub natural_days: Option<u32>,
    /// Months.
    #[arg(long)]
    pub months: Option<u32>,
    /// Years.
    #[arg(long)]
    pub years: Option<u32>,
}

/// `calendar due`.
#[derive(Args, Debug)]
pub struct Due {
    /// The day on which it starts, such as 2026-02-10; it is not counted itself.
    #[arg(long)]
    pub start: String,
    /// How long.
    #[command(flatten)]
    pub length: Length,
}

/// Log commands.
#[derive(Subcommand, Debug)]
pub enum Audit {
    /// Recompute the whole log and every checkpoint.
    Verify {
        /// Compare also with the checkpoints that a witness kept, such as those in `audit.witness_dir`.
        #[arg(long, value_name = "DIR")]
        witness: Option<PathBuf>,
    },
    /// Sign the log as it stands and print the checkpoint.
    Checkpoint,
    /// Prove that an entry is in the log.
    Prove {
        /// Id of the entry.
        entry: String,
    },
}
