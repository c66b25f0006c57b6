import JSONLines
import SEPSimpleMetering

/// One line of input: its octets, or what is wrong with it, as JSON.
struct FrameLine {
    let json: String

    init(_ line: String, cluster: UInt16? = nil) {
        let digits = line.filter { !$0.isWhitespace }
        do {
            let octets = try Self.octets(digits)
            let body = try FrameReport(octets, cluster: cluster).json
            json = "{\"frame\":\"\(digits.lowercased())\",\"ok\":true,\(body)}"
        } catch let error as NotHexadecimal {
            json = Self.refusal(line, error.sentence)
        } catch let error as ZCLDecodingError {
            json = Self.refusal(digits.lowercased(), error.description)
        } catch {
            json = Self.refusal(line, "\(error)")
        }
    }

    private static func refusal(_ frame: String, _ sentence: String) -> String {
        "{\"frame\":\(JSONString.quoted(frame)),\"ok\":false,\"error\":\(JSONString.quoted(sentence))}"
    }

    private struct NotHexadecimal: Error {
        let sentence: String
    }

    private static func octets(_ digits: String) throws -> [UInt8] {
        var octets: [UInt8] = []
        var high: UInt8?
        for (index, digit) in digits.enumerated() {
            guard digit.isASCII, let value = digit.hexDigitValue else {
                throw NotHexadecimal(sentence: "not hexadecimal at digit \(index)")
            }
            if let first = high {
                octets.append(first << 4 | UInt8(value))
                high = nil
            } else {
                high = UInt8(value)
            }
        }
        guard high == nil else {
            throw NotHexadecimal(sentence: "an odd number of digits, \(digits.count)")
        }
        return octets
    }
}
