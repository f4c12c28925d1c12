import Platform
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Output that is compared with a file; `VITRINE_RECORD=1` writes the file and fails the run.
enum Golden {
    static func expect(_ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let path = Repository.root + "/Tests/OrdersTests/Goldens/" + name
        if getenv("VITRINE_RECORD") != nil {
            try SystemCalls.makeFolders(Repository.root + "/Tests/OrdersTests/Goldens")
            try SystemCalls.write(bytes, to: path)
            Issue.record("recorded \(name); look at it and run the tests again", sourceLocation: sourceLocation)
            return
        }
        let known = (try? SystemCalls.read(path)) ?? []
        #expect(
            String(decoding: bytes, as: UTF8.self) == String(decoding: known, as: UTF8.self), "\(name)",
            sourceLocation: sourceLocation)
    }
}
