//! Names of issuers: products that intercept TLS, and authorities the public web trusts.

/// What an issuer's name says, by product. Names as they appear in issued certificates; the first six stand in
/// tailscale's `blockblame`, Netskope and Zscaler in issue threads of Claude Code, the rest is common knowledge.
const VENDORS: [(&str, &str); 30] = [
    ("fortinet", "Fortinet"),
    ("fortigate", "Fortinet"),
    ("palo alto", "Palo Alto Networks"),
    ("sophos", "Sophos"),
    ("ubiquiti", "Ubiquiti"),
    ("huawei", "Huawei"),
    ("zscaler", "Zscaler"),
    ("netskope", "Netskope"),
    ("goskope", "Netskope"),
    ("cisco umbrella", "Cisco Umbrella"),
    ("cisco", "Cisco"),
    ("opendns", "Cisco Umbrella"),
    ("blue coat", "Blue Coat (Broadcom)"),
    ("bluecoat", "Blue Coat (Broadcom)"),
    ("symantec web security", "Symantec (Broadcom)"),
    ("check point", "Check Point"),
    ("checkpoint", "Check Point"),
    ("aruba", "Aruba (HPE)"),
    ("kaspersky", "Kaspersky"),
    ("avast", "Avast"),
    ("avg technologies", "AVG"),
    ("eset", "ESET"),
    ("bitdefender", "Bitdefender"),
    ("mcafee", "McAfee"),
    ("forcepoint", "Forcepoint"),
    ("barracuda", "Barracuda"),
    ("sonicwall", "SonicWall"),
    ("watchguard", "WatchGuard"),
    ("mitmproxy", "mitmproxy"),
    ("squid", "Squid"),
];

/// Debugging proxies and others whose names are words that could stand elsewhere: matched as a whole word.
const WORDS: [(&str, &str); 5] = [
    ("charles", "Charles"),
    ("fiddler", "Fiddler"),
    ("portswigger", "Burp Suite"),
    ("proxyman", "Proxyman"),
    ("cato", "Cato Networks"),
];

/// The product that an issuer's name points to.
#[must_use]
pub(crate) fn vendor(issuer: &str) -> Option<&'static str> {
    let lower = issuer.to_lowercase();
    let by_part = VENDORS.iter().find(|(part, _)| at_word_start(&lower, part));
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    by_part
        .or_else(|| WORDS.iter().find(|(word, _)| words().any(|found| found == *word)))
        .map(|(_, name)| *name)
}

/// `eset` is in `ESET SSL Filter CA`, not in `Reset Authority`.
fn at_word_start(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

/// Organizations behind the authorities of the public web, as their intermediates name them.
const PUBLIC: [&str; 34] = [
    "Google Trust Services",
    "Let's Encrypt",
    "Internet Security Research Group",
    "DigiCert",
    "Sectigo",
    "COMODO",
    "USERTRUST",
    "GlobalSign",
    "Amazon",
    "Microsoft",
    "Entrust",
    "GoDaddy",
    "Starfield",
    "SSL Corp",
    "SSL.com",
    "IdenTrust",
    "Cloudflare",
    "Apple Inc",
    "Baltimore",
    "Certum",
    "Unizeto",
    "Asseco",
    "Buypass",
    "ZeroSSL",
    "Actalis",
    "HARICA",
    "Hellenic Academic",
    "T-Systems",
    "Telekom Security",
    "SwissSign",
    "QuoVadis",
    "GEANT",
    "GeoTrust",
    "Thawte",
];

/// Whether an issuer is one of the public web's, by its name.
#[must_use]
pub(crate) fn is_public(issuer: &str) -> bool {
    let lower = issuer.to_lowercase();
    vendor(issuer).is_none() && PUBLIC.iter().any(|name| at_word_start(&lower, &name.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_known_by_their_issuers() {
        for (issuer, name) in [
            ("Zscaler Intermediate Root CA (zscaler.net) (Zscaler Inc.)", "Zscaler"),
            ("ca.example.goskope.com (Netskope Inc.)", "Netskope"),
            ("FortiGate CA (Fortinet)", "Fortinet"),
            ("FG200ETK18901234 (Fortinet)", "Fortinet"),
            ("Cisco Umbrella Secondary SubCA ams-SG (Cisco)", "Cisco Umbrella"),
            ("ESET SSL Filter CA (ESET, spol. s r. o.)", "ESET"),
            ("avast! Web/Mail Shield Root (avast! Web/Mail Shield)", "Avast"),
            ("Charles Proxy CA (19 Jan 2026, laptop)", "Charles"),
            ("mitmproxy", "mitmproxy"),
        ] {
            assert_eq!(vendor(issuer), Some(name), "{issuer}");
            assert!(!is_public(issuer), "{issuer}");
        }
    }

    #[test]
    fn public_authorities_are_not_taken_for_interception() {
        for issuer in [
            "WE1 (Google Trust Services)",
            "E7 (Let's Encrypt)",
            "Sectigo RSA Domain Validation Secure Server CA (Sectigo Limited)",
            "DigiCert Global G2 TLS RSA SHA256 2020 CA1 (DigiCert Inc)",
        ] {
            assert!(is_public(issuer), "{issuer}");
            assert_eq!(vendor(issuer), None, "{issuer}");
        }
        for issuer in ["Example Corp Issuing CA 2 (Example Corp)", "Reset Authority", "Location Services"] {
            assert!(!is_public(issuer) && vendor(issuer).is_none(), "{issuer}");
        }
    }
}
