import Orders
import Platform
import Synchronization

/// Takes commands that change orders while the server holds them: a socket in the data folder that only its owner can
/// open.
package final class CommandSocket: Sendable {
    private let path: String
    private let listener: Int32
    private let thread: SystemThread

    package static func path(_ folder: String) -> String { folder + "/admin.sock" }

    /// Listens in the service's data folder. The lock on the journal is held, so nobody else can be listening there.
    package init(_ service: IntakeService, log: IntakeLog) throws(FileFault) {
        let path = CommandSocket.path(service.configuration.folder)
        let listener = try LocalSocket.listen(at: path)
        let started = SystemThread {
            LocalSocket.serve(listener) { line in
                guard let command = OrderCommand(json: line) else {
                    return CommandResult.objection("the running server does not know this command").json
                }
                let result = CommandResult(command, service.thread.perform(command.job))
                log.write(.info, "command", [("command", command.name), ("result", result.name)])
                return result.json
            }
        }
        guard let started else {
            LocalSocket.closeListener(listener)
            throw FileFault("start a thread for", path, code: 11)
        }
        self.path = path
        self.listener = listener
        thread = started
    }

    /// Takes no more commands and removes the socket.
    package func stop() {
        LocalSocket.end(listener)
        thread.join()
        LocalSocket.closeListener(listener)
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
