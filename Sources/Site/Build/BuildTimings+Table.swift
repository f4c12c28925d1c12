import Platform
import Text

extension BuildTimings {
    /// Templates that are told of; the rest is one line.
    static let mostTemplates = 10

    /// Where the time went, for people: lines of at most 100 columns where paths are not very long.
    package var table: String {
        guard let start = stages.first?.start else { return "" }
        let end = stages.map { $0.start + $0.nanoseconds }.max() ?? start
        var parts = [stageTable(start, end)]
        if !templates.isEmpty { parts.append(templateTable) }
        let looked = templates.filter { $0.found + $0.missed > 0 }
        if !looked.isEmpty { parts.append(memoryTable(looked)) }
        parts.append(foot)
        return parts.joined(separator: "\n\n")
    }

    /// `850 ms`, `12.4 s`: what the width of a table allows, so that a glance tells seconds from their thousandths.
    static func duration(_ nanoseconds: Int) -> String {
        let milliseconds = (nanoseconds + 500_000) / 1_000_000
        if milliseconds < 10 {
            let hundredths = (nanoseconds + 5_000) / 10_000
            return "\(hundredths / 100).\(twoDigits(hundredths % 100)) ms"
        }
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        let hundredths = (milliseconds + 5) / 10
        return "\(hundredths / 100).\(twoDigits(hundredths % 100)) s "
    }

    /// `1.5 MB`, in powers of ten like the sizes of disks and lines.
    static func size(_ bytes: Int) -> String {
        var value = bytes
        var units = ["bytes", "kB", "MB", "GB", "TB"][...]
        var rest = 0
        while value >= 1000, units.count > 1 {
            rest = value % 1000 / 100
            value /= 1000
            units.removeFirst()
        }
        let unit = units.first ?? ""
        return unit == "bytes" ? "\(value) \(value == 1 ? "byte" : unit)" : "\(value).\(rest) \(unit)"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func stageTable(_ start: Int, _ end: Int) -> String {
        var table = TextTable([.right("begun"), .right("took"), .left("stage")])
        for stage in stages {
            table.add([Self.duration(stage.start - start), Self.duration(stage.nanoseconds), stage.name])
        }
        return "Stages, of which some run beside one another\n" + table.text
    }

    private var templateTable: String {
        let all = max(1, templates.reduce(0) { $0 + $1.own })
        var table = TextTable([
            .right("self"), .right("of all"), .right("total"), .right("calls"), .left("template"),
        ])
        func share(_ own: Int) -> String { "\((own * 100 + all / 2) / all) %" }
        for one in templates.prefix(Self.mostTemplates) {
            table.add([
                Self.duration(one.own), share(one.own), Self.duration(one.total), Diagnostic.grouped(one.calls),
                one.path,
            ])
        }
        let rest = templates.dropFirst(Self.mostTemplates)
        if !rest.isEmpty {
            let own = rest.reduce(0) { $0 + $1.own }
            table.add([
                Self.duration(own), share(own), "", Diagnostic.grouped(rest.reduce(0) { $0 + $1.calls }),
                "and \(Diagnostic.count(rest.count, "other", "others"))",
            ])
        }
        return "Templates and snippets, by the time within each alone (of all threads together)\n" + table.text
    }

    private func memoryTable(_ looked: [TemplateTiming]) -> String {
        var table = TextTable([.right("hits"), .right("misses"), .right("hit"), .left("snippet")])
        let order = looked.sorted {
            let (left, right) = ($0.found + $0.missed, $1.found + $1.missed)
            return left != right ? left > right : $0.path.precedesInBytes($1.path)
        }
        func line(_ found: Int, _ missed: Int, _ name: String) {
            table.add([
                Diagnostic.grouped(found), Diagnostic.grouped(missed), "\(found * 100 / max(1, found + missed)) %",
                name,
            ])
        }
        for one in order.prefix(Self.mostTemplates) { line(one.found, one.missed, one.path) }
        let rest = order.dropFirst(Self.mostTemplates)
        if !rest.isEmpty {
            line(
                rest.reduce(0) { $0 + $1.found }, rest.reduce(0) { $0 + $1.missed },
                "and \(Diagnostic.count(rest.count, "other", "others"))")
        }
        return "Snippets that were looked for among what was printed before\n" + table.text
    }

    private var foot: String {
        var table = TextTable([.left(""), .right(""), .left("")])
        func files(_ count: Int) -> String { "in " + Diagnostic.count(count, "file", "files") }
        table.add(["read", Self.size(traffic.bytesRead), files(traffic.filesRead)])
        table.add(["written", Self.size(traffic.bytesWritten), files(traffic.filesWritten)])
        if let usage {
            table.add(["memory", "\(Diagnostic.grouped(usage.peakMemory >> 20)) MiB", "at most"])
            table.add([
                "processor", Self.duration(usage.user).trimmed,
                "and \(Self.duration(usage.system).trimmed) of the system's",
            ])
        }
        return table.text
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}

/// Columns of text, each as wide as what is in it.
struct TextTable {
    enum Column {
        case left(String), right(String)

        var title: String {
            switch self {
            case .left(let title), .right(let title): title
            }
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
        if columns.contains(where: { !$0.title.isEmpty }) { rows.append(columns.map(\.title)) }
    }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// Lines without a final newline, set in by two columns.
    var text: String {
        let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = columns.indices.map { column -> String in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                if case .right = columns[column] { return blanks + row[column] }
                return row[column] + (column == columns.indices.last ? "" : blanks)
            }
            return "  " + cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
