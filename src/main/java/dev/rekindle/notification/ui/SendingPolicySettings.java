package dev.rekindle.notification.ui;

import com.vaadin.flow.component.Component;
import dev.rekindle.notification.SendingPolicyService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.SettingsCard;
import org.springframework.core.annotation.Order;

/** Lets an admin set quiet hours and frequency caps. */
@org.springframework.stereotype.Component
@Order(15)
class SendingPolicySettings implements SettingsCard {

    private final SendingPolicyService policies;
    private final Background background;

    SendingPolicySettings(SendingPolicyService policies, Background background) {
        this.policies = policies;
        this.background = background;
    }

    @Override
    public Component card() {
        return new SendingPolicyCard(policies, background);
    }
}
