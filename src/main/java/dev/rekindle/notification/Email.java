package dev.rekindle.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends messages as plain text by SMTP; a message that is sent again has the same {@code Message-ID}. */
@Component
class Email implements Transport {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

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
            throw new NotDelivered("delivery.no-mail", "");
        } catch (MailException e) {
            throw new NotDelivered(why(e, setting.address()));
        }
    }

    /** Never in the mail server's words, which can name the receiver. */
    private static DeliveryFailure why(MailException thrown, String server) {
        var reason = thrown instanceof MailSendException failed && failed.getMessageExceptions().length > 0
                ? failed.getMessageExceptions()[0]
                : thrown.getCause() == null ? thrown : thrown.getCause();
        var root = NestedExceptionUtils.getMostSpecificCause(reason);
        if (reason instanceof AuthenticationFailedException) {
            return new DeliveryFailure("delivery.password", server);
        }
        if (reason instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0) {
            return new DeliveryFailure("delivery.no-mailbox", server);
        }
        if (root instanceof UnknownHostException) {
            return new DeliveryFailure("delivery.no-host", server);
        }
        if (root instanceof ConnectException) {
            return new DeliveryFailure("delivery.nobody-listens", server);
        }
        if (root instanceof SocketTimeoutException) {
            return new DeliveryFailure("delivery.no-answer", String.valueOf(PATIENCE.toSeconds()));
        }
        return new DeliveryFailure("delivery.mail-refused", root.getClass().getSimpleName());
    }

    private static JavaMailSenderImpl server(ChannelSetting setting) {
        var server = new JavaMailSenderImpl();
        var address = setting.address().split(":", 2);
        server.setHost(address[0]);
        server.setPort(address.length > 1 ? Integer.parseInt(address[1]) : 25);
        var properties = new Properties();
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + wait, String.valueOf(PATIENCE.toMillis()));
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
