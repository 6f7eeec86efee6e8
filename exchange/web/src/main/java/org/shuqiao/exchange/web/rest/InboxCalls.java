package org.shuqiao.exchange.web.rest;

import java.time.OffsetDateTime;
import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.inbox.Inbox;
import org.shuqiao.exchange.platform.inbox.InboxLine;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the inbox: what waits for the account, what happened to what is its department's. */
@RestController
@RequestMapping("/api/v1/inbox")
class InboxCalls {

    private final Inbox inbox;

    InboxCalls(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * A matter.
     *
     * @param key names it when it is marked as read
     * @param waits whether something is to be done about it
     * @param about number of what it is about; blank where it has none
     * @param path of the portal's page
     */
    record MatterView(String key, boolean waits, boolean read, OffsetDateTime at, String about, String zh, String en,
            String path) {
        static MatterView of(InboxLine line) {
            var item = line.item();
            return new MatterView(item.key(), item.waits(), line.read(), RequestView.time(item.at()), item.about(),
                    item.words().zh(), item.words().en(), item.path());
        }
    }

    /** @param keys of matters in the inbox; none marks all */
    record ReadOrder(List<String> keys) { }

    /** @return what waits first, then what happened within sixty days; each the newest first */
    @GetMapping
    List<MatterView> all(@AuthenticationPrincipal Actor actor) {
        return inbox.list(actor).stream().map(MatterView::of).toList();
    }

    /** Marks matters as read. */
    @PostMapping("/read")
    List<MatterView> read(@AuthenticationPrincipal Actor actor, @RequestBody ReadOrder order) {
        inbox.read(actor, order.keys() == null ? List.of() : order.keys());
        return all(actor);
    }
}
