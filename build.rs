//! One word for the linker of the browser's side; nothing is generated and nothing is looked for.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        // Texts that share their ends can't be told apart by the tool that splits the module: it then leaves those of the back
        // office and the courier in the part that customers load. Unshared they go where they are used.
        println!("cargo::rustc-link-arg-cdylib=-O0");
    }
}
