extension MeteringDeviceType {
    /// What flows through a meter, as far as status bits and alarms differ by it.
    enum Commodity {
        case electricity, gas, water, thermal
    }

    /// A mirror counts as what it mirrors. The first edition has one list of bits for all meters, the
    /// one of electricity, so that types without a list of their own take that.
    var commodity: Commodity {
        switch mirrored {
        case MeteringDeviceType.gas: .gas
        case MeteringDeviceType.water: .water
        case MeteringDeviceType.thermal, MeteringDeviceType.heat, MeteringDeviceType.cooling:
            .thermal
        default: .electricity
        }
    }
}
