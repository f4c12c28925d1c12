extension OrderAddresses {
    /// The path of the intake on whichever host answers it: `/orders`, without a final slash.
    package var path: String {
        guard let scheme = orders.firstRange(of: "://") else { return orders }
        let rest = orders[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    }

    /// The origins of pages that may post an order: the shop's, and the intake's where it is on another host.
    package var origins: [String] {
        guard let scheme = orders.firstRange(of: "://") else { return [origin] }
        let rest = orders[scheme.upperBound...]
        let own = String(orders[..<(rest.firstIndex(of: "/") ?? orders.endIndex)])
        return own == origin ? [origin] : [origin, own]
    }
}
