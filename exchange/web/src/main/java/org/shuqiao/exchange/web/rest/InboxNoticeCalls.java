package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.inbox.notice.Channel;
import org.shuqiao.exchange.platform.inbox.notice.Notice;
import org.shuqiao.exchange.platform.inbox.notice.Notices;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of how one is told of the inbox: by mail, or by a signed call. */
@RestController
@RequestMapping("/api/v1/inbox/delivery")
class InboxNoticeCalls {

    private final Notices notices;

    InboxNoticeCalls(Notices notices) {
        this.notices = notices;
    }

    /** A way to be told. @param proved whether the address was proved; before that nothing is sent there */
    record ChannelView(Channel.Kind kind, String address, Channel.Pace pace, boolean proved) {
        static ChannelView of(Channel each) {
            return new ChannelView(each.kind(), each.address(), each.pace(), each.proved());
        }
    }

    /** A notice. @param matters how many it tells of @param answer HTTP status, or the code of what went wrong */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record NoticeView(String id, Channel.Kind kind, int matters, Notice.State state, int tries, OffsetDateTime madeAt,
            Optional<String> answer) {
        static NoticeView of(Notice each) {
            return new NoticeView(each.id(), each.kind(), each.items().size(), each.state(), each.tries(),
                    RequestView.time(each.madeAt()), each.answer());
        }
    }

    /** @param domains at which somebody may be written to; none where there is no mail server */
    record DeliveryView(List<ChannelView> channels, List<NoticeView> notices, List<String> domains) { }

    /** @param pace {@code AT_ONCE}, or {@code DAILY} at eight, which it is where nothing is said */
    record AddressInput(String address, Channel.Pace pace) {
        Channel.Pace chosen() {
            return pace == null ? Channel.Pace.DAILY : pace;
        }
    }

    /** @param token as the link in the message has it */
    record ProofInput(String token) { }

    /** A webhook. @param secret signs its calls; it is shown this once */
    record WebhookView(String secret) { }

    /** How the account is told, and the newest notices. */
    @GetMapping
    DeliveryView all(@AuthenticationPrincipal Actor actor) {
        return new DeliveryView(notices.of(actor).stream().map(ChannelView::of).toList(),
                notices.sent(actor).stream().map(NoticeView::of).toList(), notices.domains());
    }

    /** Sets one's mail address and has a link sent there that proves it. */
    @PostMapping("/mail")
    ChannelView mail(@AuthenticationPrincipal Actor actor, @RequestBody AddressInput order) {
        return ChannelView.of(notices.mail(actor, RequestCalls.given(order.address()), order.chosen()));
    }

    /** Proves one's mail address by what was sent there. */
    @PostMapping("/proof")
    ChannelView prove(@AuthenticationPrincipal Actor actor, @RequestBody ProofInput order) {
        return ChannelView.of(notices.prove(actor, RequestCalls.given(order.token())));
    }

    /** Sets the address that is called, at a host that two persons allowed. */
    @PostMapping("/webhook")
    WebhookView webhook(@AuthenticationPrincipal Actor actor, @RequestBody AddressInput order) {
        return new WebhookView(notices.webhook(actor, RequestCalls.given(order.address()), order.chosen()));
    }

    /** Sends nothing any more. @param kind {@code MAIL} or {@code WEBHOOK} */
    @DeleteMapping("/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Actor actor, @PathVariable Channel.Kind kind) {
        notices.remove(actor, kind);
    }
}
