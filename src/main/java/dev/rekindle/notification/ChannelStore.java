package dev.rekindle.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code notification_channels}. */
@Repository
class ChannelStore {

    private final JdbcClient jdbc;

    ChannelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ChannelSetting> settings() {
        return jdbc.sql("""
                        select channel, is_on, address, sender, username, secret
                        from notification_channels
                        order by array_position(array['kafka', 'webhook', 'email'], channel)
                        """)
                .query((row, number) -> new ChannelSetting(
                        Channel.of(row.getString("channel")),
                        row.getBoolean("is_on"),
                        row.getString("address"),
                        row.getString("sender"),
                        row.getString("username"),
                        row.getString("secret")))
                .list();
    }

    ChannelSetting setting(Channel channel) {
        return settings().stream()
                .filter(setting -> setting.channel() == channel)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no row for " + channel + "."));
    }

    /** Those by which messages leave at present. */
    Set<Channel> on() {
        return settings().stream()
                .filter(ChannelSetting::isOn)
                .map(ChannelSetting::channel)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    }

    void put(ChannelSetting setting) {
        jdbc.sql("""
                        update notification_channels
                        set is_on = :on, address = :address, sender = :sender, username = :username, secret = :secret
                        where channel = :channel
                        """)
                .param("on", setting.isOn())
                .param("address", setting.address())
                .param("sender", setting.sender())
                .param("username", setting.username())
                .param("secret", setting.secret())
                .param("channel", setting.channel().key())
                .update();
    }
}
