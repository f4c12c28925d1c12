import Commerce
import Documents
import Text

/// Orders, payment and returns of `store.yaml`.
extension OrderSettings {
    static let table = FieldTable<OrderSettings>(
        "an order setting",
        [
            Field(
                "url", "path, address or false",
                "Where the forms post to; `/orders` when left out. `false`: the shop takes no orders.",
                example: "/orders"
            ) { node, draft, reader in
                if node.bool == false { draft.url = nil } else if let link = reader.link(node) { draft.url = link }
            },
            Field(
                "from", "e-mail address", "The sender of the shop's mail; the store's `email` when left out.",
                example: "orders@shop.example"
            ) { $1.from = $2.email($0) },
            Field("notify", "list of e-mail addresses", "Who is told of each order.", example: "[owner@shop.example]") {
                node, draft, reader in
                draft.notify = reader.list(node, of: "e-mail addresses").compactMap { reader.email($0) }
            },
            Field("terms", "link", "The terms that a customer agrees to.", example: "pages/terms.md") {
                $1.terms = $2.link($0)
            },
            Field("minimum", "price", "Orders of goods for less are refused.", example: "10.00") {
                $1.minimum = $2.price($0)
            },
            Field("phone", "true or false", "Whether customers must give a telephone number.", example: "true") {
                $1.requiresPhone = $2.bool($0) ?? false
            },
            Field(
                "unpaid_after", "time or group",
                "When an order by bank transfer or link that nobody paid is cancelled and its goods are for sale again; the customer is reminded half way. See Unpaid orders.",
                example: "7 days"
            ) { $1.unpaidAfter = $2.unpaidAfter($0) },
        ])
}

extension UnpaidAfter {
    static let table = FieldTable<UnpaidAfter>(
        "a field of 'unpaid_after'",
        [
            Field(
                "remind", "time", "The customer is reminded so long after ordering; never when left out.",
                example: "3 days"
            ) { $1.remind = $2.duration($0, most: UnpaidAfter.most) },
            Field(
                "cancel", "time", "The order is cancelled so long after ordering; never when left out.",
                example: "7 days"
            ) { $1.cancel = $2.duration($0, most: UnpaidAfter.most) },
        ])
}

extension ClosedPeriod {
    static let table = FieldTable<ClosedPeriod>(
        "a field of 'closed'",
        [
            Field("from", "date", "The first day; since ever when left out.", example: "2026-12-24") {
                $1.from = $2.date($0)
            },
            Field(
                "until", "date", "The last day, that day included; until you say otherwise when left out.",
                example: "2027-01-06"
            ) { $1.until = $2.date($0) },
            Field(
                "message", "text", "What customers are told instead of a way to order.",
                example: "We are at the kiln. Back on the 7th of January."
            ) { $1.message = $2.text($0) },
        ])
}

struct PaymentDraft: Sendable {
    var id: Located<String>?
    var kind: PaymentMethod.Kind?
    var name: String?
    var instructions: String?
    var url: Located<String>?
    var fee = Money.zero
    var countries: [String] = []
    var minimum: Money?
    var maximum: Money?

    static let table = FieldTable<PaymentDraft>(
        "a payment field",
        [
            Field(
                "type", "bank_transfer, cash_on_delivery, cash_on_pickup, invoice or link", "How it is paid.",
                example: "bank_transfer", required: true
            ) { $1.kind = $2.word($0) },
            Field("name", "text", "What the customer sees.", example: "Bank transfer", required: true) {
                $1.name = $2.line($0)
            },
            Field("id", "word", "What orders record; made from the name when left out.", example: "transfer") {
                $1.id = $2.identifier($0)
            },
            Field("instructions", "text", "Shown and mailed with the order.", example: "IBAN GB00 0000; within 7 days")
            { $1.instructions = $2.text($0) },
            Field(
                "url", "address", "For `link`: a payment page; `{number}`, `{total}` and `{currency}` are filled in.",
                example: "\"https://pay.example/{number}?amount={total}\""
            ) { $1.url = $2.webAddress($0, example: "https://pay.example/{number}") },
            Field("fee", "price", "Added to the order.", example: "4.50") { $1.fee = $2.price($0) ?? .zero },
            Field("countries", "list of countries", "Where it is offered; everywhere when left out.", example: "[GB]") {
                $1.countries = $2.countries($0)
            },
            Field("minimum", "price", "Only for goods of at least so much.", example: "20.00") {
                $1.minimum = $2.price($0)
            },
            Field("maximum", "price", "Only for goods of at most so much.", example: "500.00") {
                $1.maximum = $2.price($0)
            },
        ])
}

struct ReturnsDraft: Sendable {
    var countries: [String] = []
    var category: ReturnPolicy.Category?
    var fees = ReturnPolicy.Fees.customer
    var methods: [ReturnPolicy.Method] = [.mail]
    var refunds: [ReturnPolicy.Refund] = [.full]
    var page: Located<String>?

    static let table = FieldTable<ReturnsDraft>(
        "a returns field",
        [
            Field(
                "days", "whole number, unlimited or none", "How long goods may be sent back; `none`: not at all.",
                example: "30", required: true
            ) { $1.category = $2.returnDays($0) },
            Field(
                "fees", "free, customer or price",
                "Who pays for sending back; an amount is kept from the refund. `customer` when left out.",
                example: "free"
            ) { $1.fees = $2.returnFees($0) ?? .customer },
            Field(
                "methods", "list of mail, store, kiosk", "How goods come back; `mail` when left out.",
                example: "[mail, store]"
            ) { node, draft, reader in
                let methods: [ReturnPolicy.Method] = reader.list(node, of: "methods").compactMap { reader.word($0) }
                if !methods.isEmpty { draft.methods = methods }
            },
            Field(
                "refunds", "list of full, exchange, credit", "What the customer gets; `full` when left out.",
                example: "[full, exchange]"
            ) { node, draft, reader in
                let refunds: [ReturnPolicy.Refund] = reader.list(node, of: "refunds").compactMap { reader.word($0) }
                if !refunds.isEmpty { draft.refunds = refunds }
            },
            Field(
                "countries", "list of countries", "Where this holds; wherever the shop delivers when left out.",
                example: "[GB, IE]"
            ) { $1.countries = $2.countries($0) },
            Field("page", "link", "The page that tells it at length.", example: "pages/returns.md") {
                $1.page = $2.link($0)
            },
        ])
}

extension ContentReader {
    mutating func orders(_ node: Node) -> OrderSettings {
        var settings = OrderSettings()
        if node.bool == false {
            settings.url = nil
        } else if isGroup(node, example: "{url: /orders}") {
            OrderSettings.table.read(node, into: &settings, &self)
        }
        return settings
    }

    /// `{from: ..., until: ..., message: ...}`, a message alone, or `true`.
    mutating func closed(_ node: Node) -> ClosedPeriod? {
        if let isClosed = node.bool { return isClosed ? ClosedPeriod() : nil }
        if node.kind == .string { return text(node).map { ClosedPeriod(message: $0) } }
        guard isGroup(node, example: "{from: 2026-12-24, until: 2027-01-06}") else { return nil }
        var closed = ClosedPeriod()
        ClosedPeriod.table.read(node, into: &closed, &self)
        if let from = closed.from, let until = closed.until, until.end <= from.instant {
            report(.error, node["until"]?.range ?? firstLine(of: node), "'until' is before 'from'")
        }
        return closed
    }

    /// `7 days`, or `remind` and `cancel` as fields.
    mutating func unpaidAfter(_ node: Node) -> UnpaidAfter? {
        guard node.kind == .map else {
            return duration(node, most: UnpaidAfter.most).map { UnpaidAfter(remind: $0 / 2, cancel: $0) }
        }
        var after = UnpaidAfter()
        UnpaidAfter.table.read(node, into: &after, &self)
        if let remind = after.remind, let cancel = after.cancel, remind >= cancel {
            report(
                .error, node["remind"]?.range ?? firstLine(of: node),
                "'remind' must be sooner than 'cancel': nobody is reminded of an order that is cancelled")
        }
        return after.remind == nil && after.cancel == nil ? nil : after
    }

    /// A word that forms send and orders record.
    mutating func identifier(_ node: Node) -> Located<String>? {
        guard let word = locatedLine(node) else { return nil }
        guard word.value.utf8.count <= 64,
            word.value.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen || $0 == ASCII.underscore })
        else {
            error(
                node,
                "'\(field)' must be one word of letters, digits and hyphens, not '\(Diagnostic.shortened(word.value))'"
            )
            return nil
        }
        return word
    }

    mutating func payment(_ node: Node) -> [PaymentMethod] {
        var out: [PaymentMethod] = []
        for item in groups(node, of: "payment methods") {
            var draft = PaymentDraft()
            PaymentDraft.table.read(item, into: &draft, &self)
            guard let kind = draft.kind, let name = draft.name else { continue }
            if kind == .link, draft.url == nil, item.entry("url") == nil {
                report(
                    .error, firstLine(of: item),
                    "a payment of type 'link' needs a 'url', such as \"https://pay.example/{number}?amount={total}\"")
            }
            if let url = draft.url, kind != .link {
                report(.error, url.range, "'url' belongs to payments of type 'link'")
            }
            if let minimum = draft.minimum, let maximum = draft.maximum, maximum < minimum {
                report(.error, firstLine(of: item), "'maximum' is less than 'minimum'")
            }
            let id = draft.id?.value ?? Handle.make(from: name)
            if out.contains(where: { $0.id == id }) {
                report(
                    .error, draft.id?.range ?? firstLine(of: item),
                    "there are two payment methods '\(id)'; give one an 'id' of its own")
            }
            out.append(
                PaymentMethod(
                    id: id, kind: kind, name: name, instructions: draft.instructions, url: draft.url?.value,
                    fee: draft.fee, countries: draft.countries, minimum: draft.minimum, maximum: draft.maximum))
        }
        return out
    }

    mutating func returns(_ node: Node) -> [ReturnPolicy] {
        var out: [ReturnPolicy] = []
        for item in groups(node, of: "return policies such as {days: 30}") {
            var draft = ReturnsDraft()
            ReturnsDraft.table.read(item, into: &draft, &self)
            guard let category = draft.category else { continue }
            if draft.countries.count > 50 {
                report(
                    .error, firstLine(of: item),
                    "search engines take at most 50 countries for one policy; make two of it")
            }
            if let taken = draft.countries.first(where: { code in out.contains { $0.countries.contains(code) } }) {
                report(.error, firstLine(of: item), "there are two return policies for '\(taken)'")
            } else if draft.countries.isEmpty, out.contains(where: \.countries.isEmpty) {
                report(.error, firstLine(of: item), "there are two return policies without 'countries'")
            }
            out.append(
                ReturnPolicy(
                    countries: draft.countries, category: category, fees: draft.fees, methods: draft.methods,
                    refunds: draft.refunds, page: draft.page))
        }
        return out
    }

    mutating func returnDays(_ node: Node) -> ReturnPolicy.Category? {
        if node.kind == .string {
            switch node.text {
            case "unlimited": return .unlimited
            case "none": return .notPermitted
            default: break
            }
        }
        if node.kind == .integer { return count(node, atLeast: 1, example: "30").map { .finite(days: $0) } }
        expected("a number of days, 'unlimited' or 'none'", node)
        return nil
    }

    mutating func returnFees(_ node: Node) -> ReturnPolicy.Fees? {
        switch node.text {
        case "free": return .free
        case "customer": return .customer
        default: break
        }
        if node.kind == .string,
            Suggestion.nearest(to: node.text, in: ["free", "customer"]) != nil
                || !(node.text.utf8.first.map(ASCII.isDigit) ?? false)
        {
            error(
                node,
                "'fees' must be 'free', 'customer' or an amount, not '\(Diagnostic.shortened(node.text))'\(Suggestion.phrase(for: node.text, in: ["free", "customer"]))"
            )
            return nil
        }
        return price(node).map { $0.isZero ? .free : .amount($0) }
    }
}
