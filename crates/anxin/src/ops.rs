//! What operators look at: the log and the figures.

use std::net::SocketAddr;
use std::sync::OnceLock;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::IntoResponse;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

use crate::config::Log;

/// Starts the log on standard error. A second start, as in tests, changes nothing.
pub fn start_log(log: &Log) {
    let filter = EnvFilter::try_new(format!("{},sqlx=warn,tantivy=warn", log.level))
        .unwrap_or_else(|_| EnvFilter::new("info"));
    let base = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false);
    let started = if log.json {
        base.json().try_init()
    } else {
        base.compact().try_init()
    };
    if let Err(already) = started {
        tracing::debug!(%already, "the log was started before");
    }
}

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// `/metrics`, answered only to the machine itself: a collector runs beside it or comes through a tunnel.
pub fn metrics_route() -> Router {
    if FIGURES.get().is_none()
        && let Ok(handle) = PrometheusBuilder::new().install_recorder()
    {
        FIGURES.get_or_init(|| handle);
    }
    Router::new().route("/metrics", get(figures))
}

async fn figures(ConnectInfo(from): ConnectInfo<SocketAddr>) -> axum::response::Response {
    match FIGURES.get() {
        Some(handle) if from.ip().is_loopback() => handle.render().into_response(),
        _ => http::StatusCode::NOT_FOUND.into_response(),
    }
}
