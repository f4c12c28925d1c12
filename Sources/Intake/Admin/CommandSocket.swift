import Orders
import Platform

/// Takes commands that change orders while the server holds them: a socket in the data folder that only its owner can
/// open.
package final class CommandSocket: Sendable {
    private let path: String
    private let server: LocalServer

    package static func path(_ folder: String) -> String { folder + "/admin.sock" }

    /// Listens in the service's data folder. The lock on the journal is held, so nobody else can be listening there.
    package init(_ service: IntakeService, log: IntakeLog) throws(FileFault) {
        path = CommandSocket.path(service.configuration.folder)
        let memory = CommandMemory()
        server = try LocalServer(at: path) { line in
            guard let sent = SentCommand(json: line) else {
                return CommandResult.objection("the running server does not know this command").json
            }
            let result = memory.result(sent) {
                let result = CommandResult(sent.command, service.thread.perform(sent.job))
                log.write(.info, "command", [("command", sent.command.name), ("result", result.name)])
                return result
            }
            return result.json
        }
    }

    /// Takes no more commands, finishes those that were given, and removes the socket.
    package func stop() {
        server.stop()
        try? SystemCalls.removeFile(path)
    }
}

extension CommandResult {
    fileprivate var name: String {
        switch self {
        case .done: "done"
        case .objection: "objection"
        case .unavailable: "unavailable"
        }
    }
}
