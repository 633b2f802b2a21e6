//! argv in, one exit code out; decides nothing.

fn main() -> std::process::ExitCode {
    claudectl::run(std::env::args_os())
}
