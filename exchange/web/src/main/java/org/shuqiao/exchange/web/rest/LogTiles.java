package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.tile.TilePath;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The record log by HTTP, for anybody who follows it: its newest checkpoint with the witnesses' lines, and tiles of
 * hashes. The records themselves are for those who took part, so there are no bundles of entries.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@RestController
@RequestMapping("/log")
class LogTiles {

    private static final String PREFIX = "/log/";
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final RecordLog log;
    private final Cosignatures cosignatures;

    LogTiles(RecordLog log, Cosignatures cosignatures) {
        this.log = log;
        this.cosignatures = cosignatures;
    }

    @GetMapping(path = "/checkpoint", produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> checkpoint() {
        Checkpoint newest = log.checkpoint();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(cosignatures.covering(newest.size()).orElse(newest).format());
    }

    /** A tile, which never changes. */
    @GetMapping(path = "/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        TilePath path = TilePath.parse(request.getRequestURI().substring(PREFIX.length()))
                .filter(asked -> asked.level().isPresent())
                .orElseThrow(() -> new CodedException(ServerCode.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable()).body(log.tile(path));
    }
}
