/// How a command ends (the numbers above 2 are those of `sysexits.h`).
package enum ExitCode: Int32, Sendable {
    case done = 0
    /// The shop's content has errors.
    case content = 1
    /// The command line was not understood.
    case usage = 2
    /// A fault in Vitrine itself.
    case internalFault = 70
    /// A file could not be read or written.
    case inputOutput = 74
    /// Another process holds what this one needs.
    case locked = 75
}

/// What ends a command early: a message for people and the code for scripts.
package struct CommandFailure: Error, Sendable {
    package let code: ExitCode
    package let message: String

    package init(_ code: ExitCode, _ message: String) {
        self.code = code
        self.message = message
    }
}
