package org.shuqiao.exchange.domain.monitor;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityKind;

/** City whose logs are written by hand; each test has a consumer of its own, so that one city serves them all. */
final class CraftedLogs implements AutoCloseable {

    static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-23T12:00:00+08:00"); // a Monday

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    final TestCity city = new TestCity();
    final Monitoring monitoring = city.exchange().getBean(Monitoring.class);
    private final RecordOutbox outbox = city.exchange().getBean(RecordOutbox.class);
    private final RecordId ids = city.exchange().getBean(RecordId.class);

    CraftedLogs() {
        for (String login : List.of("a.bulk", "a.file", "a.verify", "a.night", "a.refused", "a.probe", "a.endless")) {
            city.account(login, "minzheng", Role.REQUESTER);
        }
        monitoring.run();
    }

    String delivered(String consumer, String account, OffsetDateTime at, DeliveryKind kind, long rows) {
        return record(consumer, account, at, kind, "复核", List.of(new GrantUse("G-2026-000900", "10101001/000001", 1,
                DIGEST)), new Outcome.Delivered(rows, DIGEST));
    }

    String refusedRecord(String consumer, String account, OffsetDateTime at, String resource) {
        return record(consumer, account, at, DeliveryKind.QUERY, "复核", List.of(),
                new Outcome.Refused("SQ-EXC-0040", Optional.of(resource)));
    }

    private String record(String consumer, String account, OffsetDateTime at, DeliveryKind kind,
            String purpose, List<GrantUse> uses, Outcome outcome) {
        ExchangeRecordDraft draft = new ExchangeRecordDraft(ids.next(), at, kind, consumer, List.of("gongan"),
                purpose, uses, Optional.of(DIGEST), Map.of(), outcome);
        outbox.prepare(draft, account, Optional.empty());
        outbox.append(draft);
        return draft.id();
    }

    void entry(SecurityKind kind, String account, OffsetDateTime at, Map<String, String> details) {
        city.securityLog.append(new SecurityEvent(at, kind, account, "", details));
    }

    /** @return alerts of a rule that concern a consumer, after what is new was taken */
    List<Alert> seen(String rule, String consumer) {
        monitoring.run();
        return city.alerts.of(city.auditor).stream().filter(alert -> alert.kind().equals(rule)
                && alert.consumer().filter(consumer::equals).isPresent()).toList();
    }

    List<String> kinds() {
        return city.alerts.of(city.auditor).stream().map(Alert::kind).toList();
    }

    @Override
    public void close() {
        city.close();
    }
}
