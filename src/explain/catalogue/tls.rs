//! Certificates and handshakes.

use super::entry::{Entry, Family, of};
use super::words::CONTRACT;
use crate::error::ErrorKind as K;

const NO_TRUST: &str = "No. It fails the same way until the certificate is trusted.";

/// The secure connection.
pub(crate) const ALL: Family = Family {
    title: "Certificates and TLS",
    entries: &[
        Entry {
            id: "tls_untrusted",
            title: "The certificate is from an authority this machine does not know",
            cause: "A company proxy or virus scanner (Zscaler, Netskope, Palo Alto, Fortinet and others) re-signs the traffic with its own authority. The \
                    program does not use the store of the system, or the authority is not in it.",
            fixes: &[
                "See who issued the certificate: claudectl diagnose",
                "Ask IT for the authority as PEM, the whole chain, and trust it: --ca-file company-ca.pem",
                "For other programs: SSL_CERT_FILE (Python, Go), NODE_EXTRA_CA_CERTS (Node), a truststore (Java).",
                "Do not switch verification off: the key would go to whoever is in between.",
            ],
            retry: NO_TRUST,
            source: "claude-code issue 20194",
            says: &[
                "~unable to get local issuer certificate",
                "~unable to get issuer certificate",
                "~self(-| )signed certificate[ in certificate chain]",
                "~err_cert_authority_invalid",
                "~self_signed_cert_in_chain",
                "~depth_zero_self_signed_cert",
                "~unable_to_get_issuer_cert_locally",
                "~unable_to_verify_leaf_signature",
                "~unable to verify the first certificate",
                "~certificate signed by unknown authority",
                "~unknownissuer",
                "~unknown issuer",
                "~invalid peer certificate: (unknownissuer|other)",
                "~pkix path (building|validation) failed",
                "~unable to find valid certification path",
                "~~the remote certificate is invalid",
                "~certificate is not trusted",
                "~~certificate_verify_failed",
                "~~certificate verify failed",
                "~~ssl certificate problem",
                "~untrusted root",
                "~~tls: failed to verify certificate",
                "~unable to locally verify the issuer's authority",
                "~self-signed certificate (encountered|detected)",
                "~~cannot verify {host:w} certificate",
                "~certificate chain was issued by an authority that is not trusted",
                "~sec_e_untrusted_root",
                "~invalidcertificate\\(unknownissuer",
                "~could not establish trust relationship for the ssl/tls",
                "~~ssl certificate verification failed",
                "~~ssl peer certificate or ssh remote key was not ok",
                "~untrustedroot",
            ],
            also: &["CERTIFICATE_VERIFY_FAILED", "UnknownIssuer", "interception"],
            ..of(K::Tls)
        },
        Entry {
            id: "tls_expired",
            title: "The certificate has expired",
            cause: "The clock of this machine is ahead, or a proxy in between presents an old certificate. The API renews its own in time.",
            fixes: &[
                "Check the clock: date -u; in WSL or a VM after sleep: sudo hwclock -s",
                "If the clock is right, see who issued the certificate: claudectl diagnose",
            ],
            retry: "Once the clock or the proxy is corrected.",
            source: "WSL issue 10006",
            says: &[
                "~certificate has expired",
                "~certificate is expired",
                "~cert_has_expired",
                "~err_cert_date_invalid",
                "~certificate has expired or is not yet valid",
                "~invalid peer certificate: expired",
                "~certificateexpiredexception",
                "~certificate expired",
                "~invalidcertificate\\(expired",
                "~sec_e_cert_expired",
            ],
            ..of(K::Tls)
        },
        Entry {
            id: "tls_not_yet_valid",
            title: "The certificate is not valid yet",
            cause: "The clock of this machine is behind: WSL or a VM after sleep, or an empty clock battery.",
            fixes: &["Set the clock: sudo hwclock -s, or sudo timedatectl set-ntp true", "Check: date -u"],
            retry: "Once the clock is right.",
            source: "WSL issue 10006",
            says: &[
                "~certificate is not yet valid",
                "~cert_not_yet_valid",
                "~invalid peer certificate: notvalidyet",
                "~certificatenotyetvalidexception",
                "~not yet valid",
                "~invalidcertificate\\(notvalidyet",
            ],
            also: &["clock"],
            ..of(K::Tls)
        },
        Entry {
            id: "tls_wrong_name",
            title: "The certificate is for another name",
            cause: "Something else answers under this address: a portal, a gateway, a wrong entry in /etc/hosts, or an IP address in the base URL.",
            fixes: &[
                "See whose certificate it is: claudectl diagnose",
                "Use the name, not the address, in the base URL.",
                "Look into /etc/hosts for api.anthropic.com.",
            ],
            retry: "No. Another certificate must answer first.",
            source: CONTRACT,
            says: &[
                "~hostname mismatch",
                "~err_tls_cert_altname_invalid",
                "~hostname/ip does not match certificate's altnames",
                "~certificate is [not ]valid for",
                "~certificate not valid for name",
                "~no alternative certificate subject name matches",
                "~notvalidforname",
                "~doesn't match * certificate",
                "~certificate's owner does not match hostname",
                "~no subject alternative (names|dns name) * (found|matching)",
                "~hostname {host:w} not verified",
                "~no certificate subject alternative name matches",
                "~certificate subject name {subject:w} does not match target host name",
                "~invalidcertificate\\(notvalidforname",
                "~sec_e_wrong_principal",
            ],
            ..of(K::Tls)
        },
        Entry {
            id: "tls_no_trust_store",
            title: "No trusted authorities were found on this machine",
            cause: "A slim container image has no certificate store, or the variable that names one points to nothing.",
            fixes: &[
                "Install it: apt-get install -y ca-certificates, or apk add ca-certificates",
                "Or name one: --ca-file /path/ca.pem",
            ],
            retry: "Once a store is there.",
            source: CONTRACT,
            says: &[
                "~no native root ca certificates found",
                "~no ca certificates were loaded",
                "~error setting certificate verify locations",
                "~no trusted certificates",
                "~trustanchors parameter must be non-empty",
                "~error adding trust anchors",
                "~error setting certificate file",
            ],
            ..of(K::Tls)
        },
        Entry {
            id: "tls_ca_file",
            title: "The file with your own authority cannot be used",
            cause: "It is missing, unreadable, binary (DER) instead of PEM, or holds no certificate.",
            fixes: &[
                "Convert it: openssl x509 -inform der -in ca.cer -out ca.pem",
                "Look: openssl x509 -in ca.pem -noout -subject -dates",
            ],
            retry: "Once the file is right.",
            source: CONTRACT,
            says: &[
                "~could not find a suitable tls ca certificate bundle",
                "~[error ]loading certificate * no such file",
                "~node_extra_ca_certs",
                "~pem routines * no start line",
                "~ignoring extra certs from",
            ],
            also: &["ca_file"],
            ..of(K::Tls)
        },
        Entry {
            id: "tls_revocation",
            title: "Windows could not check whether the certificate was revoked",
            cause: "Its certificate check asks the issuer whether the certificate is revoked, and that question is blocked or unanswered; company \
                    proxies that intercept TLS often cause this.",
            fixes: &[
                "Allow the addresses of the revocation lists (CRL, OCSP) in the firewall or proxy.",
                "With curl on Windows: curl --ssl-revoke-best-effort ...",
                "See who issued the certificate: claudectl diagnose",
            ],
            retry: NO_TRUST,
            source: "Windows Schannel",
            says: &["~crypt_e_(no_revocation_check|revocation_offline)", "~unable to check revocation"],
            ..of(K::Tls)
        },
        Entry {
            id: "tls_handshake",
            title: "The secure connection could not be set up",
            cause: "The two sides found no common version or cipher, or something that does not speak TLS answered: http on an https port, a portal, a \
                    firewall that cuts the handshake.",
            fixes: &[
                "See how far it got: claudectl diagnose",
                "Check scheme and port of the base URL and of the proxy.",
                "On an old system update OpenSSL or the runtime.",
            ],
            retry: "No, unless the connection was just cut.",
            source: CONTRACT,
            says: &[
                "~gnutls: error in the (pull|push) function",
                "~wrong version number",
                "~ssl_error_syscall",
                "~handshake (failure|failed|alert)",
                "~tlsv1 alert",
                "~sslv3 alert",
                "~unexpected_eof_while_reading",
                "~eproto",
                "~invalidcontenttype",
                "~received corrupt message",
                "~first record does not look like a tls handshake",
                "~ssl connection could not be established",
                "~unsupported or unrecognized ssl message",
                "~tls connect error",
                "~[the request was aborted: ]could not create ssl/tls secure channel",
                "~tls error from peer",
                "~ssl_connect: ",
                "~alert protocol version",
                "~received fatal alert",
                "~ssl_do_handshake\\(\\) failed",
            ],
            ..of(K::Tls)
        },
    ],
};
