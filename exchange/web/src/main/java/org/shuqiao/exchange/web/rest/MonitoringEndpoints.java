package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.exchange.platform.health.Readiness;
import org.shuqiao.exchange.platform.metrics.MetricsToken;
import org.shuqiao.exchange.platform.metrics.PlatformMetrics;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a monitoring system and a load balancer ask: metrics in the format of Prometheus, by a token of their own, and
 * whether the server lives and can take calls, by anybody.
 */
@RestController
class MonitoringEndpoints {

    private static final String UP = "UP\n";

    private final PlatformMetrics metrics;
    private final MetricsToken token;
    private final Readiness readiness;

    MonitoringEndpoints(PlatformMetrics metrics, MetricsToken token, Readiness readiness) {
        this.metrics = metrics;
        this.token = token;
        this.readiness = readiness;
    }

    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    ResponseEntity<String> metrics(HttpServletRequest call) {
        if (!token.admits(Objects.requireNonNullElse(call.getHeader(HttpHeaders.AUTHORIZATION), ""))) {
            throw new CodedException(ServerCode.METRICS_TOKEN);
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(metrics.scrape());
    }

    @GetMapping(path = "/health/live", produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> live() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(UP);
    }

    /** With names of what stands in the way, where something does. */
    @GetMapping(path = "/health/ready", produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> ready() {
        List<String> missing = readiness.missing();
        if (missing.isEmpty()) {
            return live();
        }
        return ResponseEntity.status(HttpStatusOf.kind(ErrorKind.UNAVAILABLE)).cacheControl(CacheControl.noStore())
                .body("DOWN " + String.join(" ", missing) + "\n");
    }
}
