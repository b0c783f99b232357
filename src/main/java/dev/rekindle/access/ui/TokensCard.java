package dev.rekindle.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.access.Role;
import dev.rekindle.access.Token;
import dev.rekindle.access.TokenService;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SecretOnce;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which programs may use the API, and as what. */
class TokensCard extends Composite<LoadingCard<List<Token>>> {

    private final TokenService tokens;
    private final Background background;

    TokensCard(TokenService tokens, Background background) {
        this.tokens = tokens;
        this.background = background;
    }

    @Override
    protected LoadingCard<List<Token>> initContent() {
        return TableExports.card(background, getTranslation("tokens.title"), tokens::tokens, this::show, "tokens");
    }

    private Component show(List<Token> all) {
        return all.isEmpty()
                ? new Div(new Paragraph(getTranslation("tokens.none")), newToken())
                : new Div(grid(all), newToken());
    }

    private Grid<Token> grid(List<Token> all) {
        var grid = new Grid<Token>();
        grid.addColumn(Token::name).setHeader(getTranslation("tokens.name")).setAutoWidth(true);
        grid.addColumn(token -> getTranslation("role." + token.role()))
                .setHeader(getTranslation("accounts.role"))
                .setAutoWidth(true);
        grid.addColumn(token -> time(token.createdAt()) + " · " + token.createdBy())
                .setHeader(getTranslation("tokens.created"))
                .setAutoWidth(true);
        grid.addColumn(token -> time(token.lastUsedAt()))
                .setHeader(getTranslation("tokens.used"))
                .setAutoWidth(true);
        grid.addColumn(token -> token.revokedAt() == null ? "" : time(token.revokedAt()))
                .setHeader(getTranslation("tokens.revoked"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::action).setAutoWidth(true);
        grid.setItems(all);
        grid.setAllRowsVisible(true);
        return grid;
    }

    private Component action(Token token) {
        var revoke = new Button(getTranslation("tokens.revoke"), click -> new Confirmation(
                        getTranslation("tokens.revoke.title", token.name()),
                        getTranslation("tokens.revoke.loss"),
                        getTranslation("tokens.revoke"),
                        () -> {
                            tokens.revoke(token.tokenId());
                            getContent().reload();
                        })
                .open());
        revoke.setVisible(token.revokedAt() == null);
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return revoke;
    }

    private Component newToken() {
        var name = new TextField(getTranslation("tokens.name"));
        name.setPlaceholder(getTranslation("tokens.name.example"));
        var role = new Select<Role>();
        role.setLabel(getTranslation("accounts.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(value -> getTranslation("role." + value));
        role.setValue(Role.CRM);
        var create = new Button(getTranslation("tokens.create"), click -> {
            var token = tokens.create(role.getValue(), name.getValue());
            new SecretOnce(getTranslation("tokens.created-one", name.getValue()), getTranslation("secret.once"), token)
                    .open();
            getContent().reload();
        });
        var form = new Div(name, role, create);
        form.addClassName("rk-form");
        return form;
    }

    private String time(@Nullable Instant instant) {
        return instant == null
                ? getTranslation("accounts.never")
                : Formats.current().dateTime(instant.atZone(background.clock().getZone()));
    }
}
