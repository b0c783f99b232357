package dev.rekindle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a generated password or token. When it is closed, nobody can see it again. */
public final class SecretOnce extends Dialog {

    public SecretOnce(String title, String words, String secret) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        var code = new Code(secret);
        code.addClassName("rk-secret");
        add(new Paragraph(words), code);
        var copy = new Button(getTranslation("panel.copy"), click -> {
            code.getElement().executeJs("navigator.clipboard.writeText(this.textContent)");
            click.getSource().setText(getTranslation("panel.copied"));
        });
        var done = new Button(getTranslation("secret.done"), click -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(copy, done);
    }
}
