package dev.rekindle.protection.ui;

import com.vaadin.flow.component.Component;
import dev.rekindle.protection.ProtectionService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.SettingsCard;
import org.springframework.core.annotation.Order;

/** Lets an admin tighten what counts as a sign of harm. */
@org.springframework.stereotype.Component
@Order(10)
class ProtectionSettings implements SettingsCard {

    private final ProtectionService protection;
    private final Background background;

    ProtectionSettings(ProtectionService protection, Background background) {
        this.protection = protection;
        this.background = background;
    }

    @Override
    public Component card() {
        return new ProtectionCard(protection, background);
    }
}
