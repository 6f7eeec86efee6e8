package org.shuqiao.exchange.domain.basis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.shuqiao.catalog.basis.LegalText;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Raises an alert for each published entry whose basis cites a text that is no longer in force, once for each text. */
public final class BasisWatch {

    private static final String KIND = "basis-ended";

    private final ExchangeStore store;
    private final Entries entries;
    private final LegalTexts texts;
    private final Alerts alerts;
    private final AtomicReference<LocalDate> looked = new AtomicReference<>(LocalDate.MIN);

    public BasisWatch(ExchangeStore store, Entries entries, LegalTexts texts, Alerts alerts) {
        this.store = store;
        this.entries = entries;
        this.texts = texts;
        this.alerts = alerts;
    }

    /** Looks at the published entries where that was not done today. */
    public void tellOnceADay() {
        LocalDate today = store.today();
        if (!looked.get().equals(today)) {
            tell(today);
            looked.set(today);
        }
    }

    private void tell(LocalDate today) {
        entries.eachPublished(version -> {
            for (LegalText ended : texts.ended(version.draft().sharing().basis(), today)) {
                store.inTransaction(() -> {
                    int fresh = store.sql("""
                            insert into exchange.basis_told (code, version, text) values (:code, :version, :text)
                            on conflict do nothing""").param("code", version.code().orElseThrow())
                            .param("version", version.version()).param("text", ended.title()).update();
                    if (fresh == 1) {
                        alerts.raise(List.of(alert(version, ended)));
                    }
                });
            }
        });
    }

    private static AlertDraft alert(EntryVersion version, LegalText ended) {
        String provider = version.draft().provider();
        return new AlertDraft(KIND, Severity.WARNING,
                new AlertText("共享依据“%s”已失效".formatted(ended.title()),
                        "the basis %s of sharing is no longer in force".formatted(ended.title())),
                new AlertText("请修订条目，改引现行有效的文件", "Revise the entry and cite a text that is in force"),
                version.code().orElseThrow() + " " + version.draft().name(), Optional.empty(), Optional.of(provider),
                Optional.empty(), Optional.empty(), 1, List.of(),
                Audience.nobody().officersOf(provider).holdersOf(Role.AUTHORITY).holdersOf(Role.AUDITOR));
    }
}
