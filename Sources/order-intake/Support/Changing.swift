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
        let sent = SentCommand(
            command, id: Digest128(high: .random(in: .min ... .max), low: .random(in: .min ... .max)))
        let answer = try ask(sent, name, folder)
        let result: CommandResult
        if let answer { result = answer } else { result = try here(sent, name, folder) }
        switch result {
        case .done(let text):
            Console.print(text)
            return .done
        case .objection(let text): throw CommandFailure(.content, "order-intake \(name): \(text)")
        case .unavailable(let text): throw CommandFailure(.inputOutput, "order-intake \(name): \(text)")
        }
    }

    /// How often a question is asked whose answer was lost.
    private static let attempts = 3

    /// What the running server says; nil when none runs.
    private static func ask(
        _ sent: SentCommand, _ name: String, _ folder: DataFolder
    ) throws(CommandFailure) -> CommandResult? {
        let path = CommandSocket.path(folder.path)
        for attempt in 1...attempts {
            let answer: LocalSocket.Answer
            do throws(FileFault) {
                answer = try LocalSocket.ask(path, sent.json)
            } catch {
                throw CommandFailure(.inputOutput, "order-intake \(name): \(error.description)")
            }
            switch answer {
            case .nobody: return nil
            case .answered(let line):
                guard let result = CommandResult(json: line) else {
                    throw CommandFailure(
                        .inputOutput, "order-intake \(name): the answer of the running server cannot be understood")
                }
                return result
            case .unknown(let isLate):
                // With its id, the question can be asked again: whoever did it says what came of it.
                guard !isLate, attempt < attempts else {
                    throw CommandFailure(.inputOutput, "order-intake \(name): \(doubt(isLate))")
                }
                SystemCalls.sleep(milliseconds: 300)
            }
        }
        return nil
    }

    private static func doubt(_ isLate: Bool) -> String {
        let what =
            isLate
            ? "the running server has not answered for \(LocalSocket.patience) seconds"
            : "the running server ended before it answered"
        return what
            + ", so it is not known whether this was done; look with 'order-intake show' or 'order-intake stock "
            + "list' before you give the command again"
    }

    private static func here(
        _ sent: SentCommand, _ name: String, _ folder: DataFolder
    ) throws(CommandFailure) -> CommandResult {
        let (edition, _) = try folder.book(command: name)
        let options = try folder.deskOptions(name)
        do throws(OrderStore.Failure) {
            let opened = try OrderStore.open(
                folder: folder.path, disk: SystemDisk(), book: edition, options: options,
                random: SystemRandom(), now: .init(seconds: SystemCalls.now))
            let result = opened.desk.perform(sent, now: .init(seconds: SystemCalls.now))
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
