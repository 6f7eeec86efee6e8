package org.shuqiao.exchange.platform.inbox.notice;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.webhook.EgressRule;
import org.shuqiao.exchange.domain.webhook.WebhookSecret;
import org.shuqiao.standards.source.SecretResolver;

/**
 * Keeps how people are told of their inbox: by mail at an address that its owner proved, or by a signed call. Both go
 * only where two persons allowed.
 */
public final class Notices {

    private static final int SETS_A_DAY = 5;
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExchangeStore store;
    private final NoticeRows rows;
    private final Optional<MailSettings> mail;
    private final SecretResolver secrets;
    private final EgressRule rule;
    private final TokenKey key;

    /** @param mail the setting {@code reach.mail}; nothing where it is empty */
    public Notices(ExchangeStore store, Map<String, String> mail, SecretResolver secrets, EgressRule rule,
            TokenKey key) {
        this.store = store;
        this.rows = new NoticeRows(store);
        this.mail = MailSettings.of(mail);
        this.secrets = secrets;
        this.rule = rule;
        this.key = key;
    }

    /** @return domains at which somebody may be written to; none where there is no mail server */
    public List<String> domains() {
        return mail.map(MailSettings::domains).orElse(List.of());
    }

    public List<Channel> of(Actor actor) {
        return rows.of(actor.login());
    }

    /** @return the newest notices, newest first */
    public List<Notice> sent(Actor actor) {
        return rows.notices(actor.login());
    }

    /** Sets one's mail address and has its proof sent there: a link that its owner opens within a day. */
    public Channel mail(Actor actor, String address, Channel.Pace pace) {
        MailSettings settings = mail.orElseThrow(() -> new CodedException(NoticeCode.NO_MAIL));
        String to = settings.check(address);
        String token = random();
        store.inTransaction(() -> {
            requireSeldom(actor);
            rows.set(actor.login(), Channel.Kind.MAIL, to, pace, random(), Optional.of(digest(token)));
        });
        String link = settings.link("/inbox/delivery/proof?token=" + token);
        new MailCarrier(settings, secrets).send("proof-" + digest(token).substring(0, 24), to,
                "请确认邮箱 Confirm your address",
                "请用设置此邮箱的账号登录并打开链接（24 小时内有效）。不是您本人设置的，请忽略本邮件。\n"
                        + "Open this link within 24 hours, signed in as the account that gave this address. If that "
                        + "was not you, do nothing.\n\n" + link + "\n", store.now());
        return rows.find(actor.login(), Channel.Kind.MAIL).orElseThrow();
    }

    /** Proves one's mail address by what was sent there. */
    public Channel prove(Actor actor, String token) {
        if (!rows.prove(actor.login(), digest(token))) {
            throw new CodedException(NoticeCode.PROOF_WRONG);
        }
        return rows.find(actor.login(), Channel.Kind.MAIL).orElseThrow();
    }

    /**
     * Sets the address that is called, or another in its place.
     *
     * @return the secret with which calls are signed; it is shown this once
     */
    public String webhook(Actor actor, String url, Channel.Pace pace) {
        String checked = rule.checked(url).toString();
        String salt = random();
        store.inTransaction(() -> {
            requireSeldom(actor);
            rows.set(actor.login(), Channel.Kind.WEBHOOK, checked, pace, salt, Optional.empty());
        });
        return secret(key, actor.login(), salt).shown();
    }

    /** Sends nothing any more, and forgets address and notices. */
    public void remove(Actor actor, Channel.Kind kind) {
        store.inTransaction(() -> {
            if (!rows.remove(actor.login(), kind)) {
                throw new CodedException(NoticeCode.NO_CHANNEL);
            }
        });
    }

    static WebhookSecret secret(TokenKey key, String login, String salt) {
        return new WebhookSecret(key, "inbox " + login, salt);
    }

    private void requireSeldom(Actor actor) {
        if (rows.setToday(actor.login()) >= SETS_A_DAY) {
            throw new CodedException(NoticeCode.TOO_OFTEN, SETS_A_DAY);
        }
    }

    private static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String digest(String token) {
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
