#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

// Nothing else stands here: code in this file belongs to the main actor, and closures written here
// would stop the program when a C library called them on another thread.
exit(OpenSEGCommand.run(Array(CommandLine.arguments.dropFirst()), .process()).rawValue)
