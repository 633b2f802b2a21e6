//! The scanner against its model and against `serde_json`, at every cut.

use proptest::prelude::*;

use super::*;

type Judged = Result<Vec<String>, (u64, String)>;

/// What the scanner says of a text that comes in two pieces.
fn run(bytes: &[u8], cut: usize) -> Judged {
    let mut scanner = Scanner::default();
    let mut seen = Vec::new();
    let cut = cut.min(bytes.len());
    let mut read = || {
        let mut sink = |at: At, token: Token<'_>| seen.push(format!("{}@{} {token:?}", at.depth, at.column));
        scanner.feed(&bytes[..cut], &mut sink)?;
        scanner.feed(&bytes[cut..], &mut sink)?;
        scanner.finish(&mut sink)
    };
    let end = read().map_err(|fault: Fault| (fault.column, fault.what));
    end.map(|()| seen)
}

/// What the model says of it.
fn modelled(bytes: &[u8]) -> Judged {
    let mut scanner = model::Scanner::default();
    let mut seen = Vec::new();
    let mut read = || {
        let mut sink = |at: model::At, token: model::Token<'_>| {
            seen.push(format!("{}@{} {token:?}", at.depth, at.column));
        };
        scanner.feed(bytes, &mut sink)?;
        scanner.finish(&mut sink)
    };
    let end = read().map_err(|fault: model::Fault| (fault.column, fault.what));
    end.map(|()| seen)
}

fn fault(text: &str) -> (u64, String) {
    run(text.as_bytes(), 0).expect_err("not JSON")
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
    assert_eq!(run(b"\"\xC0\x80\"", 0).expect_err("overlong").0, 2);
    assert_eq!(run(b"\"\xED\xA0\x80\"", 0).expect_err("surrogate").1, "not UTF-8; save the file as UTF-8");
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
        scanner.feed(text.as_bytes(), |_, _| {}).expect(text);
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
            .feed(chunk, |_, token| {
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

    #[test]
    fn damage_is_judged_as_the_model_does(
        value in document(), damage in prop::collection::vec((any::<prop::sample::Index>(), odd_byte()), 0..4),
        cut in 0..300usize,
    ) {
        let mut text = value.to_string().into_bytes();
        for (at, byte) in damage {
            let at = at.index(text.len());
            text[at] = byte;
        }
        prop_assert_eq!(run(&text, cut), modelled(&text));
    }

    #[test]
    fn strings_are_read_as_the_model_does(
        pieces in prop::collection::vec(piece(), 0..60), cut in 0..700usize,
    ) {
        let text = [b"[\"".as_slice(), &pieces.concat(), b"\", 1]"].concat();
        let mut scanner = Scanner::default();
        let mut modelled_scanner = model::Scanner::default();
        prop_assert_eq!(run(&text, cut), modelled(&text));
        let _ = scanner.feed(&text, |_, _| {});
        let _ = modelled_scanner.feed(&text, &mut |_, _| {});
        prop_assert_eq!(scanner.lone_surrogate(), modelled_scanner.lone_surrogate());
    }
}

/// Bytes that mean something to the scanner, and any other; no newline, which only the scanner counts.
fn odd_byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        prop::sample::select(b"{}[]:,\"\\ \t0-.eE\x00\x1F\x7F\x80\xBF\xC0\xC3\xE0\xED\xF0\xFF".to_vec()),
        any::<u8>(),
    ]
    .prop_filter("no newline", |byte| *byte != b'\n')
}

/// What strings are made of.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => "[ -~]{0,40}".prop_map(|text| text.replace(['"', '\\'], "x").into_bytes()),
        2 => "[\u{80}-\u{7FF}\u{800}-\u{FFFD}\u{10000}-\u{10FFFF}]{0,12}".prop_map(String::into_bytes),
        2 => prop::sample::select(vec!["\\n", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\\"", "\\/"])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => odd_byte().prop_map(|byte| vec![byte]),
    ]
}

#[test]
fn places_are_offsets_and_lines_of_the_whole_text() {
    let text = "{\r\n\t\"ä\": [1,\n  true]}";
    let mut seen = Vec::new();
    for cut in 0..=text.len() {
        let mut scanner = Scanner::default();
        let mut found = Vec::new();
        let mut note = |at: At, token: Token<'_>| {
            if !matches!(token, Token::Close(_)) {
                found.push((at.offset, at.end, at.line, at.column));
            }
        };
        scanner.feed(&text.as_bytes()[..cut], &mut note).expect("JSON");
        scanner.feed(&text.as_bytes()[cut..], &mut note).expect("JSON");
        scanner.finish(&mut note).expect("whole");
        seen.push(found);
    }
    let expected = [(0, 1, 1, 1), (4, 8, 2, 2), (10, 11, 2, 7), (11, 12, 2, 8), (16, 20, 3, 3)];
    assert!(seen.iter().all(|found| found == &expected), "{seen:?}");
}
