//! `bin/bench`: runs the rows of the quality page that exist so far, each beside its floors, and prints one line a row.
//!
//! What counts are ratios within one run: ours and floor alternate in blocks (A B B A), medians and the spread of the ratio are
//! reported. Nothing here is asserted, and no test looks at these figures: a busy machine is no fault of the program.
mod b16;
mod b18;
mod b22;
mod b5;
mod b9;
mod books;
mod door;
mod floors;
mod front;
mod report;
mod rush;
mod shop;
mod stats;

use report::Row;
use std::process::ExitCode;

/// Whatever stops a row; the row says "not run" with this.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// Rows in the order in which they run.
const ROWS: [&str; 5] = ["B5", "B9", "B16", "B18", "B22"];
const FEWEST_BLOCKS: usize = 5;
const MOST_BLOCKS: usize = 50;

struct Wish {
    rows: Vec<&'static str>,
    blocks: usize,
    table: bool,
}

/// What was asked for; cargo adds `--bench` of its own.
fn wish(words: impl Iterator<Item = String>) -> Result<Wish, Trouble> {
    let mut wish = Wish { rows: Vec::new(), blocks: FEWEST_BLOCKS, table: false };
    let mut words = words.filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        match word.as_str() {
            "--table" => wish.table = true,
            "--blocks" => {
                let count = words.next().and_then(|count| count.parse().ok());
                wish.blocks = count.filter(|count| (FEWEST_BLOCKS..=MOST_BLOCKS).contains(count)).ok_or("--blocks takes 5 to 50")?;
            }
            id => match ROWS.into_iter().find(|row| row.eq_ignore_ascii_case(id)) {
                Some(row) => wish.rows.push(row),
                None => return Err(format!("there is no row {id}; take {}, --blocks N or --table", ROWS.join(", ")).into()),
            },
        }
    }
    if wish.rows.is_empty() {
        wish.rows = ROWS.to_vec();
    }
    Ok(wish)
}

#[tokio::main]
async fn main() -> ExitCode {
    let wish = match wish(std::env::args().skip(1)) {
        Ok(wish) => wish,
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            return ExitCode::from(2);
        }
    };
    let done = tokio::select! {
        done = obey(&wish) => done,
        // leaving the select drops what runs, and every shop clears itself away when dropped
        _ = tokio::signal::ctrl_c() => Err("stopped".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn obey(wish: &Wish) -> Result<(), Trouble> {
    if wish.table {
        print!("{}", report::table()?);
        return Ok(());
    }
    println!("machine  {}", stats::machine());
    if let Err(trouble) = say_floors().await {
        println!("floors not run: {trouble}");
    }
    for id in &wish.rows {
        match run(id, wish.blocks).await {
            Ok(row) => {
                println!("{row}");
                report::keep(&row)?;
            }
            Err(trouble) => println!("{id} not run: {trouble}"),
        }
    }
    println!("machine  {}", stats::machine());
    Ok(())
}

async fn say_floors() -> Result<(), Trouble> {
    let shop = shop::Shop::open().await?;
    let told = floors::all(&shop).await;
    shop.close().await;
    println!("floors   {}", told?);
    Ok(())
}

async fn run(id: &str, blocks: usize) -> Result<Row, Trouble> {
    let shop = shop::Shop::open().await?;
    match id {
        "B5" => {
            let row = b5::row(&shop, blocks).await;
            shop.close().await;
            row
        }
        "B9" => {
            let row = b9::row(&shop, blocks).await;
            shop.close().await;
            row
        }
        "B16" => {
            let row = b16::row(&shop, blocks).await;
            shop.close().await;
            row
        }
        "B18" => {
            let row = b18::row(&shop, blocks).await;
            shop.close().await;
            row
        }
        _ => b22::row(shop, blocks).await,
    }
}
