import Text

/// Files that must never be published: keys, passwords, databases.
///
/// Some are known by their name, others by what they say. A public key or a certificate is no secret, whatever its name.
enum SecretFile: String {
    case key = "is a private key"
    case passwords = "holds passwords or keys"
    case database = "is a database or a copy of one"

    /// Why it is not published, and what to do, as a whole sentence.
    var message: String {
        switch self {
        case .key, .passwords:
            "\(rawValue) and is not published: take it out of the shop's folder, and make a new one if anybody else could see it"
        case .database:
            "\(rawValue) and is not published: take it out of the shop's folder, or pack it as .zip if it is there for customers"
        }
    }

    /// What `name`, the last part of a path, says for certain.
    init?(name: String) {
        let low = name.lowercased()
        var (stem, ending) = PathText.split(name: low)
        if ["gz", "bz2", "xz", "zst"].contains(ending) { (stem, ending) = PathText.split(name: stem) }
        if Self.databases.contains(ending) {
            self = .database
        } else if Self.keyStores.contains(ending) || Self.keyNames.contains(low) {
            self = .key
        } else if Self.passwordEndings.contains(ending) || Self.passwordNames.contains(low)
            || ending == "json" && (stem.hasPrefix("client_secret") || stem.hasPrefix("service-account"))
        {
            self = .passwords
        } else {
            return nil
        }
    }

    /// What the file's bytes say.
    init?(name: String, bytes: [UInt8]) {
        let start = bytes.prefix(Self.mostLooked)
        func has(_ text: String) -> Bool { start.contains(text) }
        if start.starts(with: Self.sqliteMark) {
            self = .database
            return
        }
        if has("-----BEGIN"), has("PRIVATE KEY") {
            self = .key
            return
        }
        // Keynote's presentations are archives with the same ending.
        guard ["pem", "key"].contains(PathText.split(name: name).ending), !start.starts(with: Self.zipMark) else {
            return nil
        }
        if has("-----BEGIN CERTIFICATE") || has("PUBLIC KEY") { return nil }
        self = .key
    }

    /// Bytes; a key is short.
    private static let mostLooked = 64 << 10
    private static let sqliteMark = Array("SQLite format 3\u{0}".utf8)
    private static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    private static let databases: Set<String> = [
        "sql", "sqlite", "sqlite3", "db", "db3", "dump", "pgdump", "mdb", "accdb", "mysql", "rdb", "ibd", "myd",
    ]
    private static let keyStores: Set<String> = ["p12", "pfx", "p8", "jks", "keystore", "kdbx", "kdb", "ppk", "agekey"]
    private static let keyNames: Set<String> = [
        "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk", "identity.age",
    ]
    private static let passwordEndings: Set<String> = ["env", "htpasswd", "pgpass", "netrc"]
    private static let passwordNames: Set<String> = [
        "env", "htpasswd", "netrc", "credentials", "credentials.json", "credentials.csv", "credentials.yaml",
        "credentials.yml", "secrets", "secrets.json", "secrets.yaml", "secrets.yml", "secrets.toml", "secrets.txt",
        "passwords.txt", "passwords.csv", "passwords.xlsx", "wp-config.php", "auth.json",
    ]
}

extension ArraySlice<UInt8> {
    /// Whether the bytes of `text` occur.
    func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, count >= wanted.count else { return wanted.isEmpty }
        var at = startIndex
        while at <= endIndex - wanted.count {
            if self[at] == first, self[at..<at + wanted.count].elementsEqual(wanted) { return true }
            at += 1
        }
        return false
    }
}
