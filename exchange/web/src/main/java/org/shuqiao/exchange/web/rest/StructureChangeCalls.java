package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.source.StructureChange;
import org.shuqiao.exchange.domain.source.StructureChanges;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of sources whose structure is not what their contracts promised. */
@RestController
@RequestMapping("/api/v1/structure-changes")
class StructureChangeCalls {

    private final StructureChanges changes;

    StructureChangeCalls(StructureChanges changes) {
        this.changes = changes;
    }

    /** @param reason why the source's department stands by the change */
    record Acceptance(String reason) { }

    /** Lists changes that stopped a collection: of the officer's department, or of all for those who watch over it. */
    @GetMapping
    List<StructureChange> list(@AuthenticationPrincipal Actor actor) {
        return changes.list(actor);
    }

    /** Accepts a change, for an officer of the source's department; the dataset is collected again from then on. */
    @PostMapping("/{dataset}/{change}/accept")
    StructureChange accept(@PathVariable String dataset, @PathVariable String change,
            @AuthenticationPrincipal Actor actor, @RequestBody Acceptance acceptance) {
        if (acceptance.reason() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "reason");
        }
        return changes.accept(actor, dataset, change, acceptance.reason());
    }
}
