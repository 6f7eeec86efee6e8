package org.shuqiao.exchange.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.testkit.TestCity;

/** Announcements in the store: each try is counted before it is made, whatever becomes of the process. */
class WebhookRowsTest {

    private TestCity city;
    private ExchangeStore store;
    private WebhookRows rows;

    @BeforeEach
    void open() {
        city = new TestCity();
        store = new ExchangeStore(city.pool, city.clock);
        rows = new WebhookRows(store);
        store.sql("""
                insert into exchange.subscription (id, consumer, created_by, created_at, resource, purpose, key_items,
                    state, salt, cursor, held)
                values ('F-1', 'minzheng', 'someone', now(), 'R', 'P', '{}', 'active', 's', 'c', '')""").update();
        rows.set("F-1", "https://hooks.example.org/x", "salt");
        rows.insert("CALL", "F-1", "RECORD", 3, List.of("O-2026-000001"));
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void whatWasKilledInTheMiddleIsMadeAgainUnderTheSameNumber() {
        assertThat(rows.takeDue()).extracting(WebhookCall::id).containsExactly("CALL"); // and the process dies
        assertThat(new WebhookRows(store).takeDue()).as("nobody makes it at the same time").isEmpty();

        city.clock.advance(WebhookWaits.WAITS.getFirst());

        assertThat(new WebhookRows(store).takeDue()).singleElement().satisfies(call -> {
            assertThat(call.id()).isEqualTo("CALL");
            assertThat(call.tries()).isEqualTo(1);
            assertThat(call.corrections()).containsExactly("O-2026-000001");
        });
    }

    @Test
    void theWaitsGrow() {
        for (Duration wait : WebhookWaits.WAITS) {
            assertThat(rows.takeDue()).hasSize(1);
            city.clock.advance(wait.minusSeconds(1));
            assertThat(rows.takeDue()).as("before %s", wait).isEmpty();
            city.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(WebhookWaits.WAITS).isSorted();
    }

    @Test
    void aPausedSubscriptionAnnouncesNothingAndTheSameChangesOnce() {
        rows.insert("OTHER", "F-1", "RECORD", 3, List.of());
        store.sql("update exchange.subscription set state = 'paused'").update();
        assertThat(rows.takeDue()).isEmpty();
        assertThat(rows.takeLooks(Duration.ofMinutes(15))).isEmpty();

        store.sql("update exchange.subscription set state = 'active'").update();
        assertThat(rows.takeDue()).extracting(WebhookCall::id).containsExactly("CALL");
        assertThat(rows.takeLooks(Duration.ofMinutes(15))).containsExactly("F-1");
    }
}
