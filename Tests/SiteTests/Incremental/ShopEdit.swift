import Commerce
import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One change that a shop's owner, a theme's author or the clock makes.
struct ShopEdit: Sendable {
    enum Step: Sendable {
        /// Written to the side and renamed, as editors do it.
        case write(String, [UInt8])
        /// Written over, with its time put back afterwards: the size and the time say that nothing happened.
        case slip(String, [UInt8])
        case remove(String)
        case rename(String, to: String)
        case touch(String)
        case now(Int)
        case drafts(Bool)
        case strict(Bool)
        case baseURL(String?)
    }

    var name: String
    var steps: [Step]

    init(_ name: String, _ steps: [Step]) {
        self.name = name
        self.steps = steps
    }
}

/// What a shop is made of before a build.
struct ShopState: Sendable {
    var files: [String: [UInt8]]
    var now = TemporaryShop.now.seconds
    var drafts = false
    var strict = false
    var baseURL: String?

    func text(_ path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

    mutating func apply(_ edit: ShopEdit) {
        for step in edit.steps {
            switch step {
            case .write(let path, let bytes), .slip(let path, let bytes): files[path] = bytes
            case .remove(let path): files[path] = nil
            case .rename(let from, let to):
                files[to] = files[from]
                files[from] = nil
            case .touch: break
            case .now(let seconds): now = seconds
            case .drafts(let value): drafts = value
            case .strict(let value): strict = value
            case .baseURL(let value): baseURL = value
            }
        }
    }

    /// The edit that takes `edit` back, made on this state.
    func reverse(of edit: ShopEdit) -> ShopEdit {
        var paths: [String] = []
        var steps: [ShopEdit.Step] = []
        for step in edit.steps {
            switch step {
            case .write(let path, _), .slip(let path, _), .remove(let path): paths.append(path)
            case .rename(let from, let to): paths += [from, to]
            case .touch: break
            case .now: steps.append(.now(now))
            case .drafts: steps.append(.drafts(drafts))
            case .strict: steps.append(.strict(strict))
            case .baseURL: steps.append(.baseURL(baseURL))
            }
        }
        for path in paths { steps.append(files[path].map { .write(path, $0) } ?? .remove(path)) }
        return ShopEdit("take back: \(edit.name)", steps)
    }
}

extension ShopEdit {
    /// Makes the change on disk; a file that is not there any more is left alone, so that edits can be left out.
    func apply(to shop: TemporaryShop) throws {
        for step in steps {
            switch step {
            case .write(let path, let bytes): try shop.write(path, bytes: bytes)
            case .slip(let path, let bytes):
                let full = shop.root + "/" + path
                guard let times = Self.times(full) else { continue }
                try SystemCalls.write(bytes, to: full)
                Self.set(times, full)
            case .remove(let path):
                if SystemCalls.kind(shop.root + "/" + path) != nil { try shop.remove(path) }
            case .rename(let from, let to):
                if SystemCalls.kind(shop.root + "/" + from) != nil { try shop.rename(from, to) }
            case .touch(let path):
                if SystemCalls.kind(shop.root + "/" + path) != nil { Self.set(nil, shop.root + "/" + path) }
            case .now, .drafts, .strict, .baseURL: break
            }
        }
    }

    private static func times(_ path: String) -> [timespec]? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            return [status.st_atimespec, status.st_mtimespec]
        #else
            return [status.st_atim, status.st_mtim]
        #endif
    }

    private static func set(_ times: [timespec]?, _ path: String) {
        guard let times else {
            utimensat(AT_FDCWD, path, nil, 0)
            return
        }
        times.withUnsafeBufferPointer { _ = utimensat(AT_FDCWD, path, $0.baseAddress, 0) }
    }
}

extension ShopEdit: CustomStringConvertible {
    var description: String {
        func text(_ bytes: [UInt8]) -> String {
            guard bytes.count < 4000, UTF8Validation.firstInvalidOffset(bytes) == nil else {
                return "\(bytes.count) bytes"
            }
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map { "      | \($0)" }.joined(separator: "\n")
        }
        let lines = steps.map { step in
            switch step {
            case .write(let path, let bytes): "    write \(path)\n\(text(bytes))"
            case .slip(let path, let bytes): "    write over with the old time \(path)\n\(text(bytes))"
            case .remove(let path): "    remove \(path)"
            case .rename(let from, let to): "    rename \(from) to \(to)"
            case .touch(let path): "    touch \(path)"
            case .now(let seconds): "    now \(seconds)"
            case .drafts(let value): "    drafts \(value)"
            case .strict(let value): "    strict \(value)"
            case .baseURL(let value): "    base URL \(value ?? "none")"
            }
        }
        return "  \(name)\n" + lines.joined(separator: "\n")
    }
}
