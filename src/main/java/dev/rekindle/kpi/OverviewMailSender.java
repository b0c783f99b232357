package dev.rekindle.kpi;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the SMTP server, where there is one. What it says of failures names no address. */
@Component
class OverviewMailSender {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"',;:]+@[^\\s<>\"',;:]+");
    private static final int LONGEST_FAILURE = 300;

    private final ObjectProvider<JavaMailSender> server;
    private final OverviewMailSettings settings;

    OverviewMailSender(ObjectProvider<JavaMailSender> server, OverviewMailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    boolean isConfigured() {
        return server.getIfAvailable() != null;
    }

    String link() {
        return settings.link();
    }

    /**
     * Sends a mail; when it returns the server has taken it.
     *
     * @param mailId the same for each attempt, so that a receiver can tell a repetition
     * @throws MessageNotSent when it has not, saying why
     */
    void send(UUID mailId, String to, String subject, String text, String html) {
        var sender = server.getIfAvailable();
        if (sender == null) {
            throw new MessageNotSent("No SMTP server is configured; set spring.mail.host.");
        }
        try {
            var mail = sender.createMimeMessage();
            var helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.from());
            helper.setTo(to);
            helper.setSubject(subject);
            helper.setText(text, html);
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("Rekindle-Mail-Id", mailId.toString());
            sender.send(mail);
        } catch (MailException | MessagingException e) {
            throw new MessageNotSent(withoutAddresses(e));
        }
    }

    static String withoutAddresses(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var words = ADDRESS.matcher(
                        Objects.toString(root.getMessage(), root.getClass().getSimpleName()))
                .replaceAll("(address)")
                .strip();
        return words.length() <= LONGEST_FAILURE ? words : words.substring(0, LONGEST_FAILURE);
    }
}
