package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.engine.QueryEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the grants of a delivery while its answer is made. When a resource has no grant left, because it was revoked
 * or suspended by whatever process, or ended, the engine stops within seconds, and the delivery is refused for that.
 */
final class GrantWatch {

    private static final Logger LOG = LoggerFactory.getLogger(GrantWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final GrantRepository book;
    private final GrantChecks checks;
    private final QueryEngine engine;

    GrantWatch(GrantRepository book, GrantChecks checks, QueryEngine engine) {
        this.book = book;
        this.checks = checks;
        this.engine = engine;
    }

    /** @param reader by which name the engine knows the work */
    <T> T during(List<Grant> grants, Mode mode, String reader, Supplier<T> work) {
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<Optional<DeliveryRefusedException>> ended = new AtomicReference<>(Optional.empty());
        Thread.ofVirtual().name("grant-watch").start(() -> watch(grants, mode, reader, over, ended));
        try {
            return work.get();
        } catch (CodedException e) {
            throw ended.get().<RuntimeException>map(refusal -> refusal).orElse(e);
        } finally {
            over.countDown();
        }
    }

    private void watch(List<Grant> grants, Mode mode, String reader, CountDownLatch over,
            AtomicReference<Optional<DeliveryRefusedException>> ended) {
        try {
            while (!over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<DeliveryRefusedException> refusal = refusal(grants, mode);
                if (refusal.isPresent()) {
                    ended.set(refusal);
                    engine.stop(reader, refusal.get().reason());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the count at the end finds it all the same
            LOG.warn("the grants of a running delivery were not looked at: {}", e.getClass().getName());
        }
    }

    /** Refuses only when no grant of a resource stands: the answer may be under the one that does. */
    private Optional<DeliveryRefusedException> refusal(List<Grant> grants, Mode mode) {
        Map<String, List<Grant>> resources = grants.stream()
                .collect(Collectors.groupingBy(grant -> grant.policy().resource()));
        return resources.values().stream().flatMap(of -> {
            List<Optional<DeliveryRefusedException>> found = of.stream().map(grant -> {
                Grant now = book.get(grant.id());
                return checks.unusable(now, mode).map(reason -> DeliveryRefusedException.of(reason, now));
            }).toList();
            return found.stream().allMatch(Optional::isPresent) ? found.getFirst().stream()
                    : Stream.<DeliveryRefusedException>empty();
        }).findFirst();
    }
}
