import Commerce
import Platform
import Site
import Terminal
import Text

/// `vitrine inspect`
enum InspectCommand: Command {
    static let name = "inspect"
    static let syntax = CommandLineSyntax(
        command: "vitrine inspect", summary: "Show a product file as Vitrine understands it.", operands: "FILE",
        operandCount: 1...1, options: ShopArguments.options,
        examples: [
            ("vitrine inspect content/products/mug.md", "prints its variants, prices, stock and where it appears")
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let shop = try ShopArguments(arguments, writes: false)
        let path = try shopPath(arguments.operands[0], root: shop.root)
        var diagnostics: [Diagnostic] = []
        do {
            let reader = DiskReader(root: shop.root)
            let loader = ShopLoader(
                reader: reader, folders: shop.build.folders, moment: { shop.build.moment(in: $0) })
            guard let loaded = try loader.load(diagnostics: &diagnostics),
                let addresses = Addresses(baseURL: shop.build.baseURL ?? loaded.store.url.value)
            else {
                _ = InputFile.report(diagnostics)
                return .content
            }
            var options = Resolver.Options(now: shop.build.moment(in: loaded.store.zone))
            options.includesDrafts = true
            let catalogue = Resolver.resolve(loaded, addresses: addresses, options: options, diagnostics: &diagnostics)
            ShopRules.check(loaded, now: options.now, diagnostics: &diagnostics)
            let own = diagnostics.filter { $0.path == path }
            let failed = InputFile.report(own)
            let found = catalogue.products.indices.filter { catalogue.products[$0].path == path }
            guard !found.isEmpty else {
                if failed { return .content }
                throw CommandFailure(
                    .usage, "vitrine inspect: \(arguments.operands[0]) is no product file of this shop")
            }
            for id in found { Console.print(ProductReport.text(id, catalogue)) }
            return failed ? .content : .done
        } catch let error as CommandFailure {
            throw error
        } catch let error as FileFault {
            throw CommandFailure(.inputOutput, "vitrine: \(error.description)")
        } catch {
            throw CommandFailure(.internalFault, "vitrine: \(error)")
        }
    }

    private static func shopPath(_ operand: String, root: String) throws(CommandFailure) -> String {
        let candidate = SystemCalls.realPath(operand) ?? SystemCalls.realPath(root + "/" + operand)
        guard let candidate else {
            throw CommandFailure(.inputOutput, "vitrine inspect: there is no file '\(operand)'")
        }
        return candidate.hasPrefix(root + "/") ? String(candidate.dropFirst(root.count + 1)) : candidate
    }
}

/// A product in words.
enum ProductReport {
    static func text(_ id: Int, _ catalogue: Catalogue) -> String {
        let item = catalogue.products[id]
        let product = item.product
        let money = catalogue.store.moneyFormat
        let now = catalogue.now
        var lines: [String] = []
        func line(_ label: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            lines.append("  \(label)\(String(repeating: " ", count: max(1, 14 - label.count)))\(value)")
        }
        lines.append("\(product.title)  (\(product.source.path))")
        line("address", catalogue.addresses.absolute(item.address))
        line(
            "shown",
            product.isPublished(at: now) ? "yes" : product.isDraft ? "no: it is a draft" : "no: not within its dates")
        line("summary", product.summary)
        line("vendor", product.vendor)
        line("type", product.type)
        line("collections", item.collections.map { catalogue.collections[$0].collection.title }.joined(separator: ", "))
        line("tags", product.tags.map(\.value).joined(separator: ", "))
        line("related", item.related.map { catalogue.products[$0].product.title }.joined(separator: ", "))
        line("pictures", item.images.map { catalogue.media[$0].path }.joined(separator: ", "))
        for attribute in product.attributes {
            if case .text(let value) = attribute.value { line(attribute.name.value, value) }
        }
        lines.append("  variants")
        for variant in product.variants {
            var words = [variant.sku.value]
            if !variant.title.isEmpty { words.append(variant.title) }
            var price = money.string(variant.price(at: now))
            if let former = variant.compareAtPrice(at: now) { price += " instead of \(money.string(former))" }
            words.append(price)
            words.append(availability(variant.availability(at: now)))
            if let stock = variant.stock { words.append("\(stock) counted") }
            if let gtin = variant.gtin { words.append("GTIN \(gtin)") }
            lines.append("    " + words.joined(separator: " · "))
        }
        return lines.joined(separator: "\n")
    }

    private static func availability(_ availability: Availability) -> String {
        switch availability {
        case .inStock: "in stock"
        case .outOfStock: "sold out"
        case .backorder(let from): from.map { "on backorder until \($0.date.text)" } ?? "on backorder"
        case .preorder(let from): "on pre-order, from \(from.date.text)"
        case .withdrawn: "not sold at present"
        }
    }
}
