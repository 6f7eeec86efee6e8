package org.shuqiao.exchange.domain.grade;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Raises an alert for each published item whose source was graded higher later (就高从严), once for each grade. Looks
 * when the catalogue published something, and once a day for what new runs derive.
 */
public final class GradeWatch {

    private static final String KIND = "source-regraded";

    private final ExchangeStore store;
    private final Entries entries;
    private final Lineages lineages;
    private final Announcements announcements;
    private final Alerts alerts;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(-1, LocalDate.MIN));

    public GradeWatch(ExchangeStore store, Entries entries, Lineages lineages, Announcements announcements,
            Alerts alerts) {
        this.store = store;
        this.entries = entries;
        this.lineages = lineages;
        this.announcements = announcements;
        this.alerts = alerts;
    }

    private record Seen(long announcement, LocalDate day) { }

    /** Looks at the published entries where something could have changed since the last time. */
    public void tell() {
        Seen now = new Seen(announcements.last(), store.today());
        if (now.equals(seen.get())) {
            return;
        }
        entries.eachPublished(version -> lineages.outgraded(version).forEach(item -> tell(version, item)));
        seen.set(now);
    }

    private void tell(EntryVersion version, Lineages.Outgraded item) {
        store.inTransaction(() -> {
            int fresh = store.sql("""
                    insert into exchange.grade_told (code, version, item, grade)
                    values (:code, :version, :item, :grade) on conflict do nothing""")
                    .param("code", version.code().orElseThrow()).param("version", version.version())
                    .param("item", item.item()).param("grade", item.source().grade().code()).update();
            if (fresh == 1) {
                alerts.raise(List.of(alert(version, item)));
            }
        });
    }

    private static AlertDraft alert(EntryVersion version, Lineages.Outgraded item) {
        String provider = version.draft().provider();
        return new AlertDraft(KIND, Severity.WARNING,
                new AlertText("信息项“%s”为“%s”，低于其来源现在的级别“%s”（%s）".formatted(item.item(), item.grade().zh(),
                        item.source().grade().zh(), item.source().path()),
                        "the item %s is %s, below what its source is now, %s (%s)".formatted(item.item(),
                                item.grade().en(), item.source().grade().en(), item.source().path())),
                new AlertText("请修订条目，提高级别或说明重新定级的理由；不改不能发布新版",
                        "Revise the entry: raise the grade or give the reason; else its next version is not published"),
                version.code().orElseThrow() + " " + version.draft().name(), Optional.empty(), Optional.of(provider),
                Optional.empty(), Optional.empty(), 1, List.of(),
                Audience.nobody().officersOf(provider).holdersOf(Role.AUTHORITY).holdersOf(Role.AUDITOR));
    }
}
