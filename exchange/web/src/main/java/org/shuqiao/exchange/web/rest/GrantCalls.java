package org.shuqiao.exchange.web.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.overview.Board;
import org.shuqiao.exchange.domain.overview.Side;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Grants: 授权, given and received. */
@RestController
@RequestMapping("/api/v1/grants")
class GrantCalls {

    private final Grants grants;
    private final Board board;

    GrantCalls(Grants grants, Board board) {
        this.grants = grants;
        this.board = board;
    }

    /** What a grant allows, in words. */
    record Words(String zh, String en) { }

    @GetMapping
    List<GrantView> all(@AuthenticationPrincipal Actor actor) {
        if (actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR)) {
            return board.allGrants(actor).stream().map(GrantView::of).toList();
        }
        Set<Grant> seen = new LinkedHashSet<>();
        for (Side side : Side.values()) {
            seen.addAll(board.grants(actor, side));
        }
        return seen.stream().map(GrantView::of).toList();
    }

    @GetMapping("/{id}")
    GrantView one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return GrantView.of(grants.get(actor, id));
    }

    @GetMapping("/{id}/words")
    Words words(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return new Words(grants.words(actor, id, Language.ZH), grants.words(actor, id, Language.EN));
    }

    @PostMapping("/{id}/revoke")
    GrantView revoke(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody RequestCalls.Reason reason) {
        return GrantView.of(grants.revoke(actor, id, reason.reason()));
    }
}
