import Commerce
import Intake
import Orders
import Platform
import Terminal

/// Carries out a command that changes something: by the running server where there is one, or here.
enum Changing {
    static func perform(_ command: OrderCommand, _ name: String, _ folder: DataFolder) throws(CommandFailure)
        -> ExitCode
    {
        let answer = try ask(command, name, folder)
        let result: CommandResult
        if let answer { result = answer } else { result = try here(command, name, folder) }
        switch result {
        case .done(let text):
            Console.print(text)
            return .done
        case .objection(let text): throw CommandFailure(.content, "order-intake \(name): \(text)")
        case .unavailable(let text): throw CommandFailure(.inputOutput, "order-intake \(name): \(text)")
        }
    }

    /// What the running server says; nil when none runs.
    private static func ask(
        _ command: OrderCommand, _ name: String, _ folder: DataFolder
    ) throws(CommandFailure) -> CommandResult? {
        do throws(FileFault) {
            guard let answer = try LocalSocket.ask(CommandSocket.path(folder.path), command.json) else { return nil }
            guard let result = CommandResult(json: answer) else {
                throw FileFault("understand", CommandSocket.path(folder.path), code: 71)
            }
            return result
        } catch {
            throw CommandFailure(.inputOutput, "order-intake \(name): \(error.description)")
        }
    }

    private static func here(
        _ command: OrderCommand, _ name: String, _ folder: DataFolder
    ) throws(CommandFailure) -> CommandResult {
        let (edition, _) = try folder.book(command: name)
        let options = try folder.deskOptions(name)
        do throws(OrderStore.Failure) {
            let opened = try OrderStore.open(
                folder: folder.path, disk: SystemDisk(), book: edition, options: options,
                random: SystemRandom(), now: .init(seconds: SystemCalls.now))
            let result = opened.desk.perform(command, now: .init(seconds: SystemCalls.now))
            do throws(JournalFailure) {
                try opened.desk.close()
            } catch {
                return .unavailable(error.description)
            }
            return result
        } catch {
            throw DataFolder.failure(error, name)
        }
    }
}
