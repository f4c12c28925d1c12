import Platform
import Text

/// What a build does to the old site to make the new one of it, whichever folder that stands in.
struct SiteChanges {
    struct Placement {
        /// A staged file or folder, absolute.
        var source: String
        /// Below the site's folder.
        var path: String
    }

    /// Files whose place is needed for a folder, or that stand in a folder whose place is needed for a file.
    var blocking: [String] = []
    /// New folders with all that is in them, then files: assets and media, the pages that use them, home and maps.
    var placements: [Placement] = []
    /// Files that no longer belong.
    var leaving: [String] = []
    /// The list of the old and the new files, staged; nil when it names what the old one names.
    var wideList: String?
    /// The list of the new files, staged; nil when nothing came or went.
    var finalList: String?

    var isEmpty: Bool { blocking.isEmpty && placements.isEmpty && leaving.isEmpty && finalList == nil }

    /// One thing to do after another; an interrupted run has done the first of them.
    enum Step {
        case place(source: String, path: String)
        case remove(path: String)
    }

    /// While the steps are taken, the list in the folder names every file of the old site and of the new one, so that
    /// whatever happens they are known as ours.
    var steps: [Step] {
        var steps: [Step] = []
        if let wideList { steps.append(.place(source: wideList, path: OwnershipList.fileName)) }
        steps += blocking.map { .remove(path: $0) }
        steps += placements.map { .place(source: $0.source, path: $0.path) }
        steps += leaving.map { .remove(path: $0) }
        if let finalList { steps.append(.place(source: finalList, path: OwnershipList.fileName)) }
        return steps
    }

    /// The folders in which a name comes, goes or gets another file, the top as an empty path.
    var touchedFolders: Set<String> {
        var folders: Set<String> = [""]
        for placement in placements { folders.insert(PathText.parent(placement.path)) }
        for path in blocking + leaving {
            // A folder that this empties goes as well.
            var folder = PathText.parent(path)
            while !folder.isEmpty, folders.insert(folder).inserted { folder = PathText.parent(folder) }
        }
        return folders
    }

    /// Takes all steps in `folder`; gives the number of files removed.
    func apply(to folder: String) throws(FileFault) -> Int {
        var removed = 0
        for step in steps {
            switch step {
            case .place(let source, let path): try SystemCalls.rename(source, to: folder + "/" + path)
            case .remove(let path):
                guard SystemCalls.kind(folder + "/" + path) != nil else { continue }
                try SystemCalls.removeFile(folder + "/" + path)
                removed += 1
                Self.removeEmptyFolders(above: path, in: folder)
            }
        }
        return removed
    }

    static func removeEmptyFolders(above path: String, in folder: String) {
        var above = PathText.parent(path)
        while !above.isEmpty, SystemCalls.removeEmptyFolder(folder + "/" + above) { above = PathText.parent(above) }
    }
}
