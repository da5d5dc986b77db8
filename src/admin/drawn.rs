//! A view whose type nobody else has to know, for screens that only a browser draws.
//!
//! Every `view!` of the app becomes one, so a room is not one type as long as a book: the compiler writes such types into
//! the name of each function that handles them. The framework's own `AnyView` also carries the code that writes HTML and
//! the code that takes over HTML, and nobody runs either here. Not for what the server draws as well (`frame`, `sign`, `orders::waiting`).
use leptos::{
    prelude::{AddAnyAttr, Render, RenderHtml},
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{
            Rndr,
            types::{Element, Node},
        },
        view::{Mountable, Position, PositionState},
    },
};
use std::any::{Any, TypeId};

/// As the framework's macro of this name, and without its type.
macro_rules! view {
    ($($drawing:tt)*) => { $crate::admin::drawn::Drawn::of(::leptos::view! { $($drawing)* }) };
}
pub(in crate::admin) use view;

/// Empty on a server.
pub struct Drawn(Option<Box<dyn Pending + Send>>);

impl Drawn {
    pub fn of<V: RenderHtml + 'static>(view: V) -> Self {
        if cfg!(target_arch = "wasm32") { Self(Some(Box::new(view))) } else { Self(None) }
    }
}

/// Whatever can be shown, as one of these.
pub trait Draw {
    fn drawn(self) -> Drawn;
}

impl<V: RenderHtml + 'static> Draw for V {
    fn drawn(self) -> Drawn {
        Drawn::of(self)
    }
}

/// What is in the document, and of which type it was drawn.
pub struct Hung {
    of: TypeId,
    state: Box<dyn State>,
}

impl Hung {
    /// What draws nothing holds its place by an empty text.
    fn of<V: RenderHtml + 'static>(view: V) -> Self {
        let state: Box<dyn State> = if V::EXISTS { Box::new(view.build()) } else { Box::new(Rndr::create_placeholder()) };
        Self { of: TypeId::of::<V>(), state }
    }
}

trait Pending {
    fn build(self: Box<Self>) -> Hung;
    fn rebuild(self: Box<Self>, hung: &mut Hung);
}

trait State: Mountable {
    fn any(&mut self) -> &mut dyn Any;
}

impl<S: Mountable + 'static> State for S {
    fn any(&mut self) -> &mut dyn Any {
        self
    }
}

impl<V: RenderHtml + 'static> Pending for V {
    fn build(self: Box<Self>) -> Hung {
        Hung::of(*self)
    }

    fn rebuild(self: Box<Self>, hung: &mut Hung) {
        if hung.of == TypeId::of::<V>()
            // the state itself, and not the box around it
            && let Some(state) = (*hung.state).any().downcast_mut::<V::State>()
        {
            return (*self).rebuild(state);
        }
        let mut new = Hung::of(*self);
        hung.insert_before_this(&mut new);
        hung.unmount();
        *hung = new;
    }
}

impl Render for Drawn {
    type State = Hung;

    fn build(self) -> Hung {
        self.0.map_or_else(|| Hung::of(()), Pending::build)
    }

    fn rebuild(self, hung: &mut Hung) {
        if let Some(view) = self.0 {
            view.rebuild(hung);
        }
    }
}

impl Mountable for Hung {
    fn unmount(&mut self) {
        self.state.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.state.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.state.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.state.elements()
    }
}

/// Attributes stand at their element: none is handed through.
impl AddAnyAttr for Drawn {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

impl RenderHtml for Drawn {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        tracing::error!("a server was asked to draw a screen of the app");
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Hung {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
