//! Templates and rows.

use super::*;
use crate::batch::testing::Scratch;

type Made = Vec<(u64, Result<String, String>)>;

fn fill(template: &str, rows: &str) -> Result<Made, Error> {
    let scratch = Scratch::new();
    let (template_path, rows_path) = (scratch.path("t.json"), scratch.path("rows"));
    std::fs::write(&template_path, template).expect("is written");
    std::fs::write(&rows_path, rows).expect("is written");
    let template = Template::read(&template_path)?;
    let mut made = Vec::new();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(each_row(&rows_path, &template, &mut async |line, row: Result<Row, String>| {
        let number = made.len() as u64 + 1;
        made.push((line, row.and_then(|row| template.request(&row, "n0nce", number))));
        Ok(())
    }))?;
    Ok(made)
}

fn made(template: &str, rows: &str) -> Vec<String> {
    fill(template, rows)
        .expect("is filled")
        .into_iter()
        .map(|(_, request)| request.expect("is made"))
        .collect()
}

#[test]
fn cells_go_into_strings_and_are_escaped_there() {
    let template =
        r#"{"model":"m","max_tokens":"{{n}}","messages":[{"role":"user","content":"Say {{ word }}!"}]}"#;
    let rows = "\u{FEFF}word,n\n\"a \"\"b\"\"\nc\",5\nd,6\n";
    assert_eq!(
        made(template, rows),
        [
            r#"{"custom_id":"n0nce-000001","params":{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Say a \"b\"\nc!"}]}}"#,
            r#"{"custom_id":"n0nce-000002","params":{"model":"m","max_tokens":6,"messages":[{"role":"user","content":"Say d!"}]}}"#,
        ]
    );
    let lines: Vec<u64> = fill(template, rows).expect("is filled").iter().map(|row| row.0).collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn ids_come_from_the_template_or_a_column() {
    let whole = r#"{"custom_id":"q-{{id}}","params":{"model":"{{{{x"}}"#;
    assert_eq!(made(whole, "id\n7\n"), [r#"{"custom_id":"q-7","params":{"model":"{{x"}}"#]);
    assert_eq!(made(r#"{"model":"m"}"#, "custom_id\nz\n"), [r#"{"custom_id":"z","params":{"model":"m"}}"#]);
}

#[test]
fn rows_of_json_keep_their_types() {
    let template = r#"{"max_tokens":"{{n}}","messages":"{{messages}}","system":"n={{n}}"}"#;
    let rows = "\n{\"n\":5,\"messages\":[1,null]}\r\n";
    assert_eq!(
        made(template, rows),
        [r#"{"custom_id":"n0nce-000001","params":{"max_tokens":5,"messages":[1,null],"system":"n=5"}}"#]
    );
}

#[test]
fn what_is_wrong_has_a_place() {
    let error = fill("{\n  \"system\": \"Dear {{nmae}}\"\n}", "name\nx\n").expect_err("no such column");
    let place = error.evidence.place.as_deref().expect("a place");
    assert_eq!((place.line, place.column, place.width), (2, 21, 4));
    assert_eq!(error.evidence.fixes, ["did you mean {{name}}?"]);
    let error = fill("{\"a\":}", "name\n").expect_err("not JSON");
    assert_eq!(error.evidence.place.as_deref().map(|place| (place.line, place.column)), Some((1, 6)));
    let rows = fill(r#"{"system":"{{a}}"}"#, "{\"a\":1}\n{\"b\":1}\n[]\n").expect("is read");
    assert_eq!(rows[1], (2, Err("the row has no `a`".to_owned())));
    assert!(rows[2].1.as_ref().is_err_and(|what| what.starts_with("not a JSON object")));
    let rows = fill(r#"{"system":"{{a}}"}"#, "a,b\n1,2\n3\n4,5\n").expect("is read");
    assert_eq!(rows[1], (3, Err("the row has 1 cells, the header 2".to_owned())));
    assert!(rows[2].1.is_ok());
    assert!(fill("[]", "a\n").is_err());
    assert!(fill(r#"{"custom_id":1}"#, "a\n").is_err());
    assert!(fill(r#"{"params":{},"model":"x"}"#, "a\n").is_err());
}
