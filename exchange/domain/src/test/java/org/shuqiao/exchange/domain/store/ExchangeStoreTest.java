package org.shuqiao.exchange.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuqiao.exchange.domain.testkit.TestCity;

/** Tests that transactions that wait for each other both end. */
final class ExchangeStoreTest {

    @Test
    @Timeout(60)
    void twoTransactionsThatTakeTheSameLocksInOppositeOrderBothEnd() throws Exception {
        try (TestCity city = new TestCity(); ExecutorService two = Executors.newFixedThreadPool(2)) {
            ExchangeStore store = city.exchange().getBean(ExchangeStore.class);
            store.sql("create table crossing (name text primary key, count int)").update();
            store.sql("insert into crossing values ('a', 0), ('b', 0)").update();
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            AtomicInteger runs = new AtomicInteger();

            List<Future<Boolean>> both = two.invokeAll(List.of(
                    crossing(store, bothHoldOne, runs, "a", "b"), crossing(store, bothHoldOne, runs, "b", "a")));
            for (Future<Boolean> each : both) {
                assertThat(each.get()).isTrue();
            }

            assertThat(runs).as("a loser was run again").hasValueGreaterThanOrEqualTo(3);
            assertThat(store.sql("select count from crossing").query(Integer.class).list()).containsExactly(2, 2);
        }
    }

    private static Callable<Boolean> crossing(ExchangeStore store, CyclicBarrier bothHoldOne, AtomicInteger runs,
            String first, String second) {
        return () -> store.inTransaction(() -> {
            count(store, first);
            if (runs.incrementAndGet() <= 2) {
                await(bothHoldOne);
            }
            count(store, second);
            return true;
        });
    }

    private static void count(ExchangeStore store, String name) {
        store.sql("update crossing set count = count + 1 where name = :name").param("name", name).update();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
