package org.shuqiao.exchange.web.rest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.ListPosition;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of grants (授权). */
@RestController
@RequestMapping("/api/v1/grants")
class GrantCalls {

    private final Grants grants;
    private final Dashboard board;
    private final Clock clock;

    GrantCalls(Grants grants, Dashboard board, Clock clock) {
        this.grants = grants;
        this.board = board;
        this.clock = clock;
    }

    /** Permissions of a grant, in words. */
    record Words(String zh, String en) { }

    @GetMapping
    ResponseEntity<List<GrantView>> all(@AuthenticationPrincipal Actor actor, @RequestParam Optional<Integer> limit,
            @RequestParam Optional<String> cursor) {
        ListPage page = ListPage.of(limit, cursor);
        return page.answer(board.grants(actor, page.after(), page.read()), ListPosition::of, this::view,
                "/api/v1/grants");
    }

    @GetMapping("/{id}")
    GrantView one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return view(grants.get(actor, id));
    }

    @GetMapping("/{id}/words")
    Words words(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return new Words(grants.words(actor, id, Language.ZH), grants.words(actor, id, Language.EN));
    }

    @PostMapping("/{id}/revoke")
    GrantView revoke(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody RequestCalls.Reason reason) {
        return view(grants.revoke(actor, id, reason.reason()));
    }

    /**
     * Signs a suspended grant again: the same policy, on the table that the resource stands on now. For a provider
     * without a node; with one, an officer approves the act at {@code /api/v1/acts}.
     */
    @PostMapping("/{id}/resume")
    GrantView resume(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return view(grants.resume(actor, id, Optional.empty()));
    }

    private GrantView view(Grant grant) {
        return GrantView.of(grant, clock.instant());
    }
}
