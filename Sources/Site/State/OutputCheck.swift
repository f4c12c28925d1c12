import Platform
import Text

/// Which files of the site are still what the last build wrote, asked while the shop is loaded and resolved: a question to
/// the system for each of a quarter of a million files takes as long as all the rest of a build that changes nothing.
final class OutputCheck: Sendable {
    let outputs: OutputTable
    private let stands: Later<Marks>
    private let isTrusted: Bool

    /// - Parameters:
    ///   - output: the site's folder, absolute.
    ///   - isTrusted: all of them are taken to be there.
    init(_ outputs: OutputTable, in output: String, isTrusted: Bool) {
        self.outputs = outputs
        self.isTrusted = isTrusted
        stands = Later {
            if isTrusted { return Marks(0) }
            let marks = Marks(outputs.count)
            guard outputs.count > 0, let site = OpenFolder(output) else { return marks }
            Parallel.forEach(outputs.count, stride: 512) { id, _ in
                if outputs.withPath(id, { site.stamp($0) }) == outputs.stamp(id) { marks.set(id) }
            }
            return marks
        }
    }

    /// Whether all files are there and bear the stamps that they were left with.
    var allStand: Bool { isTrusted || stands.value.all.prefix(outputs.count).allSatisfy { $0 } }

    /// Whether the file is there and bears the stamp that it was left with.
    func stands(_ id: Int) -> Bool { isTrusted || stands.value[id] }
}
