import IntervalCache
import TestSupport

@testable import MeterAcquisition

/// A medium in memory that fails on order, and that loses what was not synchronised when the power goes.
struct SimulatedDisk: JournalStorage {
    /// What goes wrong with the next calls.
    enum Fault: Equatable {
        case none
        /// Nothing can be opened, made or deleted.
        case readOnly
        /// So many more bytes fit.
        case full(room: Int)
        /// Writing fails in the middle, with this chance in 16.
        case flaky(chance: Int)
    }

    /// Shared with the test, which looks at the files and orders faults; one thread at a time.
    final class State: @unchecked Sendable {
        // @unchecked: tests on two threads take turns by the writer's own end.
        var files: [UInt64: [UInt8]] = [:]
        /// How much of each file survives a power cut.
        var durable: [UInt64: Int] = [:]
        var fault = Fault.none
        var generator = SeededGenerator(seed: 1)
        var appendCount = 0
        var readFails: Set<UInt64> = []
        var listFails = false

        /// The power goes: of what was not synchronised, any beginning stays, perhaps as zeros.
        func cutPower() {
            for (number, bytes) in files {
                let safe = min(durable[number] ?? 0, bytes.count)
                let kept = Int.random(in: safe...bytes.count, using: &generator)
                let isZeroed = Bool.random(using: &generator)
                files[number] =
                    Array(bytes[..<safe])
                    + (isZeroed
                        ? [UInt8](repeating: 0, count: kept - safe) : Array(bytes[safe..<kept]))
            }
        }
    }

    let state: State
    private var current: UInt64?

    init(_ state: State) {
        self.state = state
    }

    private func fail(
        _ operation: JournalStorageError.Operation, _ number: Int32
    ) -> JournalStorageError {
        JournalStorageError(operation: operation, errorNumber: number)
    }

    private func isUnlucky() -> Bool {
        guard case .flaky(let chance) = state.fault else { return false }
        return Int.random(in: 0..<16, using: &state.generator) < chance
    }

    mutating func segments() throws(JournalStorageError) -> [UInt64] {
        if state.listFails { throw fail(.list, 5) }
        return state.files.keys.sorted()
    }

    mutating func read(_ segment: UInt64) throws(JournalStorageError) -> [UInt8] {
        guard let bytes = state.files[segment], !state.readFails.contains(segment) else {
            throw fail(.read, 5)
        }
        return bytes
    }

    mutating func open(_ segment: UInt64, isNew: Bool) throws(JournalStorageError) {
        if state.fault == .readOnly { throw fail(.create, 30) }
        if isNew {
            guard state.files[segment] == nil, !isUnlucky() else { throw fail(.create, 17) }
            state.files[segment] = []
        }
        current = segment
    }

    mutating func append(_ bytes: [UInt8]) throws(JournalStorageError) {
        guard let current, let former = state.files[current] else { throw fail(.append, 9) }
        state.appendCount += 1
        if case .full(let room) = state.fault, bytes.count > room {
            state.files[current] = former + bytes[..<room]
            state.fault = .full(room: 0)
            throw fail(.append, 28)
        }
        if isUnlucky() {
            let part = Int.random(in: 0..<bytes.count, using: &state.generator)
            state.files[current] = former + bytes[..<part]
            throw fail(.append, 5)
        }
        state.files[current] = former + bytes
        if isUnlucky() { throw fail(.sync, 5) }
        if case .full(let room) = state.fault { state.fault = .full(room: room - bytes.count) }
        state.durable[current] = state.files[current]?.count
    }

    mutating func cut(to byteCount: Int) throws(JournalStorageError) {
        guard let current, let bytes = state.files[current], !isUnlucky() else {
            throw fail(.cut, 5)
        }
        state.files[current] = Array(bytes.prefix(byteCount))
    }

    mutating func close() { current = nil }

    mutating func closeAll() { current = nil }

    mutating func remove(_ segment: UInt64) throws(JournalStorageError) {
        if state.fault == .readOnly || isUnlucky() { throw fail(.remove, 30) }
        state.files[segment] = nil
    }
}
