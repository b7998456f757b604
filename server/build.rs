//! Watches what the binary embeds: the built dashboard.
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // The derive that embeds the files tracks their content, but not which files there are.
    let built = Path::new("../dashboard/dist");
    let dashboard = Path::new("../dashboard");
    if built.is_dir() {
        println!("cargo::rerun-if-changed={}", built.display());
    } else if dashboard.is_dir() {
        // A path that is not there would make every build run again; the folder around it changes when it appears.
        println!("cargo::rerun-if-changed={}", dashboard.display());
    }
}
