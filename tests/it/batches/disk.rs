//! A disk that is full, fails to sync, or refuses a rename (matrix rows D10 to D12), by system-call injection.

use super::*;

const RUN: &str =
    "batches run in.jsonl -o out.jsonl --run-dir state --poll-interval 40ms --reconcile-wait 300ms";

/// The words of a `strace` that does this to the command behind it; `None`, said loudly, where there is none.
#[allow(clippy::print_stderr, reason = "a test that does nothing has to say so")]
pub(super) fn strace(inject: &[&str]) -> Option<std::process::Command> {
    let works = std::process::Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if !works.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: strace is not here or may not trace; the faults of the disk are not tested");
        return None;
    }
    let mut command = std::process::Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null"]).args(inject);
    Some(command)
}

/// Runs a command line of the play under such a `strace`.
pub(super) fn under(play: &Play, mut strace: std::process::Command, line: &str) -> Ran {
    strace
        .arg(env!("CARGO_BIN_EXE_claudectl"))
        .args(line.split_whitespace())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", play.stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", play.server.base_url())
        .current_dir(play.stage.path("."));
    Ran::from(strace.output().expect("strace runs"))
}

fn canonical(play: &Play, name: &str) -> String {
    std::fs::canonicalize(play.stage.path(".")).expect("a stage").join(name).display().to_string()
}

#[test]
fn d10_a_sync_that_fails_before_anything_was_sent() {
    // The journal's second record is the intent.
    for (error, when) in [("EIO", 2), ("ENOSPC", 2)] {
        let play = Play::new(3, "");
        let journal = canonical(&play, "state/journal.jsonl");
        let inject = format!("inject=fsync:error={error}:when={when}");
        let Some(strace) = strace(&["-P", &journal, "-e", "trace=fsync", "-e", &inject]) else { return };
        under(&play, strace, RUN).ends(5).says(&["journal.jsonl"]).says(&["run the same command again"]);
        assert_eq!(play.bodies(), 0, "nothing is sent that is not written down");
        play.go(RUN).ends(0);
        play.whole(3);
    }
}

#[test]
fn d10_a_sync_that_fails_after_the_batch_was_created() {
    let play = Play::new(3, "");
    let journal = canonical(&play, "state/journal.jsonl");
    let Some(strace) = strace(&["-P", &journal, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=3"])
    else {
        return;
    };
    under(&play, strace, RUN).ends(5);
    assert_eq!(play.bodies(), 1);
    play.go(RUN).ends(0);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn d11_a_disk_that_fills_up_while_results_are_written() {
    for name in ["state/results-1-1.jsonl.part", "out.jsonl.part"] {
        let play = Play::new(3, "");
        let path = canonical(&play, name);
        let Some(strace) = strace(&["-P", &path, "-e", "trace=write", "-e", "inject=write:error=ENOSPC"])
        else {
            return;
        };
        under(&play, strace, RUN).ends(5).says(&["No space left"]).says(&["make room"]);
        assert!(!play.has_out());
        play.go(RUN).ends(0);
        play.whole(3);
        assert_eq!(play.bodies(), 1);
    }
}

#[test]
fn d12_a_rename_that_fails_leaves_the_old_output() {
    let play = Play::new(3, "");
    play.stage.file("out.jsonl", "old\n");
    // The manifest and the collected results are renamed before.
    let inject = ["-e", "trace=rename", "-e", "inject=rename:error=EROFS:when=3"];
    let Some(strace) = strace(&inject) else { return };
    under(&play, strace, &format!("{RUN} --force")).ends(5).says(&["out.jsonl"]);
    assert_eq!(play.out(), "old\n");
    play.go(&format!("{RUN} --force")).ends(0);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn d12_a_place_that_cannot_be_written_is_known_before_anything_is_paid_for() {
    let play = Play::new(3, "");
    play.go("batches run in.jsonl -o nowhere/out.jsonl").ends(5).says(&["nowhere/out.jsonl"]);
    let path = canonical(&play, "out.jsonl.part");
    let inject = ["-P", &path, "-e", "trace=openat", "-e", "inject=openat:error=EACCES"];
    let Some(strace) = strace(&inject) else { return };
    under(&play, strace, RUN).ends(5).says(&["Permission denied"]);
    assert!(play.server.recorded().is_empty());
}

#[cfg(unix)]
#[test]
fn what_others_can_change_is_neither_followed_nor_written() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    for name in ["out.jsonl.part", "out.failed.jsonl.part"] {
        let play = Play::new(2, "");
        let victim = play.stage.file("victim", "precious");
        symlink(&victim, play.stage.path(name)).expect("a link");
        play.run("").ends(5).says(&["symbolic link"]);
        assert_eq!(std::fs::read_to_string(&victim).expect("is there"), "precious");
        assert!(play.server.recorded().is_empty() && play.folders().is_empty() && !play.has_out());
    }
    let play = Play::new(2, "");
    let id = play.go("batches create in.jsonl --json").ends(0);
    let id: Value = serde_json::from_str(&id.stdout).expect("JSON");
    let id = id["id"].as_str().expect("an id");
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    let victim = play.stage.file("victim", "precious");
    symlink(&victim, play.stage.path("r.jsonl.part")).expect("a link");
    play.go(&format!("batches results {id} -o r.jsonl")).ends(5);
    assert_eq!(std::fs::read_to_string(&victim).expect("is there"), "precious");

    for mode in [0o777, 0o770, 0o722] {
        let play = Play::new(2, "");
        let state = play.stage.path("state");
        std::fs::create_dir(&state).expect("a folder");
        std::fs::set_permissions(&state, std::fs::Permissions::from_mode(mode)).expect("open to all");
        for command in ["run in.jsonl -o out.jsonl", "create in.jsonl"] {
            play.go(&format!("batches {command} --run-dir state"))
                .ends(5)
                .says(&["other users"])
                .says(&["chmod go-w"]);
        }
        assert_eq!(std::fs::read_dir(&state).expect("a folder").count(), 0, "nothing is written");
        assert!(play.server.recorded().is_empty());
    }
    // A folder of the system is somebody else's, unless the tests run as root.
    let play = Play::new(2, "");
    play.go("batches run in.jsonl -o out.jsonl --run-dir /proc").ends(5);
}

#[test]
fn a_results_file_that_cannot_be_written_is_an_error_of_ours() {
    let play = Play::new(3, "");
    let done = play.go("batches create in.jsonl --json").ends(0);
    let batch: Value = serde_json::from_str(&done.stdout).expect("JSON");
    let id = batch["id"].as_str().expect("an id");
    play.go(&format!("batches wait {id} --poll-interval 40ms")).ends(0);
    play.go(&format!("batches results {id} -o nowhere/r.jsonl")).ends(5);
}
