extension StandardFilters {
    /// Arithmetic. A text counts by the number it is or begins with; nil and everything else is 0.
    static let numbers: [FilterDefinition] = [
        operation("plus", "Adds a number.", "{{ 0.1 | plus: 0.2 }}", "0.3") {
            left, right, context throws(LiquidFault) in
            try context.sum(left, right)
        },
        operation("minus", "Takes a number away.", "{{ 10 | minus: 2.5 }}", "7.5") {
            left, right, context throws(LiquidFault) in
            if case .integer(let a) = left, case .integer(let b) = right {
                let (difference, overflowed) = a.subtractingReportingOverflow(b)
                if !overflowed { return .integer(difference) }
            }
            return try context.checked(context.decimal(left).subtracting(context.decimal(right)))
        },
        operation("times", "Multiplies.", "{{ 3 | times: 1.25 }}", "3.75") { left, right, context throws(LiquidFault) in
            if case .integer(let a) = left, case .integer(let b) = right {
                let (product, overflowed) = a.multipliedReportingOverflow(by: b)
                if !overflowed { return .integer(product) }
            }
            return try context.checked(context.decimal(left).multiplied(by: context.decimal(right)))
        },
        operation(
            "divided_by", "Divides. Two whole numbers give the whole number below the quotient.",
            "{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }}", "3 3.5"
        ) { left, right, context throws(LiquidFault) in
            guard let quotient = context.decimal(left).divided(by: context.decimal(right)) else { throw .dividedByZero }
            return try context.checked(quotient)
        },
        operation("modulo", "The remainder of a division; it has the sign of the divisor.", "{{ 7 | modulo: 3 }}", "1")
        {
            left, right, context throws(LiquidFault) in
            guard let remainder = context.decimal(left).modulo(context.decimal(right)) else { throw .dividedByZero }
            return try context.checked(remainder)
        },
        operation("at_least", "The larger of the two numbers.", "{{ 3 | at_least: 5 }}", "5") { left, right, context in
            context.decimal(right).compare(context.decimal(left)) > 0 ? right : left
        },
        operation("at_most", "The smaller of the two numbers.", "{{ 7 | at_most: 5 }}", "5") { left, right, context in
            context.decimal(right).compare(context.decimal(left)) < 0 ? right : left
        },

        FilterDefinition(
            "abs", "The number without its sign.", input: .number, result: .number,
            examples: [Example("{{ -5.4 | abs }}", "5.4")]
        ) { input, call throws(LiquidFault) in
            switch call.context.number(input) {
            case .integer(let number) where number != .min: .integer(abs(number))
            case let number: LiquidValue(call.context.decimal(number).absolute)
            }
        },
        rounding("ceil", "The next whole number above.", "{{ 1.2 | ceil }}", "2", .up),
        rounding("floor", "The next whole number below.", "{{ -1.2 | floor }}", "-2", .down),

        FilterDefinition(
            "round", "Rounds to so many digits after the point, halves away from zero.", input: .number,
            arguments: [Argument("digits", .integer, required: false, "0 if left out")], result: .number,
            examples: [Example("{{ 2.5 | round }} {{ 1.005 | round: 2 }}", "3 1.01")]
        ) { input, call throws(LiquidFault) in
            let digits: Int
            switch call.context.number(call[0]) {
            case .integer(let number): digits = number
            case .decimal(let number): digits = number.truncatedInteger ?? 0
            default: digits = 0
            }
            let number = call.context.number(input)
            if case .integer = number, digits >= 0 { return number }
            return try call.context.checked(call.context.decimal(number).rounded(digits: digits))
        },
    ]

    private static func operation(
        _ name: String, _ summary: String, _ template: String, _ output: String,
        _ work: @escaping @Sendable (LiquidValue, LiquidValue, RenderContext) throws(LiquidFault) -> LiquidValue
    ) -> FilterDefinition {
        FilterDefinition(
            name, summary, input: .number, arguments: [Argument("number", .number)], result: .number,
            examples: [Example(template, output)]
        ) { input, call throws(LiquidFault) in
            try work(call.context.number(input), call.context.number(call[0]), call.context)
        }
    }

    private static func rounding(
        _ name: String, _ summary: String, _ template: String, _ output: String, _ rule: ExactDecimal.Rounding
    ) -> FilterDefinition {
        FilterDefinition(name, summary, input: .number, result: .integer, examples: [Example(template, output)]) {
            input, call throws(LiquidFault) in
            let number = call.context.number(input)
            if case .decimal(let decimal) = number { return LiquidValue(decimal.rounded(rule)) }
            return number
        }
    }
}
