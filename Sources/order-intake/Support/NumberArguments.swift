import Commerce
import Terminal

extension ParsedArguments {
    /// A whole number of at least 0 given by an option.
    func count(_ option: String, otherwise standard: Int, command: String) throws(CommandFailure) -> Int {
        guard let text = values[option] else { return standard }
        guard let number = Int(text), (0...1_000_000_000).contains(number) else {
            throw CommandFailure(
                .usage, "order-intake \(command): --\(option) cannot be '\(text)': it is a whole number, 0 or more")
        }
        return number
    }

    /// A whole number given as an operand, with a sign where `signed`.
    func number(_ text: String, signed: Bool, _ what: String, command: String) throws(CommandFailure) -> Int {
        let range = signed ? -1_000_000_000...1_000_000_000 : 0...1_000_000_000
        guard let number = Int(text), range.contains(number) else {
            throw CommandFailure(.usage, "order-intake \(command): '\(text)' is no \(what)")
        }
        return number
    }
}
