//! The scanner against `serde_json`, at every cut.

use proptest::prelude::*;

use super::*;

fn run(bytes: &[u8], cut: usize) -> Result<Vec<String>, Fault> {
    let mut scanner = Scanner::default();
    let mut seen = Vec::new();
    let mut sink = |at: At, token: Token<'_>| seen.push(format!("{}@{} {token:?}", at.depth, at.column));
    let cut = cut.min(bytes.len());
    scanner.feed(&bytes[..cut], &mut sink)?;
    scanner.feed(&bytes[cut..], &mut sink)?;
    scanner.finish(&mut sink)?;
    Ok(seen)
}

fn fault(text: &str) -> (u64, String) {
    let fault = run(text.as_bytes(), 0).expect_err("not JSON");
    (fault.column, fault.what)
}

#[test]
fn tokens_come_with_their_place_and_depth() {
    let seen = run(r#"{"é":[1.5e3, "a\u00e9\n"], "b":null}"#.as_bytes(), 0).expect("JSON");
    let expected = [
        "0@1 Open(Object)",
        "1@2 Key(Text { start: \"é\", whole: true })",
        "1@6 Open(Array)",
        "2@7 Number(Some(\"1.5e3\"))",
        "2@14 Text(Text { start: \"aé\\n\", whole: true })",
        "1@25 Close(Array)",
        "1@28 Key(Text { start: \"b\", whole: true })",
        "1@32 Null",
        "0@36 Close(Object)",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn faults_name_the_column() {
    assert_eq!(fault(r#"{"a" 1}"#), (6, "expected `:`, found `1`".to_owned()));
    assert_eq!(fault(r#"{"ä":1,}"#), (8, "expected a field name in double quotes, found `}`".to_owned()));
    assert_eq!(fault("{'a':1}"), (2, "expected a field name in double quotes or `}`, found `'`".to_owned()));
    assert_eq!(fault("[1 2]"), (4, "expected `,` or `]`, found `2`".to_owned()));
    assert_eq!(fault("{} x"), (4, "expected the end of the line, found `x`".to_owned()));
    assert_eq!(fault("[tru]"), (2, "expected `true`".to_owned()));
    assert_eq!(fault("[1.]"), (2, "a number that is not complete".to_owned()));
    assert_eq!(fault("\"a\tb\"").0, 3);
    assert_eq!(fault(r#""\x""#).0, 3);
    assert_eq!(
        fault(r#"{"a":"b"#),
        (8, "the line ends inside the string that begins at column 6".to_owned())
    );
    assert_eq!(fault(r#"{"a":"b""#).1, "the line ends before an object is closed with `}`");
    assert_eq!(fault(&"[".repeat(200)), (128, "nested too deeply".to_owned()));
    assert_eq!(run(b"\"\xC0\x80\"", 0).expect_err("overlong").column, 2);
    assert_eq!(run(b"\"\xED\xA0\x80\"", 0).expect_err("surrogate").what, "not UTF-8; save the file as UTF-8");
}

#[test]
fn half_a_character_is_noted_but_not_a_fault() {
    for (text, place) in [
        (r#""ab\ud800c""#, Some(4)),
        (r#""\udc00""#, Some(2)),
        (r#""\ud800\ud83d\ude00""#, Some(2)),
        (r#""\ud83d\ude00""#, None),
        (r#""\ud83d""#, Some(2)),
    ] {
        let mut scanner = Scanner::default();
        scanner.feed(text.as_bytes(), &mut |_, _| {}).expect(text);
        assert_eq!(scanner.lone_surrogate(), place, "{text}");
    }
}

#[test]
fn a_long_string_is_passed_but_not_kept() {
    let text = format!("\"{}\"", "x".repeat(100_000));
    let mut scanner = Scanner::default();
    let mut kept = None;
    for chunk in text.as_bytes().chunks(777) {
        scanner
            .feed(chunk, &mut |_, token| {
                if let Token::Text(text) = token {
                    kept = Some((text.start.len(), text.whole));
                }
            })
            .expect("JSON");
    }
    assert_eq!(kept, Some((512, false)));
}

fn document() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::vec((any::<String>(), inner), 0..5)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_document_is_read_alike_at_every_cut(value in document(), cut in 0..200usize) {
        let text = value.to_string();
        let whole = run(text.as_bytes(), 0);
        prop_assert!(whole.is_ok(), "{text}: {whole:?}");
        prop_assert_eq!(run(text.as_bytes(), cut), whole);
    }

    #[test]
    fn damaged_documents_are_judged_as_serde_json_does(
        value in document(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in 0..200usize,
    ) {
        let mut text = value.to_string().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        let ours = run(&text, cut);
        prop_assert_eq!(run(&text, 0), ours.clone());
        let theirs = serde_json::from_slice::<serde::de::IgnoredAny>(&text);
        let utf8 = std::str::from_utf8(&text).is_ok();
        prop_assert_eq!(ours.is_ok(), theirs.is_ok() && utf8, "{:?} {:?}", ours, theirs);
    }

    #[test]
    fn soup_is_judged_as_serde_json_does(text in "[\\[\\]{}:,\"\\\\0-9eE.+\\-tfrunlas ]{0,12}", cut in 0..12usize) {
        let ours = run(text.as_bytes(), cut);
        let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
    }
}
