import Commerce
import Orders
import TestSupport
import Testing

/// Random lives of orders beside a model of its own, written from docs/intake.md alone.
@Suite("Lives of orders beside a model of its own")
struct LifeModelTests {
    static let seeds = SeedShare.of(2_000)
    static let steps = 20

    @Test("pieces, money and stock are the model's after every act", arguments: 0..<LifeShop.kinds.count)
    func lives(number: Int) throws {
        let kind = LifeShop.kinds[number]
        let book = try LifeShop.book(kind)
        // Of each kind of difference the shortest life.
        var examples: [String: (life: [String], count: Int)] = [:]
        for seed in stride(from: number, to: LifeModelTests.seeds, by: LifeShop.kinds.count) {
            for (what, life) in LifeModelTests.differences(seed: UInt64(seed), kind, book) {
                let known = examples[what]
                let isShorter = known.map { life.count < $0.life.count } ?? true
                examples[what] = (isShorter ? life : known?.life ?? life, (known?.count ?? 0) + 1)
            }
        }
        for (what, example) in examples {
            Issue.record("\(what), \(example.count) times, such as\n\(example.life.joined(separator: "\n"))")
        }
    }

    /// What the two say differently, each with the life up to it; a life ends at the first difference but for a refusal.
    static func differences(seed: UInt64, _ kind: LifeShop.Kind, _ book: PriceBook) -> [(what: String, life: [String])]
    {
        var dice = Dice(seed)
        var order = LifeShop.order(book, &dice)
        var model = LifeShop.model(order, kind)
        var life = ["seed \(seed), \(kind)", "\(order.payment?.id ?? "unpaid"), total \(model.total), \(model.words)"]
        var found: [(what: String, life: [String])] = []
        if let what = LifeComparison(model, order).difference { return [(what, life)] }
        for _ in 0..<steps {
            let act = LifeShop.act(model, &dice)
            let name = "\(act)".prefix { $0 != "(" }
            let next = model.after(act)
            life.append("\(act)")
            do throws(OrderObjection) {
                let happened = try order.change(for: act.asked)
                guard let next = next ?? (model.isOpen(act) ? model : nil) else {
                    return found + [("\(name) can be done", life)]
                }
                order.history.append(
                    Order.Happening(
                        at: Instant(seconds: 1_800_000_000), change: happened.change, restocked: happened.restocked))
                model = next
            } catch {
                if next != nil, !model.isOpen(act) {
                    found.append(("\(name) is refused", life + ["refused: \(error.text)", model.words]))
                }
                continue
            }
            if let what = LifeComparison(model, order).difference ?? model.imbalance {
                life += ["model: \(model.words)", "order: \(LifeComparison(model, order).detail)"]
                return found + [("\(what) after \(name)", life)]
            }
        }
        return found
    }
}

/// How an order stands, as the model and as the order say.
struct LifeComparison {
    /// The first difference, or nil.
    private(set) var difference: String?
    private(set) var detail = ""

    init(_ model: LifeModel, _ order: Order) {
        let standing = order.standing
        for (line, progress) in zip(model.lines, order.progress) {
            compare("open of \(line.sku)", progress.open, line.open)
            compare("sent of \(line.sku)", progress.shipped, line.sent)
            compare("cancelled of \(line.sku)", progress.cancelled, line.cancelled)
            compare("returned of \(line.sku)", progress.returned, line.returned)
            compare("paid back of \(line.sku)", progress.refunded, line.paidBack)
            let restocked = order.history.reduce(0) { $0 + $1.restocked.quantity(of: line.sku) }
            compare("restocked of \(line.sku)", restocked, line.restocked)
        }
        compare("due", standing.due.minor, model.due)
        compare("paid", standing.paid ?? 0, model.paid ?? 0)
        compare("paid back", standing.refunded, model.paidBack)
        compare("to be paid back", standing.overpaid.minor, model.toBePaidBack)
        compare("can be paid back", standing.refundable.minor, model.left)
        compare("status", standing.status.rawValue, model.status)
    }

    private mutating func compare<Value: Equatable>(_ what: String, _ order: Value, _ model: Value) {
        guard order != model else { return }
        let name = what.split(separator: " ").prefix { $0 != "of" }.joined(separator: " ")
        if difference == nil { difference = name }
        detail += "\(what) \(order), not \(model); "
    }
}
