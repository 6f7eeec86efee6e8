package org.shuqiao.exchange.web.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Newest;
import org.shuqiao.exchange.domain.overview.RequestSummary;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestState;
import org.springframework.stereotype.Component;

/** Views of requests and grants. */
@Component
class RequestViews {

    private final Entries entries;
    private final Dashboard board;
    private final Clock clock;

    RequestViews(Entries entries, Dashboard board, Clock clock) {
        this.entries = entries;
        this.board = board;
        this.clock = clock;
    }

    /** A legal clock in words. @param late whether the provider is overdue */
    record ClockLine(String words, boolean late, Optional<String> due, String basis, String notices,
            boolean provisional) { }

    /** A request in a list. */
    record Line(String id, String title, String consumer, String provider, String purpose, String state, String tone,
            Optional<ClockLine> clock, String submitted) { }

    /** An item asked for, with what was decided. */
    record ItemLine(String name, String title, String element, String grade, String decision, String tone) { }

    /** A grant in a list. */
    record GrantLine(String id, String title, String consumer, String provider, String purpose, String standing,
            String tone, String until, long delivered) { }

    Line line(RequestSummary line, PageLocalizer say) {
        Request r = line.request();
        return new Line(r.id(), r.title(), say.department(r.consumer()), say.department(r.provider()), r.purpose(),
                say.state(r.state()), tone(r.state()), line.clock().map(clock -> clock(clock, say)),
                say.minute(r.times().submittedAt()));
    }

    List<Line> lines(List<RequestSummary> lines, PageLocalizer say) {
        return lines.stream().map(line -> line(line, say)).toList();
    }

    ClockLine clock(ClockReading clock, PageLocalizer say) {
        String words = clock.paused() ? say.text("clock.paused")
                : clock.isOverdue() ? say.text("clock.overdue", clock.overdue())
                : say.text("clock.left", clock.remaining());
        return new ClockLine(words, clock.isOverdue(), clock.due().map(say::day), clock.deadline().basis(),
                String.join(say.zh() ? "、" : ", ", clock.notices()), clock.provisional());
    }

    /** @return items of the version that was asked for, by name */
    Map<String, Item> items(String code, int version) {
        Map<String, Item> items = new HashMap<>();
        entries.find(code, version).flatMap(v -> v.published())
                .ifPresent(published -> published.entry().items().forEach(item -> items.put(item.name(), item)));
        return items;
    }

    List<ItemLine> items(Request request, PageLocalizer say) {
        Map<String, Item> known = items(request.resource(), request.version());
        return request.items().stream().map(asked -> {
            Optional<Item> item = Optional.ofNullable(known.get(asked.item()));
            return new ItemLine(asked.item(), item.map(Item::title).orElse(asked.item()),
                    item.flatMap(Item::element).orElse(""), item.map(i -> say.label(i.grade())).orElse(""),
                    asked.decision().map(d -> words(d, say)).orElse(say.text("decision.none")),
                    asked.decision().map(RequestViews::tone).orElse(""));
        }).toList();
    }

    List<GrantLine> grants(List<Grant> grants, PageLocalizer say) {
        return grants.stream().map(grant -> grant(grant, say)).toList();
    }

    GrantLine grant(Grant grant, PageLocalizer say) {
        var policy = grant.policy();
        Grant.Standing standing = grant.standing(clock.instant());
        return new GrantLine(grant.id(), policy.title(), say.department(policy.consumer()),
                say.department(policy.provider()), policy.purpose(), say.text("standing." + standing.name()),
                standing == Grant.Standing.ACTIVE ? "good" : standing == Grant.Standing.REVOKED ? "bad" : "",
                say.minute(policy.to()), grant.delivered());
    }

    /** @return the grant that came of a request */
    Optional<Grant> grantOf(Actor actor, Request request) {
        return board.grantOf(actor, request);
    }

    /** Newest lines of a list as a page shows them. @param more how many lines the list has beside these */
    record Lines<T>(List<T> lines, long all, long more) { }

    Lines<Line> newest(Newest<RequestSummary> newest, PageLocalizer say) {
        return new Lines<>(lines(newest.lines(), say), newest.all(), newest.more());
    }

    Lines<GrantLine> newestGrants(Newest<Grant> newest, PageLocalizer say) {
        return new Lines<>(grants(newest.lines(), say), newest.all(), newest.more());
    }

    /** @return the first lines of a list that is sorted by what is urgent */
    Lines<Line> first(List<RequestSummary> all, int most, PageLocalizer say) {
        return new Lines<>(lines(all.stream().limit(most).toList(), say), all.size(), Math.max(0, all.size() - most));
    }

    static String tone(RequestState state) {
        return switch (state) {
            case GRANTED -> "good";
            case REFUSED -> "bad";
            case SUBMITTED, RETURNED, AGREED, PARTLY_AGREED -> "warn";
            case WITHDRAWN -> "";
        };
    }

    static boolean active(Grant grant, Instant now) {
        return grant.standing(now) == Grant.Standing.ACTIVE;
    }

    private static String words(ItemDecision decision, PageLocalizer say) {
        return switch (decision) {
            case ItemDecision.Agree ignored -> say.text("decision.agree");
            case ItemDecision.AgreeMasked masked -> say.text("decision.mask", say.mask(masked.mask()));
            case ItemDecision.Refuse refuse -> say.text("decision.refuse", refuse.reason(), refuse.rule());
        };
    }

    private static String tone(ItemDecision decision) {
        return switch (decision) {
            case ItemDecision.Agree ignored -> "good";
            case ItemDecision.AgreeMasked ignored -> "warn";
            case ItemDecision.Refuse ignored -> "bad";
        };
    }
}
