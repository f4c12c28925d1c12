import Text

/// Backslash escapes and character references in destinations, titles and info strings (CommonMark 2.4, 2.5).
enum Unescape {
    /// Appends `text` with its escapes and references resolved; `text` must not lie in `arena`.
    static func append(_ text: Bytes, to arena: ByteArena) {
        var runStart = 0
        var index = 0
        while index < text.count {
            switch text[index] {
            case ASCII.backslash where text.byte(at: index + 1).isASCIIPunctuation:
                arena.append(text.slice(runStart, index))
                runStart = index + 1
                index += 2
            case ASCII.ampersand:
                guard let entity = Entity.scan(text, index) else {
                    index += 1
                    continue
                }
                arena.append(text.slice(runStart, index))
                entity.value.append(to: arena)
                index = entity.end
                runStart = index
            default: index += 1
            }
        }
        arena.append(text.slice(runStart, text.count))
    }
}
