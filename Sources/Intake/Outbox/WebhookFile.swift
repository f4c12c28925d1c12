import Documents
import Platform
import Text

/// `orders/webhook.json`: `{"url": "https://...", "secret": "..."}`, and `"private": true` for an address in the house.
///
/// A file, so that the server and the commands that run without one owe the same messages, and so that no secret stands
/// on a command line.
package enum WebhookFile {
    package struct Setting: Sendable, Equatable {
        package var url: String
        package var secret: [UInt8]
        package var allowsPrivate: Bool
    }

    /// Why the file cannot be used: one sentence with its place.
    package struct Fault: Error, Sendable {
        package var message: String
    }

    /// Bytes of the file.
    private static let longest = 64 << 10
    /// Bytes of the shortest secret: 128 bits, written in hexadecimal.
    private static let shortestSecret = 32

    /// The setting; nil when there is no file.
    package static func read(folder: String) throws(Fault) -> Setting? {
        let path = folder + "/webhook.json"
        let bytes: [UInt8]
        do throws(FileFault) {
            guard SystemCalls.kind(path) != nil else { return nil }
            if let objection = FileTrust.objection(path, .privateFile, alsoOwnedBy: FileTrust.ward(folder)) {
                throw objection
            }
            bytes = try SystemCalls.read(path, limit: longest)
        } catch {
            throw Fault(message: error.description)
        }
        var diagnostics: [Diagnostic] = []
        guard let root = JSON.parse(SourceFile(path: path, bytes: bytes), diagnostics: &diagnostics)?.root else {
            throw Fault(message: diagnostics.first?.report(.text) ?? path)
        }
        for (key, _) in root.entries where !["url", "secret", "private"].contains(key.text) {
            throw Fault(message: key.diagnostic(.error, "there is no '\(key.text)' here").report(.text))
        }
        guard let url = root["url"], url.kind == .string, let secret = root["secret"], secret.kind == .string else {
            throw Fault(message: root.diagnostic(.error, "'url' and 'secret' are needed").report(.text))
        }
        guard secret.text.utf8.count >= shortestSecret else {
            throw Fault(
                message: secret.diagnostic(.error, "the secret is too short; use the output of 'openssl rand -hex 32'")
                    .report(.text))
        }
        return Setting(url: url.text, secret: Array(secret.text.utf8), allowsPrivate: root["private"]?.bool ?? false)
    }
}
