//! Which credential is used, which are only there, and what is said when there is none.

use super::super::testing::facts;
use super::*;
use crate::cli::Global;
use crate::settings::resolve;

const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWx-1a2B";

fn credential(global: &Global, facts: &Facts) -> Result<Credential> {
    resolve(global, facts)?.credential(facts)
}

#[test]
fn a_key_of_the_environment_goes_out_as_x_api_key() {
    let credential = credential(&Global::default(), &facts(&[("ANTHROPIC_API_KEY", KEY)])).expect("a key");
    let (name, value) = credential.header();
    assert_eq!((name, value.expose()), ("x-api-key", KEY));
    assert_eq!(credential.describe(), "sk-ant-…1a2B from environment variable ANTHROPIC_API_KEY");
}
