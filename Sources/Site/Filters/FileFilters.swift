import Commerce
import Liquid
import Text
import Theming

/// Filters that name files of `media/`, and one that brings in a file of the theme.
enum FileFilters {
    static let all: [FilterDefinition] = [
        FilterDefinition(
            "file_url", "The URL of a file of media/, for downloads.", input: .string, result: .string,
            examples: [.init("{{ 'guide.pdf' | file_url }}", "/shop/media/guide.pdf")]
        ) { input, call throws(LiquidFault) in try file(input, call) },
        FilterDefinition(
            "file_img_url", "The same as `file_url`.", input: .string, result: .string,
            examples: [.init("{{ 'mug.jpg' | file_img_url }}", "/shop/media/mug.jpg")]
        ) { input, call throws(LiquidFault) in try file(input, call) },
        FilterDefinition(
            "inline_asset_content", "The content of a style sheet, script or drawing of assets/, to stand in the page.",
            input: .string, result: .html,
            examples: [.init("{{ 'theme.css' | inline_asset_content }}", "a{color: red}")]
        ) { input, call throws(LiquidFault) in
            let name = try call.context.text(of: input)
            guard let theme = call.context.page?.theme else {
                throw LiquidFault("'inline_asset_content' works on pages only")
            }
            guard let bytes = theme.assetBytes[name] else { throw .missingAsset(name, among: theme.knownAssets) }
            return try call.made(String(decoding: bytes, as: UTF8.self), isHTML: true)
        },
    ]

    private static func file(_ input: LiquidValue, _ call: borrowing FilterCall) throws(LiquidFault) -> LiquidValue {
        let name = try call.context.text(of: input)
        guard let page = call.context.page else { throw LiquidFault("'file_url' works on pages of the shop only") }
        guard let id = page.links.file(named: name, page.trace) else {
            var fault = LiquidFault(
                "there is no file '\(name)' in media/" + page.catalogue.media.suggestion(for: name))
            fault.isTold = page.catalogue.media.isUnread(name, from: page.catalogue.store.source.path)
            throw fault
        }
        return .string(page.links.address(ofFile: id))
    }
}
