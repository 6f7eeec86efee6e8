package org.shuqiao.exchange.platform.inbox.notice;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.source.SecretResolver;

/** Sends plain messages by the city's mail server (RFC 5321), encrypted unless it is on this machine (RFC 8314). */
final class MailCarrier {

    private static final String CONNECT_MILLIS = "5000";
    private static final String MILLIS = "10000";

    private final MailSettings settings;
    private final SecretResolver secrets;

    MailCarrier(MailSettings settings, SecretResolver secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * @param id the same at every try, so that the receiver knows a message that came twice
     * @throws CodedException {@code NOT_SENT}
     */
    void send(String id, String to, String subject, String text, Instant at) {
        try {
            MimeMessage message = new MimeMessage(session()) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<" + id + "@" + settings.portal().getHost() + ">");
                }
            };
            message.setFrom(new InternetAddress(settings.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(text, StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(at));
            message.setHeader("Auto-Submitted", "auto-generated"); // nobody's machine answers it (RFC 3834)
            Transport.send(message);
        } catch (MessagingException e) {
            throw new CodedException(NoticeCode.NOT_SENT, e);
        }
    }

    private Session session() {
        boolean wrapped = settings.server().getScheme().equals("smtps");
        Properties mail = new Properties();
        mail.setProperty("mail.smtp.host", settings.server().getHost());
        mail.setProperty("mail.smtp.port", Integer.toString(settings.server().getPort()));
        mail.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        mail.setProperty("mail.smtp.timeout", MILLIS);
        mail.setProperty("mail.smtp.writetimeout", MILLIS);
        mail.setProperty("mail.smtp.ssl.enable", Boolean.toString(wrapped));
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!wrapped && !here()) {
            mail.setProperty("mail.smtp.starttls.enable", "true");
            mail.setProperty("mail.smtp.starttls.required", "true");
        }
        if (settings.user().isBlank()) {
            return Session.getInstance(mail);
        }
        mail.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(mail, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), secrets.secret(settings.secret()));
            }
        });
    }

    private boolean here() {
        try {
            return InetAddress.getByName(settings.server().getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // what cannot be looked up is not reached either
        }
    }
}
