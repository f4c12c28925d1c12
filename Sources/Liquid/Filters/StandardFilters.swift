/// The filters of standard Liquid.
enum StandardFilters {
    static let all: [FilterDefinition] = []
}
