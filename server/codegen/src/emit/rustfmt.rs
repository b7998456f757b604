//! The toolchain's own formatter, so that generated code looks like written code.
use std::io::{self, Write};
use std::process::{Command, Stdio};

pub(super) fn format(text: &str) -> io::Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| {
            io::Error::other(format!(
                "cannot start rustfmt ({error}); `rustup component add rustfmt`"
            ))
        })?;
    if let Some(mut stdin) = rustfmt.stdin.take() {
        // rustfmt reads all of its input before it writes, so this cannot block on a full pipe.
        stdin.write_all(text.as_bytes())?;
    }
    let output = rustfmt.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!(
            "rustfmt refuses the generated code:\n{text}"
        )));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
