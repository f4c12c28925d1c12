import Commerce
import HTTP
import Orders

extension IntakeService {
    /// `GET /orders/<number>/<token>`: how an order stands, for whoever has its address.
    func status(_ number: String, _ token: String, _ isJSON: Bool, _ shop: ShopFront) -> Response {
        guard let known = OrderNumber(number), number == known.text else { return notFound(shop, isJSON) }
        let order: Order?
        do throws(OrderReadFailure) {
            order = try desk.order(known, token: token)
        } catch {
            metrics.add(.unreadable)
            return busy(isJSON)
        }
        guard let order else { return notFound(shop, isJSON) }
        if isJSON { return json(.ok, ReplyJSON.order(order)) }
        let age = now.seconds - order.placedAt.seconds
        let isFirstSight = order.history.isEmpty && age >= 0 && age < IntakeService.firstSight
        return page(.ok, isFirstSight ? shop.pages.thanks(order) : shop.pages.status(order), shop)
    }

    /// Seconds for which the status page thanks for the order.
    private static let firstSight = 600
}
