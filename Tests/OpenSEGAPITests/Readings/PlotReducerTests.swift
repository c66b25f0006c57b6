import Foundation
import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Points for a plot")
struct PlotReducerTests {
    private let reading = "/meter/electricity/interval_reading"

    private func rows(_ answer: Answer) -> [(value: Double, time: Int64)] {
        answer.body.split(separator: "\r\n").compactMap { row in
            let halves = row.split(separator: ",")
            guard let value = Double(halves[0]), let time = Int64(halves[1]) else { return nil }
            return (value, time)
        }
    }

    @Test("Fewer readings than points: every reading stays")
    func few() throws {
        let fixture = try APIFixture.documented()
        #expect(
            fixture.ask("\(reading)/csv/all?points=16").body
                == fixture.ask("\(reading)/csv/all").body)
    }

    @Test("48 hours in 1,000 points: peaks, ends and both edges of a hole survive")
    func peaks() throws {
        let fixture = try APIFixture(capacity: 43_200, intervalSeconds: 4)
        for index: Int64 in 0..<43_200 where !(20_000..<20_500).contains(index) {
            let value: Int64 = index == 12_345 ? 9_999_000 : index == 30_001 ? -7_000 : 500_000
            try fixture.append(4 * index, milliwatts: value + index)
        }
        let answer = fixture.ask("\(reading)/csv/all?points=1000", at: 172_800)
        let points = rows(answer)
        #expect(points.count <= 1000)
        #expect(points.count > 400)
        #expect(points.contains { $0.value == 9999 + 12.345 })
        #expect(points.contains { $0.value == -7 + 30.001 })
        #expect(points.first?.time == APIFixture.base)
        #expect(points.last?.time == APIFixture.base + 4 * 43_199)
        let edge = try #require(points.firstIndex { $0.time == APIFixture.base + 4 * 19_999 })
        #expect(points[edge + 1].time == APIFixture.base + 4 * 20_500)
        let json = fixture.ask("\(reading)/json/all?points=1000", at: 172_800)
        #expect(json.body.contains(#""points":{"at_most":1000,"bucket_seconds":"#))
        #expect(json.body.components(separatedBy: #""follows_gap":true"#).count == 2)
        #expect(
            json.body.contains(
                "{\"time\":\(APIFixture.base + 4 * 20_500),\"watts\":520.5,\"sequence\":20001,"
                    + #""epoch":0,"follows_gap":true}"#))
    }

    @Test("Any number of points from 1 on is kept to, the peak among them", arguments: 1...20)
    func handful(limit: Int) throws {
        let fixture = try APIFixture(capacity: 1000, intervalSeconds: 4)
        for index: Int64 in 0..<300 {
            let value: Int64 = index == 123 ? 9_000_000 : index == 200 ? -4_000_000 : 500_000
            try fixture.append(4 * index, milliwatts: value)
        }
        let points = rows(fixture.ask("\(reading)/csv/all?points=\(limit)", at: 1200))
        #expect((1...limit).contains(points.count))
        #expect(points.contains { $0.value == 9000 })
        if limit > 1 { #expect(points.contains { $0.value == -4000 }) }
        if limit > 2 { #expect(points.last?.time == APIFixture.base + 4 * 299) }
        if limit > 3 { #expect(points.first?.time == APIFixture.base) }
    }

    @Test("As long as four points for each stretch are there, no hole is drawn over")
    func manyHoles() throws {
        let fixture = try APIFixture(capacity: 2000, intervalSeconds: 4)
        for stretch: Int64 in 0..<20 {
            for index: Int64 in 0..<50 {
                try fixture.append(1000 * stretch + 4 * index, milliwatts: 1000 * index)
            }
        }
        for limit in [80, 81, 120, 160, 200] {
            let json = fixture.ask("\(reading)/json/all?points=\(limit)", at: 20_000).body
            #expect(json.components(separatedBy: #""follows_gap":true"#).count == 20, "\(limit)")
            #expect(json.components(separatedBy: #""sequence":"#).count <= limit + 2, "\(limit)")
        }
    }

    @Test("Whatever the history: at most n, only true readings in their order, extremes kept")
    func property() throws {
        for seed: UInt64 in 1...60 {
            var random = SeededGenerator(seed: seed)
            let fixture = try APIFixture(capacity: 43_200, intervalSeconds: 4)
            var time: Int64 = 50_000
            for _ in 0..<1500 {
                switch Int.random(in: 0..<(seed % 2 == 0 ? 300 : 20), using: &random) {
                case 0: time -= Int64.random(in: 130...5000, using: &random)
                case 1: time += Int64.random(in: 7...50_000, using: &random)
                case 2: time -= Int64.random(in: 1...60, using: &random)
                default: time += Int64.random(in: 1...6, using: &random)
                }
                try fixture.append(
                    time, milliwatts: Int64.random(in: -5_000_000...5_000_000, using: &random))
            }
            let whole = rows(fixture.ask("\(reading)/csv/all", at: 1_000_000))
            let limit = Int.random(in: seed % 3 == 0 ? 1...40 : 16...1200, using: &random)
            let answer = fixture.ask("\(reading)/csv/all?points=\(limit)", at: 1_000_000)
            guard answer.status == 200 else {
                #expect(answer.status == 400)
                #expect(answer.body.contains("is too few for this range"))
                continue
            }
            let points = rows(answer)
            #expect(points.count <= limit, "seed \(seed)")
            #expect(points.map(\.value).max() == whole.map(\.value).max())
            if limit > 1 { #expect(points.map(\.value).min() == whole.map(\.value).min()) }
            var rest = whole[...]
            for point in points {
                let place = try #require(rest.firstIndex { $0 == point }, "seed \(seed)")
                rest = rest[(place + 1)...]
            }
        }
    }
}
