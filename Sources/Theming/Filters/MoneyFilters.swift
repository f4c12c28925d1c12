import Commerce
import Liquid
import Text

/// Filters that write amounts. A value is an integer of minor units, as every price of an object is.
enum MoneyFilters {
    static let all: [FilterDefinition] = [
        filter(
            "money", "An amount as the shop writes it.", example: .init("{{ 1250 | money }}", "€12.50")
        ) { $0.string($1) },
        filter(
            "money_with_currency", "An amount with the code of the currency after it.",
            example: .init("{{ 1250 | money_with_currency }}", "€12.50 EUR")
        ) { $0.stringWithCode($1) },
        filter(
            "money_without_currency", "An amount without a sign, for scripts and metadata.",
            example: .init("{{ 1250 | money_without_currency }}", "12.50")
        ) { $0.stringWithoutSymbol($1) },
        filter(
            "money_without_trailing_zeros", "An amount whose decimals are left out when they are all zero.",
            example: .init("{{ 1200 | money_without_trailing_zeros }}", "€12")
        ) { $0.stringWithoutTrailingZeros($1) },
    ]

    private static func filter(
        _ name: String, _ summary: String, example: FilterDefinition.Example,
        write: @escaping @Sendable (MoneyFormat, Money) -> String
    ) -> FilterDefinition {
        FilterDefinition(name, summary, input: .money, result: .string, examples: [example]) {
            input, call throws(LiquidFault) in
            guard let amount = try amount(input, call.context) else { return "" }
            guard let host = call.context.themeHost else { throw .needsPage(name) }
            return .string(write(host.money, amount))
        }
    }

    /// The amount a value stands for: minor units, rounded; nil for what is no number, which prints nothing.
    static func amount(_ value: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> Money? {
        switch context.plain(value) {
        case .integer(let minor): return Money(minor: minor)
        case .decimal(let number): return number.rounded().truncatedInteger.map { Money(minor: $0) }
        case .string(let text), .html(let text):
            guard let number = ExactDecimal(text) else { return nil }
            return number.rounded().truncatedInteger.map { Money(minor: $0) }
        default: return nil
        }
    }
}
