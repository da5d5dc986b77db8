//! B11: what a product page weighs until everything on it works: document, styles, scripts and modules as they are served to a
//! browser that takes brotli. Beside it the Next.js twin's, packed by us as tightly as brotli can.
use crate::{
    Trouble,
    handed::Handed,
    load,
    report::{Figures, Row},
    stats::count,
    text,
    twins::{self, AMORA, Demo, ORVALE},
};
use std::{collections::BTreeSet, time::Duration};
use vitrine::paths;

const HTML_AND_CSS: usize = 14 * 1024;
const ALL_SCRIPT: usize = 80 * 1024;
const PACKING: Duration = Duration::from_secs(3);

#[derive(Debug, Default, Clone, Copy)]
struct Weight {
    html: usize,
    css: usize,
    /// What the bag's drawer wears, fetched when somebody goes for it.
    drawer_css: usize,
    js: usize,
    wasm: usize,
    /// Scripts that the first paint waits for, unpacked.
    blocking: usize,
}

impl Weight {
    fn figures(self, name: &str) -> Figures {
        let kib = |bytes: usize| count(bytes) / 1024.0;
        Figures::default()
            .with(format!("{name}_html_kib"), kib(self.html))
            .with(format!("{name}_css_kib"), kib(self.css))
            .with(format!("{name}_drawer_css_kib"), kib(self.drawer_css))
            .with(format!("{name}_js_kib"), kib(self.js))
            .with(format!("{name}_wasm_kib"), kib(self.wasm))
            .with(format!("{name}_blocking_script_kib"), kib(self.blocking))
    }
}

pub async fn row(demo: &Demo) -> Result<Row, Trouble> {
    let served = demo.serve(false)?;
    let mut houses = Vec::new();
    let mut amora = None;
    for (name, host) in [("amora", AMORA), ("orvale", ORVALE)] {
        let shop = load::fetch(served.port, host, "/shop")?;
        let path = twins::first_product(&shop)?;
        // what is packed tightly is so a moment after it was first asked for
        let scale = Scale { port: served.port, host, styles: (served.port, host), pack: false };
        weigh(&scale, &path)?;
        tokio::time::sleep(PACKING).await;
        houses.push((name, weigh(&scale, &path)?));
        amora = amora.or(Some((shop, path)));
    }
    let (shop, path) = amora.ok_or("no house")?;
    let handed = demo.hand_over(&Handed::from_page(&shop, &demo.face(AMORA).await?)?)?;
    let plain = demo.plain_login().await?;
    let ours = load::fetch(served.port, AMORA, &path)?;
    let mut notes = Vec::new();
    let peer = demo.next(&handed, &plain).and_then(|next| {
        let theirs = load::fetch(next.port, "localhost", &path)?;
        text::difference(&ours, &theirs).map_or(Ok(()), |difference| Err(Trouble::from(format!("it shows other words: {difference}"))))?;
        weigh(&Scale { port: next.port, host: "localhost", styles: (served.port, AMORA), pack: true }, &path)
    });
    let peer = match peer {
        Ok(weight) => weight.figures("next"),
        Err(trouble) => {
            notes.push(format!("Next.js: not run: {trouble}"));
            Figures::default()
        }
    };
    let fits = |weight: &Weight| weight.html + weight.css <= HTML_AND_CSS && weight.js + weight.wasm <= ALL_SCRIPT && weight.blocking == 0;
    for (name, weight) in &houses {
        notes.push(format!(
            "{name}: HTML + CSS {:.1} KiB, JS + wasm {:.1} KiB",
            count(weight.html + weight.css) / 1024.0,
            count(weight.js + weight.wasm) / 1024.0
        ));
    }
    Ok(Row {
        id: "B11",
        name: "product-page-bytes",
        ok: houses.iter().all(|(_, weight)| fits(weight)),
        ours: houses.iter().fold(Figures::default(), |all, (name, weight)| all.and(weight.figures(name))),
        peer,
        goal: "HTML + CSS ≤ 14 KiB, no script before first paint, JS + wasm ≤ 80 KiB (stretch 60), brotli",
        runs: 1,
        notes,
        ..Row::default()
    })
}

/// Whose page is weighed.
struct Scale<'a> {
    port: u16,
    host: &'a str,
    /// Who serves its styles: the twins wear ours.
    styles: (u16, &'a str),
    /// Packed by us, where the server does not.
    pack: bool,
}

impl Scale<'_> {
    fn wire(&self, path: &str) -> Result<usize, Trouble> {
        if self.pack {
            let (port, host) = if path.starts_with(&paths::style("")) { self.styles } else { (self.port, self.host) };
            return packed(&load::fetch_as(port, host, path, "identity")?.body);
        }
        let answer = load::fetch_as(self.port, self.host, path, "br")?;
        if answer.encoding == "br" { Ok(answer.body.len()) } else { Err(format!("{path} is not served as brotli").into()) }
    }
}

/// Everything that a page brings along.
fn weigh(scale: &Scale<'_>, path: &str) -> Result<Weight, Trouble> {
    let (port, host) = (scale.port, scale.host);
    let page = load::fetch(port, host, path)?;
    let wire = |path: &str| scale.wire(path);
    let mut weight = Weight { html: wire(path)?, blocking: blocking(&page), ..Weight::default() };
    let mut scripts: BTreeSet<String> = BTreeSet::new();
    for tag in tags(&page) {
        let of = |name: &str| attribute(tag, name).map(str::to_owned);
        if tag.starts_with("link") && attribute(tag, "rel") == Some("stylesheet") {
            weight.css += wire(&of("href").unwrap_or_default())?;
        } else if tag.starts_with("script") && attribute(tag, "nomodule").is_none() && !tag.contains("noModule") {
            // what our scripts go on to load: the module where the page has an island to wake, the drawer when somebody opens it
            scripts.extend(["src", "data-drawer"].into_iter().filter_map(of));
            weight.drawer_css += of("data-worn").map_or(Ok(0), |style| wire(&style))?;
            if page.contains("<leptos-island") {
                scripts.extend(of("data-script"));
                weight.wasm += of("data-module").map_or(Ok(0), |module| wire(&module))?;
            }
        }
    }
    let mut waiting: Vec<String> = scripts.iter().cloned().collect();
    while let Some(script) = waiting.pop() {
        weight.js += wire(&script)?;
        let text = load::fetch(port, host, &script)?;
        let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
        for module in imports(&text).map(|name| format!("{folder}/{name}")).chain(later(&text)) {
            if scripts.insert(module.clone()) {
                waiting.push(module);
            }
        }
    }
    Ok(weight)
}

fn packed(body: &[u8]) -> Result<usize, Trouble> {
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &body[..], &mut out, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(out.len())
}

fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

/// Modules that a script loads when it needs them, by their whole address.
fn later(script: &str) -> impl Iterator<Item = String> {
    let named = script.split("import(").skip(1).filter_map(|rest| rest.strip_prefix(['"', '\'', '`']));
    named.filter(|rest| rest.starts_with('/')).filter_map(|rest| Some(format!("{}.js", rest.split_once(".js")?.0)))
}

/// Modules that a script names statically from its own folder.
fn imports(script: &str) -> impl Iterator<Item = &str> {
    let named = script.split("from").skip(1).filter_map(|rest| rest.trim_start().strip_prefix(['"', '\'']));
    named.filter_map(|rest| rest.strip_prefix("./")?.split(['"', '\'']).next()).filter(|name| name.ends_with(".js"))
}

/// Bytes of scripts that stop the parser: inline ones that run, and files that are neither modules, async nor deferred.
fn blocking(page: &str) -> usize {
    let mut sum = 0;
    for rest in page.split("<script").skip(1) {
        let Some((tag, inside)) = rest.split_once('>') else { continue };
        let kind = attribute(tag, "type").unwrap_or("text/javascript");
        let waits = [" async", " defer", " nomodule", " noModule"].iter().all(|word| !tag.contains(word));
        if kind == "text/javascript" && waits {
            sum += inside.split_once("</script>").map_or(0, |(code, _)| code.len()) + usize::from(attribute(tag, "src").is_some());
        }
    }
    sum
}
