package dev.rekindle.notification;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is due, as long as the application runs; several instances share the work. */
@Component
class Sending implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final long LOOK_MILLIS = 1_000;

    private final DeliveryService deliveries;
    private final ChannelStore channels;
    private final Map<Channel, Transport> transports;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    Sending(DeliveryService deliveries, ChannelStore channels, List<Transport> transports) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.transports = transports.stream().collect(Collectors.toMap(Transport::channel, Function.identity()));
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("sending").start(this::send);
    }

    @Override
    public void stop() {
        stopped.countDown();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void send() {
        var failing = false;
        try {
            do {
                try {
                    while (stopped.getCount() > 0 && sendNext()) {
                        failing = false;
                    }
                } catch (RuntimeException e) {
                    if (!failing && stopped.getCount() > 0) {
                        LOG.warn("Messages wait: {}", e.toString());
                    }
                    failing = true;
                }
            } while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is due for some users; false when nothing is. */
    boolean sendNext() {
        var claimed = deliveries.claim();
        if (claimed == null) {
            return false;
        }
        var settings =
                channels.settings().stream().collect(Collectors.toMap(ChannelSetting::channel, Function.identity()));
        for (var delivery : claimed) {
            var transport = Objects.requireNonNull(transports.get(delivery.channel()), "every channel has a transport");
            var setting = Objects.requireNonNull(settings.get(delivery.channel()), "every channel has a row");
            try {
                transport.send(delivery, setting);
                deliveries.arrived(delivery);
            } catch (NotDelivered e) {
                deliveries.failed(delivery, String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException e) {
                deliveries.failed(delivery, "The channel is not set up rightly: " + e.getMessage());
            }
        }
        return true;
    }
}
