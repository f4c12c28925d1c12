/// Hands mail to the system's `sendmail`, or to anything that is called like it.
package struct Sendmail: Sendable {
    /// An absolute path.
    package let path: String
    /// A folder for the files that the program reads from and writes to while it runs.
    package let scratch: String
    /// Seconds after which it is killed.
    package let limit: Int

    package init(path: String, scratch: String, limit: Int = 60) {
        self.path = path
        self.scratch = scratch
        self.limit = limit
    }

    /// Blocks until the program has ended or was killed.
    package func send(_ message: MailMessage) -> Delivery { .missing(path) }
}
