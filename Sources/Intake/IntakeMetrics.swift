import Platform
import Text

/// What is counted while the intake runs; nothing in it tells of a person.
package final class IntakeMetrics: Sendable {
    package enum Counter: Int, CaseIterable, Sendable {
        case placed, repeated, refused, unavailable, limited, honeypots, foreignOrigins, unknownOrigins, badRequests
        case checkouts, quotes, unreadable, bookReloads, bookRefusals, mailSent, mailFailed, webhooksSent,
            webhooksFailed
        case untrustedProxies, closed

        fileprivate var name: StaticString {
            switch self {
            case .placed: "orders_placed_total"
            case .repeated: "orders_repeated_total"
            case .refused: "orders_refused_total"
            case .unavailable: "requests_unavailable_total"
            case .limited: "requests_limited_total"
            case .honeypots: "honeypot_hits_total"
            case .foreignOrigins: "requests_foreign_origin_total"
            case .unknownOrigins: "requests_unknown_origin_total"
            case .badRequests: "requests_malformed_total"
            case .checkouts: "checkouts_total"
            case .quotes: "quotes_total"
            case .unreadable: "orders_unreadable_total"
            case .bookReloads: "price_book_reloads_total"
            case .bookRefusals: "price_book_refusals_total"
            case .mailSent: "mail_sent_total"
            case .mailFailed: "mail_failed_total"
            case .webhooksSent: "webhooks_sent_total"
            case .webhooksFailed: "webhooks_failed_total"
            case .untrustedProxies: "untrusted_forwarded_for_total"
            case .closed: "requests_closed_total"
            }
        }

        fileprivate var help: StaticString {
            switch self {
            case .placed: "Orders that were placed."
            case .repeated: "Requests that came again with their key and got the order they had."
            case .refused: "Orders that were refused with a problem to mend."
            case .unavailable: "Requests answered 503."
            case .limited: "Requests answered 429."
            case .honeypots: "Orders of programs that filled the hidden field."
            case .foreignOrigins: "Requests from other sites' pages, answered 403."
            case .unknownOrigins: "Requests with neither Origin nor Sec-Fetch-Site."
            case .badRequests: "Bodies that could not be read."
            case .checkouts: "Checkout pages shown."
            case .quotes: "Quotes given."
            case .unreadable: "Orders whose records could not be read back."
            case .bookReloads: "Price books taken."
            case .bookRefusals: "Price books refused."
            case .mailSent: "Mails handed to sendmail."
            case .mailFailed: "Attempts to send a mail that failed."
            case .webhooksSent: "Webhooks delivered."
            case .webhooksFailed: "Attempts to call the webhook that failed."
            case .closed: "Requests answered that the shop takes no orders."
            case .untrustedProxies: "Requests with X-Forwarded-For from a peer that is not a trusted proxy."
            }
        }
    }

    private let counts = Guarded([Int](repeating: 0, count: Counter.allCases.count))

    package init() {}

    package func add(_ counter: Counter, _ count: Int = 1) {
        counts.withLock { $0[counter.rawValue] &+= count }
    }

    package subscript(counter: Counter) -> Int { counts.withLock { $0[counter.rawValue] } }

    package typealias Figure = (name: StaticString, help: StaticString, value: Int)

    /// All of them, the counters kept elsewhere and the gauges, in Prometheus' text format 0.0.4.
    package func text(counters others: [Figure] = [], gauges: [Figure]) -> [UInt8] {
        let counts = counts.withLock { $0 }
        var out = ByteWriter(reserving: 4_096)
        func metric(_ name: StaticString, _ help: StaticString, _ type: StaticString, _ value: Int) {
            out.append("# HELP vitrine_")
            out.append(name)
            out.append(" ")
            out.append(help)
            out.append("\n# TYPE vitrine_")
            out.append(name)
            out.append(" ")
            out.append(type)
            out.append("\nvitrine_")
            out.append(name)
            out.append(" ")
            out.append(decimal: value)
            out.append("\n")
        }
        for counter in Counter.allCases { metric(counter.name, counter.help, "counter", counts[counter.rawValue]) }
        for other in others { metric(other.name, other.help, "counter", other.value) }
        for gauge in gauges { metric(gauge.name, gauge.help, "gauge", gauge.value) }
        return out.bytes
    }
}
