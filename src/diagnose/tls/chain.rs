//! What stands in a certificate, as plain data.

use std::net::IpAddr;

use jiff::Timestamp;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate, X509Name};

/// The parts of a certificate that explain why it is trusted or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Certificate {
    /// Whose it is: the common name, else the whole name.
    pub subject: String,
    /// Who signed it: common name and organization.
    pub issuer: String,
    /// Whether subject and issuer are one.
    pub self_signed: bool,
    /// Start of its validity, seconds since 1970.
    pub not_before: i64,
    /// End of its validity, seconds since 1970.
    pub not_after: i64,
    /// The names and addresses it is for.
    pub names: Vec<String>,
}

impl Certificate {
    /// Reads a DER certificate; `None` if it is none.
    #[must_use]
    pub(crate) fn read(der: &[u8]) -> Option<Self> {
        let (_, parsed) = X509Certificate::from_der(der).ok()?;
        let names = parsed.subject_alternative_name().ok().flatten();
        let names = names.map(|found| found.value.general_names.iter().filter_map(general).collect());
        Some(Self {
            subject: shown(parsed.subject()),
            issuer: shown(parsed.issuer()),
            self_signed: parsed.subject() == parsed.issuer(),
            not_before: parsed.validity().not_before.timestamp(),
            not_after: parsed.validity().not_after.timestamp(),
            names: names.unwrap_or_default(),
        })
    }

    /// `2026-01-01 to 2026-04-01`.
    #[must_use]
    pub(crate) fn validity(&self) -> String {
        format!("{} to {}", day(self.not_before), day(self.not_after))
    }
}

/// A point in time as a day, `2026-11-20`.
#[must_use]
pub(super) fn day(seconds: i64) -> String {
    Timestamp::from_second(seconds).map_or_else(|_| "?".into(), |at| at.strftime("%Y-%m-%d").to_string())
}

/// `Common Name (Organization)`, or what there is of it.
fn shown(name: &X509Name<'_>) -> String {
    let common = name.iter_common_name().find_map(|part| part.as_str().ok());
    let organization =
        name.iter_organization().chain(name.iter_organizational_unit()).find_map(|part| part.as_str().ok());
    match (common, organization) {
        (Some(common), Some(organization)) if common != organization => format!("{common} ({organization})"),
        (Some(one), _) | (None, Some(one)) => one.to_owned(),
        (None, None) => name.to_string(),
    }
}

fn general(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => {
            let address = <[u8; 4]>::try_from(*bytes)
                .map(IpAddr::from)
                .or_else(|_| <[u8; 16]>::try_from(*bytes).map(IpAddr::from));
            address.ok().map(|address| address.to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, DnType, KeyPair, date_time_ymd};

    #[test]
    fn the_telling_parts_are_read() {
        let mut params = CertificateParams::new(vec!["api.test".into(), "127.0.0.1".into()]).expect("names");
        params.distinguished_name.push(DnType::CommonName, "Zscaler Root CA");
        params.distinguished_name.push(DnType::OrganizationName, "Zscaler Inc.");
        params.not_before = date_time_ymd(2026, 1, 1);
        params.not_after = date_time_ymd(2026, 4, 1);
        let key = KeyPair::generate().expect("a key");
        let made = params.self_signed(&key).expect("a certificate");
        let read = Certificate::read(made.der()).expect("reads");
        assert_eq!(read.issuer, "Zscaler Root CA (Zscaler Inc.)");
        assert!(read.self_signed);
        assert_eq!(read.validity(), "2026-01-01 to 2026-04-01");
        assert_eq!(read.names, ["api.test", "127.0.0.1"]);
        assert_eq!(Certificate::read(b"no"), None);
    }
}
