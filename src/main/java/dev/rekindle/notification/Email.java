package dev.rekindle.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends messages as plain text by SMTP; a message that is sent again has the same {@code Message-ID}. */
@Component
class Email implements Transport {

    private static final String PATIENCE_MILLIS = "15000";

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public void send(Delivery delivery, ChannelSetting setting) throws NotDelivered {
        try {
            var server = server(setting);
            server.send(message(server, delivery, setting));
        } catch (MessagingException e) {
            throw new NotDelivered("The address or the text is none that mail can carry.");
        } catch (MailException e) {
            // Its words can name the receiver.
            throw new NotDelivered("The mail server did not take it: "
                    + e.getMostSpecificCause().getClass().getSimpleName());
        }
    }

    private static JavaMailSenderImpl server(ChannelSetting setting) {
        var server = new JavaMailSenderImpl();
        var address = setting.address().split(":", 2);
        server.setHost(address[0]);
        server.setPort(address.length > 1 ? Integer.parseInt(address[1]) : 25);
        var properties = new Properties();
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + wait, PATIENCE_MILLIS);
        }
        properties.setProperty("mail.smtp.starttls.enable", "true");
        if (!setting.username().isEmpty()) {
            server.setUsername(setting.username());
            server.setPassword(setting.secret());
            properties.setProperty("mail.smtp.auth", "true");
        }
        server.setJavaMailProperties(properties);
        return server;
    }

    private static MimeMessage message(JavaMailSenderImpl server, Delivery delivery, ChannelSetting setting)
            throws MessagingException {
        var message = server.createMimeMessage();
        var written = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        written.setFrom(setting.sender());
        written.setTo(Objects.requireNonNull(delivery.to().email(), "who has no address is skipped"));
        written.setSubject(delivery.title());
        written.setText(delivery.message());
        message.setHeader("Message-ID", "<" + delivery.id() + "@rekindle>");
        return message;
    }
}
