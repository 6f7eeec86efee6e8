package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.DatasetSummary;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.platform.audit.AuditInbox;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.security.OpenIdProvider;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home page with the exchange's figures, and the login page. */
@Controller
class HomePage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneId.of("Asia/Shanghai"));
    private static final int LATEST = 8;

    private final Entries entries;
    private final Datasets datasets;
    private final Jobs jobs;
    private final RecordLog log;
    private final Dashboard board;
    private final Optional<OpenIdProvider> provider;
    private final Charts charts;
    private final Clock clock;
    private final AuditInbox inbox;

    HomePage(Entries entries, Datasets datasets, Jobs jobs, RecordLog log, Dashboard board,
            Optional<OpenIdProvider> provider, Charts charts, Clock clock, AuditInbox inbox) {
        this.entries = entries;
        this.datasets = datasets;
        this.jobs = jobs;
        this.log = log;
        this.board = board;
        this.provider = provider;
        this.charts = charts;
        this.clock = clock;
        this.inbox = inbox;
    }

    /** One link of the chain with its count. */
    record Link(String name, long count, boolean attention) { }

    /** A job in the list. */
    record JobLine(String id, String kind, String state, String tone, String started, long seconds) { }

    @GetMapping("/")
    String home(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        Language language = PageFrame.language(request);
        List<DatasetFacts> datasets = this.datasets.all().stream().map(DatasetSummary::facts).toList();
        long delivered = log.count(RecordFilter.all().outcome("delivered"));
        long refused = log.count(RecordFilter.all().outcome("refused"));
        List<Link> chain = new ArrayList<>(List.of(
                new Link("collected", datasets.stream().mapToLong(d -> d.rows().in()).sum(), false),
                new Link("standard", datasets.stream().mapToLong(d -> d.rows().standard()).sum(), false),
                new Link("quarantined", datasets.stream().mapToLong(d -> d.rows().quarantined()).sum(), true),
                new Link("published", entries.inState(EntryState.PUBLISHED,
                        Optional.empty()).size(), false),
                new Link("delivered", delivered, false),
                new Link("refused", refused, true)));
        if (actor != null) {
            chain.add(chain.size() - 2, new Link("granted", board.counters(actor).activeGrants(), false));
        }
        if (actor != null && (actor.has(Role.AUDITOR) || actor.has(Role.AUTHORITY))) {
            model.addAttribute("found", inbox.waiting(actor).stream().map(AuditPage::line).toList());
        }
        model.addAttribute("chain", chain);
        model.addAttribute("datasets", datasets);
        model.addAttribute("rowsChart", charts.rows(datasets, language));
        model.addAttribute("exchanged", delivered + refused > 0);
        model.addAttribute("exchangeChart", charts.outcomes(delivered, refused, language));
        model.addAttribute("jobs", jobs.all().stream().limit(LATEST).map(this::line).toList());
        return "pages/home";
    }

    @GetMapping("/login")
    String login(Model model, HttpServletRequest request, HttpSession session) {
        if (session.getAttribute("loginProblem") instanceof CodedException refused) {
            session.removeAttribute("loginProblem");
            model.addAttribute("problem", ErrorBody.of(refused, PageFrame.language(request)));
        }
        if (session.getAttribute("loginTried") instanceof String tried) {
            session.removeAttribute("loginTried");
            model.addAttribute("tried", tried);
        }
        model.addAttribute("provider", provider.isPresent());
        return "pages/login";
    }

    /**
     * On the way to the provider; one that does not answer is told on the login page, where a local account still gets
     * in.
     */
    @GetMapping("/login/city")
    String provider(HttpSession session) {
        try {
            provider.orElseThrow(() -> new CodedException(ServerCode.NOT_FOUND)).requireReachable();
            return "redirect:/oauth2/authorization/" + OpenIdProvider.ID;
        } catch (CodedException e) {
            session.setAttribute("loginProblem", e);
            return "redirect:/login?failed";
        }
    }

    private JobLine line(Job job) {
        String tone = switch (job.state()) {
            case RUNNING -> "";
            case DONE -> "good";
            case PARTLY -> "warn";
            case FAILED -> "bad";
        };
        long seconds = Duration.between(job.startedAt(), job.endedAt().orElseGet(clock::instant)).toSeconds();
        return new JobLine(job.id(), job.kind().name(), job.state().name(), tone, TIME.format(job.startedAt()),
                seconds);
    }
}
