//! The syntax of `.env` files, as far as the common tools agree on it. Nothing is expanded or executed.

/// One `NAME=value`.
pub(super) struct Assignment {
    pub name: String,
    pub value: String,
    /// Line, from 1, on which it begins.
    pub line: usize,
}

/// What makes a file unreadable.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub line: usize,
    pub problem: &'static str,
    /// The part of the line that holds no value.
    pub text: String,
}

/// Reads all assignments in order. Quoted values may span lines, as those of private keys do.
pub(super) fn parse(text: &str) -> Result<Vec<Assignment>, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut assignments = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while !rest.is_empty() {
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let content = rest[..end].trim();
        if content.is_empty() || content.starts_with('#') {
            rest = &rest[end..];
            line += 1;
            continue;
        }
        let (assignment, used) = assignment(rest, line)?;
        assignments.push(assignment);
        line += rest[..used].matches('\n').count();
        rest = &rest[used..];
    }
    Ok(assignments)
}

/// One assignment and how many bytes it takes, its line end included.
fn assignment(rest: &str, line: usize) -> Result<(Assignment, usize), Fault> {
    let head_end = rest.find(['=', '\n']).unwrap_or(rest.len());
    let head = rest[..head_end].trim();
    let fault = |problem| Fault { line, problem, text: head.to_owned() };
    if !rest[head_end..].starts_with('=') {
        return Err(Fault { text: String::new(), ..fault("expected NAME=value") });
    }
    let name = match head.split_once(char::is_whitespace) {
        Some(("export" | "set", name)) => name.trim_start(),
        _ => head,
    };
    let valid = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c));
    if !valid {
        return Err(fault("this is not the name of a variable"));
    }
    let start = head_end + 1;
    let start = start + rest[start..].find(|c| c != ' ' && c != '\t').unwrap_or(rest.len() - start);
    let quote = rest[start..].chars().next().filter(|c| "\"'`".contains(*c));
    let (value, used) = if let Some(quote) = quote {
        let inside = start + 1;
        let (value, length) =
            quoted(&rest[inside..], quote).ok_or_else(|| fault("the quote is never closed"))?;
        let end = line_end(rest, inside + length);
        let tail = rest[inside + length..end].trim();
        if !tail.is_empty() && !tail.starts_with('#') {
            return Err(fault("there is text after the closing quote"));
        }
        (value, end)
    } else {
        let end = line_end(rest, start);
        (bare(&rest[start..end]).to_owned(), end)
    };
    Ok((Assignment { name: name.to_owned(), value, line }, used))
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

/// A value without quotes ends at a comment, which needs a blank before its `#`. The carriage return of a Windows
/// line end is not part of it.
fn bare(line: &str) -> &str {
    let line = line.trim_end_matches(['\n', '\r']);
    let comment = line.starts_with('#').then_some(0).or_else(|| line.find(" #")).or_else(|| line.find("\t#"));
    line[..comment.unwrap_or(line.len())].trim_end()
}

/// A quoted value and its length with the closing quote. Only double quotes know escapes.
fn quoted(text: &str, quote: char) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return Some((value, at + c.len_utf8()));
        }
        if c != '\\' || quote != '"' {
            value.push(c);
            continue;
        }
        match chars.next()?.1 {
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            other @ ('"' | '\\' | '$' | '`') => value.push(other),
            other => value.extend(['\\', other]),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, usize)> {
        let all = parse(text).expect("valid");
        all.into_iter().map(|one| (one.name, one.value, one.line)).collect()
    }

    fn one(text: &str) -> String {
        read(text).remove(0).1
    }

    #[test]
    fn the_common_syntax_is_read() {
        for (text, value) in [
            ("A=b", "b"),
            ("A = b ", "b"),
            ("export A=b", "b"),
            ("A=b # comment", "b"),
            ("A=b#c", "b#c"),
            ("A=#c", ""),
            ("A=", ""),
            ("A=\"b # c\" # d", "b # c"),
            ("A='b\\n$C'", "b\\n$C"),
            ("A=\"b\\n\\\"c\\\"\"", "b\n\"c\""),
            ("A=b\r\n", "b"),
            ("\u{feff}A=b", "b"),
            ("A=b=c", "b=c"),
        ] {
            assert_eq!(one(text), value, "{text:?}");
        }
    }

    #[test]
    fn lines_are_counted_over_comments_and_long_values() {
        let text = "# first\r\n\r\nA=1\nB=\"x\ny\"\nC=3";
        let lines: Vec<_> = read(text).into_iter().map(|(name, _, line)| (name, line)).collect();
        assert_eq!(lines, [("A".to_owned(), 3), ("B".to_owned(), 4), ("C".to_owned(), 6)]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_without_the_value() {
        for (text, line, problem) in [
            ("A=1\nhello sk-ant-x", 2, "expected NAME=value"),
            ("1A=secret", 1, "this is not the name of a variable"),
            ("A B=secret", 1, "this is not the name of a variable"),
            ("\nA=\"secret", 2, "the quote is never closed"),
            ("A='secret'x", 1, "there is text after the closing quote"),
        ] {
            let fault = parse(text).err().expect(text);
            assert_eq!((fault.line, fault.problem), (line, problem));
            assert!(!fault.text.contains("sk-ant") && !fault.text.contains("secret"));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*|[A-Z=\"'\\\\#\\n\\r ]*") {
            let _ = parse(&text);
        }
    }
}
