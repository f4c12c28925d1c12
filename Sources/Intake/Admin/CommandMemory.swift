import Orders
import Platform

/// What became of the commands of the last time, by their ids: one that comes again, because its answer was lost, is
/// answered and not done again.
package final class CommandMemory: Sendable {
    /// Stops a table that grows as long as the server runs.
    package static let most = 1_000

    private enum Standing {
        /// Being done; whoever asks meanwhile waits here.
        case running([BlockingQueue<CommandResult>])
        case done(CommandResult)
    }

    private struct State {
        var standings: [Digest128: (command: OrderCommand, standing: Standing)] = [:]
        /// Of those that are done, oldest first.
        var order: [Digest128] = []
    }

    private enum Turn: Sendable {
        case first
        case wait(BlockingQueue<CommandResult>)
        case known(CommandResult)
    }

    private let state = Guarded(State())

    package init() {}

    /// What came of the command: of `body`, or of the first time it was asked for.
    package func result(_ sent: SentCommand, _ body: () -> CommandResult) -> CommandResult {
        guard let id = sent.id else { return body() }
        switch turn(sent.command, id) {
        case .known(let result): return result
        case .wait(let answer): return answer.take() ?? .unavailable("the server is stopping; ask it again")
        case .first:
            let result = body()
            finish(id, result)
            return result
        }
    }

    private func turn(_ command: OrderCommand, _ id: Digest128) -> Turn {
        state.withLock { state in
            guard let (known, standing) = state.standings[id] else {
                state.standings[id] = (command, .running([]))
                return .first
            }
            guard known == command else {
                return .known(.objection("another command had this id; give it one of its own"))
            }
            switch standing {
            case .done(let result): return .known(result)
            case .running(let others):
                let answer = BlockingQueue<CommandResult>(limit: 1)
                state.standings[id] = (command, .running(others + [answer]))
                return .wait(answer)
            }
        }
    }

    private func finish(_ id: Digest128, _ result: CommandResult) {
        let waiting: [BlockingQueue<CommandResult>] = state.withLock { state in
            guard let (command, standing) = state.standings[id], case .running(let waiting) = standing else {
                return []
            }
            if case .unavailable = result {
                // Nothing was changed: asked again it may succeed.
                state.standings[id] = nil
            } else {
                state.standings[id] = (command, .done(result))
                state.order.append(id)
                if state.order.count > CommandMemory.most { state.standings[state.order.removeFirst()] = nil }
            }
            return waiting
        }
        for answer in waiting { _ = answer.push(result) }
    }
}
