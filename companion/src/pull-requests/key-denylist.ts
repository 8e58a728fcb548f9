/**
 * True for words that a dash and a number often follow without naming an issue: `CVE-2024`, `UTF-8`, `SHA-256`.
 * A guess, for when nobody knows the site's projects: one of them may well have such a name. Expects upper case.
 */
export const namesAStandard = (projectKey: string): boolean => standards.has(projectKey)

const weaknesses = 'CVE CWE CVSS CAPEC GHSA OSV RUSTSEC PYSEC RHSA USN DSA'
const standardsBodies = 'ISO IEC IEEE ANSI ECMA NIST FIPS ITU RFC BCP WCAG OWASP'
const proposals = 'PEP JSR JEP KEP EIP ERC BIP'
const encodings = 'UTF UTF8 UTF16 UCS LATIN WINDOWS BASE UUID GUID MPEG MP3 H264 H265'
const digests = 'SHA SHA1 SHA2 SHA3 MD MD4 MD5 CRC HMAC BLAKE BLAKE2 BLAKE3'
const ciphers = 'AES AES128 AES192 AES256 DES RSA ECDSA CHACHA PKCS'
const protocols = 'TLS TLSV1 SSL SSLV3 HTTP IPV4 IPV6 OAUTH USB'
const machinesAndLanguages = 'X86 ARM AMD SQL CPP CXX GPT'
const illnesses = 'COVID SARS MERS'
const datesAndReferences = 'Q1 Q2 Q3 Q4 H1 H2 FY GH PR MR'

const standards: ReadonlySet<string> = new Set(
  [
    weaknesses,
    standardsBodies,
    proposals,
    encodings,
    digests,
    ciphers,
    protocols,
    machinesAndLanguages,
    illnesses,
    datesAndReferences,
  ].flatMap((names) => names.split(' ')),
)
