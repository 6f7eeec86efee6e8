package org.shuqiao.exchange.web.connection;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.file.making.FileHandOut;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answer that hands a delivered file out, whole or in pieces. While it is sent the grant is looked at every second: a
 * transfer under a grant that was revoked breaks off, and the access log has the refusal.
 */
public final class FileAnswer {

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private FileAnswer() { }

    public static ResponseEntity<Resource> of(FileHandOut.Ready ready, HttpServletRequest request) {
        AnsweredRecord.handedOut(request, ready.file().id());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(ready.file().mediaType()))
                .eTag('"' + ready.file().sha256() + '"')
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(ready.file().name()).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Watched(ready, request));
    }

    /** File whose streams look at the grant. */
    private static final class Watched extends AbstractResource {

        private final FileHandOut.Ready ready;
        private final HttpServletRequest request;

        Watched(FileHandOut.Ready ready, HttpServletRequest request) {
            this.ready = ready;
            this.request = request;
        }

        @Override
        public String getDescription() {
            return "file " + ready.file().id();
        }

        @Override
        public long contentLength() {
            return ready.file().bytes();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(Files.newInputStream(ready.path())) {

                private long looked = System.nanoTime();

                @Override
                public int read() throws IOException {
                    look();
                    return super.read();
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    look();
                    return super.read(into, from, length);
                }

                private void look() throws IOException {
                    if (System.nanoTime() - looked < LOOK) {
                        return;
                    }
                    looked = System.nanoTime();
                    Optional<DeliveryResult> stopped = ready.stopped().get();
                    if (stopped.isPresent()) {
                        AnsweredRecord.note(request, stopped.get());
                        throw new IOException("the grant of " + getDescription() + " no longer stands");
                    }
                }
            };
        }
    }
}
