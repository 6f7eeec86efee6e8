package org.shuqiao.exchange.platform.inbox.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.webhook.EgressRule;
import org.shuqiao.exchange.domain.webhook.WebhookCaller;
import org.shuqiao.exchange.domain.webhook.WebhookWaits;
import org.shuqiao.exchange.platform.inbox.Inbox;
import org.shuqiao.exchange.platform.inbox.InboxLine;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.standards.source.SecretResolver;

/**
 * Tells people of matters that are new in their inbox. A notice says how many there are and leads to them; it holds no
 * words of a matter. What was read or done before the notice goes is not told.
 */
public final class NoticeSender {

    /** Pause between two looks at the inboxes. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final LocalTime DAILY = LocalTime.of(8, 0);
    private static final int LINKS = 20;

    private final ExchangeStore store;
    private final NoticeRows rows;
    private final Inbox inbox;
    private final Accounts accounts;
    private final Optional<MailSettings> mail;
    private final SecretResolver secrets;
    private final WebhookCaller caller;
    private final TokenKey key;
    private Instant looked = Instant.EPOCH;

    /** @param mail the setting {@code reach.mail}; nothing where it is empty */
    public NoticeSender(ExchangeStore store, Inbox inbox, Accounts accounts, Map<String, String> mail,
            SecretResolver secrets, EgressRule rule, TokenKey key) {
        this.store = store;
        this.rows = new NoticeRows(store);
        this.inbox = inbox;
        this.accounts = accounts;
        this.mail = MailSettings.of(mail);
        this.secrets = secrets;
        this.caller = new WebhookCaller(rule);
        this.key = key;
    }

    /** Looks at the inboxes once a minute, and sends what is due. */
    public synchronized void run() {
        Instant now = store.now();
        if (Duration.between(looked, now).abs().compareTo(PAUSE) >= 0) {
            looked = now;
            rows.proved().stream().filter(this::comes).forEach(this::look);
        }
        List<Notice> due = rows.takeDue();
        try (ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) { // who is slow holds up nobody
            due.forEach(notice -> sending.execute(() -> send(notice)));
        }
    }

    /** A daily notice comes after eight, once. */
    private boolean comes(Channel channel) {
        if (channel.pace() == Channel.Pace.AT_ONCE) {
            return true;
        }
        Instant eight = store.today().atTime(DAILY).atZone(ExchangeStore.ZONE).toInstant();
        return !store.now().isBefore(eight) && rows.lastMade(channel).filter(at -> !at.isBefore(eight)).isEmpty();
    }

    private void look(Channel channel) {
        try {
            Set<String> told = rows.told(channel);
            List<String> fresh = unread(channel.login()).stream().map(line -> line.item().key())
                    .filter(item -> !told.contains(item)).toList();
            if (!fresh.isEmpty()) {
                store.inTransaction(() -> rows.make(channel, store.nextNumber("IN"), fresh));
            }
        } catch (CodedException e) { // an account that is disabled or lost its roles is told of nothing
            return;
        }
    }

    private List<InboxLine> unread(String login) {
        return inbox.list(accounts.actor(login)).stream().filter(line -> !line.read()).toList();
    }

    private void send(Notice notice) {
        Optional<Channel> channel = rows.find(notice.login(), notice.kind()).filter(Channel::proved);
        try {
            List<InboxLine> still = unread(notice.login()).stream()
                    .filter(line -> notice.items().contains(line.item().key())).toList();
            if (channel.isEmpty() || still.isEmpty()) {
                rows.ended(notice.id(), Notice.State.DONE, "nothing left");
                return;
            }
            String answer = switch (notice.kind()) {
                case MAIL -> mail(notice, channel.get(), still);
                case WEBHOOK -> call(notice, channel.get(), still);
            };
            if (answer.isEmpty() || answer.startsWith("HTTP 2")) {
                rows.ended(notice.id(), Notice.State.DONE, answer);
            } else {
                failed(notice, answer);
            }
        } catch (CodedException e) {
            failed(notice, e.code().id());
        }
    }

    private void failed(Notice notice, String answer) {
        rows.ended(notice.id(), notice.tries() + 1 >= WebhookWaits.TRIES ? Notice.State.DEAD : Notice.State.WAITING,
                answer);
    }

    private String mail(Notice notice, Channel to, List<InboxLine> still) {
        MailSettings settings = mail.orElseThrow(() -> new CodedException(NoticeCode.NO_MAIL));
        long waits = still.stream().filter(line -> line.item().waits()).count();
        StringBuilder text = new StringBuilder("收件箱有 %d 项新内容，其中 %d 项等您办理。\n".formatted(still.size(), waits))
                .append("Your inbox has %d new matters, of which %d wait for you.\n\n".formatted(still.size(), waits));
        still.stream().map(line -> line.item().path()).distinct().limit(LINKS)
                .forEach(path -> text.append(settings.link(path)).append('\n'));
        text.append('\n').append(settings.link("/inbox")).append("\n\n")
                .append("不再需要这些邮件 To end these messages: ").append(settings.link("/inbox/delivery")).append('\n');
        new MailCarrier(settings, secrets).send(notice.id(), to.address(),
                "收件箱有 %d 项新内容 %1$d new matters in your inbox".formatted(still.size()), text.toString(), store.now());
        return "";
    }

    private String call(Notice notice, Channel to, List<InboxLine> still) {
        ObjectNode tree = CanonicalJson.object().put("type", "inbox.matters").put("matters", still.size())
                .put("waiting", still.stream().filter(line -> line.item().waits()).count());
        still.stream().map(line -> line.item().path()).distinct().limit(LINKS).forEach(tree.putArray("paths")::add);
        String body = new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
        Instant now = store.now();
        String signature = Notices.secret(key, notice.login(), rows.salt(notice.login(), notice.kind()))
                .sign(notice.id(), now, body);
        return "HTTP " + caller.post(to.address(), Map.of("webhook-id", notice.id(), "webhook-timestamp",
                String.valueOf(now.getEpochSecond()), "webhook-signature", signature), body);
    }
}
