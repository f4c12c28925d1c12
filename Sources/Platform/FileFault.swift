/// A system call that failed, with its path.
package struct FileFault: Error, Sendable {
    package var operation: String
    package var path: String
    package var code: Int32

    /// What is wrong and how to mend it, where no system call failed: who may use the file.
    package var advice: String?

    package init(_ operation: String, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    package init(_ operation: String, _ path: String, advice: String) {
        self.init(operation, path, code: SystemCalls.notPermitted)
        self.advice = advice
    }

    /// `content/x.md: cannot read: No such file or directory`.
    package var description: String {
        advice.map { "\(path): \($0)" } ?? "\(path): cannot \(operation): \(reason)"
    }

    /// The system's own words for the code.
    package var reason: String { SystemCalls.message(for: code) }

    package var isMissing: Bool { code == SystemCalls.noEntry || code == SystemCalls.notDirectory }
}
