package dev.rekindle.notification;

import org.springframework.stereotype.Component;

/** Posts messages, signed, to the server of the channel's address. */
@Component
class Webhook implements Transport {

    private final SignedPost post;

    Webhook(SignedPost post) {
        this.post = post;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public void send(Delivery delivery, ChannelSetting setting) throws NotDelivered {
        post.post(setting.address(), delivery.id(), delivery.payload(), setting.secret());
    }
}
