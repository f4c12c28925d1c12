/// A system call that failed, with its path.
package struct FileFault: Error, Sendable {
    package var operation: String
    package var path: String
    package var code: Int32

    package init(_ operation: String, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// `content/x.md: cannot read: No such file or directory`.
    package var description: String { "\(path): cannot \(operation): \(reason)" }

    /// The system's own words for the code.
    package var reason: String { SystemCalls.message(for: code) }

    package var isMissing: Bool { code == SystemCalls.noEntry || code == SystemCalls.notDirectory }
}
