package dev.rekindle.notification;

import java.util.List;
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
