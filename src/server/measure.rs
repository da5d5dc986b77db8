//! Figures for whoever watches over the deployment, on a port of their own that no visitor reaches. Counted everywhere, shown here.
use super::context::Context;
use crate::paths;
use axum::{Router, extract::State, routing::get};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{io, net::SocketAddr};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// Seconds by which answers are sorted.
const STEPS: [f64; 9] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// Listen until `stop`.
pub async fn serve(addr: SocketAddr, context: Context, stop: CancellationToken) -> io::Result<()> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&STEPS)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| io::Error::other(error.to_string()))?;
    let listener = TcpListener::bind(addr).await?;
    let routes = Router::new().route(paths::METRICS, get(figures)).with_state((handle, context));
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, routes).with_graceful_shutdown(stop.cancelled_owned()).await {
            tracing::error!(%error, "the figures are no longer served");
        }
    });
    Ok(())
}

/// Text as Prometheus reads it.
async fn figures(State((handle, context)): State<(PrometheusHandle, Context)>) -> String {
    let (connections, idle) = context.db.size();
    metrics::gauge!("vitrine_database_connections").set(f64::from(connections));
    metrics::gauge!("vitrine_database_connections_idle").set(f64::from(u32::try_from(idle).unwrap_or(u32::MAX)));
    handle.run_upkeep();
    handle.render()
}
