import Testing

@testable import RavenSimulator

@Suite struct CommandEffectTests {
    @Test(arguments: ["confirm_message", "set_fast_poll"])
    func commandsThatReachTheMeter(name: String) {
        #expect(CommandEffect.of(name) == .reachesTheMeter)
    }

    @Test(arguments: [
        "restart", "factory_reset", "set_restart_info", "erase_halt", "secret", "image_notify",
        "image_block", "image_block_request", "image_block_dump", "image_invalidate_current",
    ])
    func commandsThatDisturbTheService(name: String) {
        #expect(CommandEffect.of(name) == .disturbsService)
    }

    @Test(arguments: [
        "initialize", "get_connection_status", "get_device_info", "get_schedule", "set_schedule",
        "set_schedule_default", "get_meter_list", "get_meter_info", "get_network_info",
        "set_meter_info", "get_time", "get_message", "get_current_price", "set_current_price",
        "get_instantaneous_demand", "get_current_summation_delivered", "get_current_period_usage",
        "get_last_period_usage", "close_current_period", "get_profile_data", "",
    ])
    func theOthersStayInTheDongle(name: String) {
        #expect(CommandEffect.of(name) == nil)
    }
}
