package dev.rekindle.notification;

import dev.rekindle.work.StandingWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends what is due; several instances share the work. */
@Component
class Sending extends StandingWork {

    private final DeliveryService deliveries;
    private final ChannelStore channels;
    private final Map<Channel, Transport> transports;

    Sending(DeliveryService deliveries, ChannelStore channels, List<Transport> transports) {
        super("Sending of messages", Duration.ofSeconds(1));
        this.deliveries = deliveries;
        this.channels = channels;
        this.transports = transports.stream().collect(Collectors.toMap(Transport::channel, Function.identity()));
    }

    /** A message that is on its way when the application ends would else be sent again without need. */
    @Override
    protected boolean isBrokenOff() {
        return false;
    }

    /** Sends what is due for some users; false when nothing is. */
    @Override
    protected boolean doSome() {
        var claimed = deliveries.claim();
        if (claimed == null) {
            return false;
        }
        var settings =
                channels.settings().stream().collect(Collectors.toMap(ChannelSetting::channel, Function.identity()));
        for (var delivery : claimed) {
            // What a slow receiver has kept waiting too long is another's by now, or the next start's.
            if (isStopping() || !deliveries.isStillClaimed(delivery)) {
                continue;
            }
            var transport = Objects.requireNonNull(transports.get(delivery.channel()), "every channel has a transport");
            var setting = Objects.requireNonNull(settings.get(delivery.channel()), "every channel has a row");
            try {
                transport.send(delivery, setting);
                deliveries.arrived(delivery);
            } catch (NotDelivered e) {
                deliveries.failed(delivery, e.failure());
            } catch (IllegalArgumentException e) {
                deliveries.failed(delivery, new DeliveryFailure("delivery.not-set-up", String.valueOf(e.getMessage())));
            }
        }
        return true;
    }
}
