package dev.rekindle.notification;

/** Carries messages out by a channel. */
interface Transport {

    Channel channel();

    /**
     * Returns when the message has arrived.
     *
     * @throws NotDelivered when it has not, or nobody knows
     */
    void send(Delivery delivery, ChannelSetting setting) throws NotDelivered;
}
