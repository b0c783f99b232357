package dev.rekindle.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rekindle.api.Items;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one door for what users are told, through REST: how it does, what is stuck, and its channels. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Notifications", description = "Messages by state, dead letters, channels")
class NotificationApi {

    private static final int MOST_DEAD = 1_000;

    private final DeliveryService deliveries;
    private final ChannelService channels;
    private final ChannelTestService tests;
    private final SendingPolicyService policies;

    NotificationApi(
            DeliveryService deliveries,
            ChannelService channels,
            ChannelTestService tests,
            SendingPolicyService policies) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.tests = tests;
        this.policies = policies;
    }

    /** Other quiet hours and caps; what is absent stays. */
    record WantedRules(
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            @Nullable Integer perDay,
            @Nullable Integer perSevenDays) {

        SendingRules over(SendingRules now) {
            return new SendingRules(
                    Objects.requireNonNullElse(quietFrom, now.quietFrom()),
                    Objects.requireNonNullElse(quietUntil, now.quietUntil()),
                    Objects.requireNonNullElse(perDay, now.perDay()),
                    Objects.requireNonNullElse(perSevenDays, now.perSevenDays()));
        }
    }

    /** How many were revived. */
    record Retried(int retried) {}

    /** How a channel is to be; what is absent is empty. */
    record Wanted(
            boolean on,
            @Nullable String address,
            @Nullable String sender,
            @Nullable String username,
            @Nullable String password) {

        ChannelSetting of(Channel channel) {
            return new ChannelSetting(channel, on, text(address), text(sender), text(username), text(password));
        }

        private static String text(@Nullable String given) {
            return Objects.requireNonNullElse(given, "");
        }
    }

    /** How a channel is; the secret only when it is new. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Known(
            Channel channel,
            boolean on,
            String address,
            String sender,
            String username,
            @Nullable String secret) {

        static Known of(ChannelSetting setting, @Nullable String secret) {
            return new Known(
                    setting.channel(), setting.isOn(), setting.address(), setting.sender(), setting.username(), secret);
        }
    }

    @GetMapping
    @Operation(summary = "How many messages of each channel are in each state, the skipped ones by reason")
    Items<NotificationCount> counts() {
        var counts = deliveries.counts();
        return new Items<>(counts.size(), counts);
    }

    @GetMapping("/dead")
    @Operation(summary = "The newest messages that are tried no more, and why they did not arrive")
    Items<DeadNotification> dead() {
        var dead = deliveries.dead(MOST_DEAD);
        return new Items<>(dead.size(), dead);
    }

    @PostMapping("/dead/retry")
    @Operation(summary = "Tries all dead messages from the beginning")
    Retried retryAll() {
        return new Retried(deliveries.retry(null));
    }

    @PostMapping("/dead/{id}/retry")
    @Operation(summary = "Tries a dead message from the beginning")
    Retried retry(@PathVariable UUID id) {
        return new Retried(deliveries.retry(id));
    }

    @GetMapping("/policy")
    @Operation(summary = "The quiet hours on a user's own clock, and how many messages a user gets at most")
    SendingPolicy policy() {
        return policies.policy();
    }

    @PutMapping("/policy")
    @Operation(summary = "Changes quiet hours and caps, by name; no caller can be without them (ADMIN)")
    SendingPolicy put(@RequestBody WantedRules wanted) {
        return policies.put(wanted.over(policies.policy().rules()));
    }

    @GetMapping("/channels")
    @Operation(summary = "By which channels messages leave, and to where (ADMIN)")
    List<Known> channels() {
        return channels.settings().stream()
                .map(setting -> Known.of(setting, null))
                .toList();
    }

    @PutMapping("/channels/{channel}")
    @Operation(summary = "Sets a channel up (ADMIN); a webhook's new secret is in the answer, once")
    Known put(@PathVariable String channel, @RequestBody Wanted wanted) {
        var setting = wanted.of(known(channel));
        var secret = channels.put(setting).orElse(null);
        return Known.of(setting, secret);
    }

    @PostMapping("/channels/{channel}/test")
    @Operation(summary = "Sends a test by a channel that is on: { email } says to whom by e-mail (ADMIN)")
    Tested test(@PathVariable String channel, @RequestBody(required = false) @Nullable TestTo to) {
        tests.send(
                known(channel),
                "Rekindle",
                "This is a test of the channel; it is about no user.",
                to == null ? "" : Wanted.text(to.email()));
        return new Tested("ok");
    }

    /** To whom a test goes by e-mail. */
    record TestTo(@Nullable String email) {}

    record Tested(String status) {}

    private static Channel known(String channel) {
        try {
            return Channel.of(channel);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "There is no channel %s; use kafka, webhook or email.".formatted(channel));
        }
    }
}
