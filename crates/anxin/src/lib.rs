//! The binary's parts: configuration, the list of rooms, start and stop, and the commands.
//!
//! No business rule lives here. Adding a room to the product is one line in [`rooms::all`].

pub mod boot;
pub mod cli;
pub mod config;
pub mod directory;
pub mod rooms;
pub mod serve;
pub mod tls;

mod commands;
mod ops;
mod witness;

use std::process::ExitCode;

use cli::Cli;

/// Exit code when the command was understood but could not be done.
const FAILED: u8 = 1;
/// Exit code when the configuration or an argument is wrong.
const WRONG: u8 = 2;

/// Why a command ended without doing what it should.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// Something to mend in the configuration or the arguments, one sentence each.
    #[error("{}", .0.join("\n"))]
    Wrong(Vec<String>),
    /// It was tried and failed.
    #[error("{0}")]
    Failed(String),
}

impl From<store::Fault> for Stop {
    fn from(fault: store::Fault) -> Self {
        Stop::Failed(fault.to_string())
    }
}

impl Stop {
    /// One thing to mend.
    pub fn wrong(sentence: impl Into<String>) -> Stop {
        Stop::Wrong(vec![sentence.into()])
    }
    /// A failure with what was being done.
    pub fn failed(doing: &str, cause: impl std::fmt::Display) -> Stop {
        Stop::Failed(format!("{doing}: {cause}"))
    }
}

/// Carries out the command line.
pub fn run(cli: Cli) -> ExitCode {
    notice::use_ring();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(e) => {
            eprintln!("anxin: the runtime could not be started: {e}");
            return ExitCode::from(FAILED);
        }
    };
    match runtime.block_on(commands::carry_out(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            for line in stop.to_string().lines() {
                eprintln!("anxin: {line}");
            }
            ExitCode::from(if matches!(stop, Stop::Wrong(_)) {
                WRONG
            } else {
                FAILED
            })
        }
    }
}
