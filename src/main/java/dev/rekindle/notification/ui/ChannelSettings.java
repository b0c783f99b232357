package dev.rekindle.notification.ui;

import com.vaadin.flow.component.Component;
import dev.rekindle.notification.ChannelService;
import dev.rekindle.notification.ChannelTestService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.SettingsCard;
import org.springframework.core.annotation.Order;

/** Lets an admin set up by which channels messages leave. */
@org.springframework.stereotype.Component
@Order(20)
class ChannelSettings implements SettingsCard {

    private final ChannelService channels;
    private final ChannelTestService tests;
    private final Background background;

    ChannelSettings(ChannelService channels, ChannelTestService tests, Background background) {
        this.channels = channels;
        this.tests = tests;
        this.background = background;
    }

    @Override
    public Component card() {
        return new ChannelsCard(channels, tests, background);
    }
}
