package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.atlas.AtlasStatus;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the Apache Atlas behind the platform: status and publication. */
@RestController
@RequestMapping("/api/v1/atlas")
class AtlasCalls {

    private final Optional<AtlasPublication> atlas;
    private final Permissions permissions;

    AtlasCalls(Optional<AtlasPublication> atlas, Permissions permissions) {
        this.atlas = atlas;
        this.permissions = permissions;
    }

    /** @param all everything anew; else what waits */
    record PublishOrder(boolean all) { }

    /**
     * State of the Atlas.
     *
     * @param state unknown, current, publishing or failing
     * @param waiting how many departments, datasets, entries, requests and grants wait
     * @param waitingSince since when the oldest of them does
     * @param refused how many it refused
     * @param failure code and text of what it fails with
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AtlasView(String url, String state, long waiting, Optional<Instant> waitingSince, long refused,
            Optional<Instant> failingSince, Optional<String> failure, Optional<Instant> answered) { }

    @GetMapping
    AtlasView status(HttpServletRequest request) {
        AtlasStatus status = atlas().status();
        Language language = CallLanguage.of(request);
        return new AtlasView(status.url().toString(), status.state().name().toLowerCase(Locale.ROOT), status.waiting(),
                status.since(), status.refused(), status.failingSince(), status.failure().map(e -> e.text(language)),
                status.answered());
    }

    /** Begins to publish; how far it is, the status tells. */
    @PostMapping("/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AtlasView publish(@AuthenticationPrincipal Actor actor, @RequestBody PublishOrder order,
            HttpServletRequest request) {
        permissions.require(actor, Role.AUTHORITY, Role.ADMIN);
        if (order.all()) {
            atlas().publishAll();
        } else {
            atlas().publishNow();
        }
        return status(request);
    }

    private AtlasPublication atlas() {
        return atlas.orElseThrow(() -> new CodedException(CatalogCode.ATLAS_NOT_CONFIGURED));
    }
}
