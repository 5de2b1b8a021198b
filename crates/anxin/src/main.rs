//! `anxin`: one binary that a county office starts in a minute and a province runs on PostgreSQL.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = anxin::cli::Cli::parse();
    anxin::run(cli)
}
