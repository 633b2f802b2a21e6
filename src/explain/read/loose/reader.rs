//! The grammar behind `loose`: maps, lists, strings and bare words of many languages.

use super::Node;

/// Nothing we look for nests deeper.
const DEEPEST: usize = 48;
/// Members and elements read in all; the rest is passed over.
const MOST_NODES: usize = 20_000;

/// Reads one object; keeps the place.
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    nodes: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, nodes: 0 }
    }

    /// Bytes read so far.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// A map in braces, or in the parentheses of a repr. `None` only when its very first member is no member.
    pub(super) fn map(&mut self, depth: usize) -> Option<Node> {
        let closing = match self.peek()? {
            '{' => '}',
            '(' => ')',
            _ => return None,
        };
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.blanks();
            while self.take(',') {
                self.blanks();
            }
            if self.take(closing) || self.rest().is_empty() {
                break;
            }
            let start = self.at;
            let Some(key) = self.key() else {
                self.at = start;
                if members.is_empty() {
                    return None;
                }
                // No member, such as a stack trace between members: kept as text, for what it may tell.
                if !self.skip_to_end(closing) {
                    self.at = self.text.len();
                }
                members.push((String::new(), Node::Text(self.text[start..self.at].to_owned())));
                break;
            };
            let value = self.value(depth + 1);
            self.nodes += 1;
            if self.nodes < MOST_NODES {
                members.push((key, value));
            }
        }
        Some(Node::Map(members))
    }

    /// A key with its separator: `"a":`, `'a':`, `a:`, `:a=>`, `"a" =>`, `a=`.
    fn key(&mut self) -> Option<String> {
        let symbol = self.take(':');
        let key = match self.peek()? {
            quote @ ('"' | '\'') if !symbol => {
                self.at += 1;
                self.string(quote)
            }
            '[' => {
                // `[cause]: …` in a JavaScript inspection.
                let end = self.rest().find(']').filter(|end| *end < 40)?;
                let key = self.rest()[1..end].to_owned();
                self.at += end + 1;
                key
            }
            _ => {
                let length = self
                    .rest()
                    .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '.')))
                    .filter(|length| (1..=80).contains(length))?;
                let key = self.rest()[..length].to_owned();
                self.at += length;
                key
            }
        };
        self.blanks();
        let separators: &[&str] = if symbol { &["=>"] } else { &["=>", ":", "="] };
        let separator = separators.iter().find(|separator| self.rest().starts_with(**separator))?;
        self.at += separator.len();
        Some(key)
    }

    fn value(&mut self, depth: usize) -> Node {
        let java = self.text[..self.at].ends_with('=') && !self.rest().starts_with(' ');
        self.blanks();
        let start = self.at;
        let Some(first) = self.peek() else { return Node::Null };
        if depth > DEEPEST {
            self.at = self.text.len();
            return Node::Null;
        }
        match first {
            '{' => self.nested(depth, Reader::map),
            '[' => self.nested(depth, Reader::list),
            '"' | '\'' | '`' => {
                self.at += 1;
                let text = self.joined_string(first);
                if java && !self.rest().trim_start().starts_with([',', '}', ')', ']']) {
                    // Java quotes nothing: the text only begins with a quotation mark.
                    self.at = start;
                    return self.java_text();
                }
                Node::Text(text)
            }
            '\\' if matches!(self.rest().as_bytes().get(1), Some(b'"' | b'\'')) => {
                Node::Text(self.escaped_string())
            }
            'b' | 'u' | 'r' | 'f' if matches!(self.rest().as_bytes().get(1), Some(b'"' | b'\'')) => {
                self.at += 1;
                let quote = self.peek().unwrap_or('"');
                self.at += 1;
                Node::Text(self.joined_string(quote))
            }
            _ if java && !begins_a_repr(self.rest()) => self.java_text(),
            _ => self.bare(depth),
        }
    }

    fn nested(&mut self, depth: usize, read: fn(&mut Self, usize) -> Option<Node>) -> Node {
        let start = self.at;
        read(self, depth).unwrap_or_else(|| {
            // Not a map after all, such as `{ [Symbol(x)] }` or `{1, 2}`: pass over it.
            self.at = start + 1;
            let closing = if self.text.as_bytes()[start] == b'[' { ']' } else { '}' };
            if !self.skip_to_end(closing) {
                self.at = self.text.len();
            }
            Node::Null
        })
    }

    fn list(&mut self, depth: usize) -> Option<Node> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.blanks();
            while self.take(',') {
                self.blanks();
            }
            if self.take(']') || self.rest().is_empty() {
                return Some(Node::List(items));
            }
            let start = self.at;
            let item = self.value(depth + 1);
            if self.at == start {
                return None;
            }
            self.nodes += 1;
            if self.nodes < MOST_NODES {
                items.push(item);
            }
        }
    }

    /// A string, and those that a JavaScript inspection or Python source joins to it: `'a' + 'b'`, `'a' 'b'`.
    fn joined_string(&mut self, quote: char) -> String {
        let mut text = self.string(quote);
        loop {
            let end = self.at;
            self.blanks();
            if self.take('+') {
                self.blanks();
            }
            match self.peek() {
                Some(next @ ('"' | '\'')) if self.at > end => {
                    self.at += 1;
                    text.push_str(&self.string(next));
                }
                _ => {
                    self.at = end;
                    return text;
                }
            }
        }
    }

    /// A string after its opening quotation mark.
    fn string(&mut self, quote: char) -> String {
        let mut out = String::new();
        let mut chars = self.rest().char_indices();
        while let Some((index, c)) = chars.next() {
            if c == quote {
                self.at += index + c.len_utf8();
                return out;
            }
            if c != '\\' {
                out.push(c);
                continue;
            }
            match chars.next().map(|(_, c)| c) {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('t') => out.push('\t'),
                Some(form @ ('u' | 'x')) => {
                    let length = if form == 'u' { 4 } else { 2 };
                    let digits: String = chars.clone().take(length).map(|(_, c)| c).collect();
                    let decoded = u32::from_str_radix(&digits, 16).ok();
                    out.push(decoded.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
                    if decoded.is_some() {
                        chars.nth(length - 1);
                    }
                }
                Some(other) => out.push(other),
                None => break,
            }
        }
        self.at = self.text.len();
        out
    }

    /// A string inside a string: `\"…\"`.
    fn escaped_string(&mut self) -> String {
        let mark = &self.rest()[..2];
        let inside = &self.rest()[2..];
        let length = inside.find(mark).unwrap_or(inside.len());
        self.at = (self.at + 2 + length + 2).min(self.text.len());
        inside[..length].to_owned()
    }

    /// A number, a boolean, nothing, or a bare word; a repr such as `Error(type='x')` becomes a map.
    fn bare(&mut self, depth: usize) -> Node {
        if self.rest().starts_with("Some(") {
            // Rust's way to say that there is one.
            self.at += "Some(".len();
            let value = self.value(depth + 1);
            self.blanks();
            self.take(')');
            return value;
        }
        let rest = self.rest();
        let length = rest.find([',', '}', ']', ')', '(', '{', '\n', '\'', '"']).unwrap_or(rest.len());
        let word = rest[..length].trim();
        match rest[length..].chars().next() {
            Some('(' | '{')
                if !word.is_empty() && !word.contains(' ') || rest[length..].starts_with("{ ") =>
            {
                self.at += length;
                return self.nested(depth, Reader::map);
            }
            _ => {}
        }
        self.at += length.max(usize::from(length == 0 && !rest.starts_with(['}', ']', ')'])));
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        match word {
            "" | "null" | "None" | "nil" | "undefined" | "NULL" => Node::Null,
            word => Node::Bare(word.to_owned()),
        }
    }

    /// Text without quotation marks, as Java prints it: up to `, key=` or the brace that closes the map.
    fn java_text(&mut self) -> Node {
        let rest = self.rest();
        let mut depth = 0_usize;
        let mut end = rest.len();
        for (index, c) in rest.char_indices() {
            match c {
                '{' | '[' => depth += 1,
                '}' | ']' if depth == 0 => {
                    end = index;
                    break;
                }
                '}' | ']' => depth -= 1,
                ',' if depth == 0 && begins_a_member(&rest[index + 1..]) => {
                    end = index;
                    break;
                }
                _ => {}
            }
        }
        self.at += end;
        match rest[..end].trim() {
            "" | "null" => Node::Null,
            word => Node::Bare(word.to_owned()),
        }
    }

    /// Passes over whatever stands before the closing brace of this level; false when there is none.
    fn skip_to_end(&mut self, closing: char) -> bool {
        let mut depth = 0_usize;
        for (index, c) in self.rest().char_indices() {
            match c {
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' if depth > 0 => depth -= 1,
                c if c == closing => {
                    self.at += index + 1;
                    return true;
                }
                _ => {}
            }
        }
        false
    }
}

/// Whether ` key=` follows.
fn begins_a_member(text: &str) -> bool {
    text.strip_prefix(' ').and_then(after_a_name).is_some_and(|rest| rest.starts_with('='))
}

/// Whether `Name(key=` follows.
fn begins_a_repr(text: &str) -> bool {
    let inside = after_a_name(text).and_then(|rest| rest.strip_prefix('('));
    inside.and_then(after_a_name).is_some_and(|rest| rest.starts_with('='))
}

fn after_a_name(text: &str) -> Option<&str> {
    let length = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    (length > 0).then_some(&text[length..])
}
