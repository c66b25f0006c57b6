import RavenSimulator

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

do throws(CommandError) {
    let options = try CommandOptions(arguments: Array(CommandLine.arguments.dropFirst()))
    if options.wantsHelp {
        try SystemCalls.print(CommandOptions.help)
        exit(0)
    }
    let configuration = try options.configuration(
        startUnixMilliseconds: SimulatedClock.systemUnixMilliseconds)
    let lines = try options.lines(configuration)
    let clock = SimulatedClock(
        startUnixMilliseconds: configuration.startUnixMilliseconds, speed: options.speed)
    var loop = EventLoop(
        lines: lines, clock: clock, stopDescriptor: try StopSignal.install())
    try loop.run()
} catch {
    SystemCalls.report(error.message)
    exit(error.status)
}
