import Commerce
import Text

/// What a build came to, for the next one that finds every file, option and moment as they were.
package struct BuildOutcome: Sendable, Hashable {
    /// Of the files with their stamps and of the options; zero where the next build must look for itself.
    var basis = Fingerprint.zero
    /// Seconds since 1970: from the moment of the build to the first at which the clock alone makes another site of it.
    var holds = 0..<0
    var pages = 0
    var basePath = ""
    /// A picture would have been resized had there been a program for it.
    var wantsImageTool = false
    var sayings: [Saying] = []

    /// A diagnostic without its source, which is read again to be shown.
    struct Saying: Sendable, Hashable {
        var severity: Diagnostic.Severity
        var path: String
        /// Byte offsets; nil when the whole file is meant.
        var range: Range<Int>?
        var text: String
        /// The name that was not known, where one was, and what was suggested for it.
        var asked: String?
        var nearest: String?
        var rest: String
        var subject: Diagnostic.Subject?
    }

    /// More are not kept: a shop with so much to be said about it is looked at every time.
    static let mostSayings = 100

    init() {}

    /// - Parameter diagnostics: all that the build said.
    init(
        basis: Fingerprint, holds: Range<Int>, pages: Int, basePath: String, wantsImageTool: Bool,
        _ diagnostics: [Diagnostic]
    ) {
        guard diagnostics.count <= Self.mostSayings, !holds.isEmpty else { return }
        self.basis = basis
        self.holds = holds
        self.pages = pages
        self.basePath = basePath
        self.wantsImageTool = wantsImageTool
        sayings = diagnostics.map { diagnostic in
            let guess = diagnostic.wording.guess
            return Saying(
                severity: diagnostic.severity, path: diagnostic.path, range: diagnostic.range,
                text: diagnostic.wording.text, asked: guess?.asked, nearest: guess?.nearest,
                rest: diagnostic.wording.rest, subject: diagnostic.subject)
        }
    }

    /// What was said, in sources that `read` gives; nil when one of them is not to be had.
    func diagnostics(_ read: (String) -> [UInt8]?) -> [Diagnostic]? {
        var sources: [String: SourceFile] = [:]
        var all: [Diagnostic] = []
        for saying in sayings {
            var wording = Diagnostic.Wording(saying.text)
            wording.rest = saying.rest
            if let asked = saying.asked {
                wording.guess = KnownNames([]).guess(for: asked, otherwise: saying.nearest)
            }
            var diagnostic = Diagnostic(saying.severity, path: saying.path, wording: wording)
            if let range = saying.range {
                var source = sources[saying.path]
                if source == nil {
                    guard let bytes = read(saying.path) else { return nil }
                    source = SourceFile(path: saying.path, bytes: bytes)
                    sources[saying.path] = source
                }
                if let source { diagnostic = Diagnostic(saying.severity, source, range, wording) }
            }
            diagnostic.subject = saying.subject
            all.append(diagnostic)
        }
        return all
    }

    /// The seconds since 1970 around `now` in which the shop is what it is at `now`: nothing begins or ends in them, and
    /// the day is the same by the shop's clocks.
    package static func hold(_ shop: LoadedShop, at now: Instant) -> Range<Int> {
        let zone = shop.store.zone
        var until = now.seconds + 86_400
        // The next midnight, wherever summer time puts it.
        let today = zone.date(at: now)
        var low = now.seconds
        while until - low > 1 {
            let middle = low + (until - low) / 2
            if zone.date(at: Instant(seconds: middle)) == today { low = middle } else { until = middle }
        }
        func note(_ moment: Instant?) {
            if let moment, moment > now { until = min(until, moment.seconds) }
        }
        for facts in shop.products.facts where facts.validUntil > now.seconds { until = min(until, facts.validUntil) }
        for post in shop.posts {
            note(post.date.instant)
            note(post.publishAt?.instant)
            note(post.unpublishAt?.end)
        }
        for discount in shop.discounts {
            note(discount.from?.instant)
            note(discount.until?.end)
        }
        note(shop.store.orders.closed?.from?.instant)
        note(shop.store.orders.closed?.until?.end)
        return now.seconds..<max(now.seconds, until)
    }
}

extension BuildOutcome {
    func write(to out: inout PlainArrayWriter) {
        out.put([basis])
        out.put([Int64(holds.lowerBound), Int64(holds.upperBound), Int64(pages), wantsImageTool ? 1 : 0])
        out.put(
            sayings.flatMap { saying in
                [
                    Int64(saying.range?.lowerBound ?? -1), Int64(saying.range?.upperBound ?? -1),
                    saying.asked == nil ? 0 : 1, saying.nearest == nil ? 0 : 1,
                    Int64(saying.subject?.others ?? -1), saying.subject?.path == nil ? 0 : 1,
                ]
            })
        out.put(
            [basePath]
                + sayings.flatMap { saying in
                    [
                        saying.severity.rawValue, saying.path, saying.text, saying.asked ?? "", saying.nearest ?? "",
                        saying.rest, saying.subject?.path ?? "",
                    ]
                })
    }

    init?(reading reader: inout PlainArrayReader) {
        guard let basis = reader.take(Fingerprint.self), basis.count == 1, let numbers = reader.take(Int64.self),
            numbers.count == 4, numbers[0] <= numbers[1], let marks = reader.take(Int64.self),
            let texts = reader.texts(), marks.count % 6 == 0, texts.count == 1 + marks.count / 6 * 7
        else { return nil }
        self.basis = basis[0]
        holds = Int(numbers[0])..<Int(numbers[1])
        pages = Int(numbers[2])
        wantsImageTool = numbers[3] == 1
        basePath = texts[0]
        for index in 0..<marks.count / 6 {
            let marks = marks[index * 6..<index * 6 + 6].map { Int($0) }
            let texts = Array(texts[1 + index * 7..<8 + index * 7])
            guard let severity = Diagnostic.Severity(rawValue: texts[0]), marks[0] <= marks[1] else { return nil }
            sayings.append(
                Saying(
                    severity: severity, path: texts[1], range: marks[0] < 0 ? nil : marks[0]..<marks[1],
                    text: texts[2], asked: marks[2] == 1 ? texts[3] : nil, nearest: marks[3] == 1 ? texts[4] : nil,
                    rest: texts[5],
                    subject: marks[4] < 0
                        ? nil : Diagnostic.Subject(path: marks[5] == 1 ? texts[6] : nil, others: marks[4])))
        }
    }
}
