package org.shuqiao.exchange.web.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Newest;
import org.shuqiao.exchange.domain.overview.RequestSummary;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestState;
import org.springframework.stereotype.Component;

/** Part of the home page for requesters: search, their requests step by step, their grants and how to use each. */
@Component
class RequesterHome {

    private static final int LATEST = 6;

    private final Dashboard board;
    private final RequestViews views;
    private final Clock clock;

    RequesterHome(Dashboard board, RequestViews views, Clock clock) {
        this.board = board;
        this.views = views;
        this.clock = clock;
    }

    /** All that the part shows. @param ending grants that end soon */
    record View(List<RequestCard> requests, int more, List<GrantCard> grants, List<RequestViews.GrantLine> ending) { }

    /** A request with its time line. */
    record RequestCard(RequestViews.Line line, List<Stage> stages) { }

    /**
     * A stage of a request's time line.
     *
     * @param key   names it
     * @param state {@code done}, {@code now}, {@code ended} where the request went no further, or blank
     * @param when  when it was done, or by when it is due
     */
    record Stage(String key, String state, String when) { }

    /** A grant that can be used now. */
    record GrantCard(String id, String title, String provider, String purpose, String modes, String until) { }

    View view(Actor actor, PageLocalizer say) {
        Newest<RequestSummary> mine = board.myRequests(actor, LATEST);
        List<Grant> held = board.grants(actor, Side.CONSUMER);
        Map<String, Grant> byRequest = held.stream().collect(Collectors.toMap(Grant::request, Function.identity(),
                (newer, older) -> newer));
        List<RequestCard> cards = mine.lines().stream().map(each -> new RequestCard(views.line(each, say),
                stages(each, Optional.ofNullable(byRequest.get(each.request().id())), say))).toList();
        List<GrantCard> grants = held.stream().filter(grant -> RequestViews.active(grant, clock.instant()))
                .map(grant -> new GrantCard(grant.id(), grant.policy().title(),
                        say.department(grant.policy().provider()), grant.policy().purpose(),
                        say.modes(grant.policy().modes()), say.minute(grant.policy().to()))).toList();
        return new View(cards, (int) mine.more(), grants,
                views.grants(board.endingSoon(actor, Side.CONSUMER), say));
    }

    private static List<Stage> stages(RequestSummary each, Optional<Grant> grant, PageLocalizer say) {
        Request request = each.request();
        boolean ended = request.state() == RequestState.REFUSED || request.state() == RequestState.WITHDRAWN;
        String due = each.clock().flatMap(ClockReading::due)
                .map(day -> say.text("stage.due", say.day(day))).orElse("");
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("submitted", "done", say.minute(request.times().submittedAt())));
        stages.add(ended ? new Stage(request.state() == RequestState.REFUSED ? "refused" : "withdrawn", "ended",
                request.times().decidedAt().map(say::minute).orElse(""))
                : request.times().decidedAt().map(at -> new Stage("decided", "done", say.minute(at)))
                        .orElseGet(() -> new Stage(request.state() == RequestState.RETURNED ? "returned" : "decided",
                                "now", due)));
        if (!ended) {
            boolean decided = request.times().decidedAt().isPresent();
            stages.add(request.times().grantedAt().map(at -> new Stage("granted", "done", say.minute(at)))
                    .orElseGet(() -> new Stage("granted", decided ? "now" : "", decided ? due : "")));
            boolean granted = request.times().grantedAt().isPresent();
            boolean used = grant.filter(held -> held.delivered() > 0).isPresent();
            stages.add(new Stage("used", used ? "done" : granted ? "now" : "", used
                    ? say.text("stage.deliveries", say.number(grant.orElseThrow().delivered())) : ""));
        }
        return stages;
    }
}
