package org.shuqiao.exchange.platform.inbox.notice;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;

/**
 * Mail server that two persons entered, and who may be written to.
 *
 * @param server  {@code smtps://host:465}, or {@code smtp://host:587}, which is used with STARTTLS unless it is on this
 *     machine
 * @param from    address of the sender
 * @param user    empty: the server asks for none
 * @param secret  name of the user's password
 * @param portal  what the links of messages begin with
 * @param domains after the {@code @} of those who may be written to
 */
record MailSettings(URI server, String from, String user, String secret, URI portal, List<String> domains) {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._+-]{1,64}@([A-Za-z0-9-]+\\.)*[A-Za-z0-9-]+");
    private static final int LONGEST = 254;

    /** @param setting as the settings have it; nothing where it is empty */
    static Optional<MailSettings> of(Map<String, String> setting) {
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        URI server = uri(setting, "server");
        URI portal = uri(setting, "portal");
        String from = setting.getOrDefault("from", "");
        List<String> domains = Arrays.stream(setting.getOrDefault("domains", "").toLowerCase(Locale.ROOT).split(","))
                .map(String::strip).filter(each -> !each.isEmpty()).toList();
        require("server", List.of("smtp", "smtps").contains(String.valueOf(server.getScheme()))
                && server.getHost() != null && server.getPort() > 0);
        require("portal", List.of("http", "https").contains(String.valueOf(portal.getScheme()))
                && portal.getHost() != null);
        require("from", ADDRESS.matcher(from).matches());
        require("domains", !domains.isEmpty());
        return Optional.of(new MailSettings(server, from, setting.getOrDefault("user", ""),
                setting.getOrDefault("secret", ""), portal, domains));
    }

    /** @return the address as it is written to */
    String check(String address) {
        String plain = address.strip();
        boolean known = plain.length() <= LONGEST && ADDRESS.matcher(plain).matches()
                && domains.contains(plain.substring(plain.indexOf('@') + 1).toLowerCase(Locale.ROOT));
        if (!known) {
            throw new CodedException(NoticeCode.ADDRESS_WRONG, domains.getFirst());
        }
        return plain;
    }

    String link(String path) {
        return portal.toString().replaceAll("/$", "") + path;
    }

    private static URI uri(Map<String, String> setting, String key) {
        try {
            return URI.create(setting.getOrDefault(key, ""));
        } catch (IllegalArgumentException e) {
            throw new CodedException(NoticeCode.MAIL_SETTING, e, key);
        }
    }

    private static void require(String key, boolean right) {
        if (!right) {
            throw new CodedException(NoticeCode.MAIL_SETTING, key);
        }
    }
}
