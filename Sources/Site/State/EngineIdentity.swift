import Platform

/// What tells one version of Vitrine from another: a page made by an older one must be made again.
enum EngineIdentity {
    /// The running program's own file; where the system does not tell, nothing is kept between builds of different days.
    static let current: String = {
        #if os(Linux)
            let path = SystemCalls.realPath("/proc/self/exe")
        #else
            let path = CommandLine.arguments.first.flatMap { SystemCalls.realPath($0) }
        #endif
        guard let path, let stamp = SystemCalls.stamp(path) else { return "unknown \(SystemCalls.now / 86_400)" }
        return "\(path) \(stamp.size) \(stamp.modified)"
    }()
}
