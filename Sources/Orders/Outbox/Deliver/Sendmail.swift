import Platform
import Synchronization
import Text

/// Hands mail to the system's `sendmail`, or to anything that is called like it (Postfix, Exim, OpenSMTPD, msmtp).
package struct Sendmail: Sendable {
    /// An absolute path.
    package let path: String
    /// A folder for the files that the program reads from and writes to while it runs; they have no names there.
    package let scratch: String
    /// Seconds after which it is killed.
    package let limit: Int

    package init(path: String, scratch: String, limit: Int = 60) {
        self.path = path
        self.scratch = scratch
        self.limit = limit
    }

    /// Blocks until the program has ended or was killed.
    ///
    /// The recipient is an argument behind `--` and never read from the headers; a line with a dot alone does not end
    /// the message (`-i`).
    package func send(_ message: MailMessage) -> Delivery {
        let result = ChildProcess.run(
            path, ["-i", "-f", message.from.text, "--", message.to.text], input: message.bytes, seconds: limit,
            log: "\(scratch)/sendmail-\(Sendmail.count.wrappingAdd(1, ordering: .relaxed).newValue)")
        switch result.outcome {
        case .exited(code: 0): return .delivered
        case .exited(let code):
            let reason = Delivery.reason("sendmail ended with code \(code)", result.output)
            return Sendmail.lasting.contains(code) ? .refused(reason) : .failed(reason)
        case .signalled(let signal): return .failed("sendmail was ended by signal \(signal)")
        case .timedOut: return .timedOut(seconds: limit)
        case .notStarted(let code):
            return .missing("\(path) cannot be started: \(SystemCalls.message(for: code))")
        }
    }

    /// Of sysexits.h: EX_DATAERR, EX_NOUSER, EX_NOHOST. Everything else, a wrong configuration too, can be mended while
    /// the message waits.
    private static let lasting: Set<Int32> = [65, 67, 68]

    /// Keeps the files of two runs apart.
    private static let count = Atomic(0)
}

extension Delivery {
    /// What went wrong with the first line that the program said, on one line and not for ever.
    static func reason(_ what: String, _ output: String) -> String {
        let lines = output.split { $0.isNewline }.lazy.map { MailText.oneLine(String($0)) }
        guard let line = lines.first(where: { !$0.isEmpty }) else { return what }
        return "\(what): \(line)"
    }
}
