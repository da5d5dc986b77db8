//! The outermost layer: a guest who only looks is answered here, before routes and layers, if her page is kept. And whoever changed
//! something is answered only after every node has forgotten what is true no more.
use super::wish::Cookies;
use crate::server::{context::Context, envelope};
use axum::{
    Router,
    extract::Request,
    http::{Method, header},
    response::Response,
};
use std::{
    convert::Infallible,
    future::{Ready, ready},
    pin::Pin,
    task::{Poll, ready as wait},
};
use tower::Service;
use uuid::Uuid;

/// The program behind its shop window.
#[derive(Clone)]
pub struct Front {
    context: Context,
    inner: Router,
}

impl Front {
    pub fn new(context: Context, inner: Router) -> Self {
        Self { context, inner }
    }

    fn kept(&self, request: &Request) -> Option<Response> {
        let headers = request.headers();
        let host = headers.get(header::HOST)?.to_str().ok()?;
        let cookies = Cookies::of(headers, self.context.https);
        if cookies.is_signed_in {
            return None;
        }
        let page = self.context.kept.find(host, request.uri().path_and_query()?.as_str(), cookies.mode)?;
        let mut answer = page.answer(headers);
        envelope::number(&mut answer, Uuid::now_v7());
        Some(answer)
    }
}

type Answer = Result<Response, Infallible>;

/// There already, or on its way.
pub enum Coming {
    Here(Ready<Answer>),
    Later(Pin<Box<dyn Future<Output = Answer> + Send>>),
}

impl Future for Coming {
    type Output = Answer;
    fn poll(self: Pin<&mut Self>, context: &mut std::task::Context<'_>) -> Poll<Answer> {
        Poll::Ready(match self.get_mut() {
            Self::Here(here) => wait!(Pin::new(here).poll(context)),
            Self::Later(later) => wait!(later.as_mut().poll(context)),
        })
    }
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Coming;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> Poll<Result<(), Infallible>> {
        // a router is always ready
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Coming {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            if let Some(answer) = self.kept(&request) {
                return Coming::Here(ready(Ok(answer)));
            }
            return Coming::Later(Box::pin(Service::call(&mut self.inner, request)));
        }
        let (answering, window) = (Service::call(&mut self.inner, request), self.context.window.clone());
        Coming::Later(Box::pin(async move {
            let answer = answering.await;
            window.settle().await;
            answer
        }))
    }
}
