import Platform
import Text

/// `orders/secret`: 32 random bytes in hexadecimal, made at the first start, by which customers' addresses are counted
/// without being told. It never leaves the machine but in a backup.
package enum DeskSecret {
    /// Bytes of the file.
    private static let longest = 4 << 10

    /// The secret, made when there is none.
    package static func read(folder: String) throws(FileFault) -> [UInt8] {
        let path = folder + "/secret"
        if SystemCalls.kind(folder) == nil { try SystemCalls.makePrivateFolder(folder) }
        if SystemCalls.kind(path) == nil {
            let text = Hex.string(SystemRandom.bytes(32)) + "\n"
            try SystemCalls.writePrivately(Array(text.utf8), to: path)
        }
        if let objection = FileTrust.objection(path, .privateFile, alsoOwnedBy: FileTrust.ward(folder)) {
            throw objection
        }
        return try SystemCalls.read(path, limit: longest).filter { $0 > 0x20 }
    }
}
