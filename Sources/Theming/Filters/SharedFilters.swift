import Liquid

/// The filters that pages of the shop and pages of orders have in common.
package enum SharedFilters {
    package static let all: [FilterDefinition] =
        MoneyFilters.all + AssetFilters.all + TextFilters.all + LinkFilter.all + DateFilters.all + JSONFilter.all
}
