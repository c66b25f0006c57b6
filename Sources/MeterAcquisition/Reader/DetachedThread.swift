#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Threads that nobody joins; each says by its own means that it has ended.
package enum DetachedThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread with one mebibyte of stack.
    ///
    /// All signals are blocked in it, so that they go to the program's main thread.
    /// - Returns: whether the system gave a thread; `body` is never called when it did not.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        var attributes = pthread_attr_t()
        // All pointers below are to locals and are used during the calls only.
        guard unsafe pthread_attr_init(&attributes) == 0 else { return false }
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // Name resolution inside the C library wants more than musl's small default.
        unsafe pthread_attr_setstacksize(&attributes, 1 << 20)

        var all = sigset_t()
        var former = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, &former)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &former, nil) }

        // The thread takes over this reference; it is given back below when there is no thread.
        let boxed = unsafe Unmanaged.passRetained(Body(body))
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t? = nil
        #endif
        let status = unsafe pthread_create(&thread, &attributes, enter, boxed.toOpaque())
        if status != 0 { unsafe boxed.release() }
        return status == 0
    }

    private static let enter:
        @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
            guard let argument = unsafe argument else { return nil }
            // The pointer is the reference that `start` retained for this thread.
            unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
            return nil
        }
}
