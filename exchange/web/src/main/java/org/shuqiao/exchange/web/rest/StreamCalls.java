package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.platform.streams.StreamStatus;
import org.shuqiao.exchange.platform.streams.Streams;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of the streams that the platform receives. */
@RestController
@RequestMapping("/api/v1/streams")
class StreamCalls {

    private final Streams streams;
    private final Permissions permissions;

    StreamCalls(Streams streams, Permissions permissions) {
        this.streams = streams;
        this.permissions = permissions;
    }

    /** List of streams. */
    record StreamList(List<StreamStatus> streams) { }

    @GetMapping
    StreamList streams(@AuthenticationPrincipal Actor actor) {
        return new StreamList(streams.of(actor, permissions));
    }
}
