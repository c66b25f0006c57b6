/// Any octets as a frame: values or one of the documented errors, never a crash; the record cursor and
/// the whole decoder agree; an error's offset lies in the frame.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrame(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    let frame = Array(UnsafeBufferPointer(start: start, count: count))
    let header: ZCLHeader
    do throws(ZCLDecodingError) {
        header = try ZCLHeader(decoding: frame.span)
    } catch {
        precondition(frame.count < 5 && error.code == .headerCut)
        return 0
    }

    var failure: ZCLDecodingError?
    var readings: [ZCLAttributeReading]?
    do throws(ZCLDecodingError) {
        switch try ZCLGlobalPayload(header: header, decoding: frame.span) {
        case .readAttributesResponse(let found), .reportAttributes(let found): readings = found
        default: break
        }
    } catch {
        failure = error
        precondition((0...frame.count).contains(error.offset))
    }

    if var cursor = ZCLAttributeRecordCursor(header) {
        var records = 0
        do throws(ZCLDecodingError) {
            while let record = try cursor.next(in: frame.span) {
                if let readings { precondition(readings[records].attribute == record.attribute) }
                records += 1
            }
            if let readings { precondition(readings.count == records) }
        } catch {
            precondition(failure == nil || failure == error)
        }
    }

    _ = try? MeteringClusterCommand(header: header, decoding: frame.span)
    _ = try? PriceClusterCommand(header: header, decoding: frame.span)
    _ = try? PublishPrice(header: header, decoding: frame.span)
    _ = try? DisplayMessage(header: header, decoding: frame.span)
    _ = try? MessagingClusterCommand(header: header, decoding: frame.span)
    return 0
}
