package dev.rekindle.notification.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.notification.Channel;
import dev.rekindle.notification.ChannelService;
import dev.rekindle.notification.ChannelSetting;
import dev.rekindle.notification.ChannelTestService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Refusal;
import dev.rekindle.ui.SecretOnce;

/** One channel: on or off, where it leads, and a test. What is refused or does not arrive is said beneath. */
class ChannelForm extends Div {

    private final Channel channel;
    private final ChannelService channels;
    private final ChannelTestService tests;
    private final Background background;
    private final Runnable saved;
    private final Checkbox on = new Checkbox(getTranslation("channels.on"));
    private final TextField address = new TextField();
    private final TextField sender = new TextField(getTranslation("channels.sender"));
    private final TextField username = new TextField(getTranslation("channels.username"));
    private final PasswordField password = new PasswordField(getTranslation("channels.password"));
    private final TextField testTo = new TextField(getTranslation("channels.test.to"));
    private final Button test = new Button(getTranslation("channels.test"), click -> test());
    private final Paragraph said = new Paragraph();

    ChannelForm(
            ChannelSetting setting,
            ChannelService channels,
            ChannelTestService tests,
            Background background,
            Runnable saved) {
        channel = setting.channel();
        this.channels = channels;
        this.tests = tests;
        this.background = background;
        this.saved = saved;
        var name = getTranslation("notifications.channel." + channel.key());
        var save = new Button(getTranslation("channels.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        // Three channels stand on one card: for who does not see it, each button says of which.
        save.setAriaLabel(getTranslation("channels.save") + ": " + name);
        test.setAriaLabel(getTranslation("channels.test") + ": " + name);
        address.setLabel(getTranslation("channels.address." + channel.key()));
        password.setHelperText(getTranslation("channels.password.empty"));
        said.getElement().setAttribute("role", "status");
        var isMail = channel == Channel.EMAIL;
        address.setVisible(channel != Channel.KAFKA);
        sender.setVisible(isMail);
        username.setVisible(isMail);
        password.setVisible(isMail);
        testTo.setVisible(isMail);
        var form = new Div(on, address, sender, username, password, save, testTo, test);
        form.addClassName("rk-form");
        add(new H3(name), new Paragraph(getTranslation("channels.what." + channel.key())), form, said);
        show(setting);
    }

    private void show(ChannelSetting setting) {
        on.setValue(setting.isOn());
        address.setValue(setting.address());
        sender.setValue(setting.sender());
        username.setValue(setting.username());
        test.setEnabled(setting.isOn());
    }

    private void save() {
        try {
            var secret = channels.put(new ChannelSetting(
                    channel,
                    on.getValue(),
                    address.getValue().strip(),
                    sender.getValue().strip(),
                    username.getValue().strip(),
                    password.getValue()));
            Notification.show(getTranslation("channels.saved"));
            secret.ifPresent(this::showSecret);
            saved.run();
        } catch (Refusal refused) {
            said.setText(refused.words(getLocale()));
        }
    }

    private void showSecret(String secret) {
        new SecretOnce(getTranslation("channels.secret"), getTranslation("channels.secret.how"), secret).open();
    }

    /** In the background: a server that is away makes whoever asks wait. */
    private void test() {
        var ui = UI.getCurrent();
        var title = getTranslation("channels.test.title");
        var words = getTranslation("channels.test.words");
        var to = testTo.getValue().strip();
        test.setEnabled(false);
        said.setText(getTranslation("channels.test.running"));
        var unused = background.submit(() -> {
            try {
                tests.send(channel, title, words, to);
                ui.accessLater(() -> tell(getTranslation("channels.test.arrived." + channel.key())), () -> {})
                        .run();
            } catch (RuntimeException problem) {
                ui.accessLater(() -> fail(problem), () -> {}).run();
            }
        });
    }

    private void tell(String outcome) {
        said.setText(outcome);
        test.setEnabled(true);
    }

    /** What is not a refusal goes on to whoever tells people of failures. */
    private void fail(RuntimeException problem) {
        if (problem instanceof Refusal refused) {
            tell(refused.words(getLocale()));
            return;
        }
        tell("");
        throw problem;
    }
}
