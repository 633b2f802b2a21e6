//! Cuts a spec into steps and words, with the column of each, so that every complaint can point at its place.

use super::SpecError;

/// One word of a step: `name`, or `name=value`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Where it begins, in characters, counted from 1.
    pub column: usize,
    pub name: String,
    pub value: Option<String>,
    /// Whether the value ended in a quote: then nothing in it is syntax.
    pub quoted: bool,
}

/// The steps of a spec, each with its words. Commas, semicolons and line ends part steps, colons part words;
/// quotes of either kind take both as plain text.
pub(super) fn steps(text: &str) -> Result<Vec<Vec<Token>>, SpecError> {
    let mut steps = vec![];
    let mut step = vec![];
    let mut chars = text.chars().zip(1..).peekable();
    loop {
        while chars.next_if(|(char, _)| matches!(char, ' ' | '\t' | '\r')).is_some() {}
        let Some(&(char, column)) = chars.peek() else { break };
        match char {
            ',' | ';' | '\n' => {
                chars.next();
                if !step.is_empty() {
                    steps.push(std::mem::take(&mut step));
                }
            }
            ':' if step.is_empty() => {
                return Err(SpecError::new(column, "a step begins with a word, not with a colon"));
            }
            ':' => {
                chars.next();
                if chars.peek().is_none_or(|(next, _)| matches!(next, ':' | ',' | ';' | '\n')) {
                    return Err(SpecError::new(column, "a word is missing after this colon"));
                }
            }
            _ => step.push(token(&mut chars, column)?),
        }
    }
    if !step.is_empty() {
        steps.push(step);
    }
    Ok(steps)
}

type Chars<'a> = std::iter::Peekable<std::iter::Zip<std::str::Chars<'a>, std::ops::RangeFrom<usize>>>;

fn token(chars: &mut Chars<'_>, column: usize) -> Result<Token, SpecError> {
    let ends = |char: char| matches!(char, ':' | ',' | ';' | '\n');
    let mut token = Token { column, name: String::new(), value: None, quoted: false };
    while let Some((char, _)) = chars.next_if(|(char, _)| !ends(*char) && *char != '=') {
        token.name.push(char);
    }
    token.name.truncate(token.name.trim_end().len());
    if chars.next_if(|(char, _)| *char == '=').is_none() {
        return Ok(token);
    }
    let mut value = String::new();
    while let Some((char, at)) = chars.next_if(|(char, _)| !ends(*char)) {
        if (char == '"' || char == '\'') && value.is_empty() {
            quoted(chars, char, at, &mut value)?;
            token.quoted = true;
        } else {
            token.quoted = false;
            value.push(char);
        }
    }
    token.value = Some(if token.quoted { value } else { value.trim_end().to_owned() });
    Ok(token)
}

fn quoted(chars: &mut Chars<'_>, quote: char, opened: usize, value: &mut String) -> Result<(), SpecError> {
    for (char, _) in chars.by_ref() {
        if char == quote {
            return Ok(());
        }
        value.push(char);
    }
    Err(SpecError::new(opened, "this quote is never closed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Vec<String>> {
        let show = |token: Token| match token.value {
            Some(value) => format!("{}@{}={value}", token.name, token.column),
            None => format!("{}@{}", token.name, token.column),
        };
        steps(text).expect("valid").into_iter().map(|step| step.into_iter().map(show).collect()).collect()
    }

    #[test]
    fn steps_and_words_keep_their_columns() {
        assert_eq!(
            words("529x2, messages:cut=3 ; ok"),
            [vec!["529x2@1"], vec!["messages@8", "cut@17=3"], vec!["ok@25"]]
        );
        assert!(words(" ,, ").is_empty());
    }

    #[test]
    fn quotes_hold_what_would_be_syntax() {
        assert_eq!(
            words("307:location='http://a:1/x,y',ok"),
            [vec!["307@1", "location@5=http://a:1/x,y"], vec!["ok@31"]]
        );
    }

    #[test]
    fn an_open_quote_and_a_lone_colon_are_refused_where_they_stand() {
        assert_eq!(steps("message='abc").expect_err("open").column, 9);
        assert_eq!(steps("ok,:x").expect_err("colon").column, 4);
        assert_eq!(steps("ok:,x").expect_err("colon").column, 3);
    }
}
