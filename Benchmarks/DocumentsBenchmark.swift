import Documents
import Text

/// Generates product files, reads each several times and prints the best rate of every reader.
@main
enum DocumentsBenchmark {
    static func main() {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
        let products = (0..<max(count, 1)).map { SourceFile(path: "\($0).md", text: product($0)) }
        let headers = products.map { source -> Range<Int> in
            var diagnostics: [Diagnostic] = []
            return FrontMatter.split(source, diagnostics: &diagnostics)?.header ?? 0..<0
        }
        let json = zip(products, headers).map { source, header -> SourceFile in
            var diagnostics: [Diagnostic] = []
            var out = ByteWriter()
            YAML.parse(source, in: header, diagnostics: &diagnostics)?.root.appendJSON(to: &out)
            precondition(diagnostics.isEmpty, diagnostics.first?.report() ?? "")
            return SourceFile(path: source.path, bytes: out.bytes)
        }
        let headerBytes = headers.reduce(0) { $0 + $1.count }
        print("\(products.count) products, \(headerBytes / products.count) bytes of front matter each")
        measure("front matter and YAML", bytes: headerBytes) {
            var read = 0
            for source in products {
                var diagnostics: [Diagnostic] = []
                guard let parts = FrontMatter.split(source, diagnostics: &diagnostics) else { continue }
                read += YAML.parse(source, in: parts.header, diagnostics: &diagnostics) == nil ? 0 : 1
            }
            precondition(read == products.count)
        }
        measure("JSON", bytes: json.reduce(0) { $0 + $1.bytes.count }) {
            var read = 0
            for source in json {
                var diagnostics: [Diagnostic] = []
                read += JSON.parse(source, diagnostics: &diagnostics) == nil ? 0 : 1
            }
            precondition(read == json.count)
        }
        let whole = SourceFile(
            path: "all.yaml", bytes: zip(products, headers).flatMap { Array("---\n".utf8) + $0.bytes[$1] })
        measure("one YAML stream", bytes: whole.bytes.count) {
            var diagnostics: [Diagnostic] = []
            precondition(YAML.parseStream(whole, diagnostics: &diagnostics).count == products.count)
        }
    }

    private static func measure(_ name: String, bytes: Int, _ body: () -> Void) {
        let clock = ContinuousClock()
        let best = (0..<7).map { _ in clock.measure(body) }.min() ?? .zero
        let seconds = Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds)
        print("\(name): \(Int(Double(bytes) / seconds / 1e6)) MB/s (\(Int(seconds * 1e6)) us)")
    }

    /// Front matter as an owner writes it: about 2 KB of short fields, lists, variants and one longer text.
    private static func product(_ number: Int) -> String {
        let name = ["Linen apron", "Stoneware mug", "Oak board", "Wool throw"][number % 4]
        var text = """
            ---
            title: \(name) no. \(number)
            price: \(10 + number % 90).\(10 + number % 89)
            sku: VT-\(100_000 + number)
            summary: A \(name.lowercased()) made in small numbers, for every day and for guests
            stock: \(number % 40)
            images:
              - file: \(number)-front.jpg
                alt: "\(name) seen from the front"
              - file: \(number)-side.jpg
                alt: '\(name), the owner''s favourite side'
            collections: [kitchen, new-in, gifts-under-50]
            tags: [linen, handmade, "made to order"]
            vendor: Vitrine Works
            weight: \(200 + number % 800) g
            date: 2026-01-\(10 + number % 20)
            seo:
              title: "\(name) | Vitrine Works"
              description: >-
                Our \(name.lowercased()) comes in four colours and three sizes, and is
                made to last. Free returns within thirty days, and a
                repair service for as long as we are here.
            attributes:
              material: 100 % linen
              care: Wash at 40 degrees, iron while damp
              origin: Portugal
            options:
              Colour: [natural, indigo, rust, black]
              Size: [S, M, L]
            variants:

            """
        for (index, colour) in ["natural", "indigo", "rust", "black"].enumerated() {
            text += """
                  - sku: VT-\(100_000 + number)-\(index)
                    Colour: \(colour)
                    Size: M
                    price: \(10 + number % 90).90
                    stock: \(index * 3)
                    image: \(number)-\(colour).jpg

                """
        }
        text += """
            description: |
              The \(name.lowercased()) began as a favour for a friend who runs a bakery
              and wanted something that would not mind flour.

              It has two pockets, ties at the back and a loop for a towel. The
              cloth is washed twice before it is cut, so it keeps its size.
            related: [oak-board, stoneware-mug]
            ---
            Body text of product \(number).

            """
        return text
    }
}
