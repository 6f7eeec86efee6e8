package org.shuqiao.exchange.web.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Account;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.control.ChangeState;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.node.CallGuard;
import org.shuqiao.exchange.domain.overview.Counters;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.platform.health.PlatformHealth;
import org.shuqiao.exchange.platform.health.SystemStanding;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.springframework.stereotype.Component;

/** Part of the home page for administrators: accounts, departments with their keys, jobs, systems, settings, health. */
@Component
class AdministratorHome {

    private static final long GIGABYTE = 1_000_000_000L;
    private static final long FULL = 10;

    private final Accounts accounts;
    private final Changes changes;
    private final Departments departments;
    private final DepartmentKeys keys;
    private final CallGuard guard;
    private final JobViews jobs;
    private final PlatformHealth health;
    private final Dashboard board;
    private final SettingsInForce settings;

    AdministratorHome(Accounts accounts, Changes changes, Departments departments, DepartmentKeys keys,
            CallGuard guard, JobViews jobs, PlatformHealth health, Dashboard board, SettingsInForce settings) {
        this.accounts = accounts;
        this.changes = changes;
        this.departments = departments;
        this.keys = keys;
        this.guard = guard;
        this.jobs = jobs;
        this.health = health;
        this.board = board;
        this.settings = settings;
    }

    /** All that the part shows. @param proposals changes that wait for a second person */
    record View(List<AccountLine> accounts, Map<String, Long> roles, long disabled, long proposals,
            List<DepartmentLine> departments, List<JobViews.Line> jobs, List<SystemLine> systems, List<Fact> health,
            List<Fact> settings) { }

    record AccountLine(String login, String name, String department, String roles, boolean active) { }

    /** A department with the holder of its key, and when its node was last heard of. */
    record DepartmentLine(String id, String name, String custody, boolean node, String contact, long accounts) { }

    /** A part of the platform. */
    record SystemLine(String part, boolean connected, String away) { }

    /** A figure. @param tone of what asks for attention */
    record Fact(String key, String value, String tone) { }

    View view(Actor actor, PageLocalizer say) {
        List<Account> all = accounts.all(actor);
        Map<String, Long> roles = all.stream().filter(Account::active).flatMap(each -> each.roles().stream())
                .collect(Collectors.groupingBy(Role::id, TreeMap::new, Collectors.counting()));
        return new View(all.stream().map(each -> line(each, say)).toList(), roles,
                all.stream().filter(each -> !each.active()).count(),
                changes.list(actor, Optional.of(ChangeState.OPEN)).stream()
                        .filter(each -> !each.proposedBy().equals(actor.login())).count(),
                departments.all().stream().map(each -> line(each, all, say))
                        .sorted(Comparator.comparing(DepartmentLine::id)).toList(),
                jobs.latest(say),
                health.systems(actor).stream().map(each -> line(each, say)).toList(), health(actor, say),
                settings(say));
    }

    private List<Fact> health(Actor actor, PageLocalizer say) {
        PlatformHealth.Resources now = health.resources(actor);
        Counters counters = board.counters(actor);
        boolean full = now.freeBytes() * 100 < now.diskBytes() * FULL;
        return List.of(fact("disk", say.text("admin.of", gigabytes(now.freeBytes()), gigabytes(now.diskBytes())),
                        full),
                fact("memory", say.text("admin.of", gigabytes(now.memoryBytes()), gigabytes(now.memoryLimit())),
                        false),
                fact("waiting", say.number(counters.eventsWaiting()), counters.eventsWaiting() > 0),
                fact("refused", say.number(counters.eventsRefused()), counters.eventsRefused() > 0),
                fact("records", say.number(counters.exchanges()), false),
                fact("overdue", say.number(counters.overdue()), counters.overdue() > 0));
    }

    private List<Fact> settings(PageLocalizer say) {
        var now = settings.configuration();
        String never = say.text("admin.none");
        return List.of(fact("address", now.server().host() + ":" + now.server().port(), false),
                fact("jdbc", now.server().jdbcHost() + ":" + now.server().jdbcPort(), false),
                fact("tls", say.text(now.server().tls().configured() ? "admin.yes" : "admin.no"), false),
                fact("rows", say.number(now.query().rows()), false),
                fact("seconds", say.number(now.query().seconds()), false),
                fact("retention", String.valueOf(now.retention().years()), false),
                fact("hosts", now.reach().hosts().isEmpty() ? never : say.number(now.reach().hosts().size()), false));
    }

    private static Fact fact(String key, String value, boolean attention) {
        return new Fact(key, value, attention ? "warn" : "");
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIGABYTE);
    }

    private static AccountLine line(Account each, PageLocalizer say) {
        return new AccountLine(each.login(), each.name(), say.department(each.department()),
                each.roles().stream().sorted().map(role -> say.text("role." + role.id()))
                        .collect(Collectors.joining(say.zh() ? "、" : ", ")), each.active());
    }

    private DepartmentLine line(Department each, List<Account> all, PageLocalizer say) {
        String custody = keys.custody(each.id()).word();
        return new DepartmentLine(each.id(), say.either(each.zh(), each.en()), say.text("custody." + custody),
                custody.equals("node"), guard.lastContact(each.id()).map(say::minute).orElse(""),
                all.stream().filter(account -> account.active() && account.department().equals(each.id())).count());
    }

    private static SystemLine line(SystemStanding each, PageLocalizer say) {
        return new SystemLine(each.part(), each.connected(), each.awaySince().map(say::minute).orElse(""));
    }
}
