package org.shuqiao.exchange.domain.duty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.clock.ClockFile;
import org.shuqiao.exchange.domain.clock.ClockFiles;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.clock.ClockRules;
import org.shuqiao.ledger.clock.HolidayNotice;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Notices and deadlines that the data authority loads while the platform runs. A file that is loaded is an act of the
 * authority, counts at once, and every open due date is reckoned anew. Every set of rules that was ever in force is
 * kept, so that what was reckoned with it can be reckoned again.
 */
public final class LoadedRules {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Acts acts;
    private final LegalClock clock;
    private final ClockFiles files;
    private final DueDates dueDates;

    /** @param files what the platform brings and the city's folder */
    public LoadedRules(ExchangeStore store, Permissions permissions, Acts acts, LegalClock clock, ClockFiles files,
            DueDates dueDates) {
        this.store = store;
        this.permissions = permissions;
        this.acts = acts;
        this.clock = clock;
        this.files = files;
        this.dueDates = dueDates;
    }

    /** @param changed how many open due dates are other ones now */
    public record Loaded(String before, String after, int changed) { }

    /** @param content canonical JSON, as acts cite its digest */
    public record Calendar(String digest, String content, Instant since) { }

    /**
     * Takes the rules that are loaded, by this process or another.
     *
     * @throws CodedException when they contradict the files of the folder
     */
    public void refresh() {
        ClockRules rules = files(loaded()).rules();
        if (!rules.digest().equals(clock.digest())) {
            clock.adopt(rules);
        }
        keep(rules);
    }

    /** @return the rules that the file would make; nothing is kept */
    public ClockRules check(Actor actor, String name, String yaml) {
        permissions.require(actor, Role.AUTHORITY);
        return combined(name, yaml);
    }

    /** @return the act of loading a file, whose digest a person of the authority signs with a key of their own */
    public ActPreview preview(Actor actor, String name, String yaml) {
        permissions.require(actor, Role.AUTHORITY);
        return acts.preview(draft(actor, yaml, combined(name, yaml)));
    }

    /**
     * Loads a file.
     *
     * @param approved the act that {@link #preview} showed; nothing for the log-in alone
     * @throws CodedException what is wrong with it; when it contradicts what is in force, naming both
     */
    public Loaded load(Actor actor, String name, String yaml, Optional<ApprovedAct> approved) {
        permissions.require(actor, Role.AUTHORITY);
        String before = clock.digest();
        dueDates.reckon(); // what was asked a moment ago has its due date on record, too
        store.inTransaction(() -> {
            store.sql("select pg_advisory_xact_lock(hashtext('exchange.clock_file'))").query().singleRow();
            ClockRules rules = combined(name, yaml);
            if (rules.digest().equals(before)) {
                return;
            }
            acts.submit(draft(actor, yaml, rules), approved);
            store.sql("""
                    insert into exchange.clock_file (name, content, loaded_by, loaded_at)
                    values (:name, :content, :by, :at)
                    on conflict (name) do update set content = excluded.content, loaded_by = excluded.loaded_by,
                        loaded_at = excluded.loaded_at""")
                    .param("name", name).param("content", yaml).param("by", actor.login())
                    .param("at", ExchangeStore.column(store.now())).update();
        });
        refresh();
        return new Loaded(before, clock.digest(), dueDates.reckon());
    }

    /** @return every set of rules that was ever in force, oldest first */
    public List<Calendar> calendars() {
        return store.sql("select * from exchange.clock_calendar order by since, digest")
                .query((row, number) -> new Calendar(row.getString("digest"), row.getString("content"),
                        Columns.time(row, "since"))).list();
    }

    private ClockRules combined(String name, String yaml) {
        ClockFile file = ClockFile.read(name, yaml);
        LocalDate today = store.today();
        file.periods().stream().filter(period -> period.from().isBefore(today)
                && !clock.rules().periods().contains(period)).findFirst().ifPresent(period -> {
                    throw new CodedException(ClockCode.RULE_RETROACTIVE, period.from());
                });
        return files(loaded().stream().filter(each -> !each.name().equals(name)).toList()).and(file).rules();
    }

    private ClockFiles files(List<ClockFile> loaded) {
        ClockFiles all = files;
        for (ClockFile file : loaded) {
            all = all.and(file);
        }
        return all;
    }

    private List<ClockFile> loaded() {
        return store.sql("select name, content from exchange.clock_file order by name")
                .query((row, number) -> ClockFile.read(row.getString("name"), row.getString("content"))).list();
    }

    private void keep(ClockRules rules) {
        store.sql("""
                insert into exchange.clock_calendar (digest, content, since) values (:digest, :content, :at)
                on conflict do nothing""")
                .param("digest", rules.digest())
                .param("content", new String(rules.bytes(), StandardCharsets.UTF_8))
                .param("at", ExchangeStore.column(store.now())).update();
    }

    private ActDraft draft(Actor actor, String yaml, ClockRules rules) {
        ObjectNode body = CanonicalJson.object().put("before", clock.digest()).put("calendar", rules.digest())
                .put("file", Sha256.tagged(yaml));
        rules.notices().stream().map(HolidayNotice::number).forEach(body.putArray("notices")::add);
        String numbers = rules.notices().stream().map(HolidayNotice::number).collect(Collectors.joining("、"));
        String words = ("时限数据改为 %s，所依通知：%s。\n\nThe legal clock reckons with %s; notices: %s.\n\n%s")
                .formatted(rules.digest(), numbers, rules.digest(), numbers.replace("、", ", "), yaml);
        return new ActDraft(ActKind.CALENDAR, "calendar:" + rules.digest().substring("sha256:".length()),
                actor.department(), actor.login(), words, body);
    }
}
