package org.shuqiao.exchange.web.rest;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.health.Readiness;
import org.shuqiao.exchange.platform.metrics.MetricsToken;
import org.shuqiao.exchange.platform.metrics.PlatformMetrics;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a monitoring system and a load balancer ask: metrics in the format of Prometheus, by a token of their own, and
 * whether the server lives and can take calls, by anybody.
 */
@RestController
class MonitoringEndpoints {

    private final PlatformMetrics metrics;
    private final MetricsToken token;
    private final Readiness readiness;

    MonitoringEndpoints(PlatformMetrics metrics, MetricsToken token, Readiness readiness) {
        this.metrics = metrics;
        this.token = token;
        this.readiness = readiness;
    }

    /** Standing of the server. @param missing what stands in the way of calls */
    record Standing(String status, List<String> missing) { }

    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    ResponseEntity<String> metrics(@RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "")
            String authorization) {
        if (!token.admits(authorization)) {
            throw new CodedException(ServerCode.METRICS_TOKEN);
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(metrics.scrape());
    }

    @GetMapping("/health/live")
    ResponseEntity<Standing> live() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Standing("UP", List.of()));
    }

    @GetMapping("/health/ready")
    ResponseEntity<Standing> ready() {
        List<String> missing = readiness.missing();
        return ResponseEntity.status(missing.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(new Standing(missing.isEmpty() ? "UP" : "DOWN", missing));
    }
}
