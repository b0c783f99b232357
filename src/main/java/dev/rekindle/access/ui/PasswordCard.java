package dev.rekindle.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.rekindle.access.AccountService;

/** A new password of one's own. */
class PasswordCard extends Section {

    PasswordCard(AccountService accounts) {
        addClassName("rk-card");
        var current = field("password.current", "current-password");
        var wanted = field("password.wanted", "new-password");
        var change = new Button(getTranslation("password.change"), click -> {
            accounts.changeOwnPassword(current.getValue(), wanted.getValue());
            getUI().orElseThrow().getPage().setLocation("login");
        });
        var form = new Div(current, wanted, change);
        form.addClassName("rk-form");
        add(new H2(getTranslation("password.title")), new Paragraph(getTranslation("password.rule")), form);
    }

    private PasswordField field(String key, String autocomplete) {
        var field = new PasswordField(getTranslation(key));
        field.getElement().setAttribute("autocomplete", autocomplete);
        return field;
    }
}
