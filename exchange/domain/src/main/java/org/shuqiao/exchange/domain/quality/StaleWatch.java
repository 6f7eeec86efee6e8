package org.shuqiao.exchange.domain.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertKind;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Raises an alert for each published entry whose data were not renewed in time, once for each time they were due. */
public final class StaleWatch {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final ExchangeStore store;
    private final Entries entries;
    private final DataAges ages;
    private final Alerts alerts;
    private final AtomicReference<Instant> looked = new AtomicReference<>(Instant.MIN);

    public StaleWatch(ExchangeStore store, Entries entries, DataAges ages, Alerts alerts) {
        this.store = store;
        this.entries = entries;
        this.ages = ages;
        this.alerts = alerts;
    }

    /** Looks at the published entries where that was not done in the last hour. */
    public void tellOnceAnHour() {
        Instant now = store.now();
        Instant before = looked.get();
        if (before.equals(Instant.MIN) || !now.isBefore(before.plus(PAUSE))) {
            tell();
            looked.set(now);
        }
    }

    private void tell() {
        entries.eachPublished(version -> ages.age(version).filter(DataAge::overdue)
                .filter(age -> ages.inLake(version)).ifPresent(age -> tell(version, age)));
    }

    private void tell(EntryVersion version, DataAge age) {
        store.inTransaction(() -> {
            int fresh = store.sql("""
                    insert into exchange.stale_told (code, due) values (:code, :due) on conflict do nothing""")
                    .param("code", age.resource()).param("due", age.due()).update();
            if (fresh == 1) {
                alerts.raise(List.of(alert(version.draft().provider(), age)));
            }
        });
    }

    private static AlertDraft alert(String provider, DataAge age) {
        return new AlertDraft(AlertKind.STALE.name(), Severity.WARNING, AlertText.NONE, AlertText.NONE,
                age.resource() + " " + age.title() + " " + age.due(), Optional.empty(), Optional.of(provider),
                Optional.empty(), Optional.empty(), 1, List.of(),
                Audience.nobody().officersOf(provider).holdersOf(Role.AUTHORITY));
    }
}
