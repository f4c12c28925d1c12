import Liquid

/// What templates of orders may use: the same for the build, which checks them, and for the intake, which renders them.
package enum OrderEnvironment {
    package static let shared: LiquidEnvironment = {
        var environment = LiquidEnvironment()
        for filter in SharedFilters.all { environment.register(filter) }
        for schema in OrderObjects.all { environment.register(schema) }
        for (name, type, summary) in globals { environment.register(global: name, type, summary) }
        return environment
    }()

    private static let globals: [(String, LiquidType, String)] = [
        ("checkout", .object("checkout"), "The cart, in `checkout` and `problem`."),
        ("form", .map(of: .string), "What was typed, by the name of the field, in `checkout` and `problem`."),
        ("problems", .list(of: .object("problem")), "What has to be mended, in `checkout` and `problem`."),
        ("order", .object("order"), "The order, in `thanks`, `status` and the mails."),
        ("message", .object("message"), "What is said, in `message`."),
        ("shop", .object("shop"), "The shop."),
        ("settings", .map(of: .any), "The theme's settings that are text, numbers, colors, true or false."),
        ("routes", .object("routes"), "Addresses of pages."),
        ("request", .object("request"), "What is known of the request."),
        ("page_title", .string, "The title of the page, in the layout."),
        ("content_for_layout", .html, "What the template printed, in the layout."),
    ]
}
