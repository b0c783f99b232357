package dev.rekindle.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.notification.ChannelService;
import dev.rekindle.notification.ChannelSetting;
import dev.rekindle.notification.ChannelTestService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.LoadingCard;
import java.util.List;

/** By which channels messages leave and to where, each with a test that takes the same way as a message. */
class ChannelsCard extends Composite<LoadingCard<List<ChannelSetting>>> {

    private final ChannelService channels;
    private final ChannelTestService tests;
    private final Background background;

    ChannelsCard(ChannelService channels, ChannelTestService tests, Background background) {
        this.channels = channels;
        this.tests = tests;
        this.background = background;
    }

    @Override
    protected LoadingCard<List<ChannelSetting>> initContent() {
        return new LoadingCard<>(background, getTranslation("channels.title"), channels::settings, this::show);
    }

    private Component show(List<ChannelSetting> settings) {
        var content = new Div();
        content.addClassName("rk-stack");
        settings.forEach(setting -> content.add(new ChannelForm(
                setting, channels, tests, background, () -> getContent().reload())));
        return content;
    }
}
