import Platform
import Text

/// `orders/secret`: 32 random bytes in hexadecimal, made at the first start, by which customers' addresses are counted
/// without being told. It never leaves the machine but in a backup.
package enum DeskSecret {
    /// The secret, made when there is none.
    package static func read(folder: String) throws(FileFault) -> [UInt8] {
        let path = folder + "/secret"
        if SystemCalls.kind(folder) == nil { try SystemCalls.makePrivateFolder(folder) }
        if SystemCalls.kind(path) == nil {
            let text = Hex.string(SystemRandom.bytes(32)) + "\n"
            try SystemCalls.writePrivately(Array(text.utf8), to: path)
        }
        guard SystemCalls.kind(path) == .file, SystemCalls.isPrivate(path) else {
            throw FileFault("trust (it must be a file of mode 600)", path, code: SystemCalls.notPermitted)
        }
        return try SystemCalls.read(path).filter { $0 > 0x20 }
    }
}
