extension RenderContext {
    /// A value as a number: an integer or a decimal. A text counts by the number it is or begins with, anything else is 0.
    package func number(_ value: LiquidValue) -> LiquidValue {
        switch plain(value) {
        case .integer, .decimal: return plain(value)
        case .string(let text), .html(let text): return NumberText.number(text)
        default: return .integer(0)
        }
    }

    /// A number as a decimal; an integer has scale 0.
    func decimal(_ value: LiquidValue) -> ExactDecimal {
        switch value {
        case .integer(let number): ExactDecimal(number)
        case .decimal(let number): number
        default: ExactDecimal(0)
        }
    }

    /// The result of an operation on decimals as a value; faults when it has too many digits. A fraction smaller than
    /// the last of them is nothing: squaring 0.1 over and over ends at 0.0.
    func checked(_ exact: ExactDecimal) throws(LiquidFault) -> LiquidValue {
        let isFine = Int(exact.scale) > ExactDecimal.maximumDigits
        let number = isFine ? exact.rounded(digits: ExactDecimal.maximumDigits) : exact
        guard number.digitCount <= ExactDecimal.maximumDigits else {
            throw LiquidFault("the number has more than \(ExactDecimal.maximumDigits) digits")
        }
        return LiquidValue(number)
    }

    func sum(_ left: LiquidValue, _ right: LiquidValue) throws(LiquidFault) -> LiquidValue {
        if case .integer(let a) = left, case .integer(let b) = right {
            let (sum, overflowed) = a.addingReportingOverflow(b)
            if !overflowed { return .integer(sum) }
        }
        return try checked(decimal(left).adding(decimal(right)))
    }
}
