import Commerce
import Documents
import Text

/// A command with the random id that it was given when it was typed: sent twice, it is done once.
package struct SentCommand: Sendable, Equatable {
    package var command: OrderCommand
    /// Nil from an older program.
    package var id: Digest128?

    package init(_ command: OrderCommand, id: Digest128?) {
        self.command = command
        self.id = id
    }

    /// What the desk is asked to do.
    package var job: DeskJob { id == nil ? command.job : .asked(self) }

    /// One line of JSON, for the socket between a command and a running server: the command's own object, with `id`
    /// before its other members.
    package var json: [UInt8] {
        let own = command.json
        guard let id else { return own }
        return Array("{\"id\":\"\(id.text)\",".utf8) + own.dropFirst()
    }

    /// Reads what `json` wrote; nil for anything else.
    package init?(json: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        guard let root = JSON.parse(SourceFile(path: "command", bytes: json), diagnostics: &diagnostics)?.root else {
            return nil
        }
        guard let first = root.entries.first, first.key.text == "id" else {
            guard let command = OrderCommand(json: json) else { return nil }
            self.init(command, id: nil)
            return
        }
        let start = "{\"id\":\"".utf8.count
        guard let id = Digest128(first.value.text), json.count > start + 34,
            let command = OrderCommand(json: [0x7B] + json[(start + 34)...])
        else { return nil }
        self.init(command, id: id)
    }
}
