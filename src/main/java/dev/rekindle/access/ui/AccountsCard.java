package dev.rekindle.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.access.Account;
import dev.rekindle.access.AccountService;
import dev.rekindle.access.Role;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SecretOnce;
import java.util.List;

/** Who may sign in, and as what. */
class AccountsCard extends Composite<LoadingCard<List<Account>>> {

    private final AccountService accounts;
    private final Background background;

    AccountsCard(AccountService accounts, Background background) {
        this.accounts = accounts;
        this.background = background;
    }

    @Override
    protected LoadingCard<List<Account>> initContent() {
        return TableExports.card(
                background, getTranslation("accounts.title"), accounts::accounts, this::show, "accounts");
    }

    private Component show(List<Account> all) {
        var grid = new Grid<Account>();
        grid.addColumn(Account::name).setHeader(getTranslation("accounts.name")).setAutoWidth(true);
        grid.addComponentColumn(this::role)
                .setHeader(getTranslation("accounts.role"))
                .setAutoWidth(true);
        grid.addColumn(this::lastSignIn)
                .setHeader(getTranslation("accounts.signed-in"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::actions).setAutoWidth(true);
        grid.setItems(all);
        grid.setAllRowsVisible(true);
        return new Div(grid, newAccount());
    }

    private Component role(Account account) {
        var role = roles();
        role.setAriaLabel(getTranslation("accounts.role-of", account.name()));
        role.setValue(account.role());
        role.addValueChangeListener(change -> {
            try {
                accounts.setRole(account.name(), change.getValue());
            } finally {
                getContent().reload();
            }
        });
        return role;
    }

    private String lastSignIn(Account account) {
        if (account.disabled()) {
            return getTranslation("accounts.disabled");
        }
        return account.signedInAt() == null
                ? getTranslation("accounts.never")
                : Formats.current()
                        .dateTime(account.signedInAt().atZone(background.clock().getZone()));
    }

    private Component actions(Account account) {
        var name = account.name();
        var reset = new Button(getTranslation("accounts.reset"), click -> new Confirmation(
                        getTranslation("accounts.reset.title", name),
                        getTranslation("accounts.reset.loss"),
                        getTranslation("accounts.reset"),
                        () -> showPassword(name, accounts.resetPassword(name)))
                .open());
        var disable = account.disabled()
                ? new Button(getTranslation("accounts.enable"), click -> setDisabled(name, false))
                : new Button(getTranslation("accounts.disable"), click -> new Confirmation(
                                getTranslation("accounts.disable.title", name),
                                getTranslation("accounts.disable.loss"),
                                getTranslation("accounts.disable"),
                                () -> setDisabled(name, true))
                        .open());
        reset.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        disable.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return new Div(reset, disable);
    }

    private void setDisabled(String name, boolean disabled) {
        accounts.setDisabled(name, disabled);
        getContent().reload();
    }

    private Component newAccount() {
        var name = new TextField(getTranslation("accounts.name"));
        name.setAutocapitalize(Autocapitalize.NONE);
        var role = roles();
        role.setLabel(getTranslation("accounts.role"));
        role.setValue(Role.CRM);
        var create = new Button(getTranslation("accounts.create"), click -> {
            showPassword(name.getValue(), accounts.create(name.getValue(), role.getValue()));
            getContent().reload();
        });
        var form = new Div(name, role, create);
        form.addClassName("rk-form");
        return form;
    }

    private void showPassword(String name, String password) {
        new SecretOnce(getTranslation("accounts.password-of", name), getTranslation("secret.once"), password).open();
    }

    private Select<Role> roles() {
        var roles = new Select<Role>();
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(role -> getTranslation("role." + role));
        return roles;
    }
}
