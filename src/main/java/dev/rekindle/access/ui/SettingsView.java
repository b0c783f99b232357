package dev.rekindle.access.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.access.AccountService;
import dev.rekindle.access.AuditService;
import dev.rekindle.access.TokenService;
import dev.rekindle.ui.Appearance;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.SettingsCard;
import jakarta.annotation.security.PermitAll;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What a person can set for themselves: language, theme, password. An admin also sees who may sign in, which tokens
 * open the API, and who did what when.
 */
@Route("settings")
@Menu(title = "settings.title", order = 90, icon = "icons/settings.svg")
@PermitAll
// What the features' cards are made of: nothing on the page itself says to the front end that it is needed.
@Uses(BigDecimalField.class)
@Uses(Checkbox.class)
@Uses(IntegerField.class)
class SettingsView extends Page {

    SettingsView(
            AuthenticationContext person,
            Appearance appearance,
            AccountService accounts,
            TokenService tokens,
            AuditService audit,
            ObjectProvider<SettingsCard> cards,
            Background background) {
        super("settings.title");
        header().answer(getTranslation(
                "settings.you-are", person.getPrincipalName().orElse("")));
        add(new AppearanceCard(appearance), new PasswordCard(accounts));
        if (person.hasRole("ADMIN")) {
            add(new AccountsCard(accounts, background), new TokensCard(tokens, background));
            cards.orderedStream().map(SettingsCard::card).forEach(this::add);
            add(new AuditCard(audit, background.clock()));
        }
    }
}
