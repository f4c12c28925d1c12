import Commerce
import Platform
import Text

/// The system's time zone files, as the packages `tzdata` and macOS bring them.
package struct ZoneFiles: Sendable {
    /// Where they are looked for, the first folder that is there counts.
    private let folders: [String]

    package static let standardFolders = [
        "/usr/share/zoneinfo", "/usr/share/zoneinfo.default", "/var/db/timezone/zoneinfo", "/etc/zoneinfo",
        "/usr/share/lib/zoneinfo",
    ]

    package init(folders: [String] = ZoneFiles.standardFolders) { self.folders = folders }

    package var finder: ZoneFinder { ZoneFinder { [self] name in find(name) } }

    private func find(_ name: String) -> ZoneFinder.Answer {
        guard let folder = folders.first(where: { SystemCalls.names(in: $0)?.isEmpty == false }) else {
            return .noFiles
        }
        let path = folder + "/" + name
        // Without regard to what a file system says: a name in other capitals is none on other machines.
        guard hasExactly(name, in: folder), SystemCalls.stamp(path) != nil else {
            return .unknown(names: names(in: folder))
        }
        let bytes: [UInt8]
        do throws(FileFault) {
            bytes = try SystemCalls.read(path)
        } catch {
            return .unreadable(error.reason)
        }
        switch ZoneFile.table(bytes, name: name) {
        case .success(let table): return .zone(table)
        case .failure(.leapSeconds): return .unreadable("its file counts leap seconds; use the one without 'right/'")
        case .failure(.old): return .unreadable("its file is of the old version 1; install a newer 'tzdata'")
        case .failure(.notTZif): return .unknown(names: names(in: folder))
        case .failure(.damaged), .failure(.tooLarge):
            return .unreadable("its file \(path) is damaged; install 'tzdata' again")
        }
    }

    private func hasExactly(_ name: String, in folder: String) -> Bool {
        var folder = folder
        for part in name.split(separator: "/") {
            guard SystemCalls.names(in: folder)?.contains(where: { $0.utf8.elementsEqual(part.utf8) }) == true else {
                return false
            }
            folder += "/" + part
        }
        return true
    }

    /// The names there are, sorted, those of old and of other systems left out.
    private func names(in folder: String) -> [String] {
        var out: [String] = []
        func add(_ prefix: String, depth: Int) {
            for name in SystemCalls.names(in: prefix.isEmpty ? folder : folder + "/" + prefix) ?? [] {
                // Zones and their folders begin with a capital letter; tables, `posix` and `right` do not.
                guard let first = name.utf8.first, ASCII.isUpper(first), ZoneFinder.isName(name) else { continue }
                let path = prefix.isEmpty ? name : prefix + "/" + name
                if SystemCalls.stamp(folder + "/" + path) != nil {
                    out.append(path)
                } else if depth < 4, SystemCalls.kind(folder + "/" + path) == .folder {
                    add(path, depth: depth + 1)
                }
            }
        }
        add("", depth: 0)
        return out.sorted { $0.precedesInBytes($1) }
    }
}
