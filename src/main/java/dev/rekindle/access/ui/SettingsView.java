package dev.rekindle.access.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.PermitAll;

/** What a person can set for themselves, and an admin for all. */
@Route("settings")
@Menu(title = "settings.title", order = 90, icon = "icons/settings.svg")
@PermitAll
class SettingsView extends Page {

    SettingsView() {
        super("settings.title");
    }
}
