#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Runs a body on a thread of its own, which nobody waits for.
enum BackgroundThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// - Returns: false when the system gave no thread; the body then never runs.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        // The thread takes over the reference that is retained here, and gives it back.
        let retained = unsafe Unmanaged.passRetained(Body(body))
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        guard unsafe pthread_create(&thread, nil, enter, retained.toOpaque()) == 0 else {
            unsafe retained.release()
            return false
        }
        #if canImport(Glibc)
            _ = pthread_detach(thread)
        #else
            if let thread { _ = pthread_detach(thread) }
        #endif
        return true
    }

    private static let enter:
        @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { raw in
            guard let raw = unsafe raw else { return nil }
            // The pointer is the reference that `start` retained for this thread.
            unsafe Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run()
            return nil
        }
}
