package dev.rekindle.notification;

/**
 * A channel as an admin set it up.
 *
 * @param address webhook: URL; e-mail: host:port of the SMTP server
 * @param sender e-mail: from whom
 * @param username e-mail: empty where the server asks for none
 * @param secret webhook: signs each message; e-mail: the password
 */
public record ChannelSetting(
        Channel channel, boolean isOn, String address, String sender, String username, String secret) {

    ChannelSetting withSecret(String other) {
        return new ChannelSetting(channel, isOn, address, sender, username, other);
    }
}
