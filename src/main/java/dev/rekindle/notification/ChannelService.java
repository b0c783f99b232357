package dev.rekindle.notification;

import dev.rekindle.access.AuditService;
import dev.rekindle.ui.Refusal;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By which channels messages leave, and to where. */
@Service
public class ChannelService {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.-]+:\\d{1,5}");
    private static final int HIGHEST_PORT = 65_535;

    private final ChannelStore channels;
    private final AuditService audit;

    ChannelService(ChannelStore channels, AuditService audit) {
        this.channels = channels;
        this.audit = audit;
    }

    /** As they are set up, without their secrets. */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional(readOnly = true)
    public List<ChannelSetting> settings() {
        return channels.settings().stream()
                .map(setting -> setting.withSecret(""))
                .toList();
    }

    /**
     * Sets a channel up. A webhook that gets another address gets a new secret; an empty password leaves the old one.
     *
     * @return the new secret by which a webhook's messages are signed; nobody sees it again. Empty where it has not
     *     changed
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public Optional<String> put(ChannelSetting wanted) {
        check(wanted);
        var before = channels.setting(wanted.channel());
        var isNew = wanted.channel() == Channel.WEBHOOK
                && (before.secret().isEmpty() || !before.address().equals(wanted.address()));
        var secret = isNew
                ? generated()
                : wanted.channel() == Channel.EMAIL && !wanted.secret().isEmpty() ? wanted.secret() : before.secret();
        channels.put(wanted.withSecret(secret));
        audit.record(
                "channel_changed", wanted.channel().key(), Map.of("on", wanted.isOn(), "address", wanted.address()));
        return isNew ? Optional.of(secret) : Optional.empty();
    }

    private static void check(ChannelSetting wanted) {
        var isComplete =
                switch (wanted.channel()) {
                    case KAFKA -> true;
                    case WEBHOOK -> isWeb(wanted.address());
                    case EMAIL -> isServer(wanted.address()) && wanted.sender().contains("@");
                };
        if (wanted.isOn() && !isComplete) {
            throw new Refusal(
                    "notifications.channel-incomplete." + wanted.channel().key());
        }
    }

    private static boolean isServer(String address) {
        return SERVER.matcher(address).matches()
                && Integer.parseInt(address.substring(address.indexOf(':') + 1)) <= HIGHEST_PORT;
    }

    private static boolean isWeb(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static String generated() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
