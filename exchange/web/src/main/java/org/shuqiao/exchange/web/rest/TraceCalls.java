package org.shuqiao.exchange.web.rest;

import java.io.IOException;
import java.io.InputStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.exchange.domain.trace.TraceFinding;
import org.shuqiao.exchange.domain.trace.TraceUploads;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint that tells from which receipt the rows of a file come; the file is not kept. */
@RestController
@RequestMapping("/api/v1/trace")
class TraceCalls {

    private final TraceUploads traces;
    private final Permissions permissions;

    TraceCalls(TraceUploads traces, Permissions permissions) {
        this.traces = traces;
        this.permissions = permissions;
    }

    /** @param format {@code csv}, {@code xlsx}, {@code parquet} or {@code jsonl}. @param body the file, in clear */
    @PostMapping
    TraceFinding trace(@RequestParam String format, InputStream body, @AuthenticationPrincipal Actor actor)
            throws IOException {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return traces.trace(actor, body, FileFormat.of(format)
                .orElseThrow(() -> new CodedException(FileCode.UNKNOWN_FORMAT, format)));
    }
}
